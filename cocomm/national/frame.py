"""What the mass stands on, built through actions: bodies, practices, a governance lead at each CCG."""

from dataclasses import dataclass
from datetime import date

from cocomm.world.practices import FILE, FILE_OF, lines_of
from conflicts.models import Declarant
from governance.actions import appoint, record_person
from governance.actions.publishing import republish
from governance.actions.reference import REFERENCE, import_ods, load_reference
from governance.actions.workflow import posts_of
from governance.models import Kind, Organisation, OrganisationParent, User
from governance.permissions import Role
from jobs.clock import real_time, start_of
from publication.actions import sequence

from . import states
from .people import FIRST, Place, Size

OPEN_ON = date(2015, 6, 1)
SAID = "National case: invented people at real bodies. Demonstration: not a record of this body"


@dataclass(frozen=True)
class Body:
    """A CCG, who keeps its registers, and in which post they sign."""

    ccg: Organisation
    lead: User
    post: str
    place: Place
    practices: dict  # code -> Organisation


def build(size, *, at, tell, seed=7):
    """Bodies and leads of this many CCGs, in the order of their codes, their registers in the states of their
    turn; published, and in the ledger."""
    load_reference(at=start_of(FIRST))
    ccgs = list(Organisation.objects.ccgs().open_on(OPEN_ON).order_by("code")[: size.bodies])
    data = (REFERENCE / FILE).read_bytes() if size == Size() else lines_of({ccg.code for ccg in ccgs})
    said = {"name": FILE, "by": None, "at": real_time(), "why": "National case"}
    report = import_ods(data, kind=Kind.PRACTICE, as_at=FILE_OF, **said)
    tell(f"{len(ccgs)} CCGs, {len(report.added)} practices")
    members = _members(ccgs)
    bodies = [_body(ccg, members.get(ccg.pk, [])) for ccg in ccgs]
    states.build(bodies, seed=seed)
    republish(None if size == Size() else [ccg.pk for ccg in ccgs], at=at)
    tell(f"{sequence(at=real_time())} entries published: bodies, posts, and registers in their states")
    return bodies


def _members(ccgs):
    rows = OrganisationParent.objects.on(OPEN_ON).filter(parent__in=ccgs, organisation__kind=Kind.PRACTICE)
    found = {}
    for row in rows.select_related("organisation").order_by("organisation__code"):
        found.setdefault(row.parent_id, []).append(row.organisation)
    return found


def _body(ccg, practices):
    opened = max(FIRST, ccg.opened_on)
    at = start_of(opened)
    person = record_person(name=f"Lead of {ccg.name}"[:200], email=f"lead.{ccg.code}@example.org".lower(), by=None)
    lead = User.objects.get(person=person)
    appoint(
        person=person, role=Role.GOVERNANCE_LEAD, body=ccg, starts_on=opened, by=None, at=at,
        position="Governance lead", reason=SAID,
    )  # fmt: skip
    place = Place(ccg.code, opened, tuple((each.code, str(each)) for each in practices))
    post = posts_of(Declarant(ccg=ccg, person=person), by=lead, at=at)
    return Body(ccg, lead, post, place, {each.code: each for each in practices})
