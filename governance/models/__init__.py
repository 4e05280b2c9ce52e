from ..rules.models import Model
from .acts import Evidence, Signature, SignedText, StatusChange
from .appointments import (
    Appointment,
    Committee,
    CommitteeGroupPermission,
    CommitteeUserPermission,
    OrganisationGroupPermission,
    OrganisationUserPermission,
)
from .arrangements import MODELS, Arrangement, Figure, SignIn
from .base import Record
from .controlled import ControlledDocument
from .held import HeldPost
from .organisations import Kind, Organisation, OrganisationName, OrganisationParent
from .people import Person, User

__all__ = [
    "MODELS",
    "Appointment",
    "Arrangement",
    "Committee",
    "CommitteeGroupPermission",
    "CommitteeUserPermission",
    "ControlledDocument",
    "Evidence",
    "Figure",
    "HeldPost",
    "Kind",
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
