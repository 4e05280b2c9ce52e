from ..rules.models import Model
from .acts import Evidence, Signature, SignedText, StatusChange
from .agenda import Advice, Item, ItemParty, Paper, Privacy
from .appointments import (
    Appointment,
    Committee,
    CommitteeGroupPermission,
    CommitteeKind,
    CommitteeUserPermission,
    OrganisationGroupPermission,
    OrganisationUserPermission,
)
from .arrangements import MODELS, Arrangement, Figure, SignIn
from .ballots import CastingVote, Count, Motion, Poll, Vote
from .base import Record
from .broadcasts import Broadcast
from .committees import CommitteeBody, Officer, Seat, SeatClass
from .controlled import ControlledDocument
from .engagement import EngagementEvent
from .feeds import CalendarKey
from .held import HeldPost
from .imprints import Imprint
from .links import Link, PartyKind
from .meetings import Guest, Meeting, PublicQuestion
from .minutes import ActionPoint, Discussion, Minutes, Receipt, Report
from .organisations import Kind, Organisation, OrganisationName, OrganisationParent
from .panels import Panel, PanelMember
from .people import Person, User
from .presence import Participation, Ruling, Turn
from .questions import SentQuestion
from .release import Passage, PublicTexts, PublicVersion
from .speaking import Speaker
from .terms import Reading, TermsOfReference, TermsReview

__all__ = [
    "MODELS",
    "ActionPoint",
    "Advice",
    "Appointment",
    "Arrangement",
    "Broadcast",
    "CalendarKey",
    "CastingVote",
    "Committee",
    "CommitteeBody",
    "CommitteeGroupPermission",
    "CommitteeKind",
    "CommitteeUserPermission",
    "ControlledDocument",
    "Count",
    "Discussion",
    "EngagementEvent",
    "Evidence",
    "Figure",
    "Guest",
    "HeldPost",
    "Imprint",
    "Item",
    "ItemParty",
    "Kind",
    "Link",
    "Meeting",
    "Minutes",
    "Model",
    "Motion",
    "Officer",
    "Organisation",
    "OrganisationGroupPermission",
    "OrganisationName",
    "OrganisationParent",
    "OrganisationUserPermission",
    "Panel",
    "PanelMember",
    "Paper",
    "Participation",
    "PartyKind",
    "Passage",
    "Person",
    "Poll",
    "Privacy",
    "PublicQuestion",
    "PublicTexts",
    "PublicVersion",
    "Reading",
    "Receipt",
    "Record",
    "Report",
    "Ruling",
    "Seat",
    "SeatClass",
    "SentQuestion",
    "SignIn",
    "Signature",
    "SignedText",
    "Speaker",
    "StatusChange",
    "TermsOfReference",
    "TermsReview",
    "Turn",
    "User",
    "Vote",
]
