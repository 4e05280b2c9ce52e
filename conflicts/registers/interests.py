"""The register of interests (R-025, R-026): declared interests, nil returns, and silence after notice."""

from publication.registers import Column, Register, Row

from ..rules import redaction as redaction_rules
from ..rules.editions import edition_on
from ..rules.interests import CATEGORIES, THROUGH_ANOTHER
from ..standing import audience_of
from .shared import code_of, edition_of_people, iso

HISTORIC = (
    "An interest that has ended stays here for six months. Older ones are kept for six years:"
    " ask the CCG’s governance lead."
)
NOTHING, SILENT = "nothing", "silent"


def interest_row(interest):
    """The columns of R-026, with what the guardian withheld left out and said to be."""
    return row_of(interest, veil=interest.redactions.filter(status="granted").first())


def row_of(interest, *, veil=None):
    """The same from what is at hand, asking the database nothing."""
    declarant = interest.declarant
    columns = {
        "person": declarant.person.name,
        "position": declarant.position,
        "counterparty": interest.counterparty,
        "type": interest.get_category_display(),
        "direct": "Indirect" if interest.category in THROUGH_ANOTHER else "Direct",
        "description": interest.description,
        "relationship": interest.relationship,
        "from_on": iso(interest.from_on),
        "to_on": iso(interest.ended_on),
        "mitigation": interest.mitigation,
        "declared_on": iso(interest.first_declared_on or interest.declared_on),
        "lateness": interest.lateness,
        "edition": edition_on(interest.first_declared_on or interest.declared_on).title,
        "redaction": "",
    }
    hidden = set()
    if veil:
        hidden = set(veil.fields)
        columns = redaction_rules.redacted(columns, fields=veil.fields, ground=veil.ground, review=veil.review_on)
    return Row(
        columns=columns,
        body=code_of(declarant.ccg),
        person="" if "person" in hidden else declarant.ref,
        person_name="" if "person" in hidden else declarant.person.name,
        counterparty="" if "counterparty" in hidden else interest.counterparty_code,
        counterparty_name="" if "counterparty" in hidden else interest.counterparty,
        category=interest.category,
        audience=audience_of(declarant),
        valid_from=max(filter(None, [interest.from_on, declarant.joined_on])),
        valid_to=interest.ended_on,
    )


def nothing_row(declarant, *, since, silent=False):
    """A person who said there is nothing; or, after fair notice, one who was asked and said nothing."""
    words = "Asked to declare; no answer has been received" if silent else "Nothing to declare"
    blank = dict.fromkeys((c.key for c in INTERESTS.columns), "")
    return Row(
        columns=blank
        | {
            "person": declarant.person.name,
            "position": declarant.position,
            "description": words,
            "declared_on": "" if silent else iso(since),
            "edition": edition_on(since).title,
        },
        body=code_of(declarant.ccg),
        person=declarant.ref,
        person_name=declarant.person.name,
        category=SILENT if silent else NOTHING,
        audience=audience_of(declarant),
        valid_from=since,
        valid_to=declarant.left_on,
    )


INTERESTS = Register(
    key="interests",
    title="Register of interests",
    about="What people who take part in decisions could gain or lose by them, and what is done about it.",
    columns=(
        Column("person", "Name", kind="person"),
        Column("position", "Position"),
        Column("counterparty", "With whom", kind="counterparty"),
        Column("type", "Type of interest", listed=False),
        Column("direct", "Direct or indirect", listed=False),
        Column("description", "Interest"),
        Column(
            "relationship", "Relationship", about="For an indirect interest: how its holder is related.", listed=False
        ),
        Column("from_on", "From", kind="date"),
        Column("to_on", "To", kind="date"),
        Column("mitigation", "What is done about it"),
        Column("declared_on", "Declared", kind="date", listed=False),
        Column(
            "lateness",
            "Late",
            about="Declared more than 28 days after becoming aware, counted from 1 April 2013 "
            "at the earliest, when the duty to declare began.",
        ),
        Column("edition", "Guidance in force", listed=False),
        Column("redaction", "Withheld", listed=False),
    ),
    row=interest_row,
    heading=("person", "counterparty"),
    categories=CATEGORIES | {NOTHING: "Nothing to declare", SILENT: "Asked, no answer"},
    edition=edition_of_people,
    historic=HISTORIC,
)
