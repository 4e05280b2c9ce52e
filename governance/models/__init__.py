from .acts import Evidence, Signature, SignedText, StatusChange
from .appointments import (
    Appointment,
    Committee,
    CommitteeGroupPermission,
    CommitteeUserPermission,
    OrganisationGroupPermission,
    OrganisationUserPermission,
)
from ..rules.models import Model
from .arrangements import MODELS, Arrangement, Figure, SignIn
from .base import Record
from .organisations import Kind, Organisation, OrganisationName, OrganisationParent
from .people import Person, User

__all__ = [
    "Appointment",
    "Arrangement",
    "Committee",
    "CommitteeGroupPermission",
    "CommitteeUserPermission",
    "Evidence",
    "Figure",
    "Kind",
    "MODELS",
    "Model",
    "Organisation",
    "OrganisationGroupPermission",
    "OrganisationName",
    "OrganisationParent",
    "OrganisationUserPermission",
    "Person",
    "Record",
    "SignIn",
    "Signature",
    "SignedText",
    "StatusChange",
    "User",
]
