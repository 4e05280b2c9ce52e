"""The public registers of this floor: bodies, people in role, arrangements, controlled documents.

What is not named here cannot be published. Left out on purpose: of an arrangement the sum that
transfers (the allocation is NHS England's to publish), the conditions and the words of its end
(free text between offices); of a person everything but name, post and dates, and the working
posts (`rules.public.PUBLIC_POSTS`). A person who has left stays for six months, like an interest.
"""

from dataclasses import dataclass
from datetime import date

from django.conf import settings

from publication.registers import Column, Register, Row

from .rules.controlled import Kind
from .rules.models import TITLES
from .rules.public import live_from, round_of


def iso(on):
    return on.isoformat() if on else ""


@dataclass(frozen=True)
class Body:
    """A body as it is on a day: its own row, and what others say of it."""

    organisation: object
    name: str
    kind: str
    office: str = ""
    region: str = ""
    model: str = ""
    model_since: date | None = None


def body_row(body):
    own = body.organisation
    columns = {
        "name": body.name,
        "kind": body.kind,
        "code": own.code,
        "office": body.office,
        "region": body.region,
        "model": body.model,
        "model_since": iso(body.model_since),
        "opened_on": iso(own.opened_on),
        "closed_on": iso(own.closed_on),
    }
    return Row(
        columns=columns, body=own.code, category=own.kind, valid_from=own.opened_on, valid_to=own.closed_on,
        sort=body.name,
    )  # fmt: skip


BODIES = Register(
    key="bodies",
    title="Bodies",
    about="Clinical commissioning groups and the offices of NHS England, and the model of co-commissioning in force.",
    columns=(
        Column("name", "Name"),
        Column("kind", "Kind"),
        Column("code", "ODS code"),
        Column("office", "NHS England office"),
        Column("region", "Region"),
        Column("model", "Model of co-commissioning in force"),
        Column("model_since", "Model in force since", kind="date"),
        Column("opened_on", "Opened", kind="date"),
        Column("closed_on", "Last day", kind="date"),
    ),
    row=body_row,
    months=None,
    names_bodies=True,
    printed=False,
    on_body_page="facts",
)


def person_row(appointment):
    body = appointment.organisation or appointment.committee.organisation
    columns = {
        "name": appointment.person.name,
        "post": appointment.title,
        "at": str(appointment.body),
        "from_on": iso(appointment.starts_on),
        "to_on": iso(appointment.last_day),
    }
    last = appointment.last_day
    return Row(
        columns=columns,
        body=body.code,
        person=appointment.person.ref,
        person_name=appointment.person.name,
        category=appointment.role,
        valid_from=appointment.starts_on,
        valid_to=max(last, appointment.starts_on) if last else None,
    )


PEOPLE = Register(
    key="people",
    title="People in role",
    about="Who answers for decisions: accountable officers, finance officers, chairs, lay members, GP members, "
    "NHS England’s directors.",
    columns=(
        Column("name", "Name", kind="person"),
        Column("post", "Post"),
        Column("at", "At"),
        Column("from_on", "From", kind="date"),
        Column("to_on", "To", kind="date"),
    ),
    row=person_row,
    heading=("name", "post"),
    historic="Somebody who has left a post stays here for six months.",
    on_body_page="list",
)


@dataclass(frozen=True)
class Standing:
    """An arrangement on a day, with the day it was closed."""

    arrangement: object
    on: date
    approved_on: date
    signed_off_on: date | None = None
    closed_on: date | None = None

    @property
    def live_from(self):
        own = self.arrangement
        if own.status == own.Status.LAPSED:
            return None
        day = live_from(
            starts_on=own.starts_on, agreement_signed_on=own.agreement_signed_on,
            signed_off_on=self.signed_off_on, moves_money=own.moves_money,
        )  # fmt: skip
        return day if day and not (self.closed_on and self.closed_on < day) else None

    @property
    def state(self):
        own = self.arrangement
        if own.status == own.Status.LAPSED:
            return "lapsed"
        if self.closed_on and self.closed_on < self.on:
            return "ended"
        return "live" if self.live_from and self.live_from <= self.on else "approved"


STATES = {
    "approved": "Approved, not live yet",
    "live": "Live",
    "lapsed": "Lapsed before it began",
    "ended": "Ended",
}


def arrangement_row(standing):
    own = standing.arrangement
    columns = {
        "ccg": own.ccg.name_on(standing.on),
        "model": TITLES[own.model],
        "round": round_of(own.starts_on),
        "state": STATES[standing.state],
        "approved_on": iso(standing.approved_on),
        "starts_on": iso(own.starts_on),
        "agreement_on": iso(own.agreement_signed_on),
        "live_from": iso(standing.live_from),
        "closed_on": iso(standing.closed_on),
    }
    return Row(
        columns=columns, body=own.ccg.code, category=standing.state, valid_from=standing.approved_on,
        valid_to=max(standing.closed_on, standing.approved_on) if standing.closed_on else None,
        sort=f"{columns['ccg']} {columns['starts_on']}",
    )  # fmt: skip


ARRANGEMENTS = Register(
    key="arrangements",
    title="Co-commissioning arrangements",
    about="Which model each clinical commissioning group was approved for, and since when it is live.",
    columns=(
        Column("ccg", "CCG"),
        Column("model", "Model"),
        Column("round", "Round", about="The financial year it starts in."),
        Column("state", "State", about="Approved is not live: the agreement is signed and, where money moves, "
               "the Chief Finance Officer has signed it off."),
        Column("approved_on", "Approved", kind="date"),
        Column("starts_on", "Starts", kind="date"),
        Column("agreement_on", "Agreement signed", kind="date", listed=False),
        Column("live_from", "Live from", kind="date"),
        Column("closed_on", "Closed", kind="date", about="Its last day, or the day it lapsed."),
    ),
    row=arrangement_row,
    heading=("ccg", "model"),
    categories=STATES,
    months=None,
    on_body_page="list",
)  # fmt: skip


def document_row(version):
    columns = {
        "title": version.title,
        "kind": Kind(version.kind).label,
        "version": version.version,
        "from_on": iso(version.from_on),
        "to_on": iso(version.to_on),
        "approved_by": version.approved_by_body,
        "approved_on": iso(version.approved_on),
        "file": f"{'http' if settings.DEMO else 'https'}://{settings.PUBLIC_HOST}/published/{version.ref}/",
        "sha256": version.file.sha256,
    }
    return Row(
        columns=columns, body=version.organisation.code, category=version.kind, valid_from=version.from_on,
        valid_to=version.to_on, sort=f"{columns['kind']} {version.title} {9999 - version.from_on.year}",
    )  # fmt: skip


DOCUMENTS = Register(
    key="documents",
    title="Controlled documents",
    about="The constitution, the policies and the terms of reference of a body: every version, with the days on which "
    "it was in force and the file itself.",
    columns=(
        Column("title", "Document"),
        Column("kind", "Kind", listed=False),
        Column("version", "Version"),
        Column("from_on", "In force from", kind="date"),
        Column("to_on", "In force to", kind="date"),
        Column("approved_by", "Approved by"),
        Column("approved_on", "Approved on", kind="date", listed=False),
        Column("file", "File", kind="link"),
        Column("sha256", "SHA-256 of the file", listed=False),
    ),
    row=document_row,
    heading=("title", "version"),
    categories={kind.value: kind.label for kind in Kind},
    months=None,
    on_body_page="list",
)
