"""A toy register, so that this floor is tested without anything above it."""

from datetime import UTC, date, datetime

from publication.registers import Column, Edition, Register, Row

SWITCH = date(2017, 6, 16)


def edition(on):
    """As the conflicts rules do it: from a date only one class is public."""
    if on >= SWITCH:
        return Edition("Toy rules 2017", ("decides",))
    return Edition("Toy rules 2016", ("decides", "staff"))


TOYS = Register(
    key="toys",
    title="Register of toys",
    about="What people in the house own and may play with.",
    columns=(
        Column("name", "Name", kind="person"),
        Column("toy", "Toy", about="What it is."),
        Column("price", "Price", kind="money"),
        Column("since", "From", kind="date"),
        Column("until", "To", kind="date"),
        Column("late", "Days late", kind="number"),
    ),
    heading=("name", "toy"),
    categories={"soft": "Soft", "hard": "Hard"},
    edition=edition,
    switches=(SWITCH,),
    months=6,
    historic="Older entries are kept for six years. Ask the toy keeper.",
)
HOUSES = Register(
    key="houses",
    title="Houses",
    columns=(Column("name", "Name"), Column("web", "Website", kind="link")),
    months=None,
    names_bodies=True,
)
NAMES = ["tests.publication.toy.TOYS", "tests.publication.toy.HOUSES"]


def at(text):
    """A moment: `2017-05-01` is ten in the morning of that day, UTC."""
    moment = datetime.fromisoformat(text)
    return (moment if "T" in text else moment.replace(hour=10)).replace(tzinfo=UTC)


def row(name="Ann Apple", toy="Bear", *, body="99X", since="2017-01-05", until=None, **more):
    """A row of the toy register; `more` sets the fields of the Row."""
    return Row(
        columns={"name": name, "toy": toy, "price": "12.50", "since": since, "until": until, "late": 0},
        body=body,
        person=name.lower().replace(" ", "-"),
        person_name=name,
        counterparty=more.pop("counterparty", "F81022"),
        counterparty_name=more.pop("counterparty_name", "Riverside Toys Ltd"),
        category=more.pop("category", "soft"),
        audience=more.pop("audience", "decides"),
        valid_from=date.fromisoformat(since),
        valid_to=date.fromisoformat(until) if until else None,
        **more,
    )


def house(name="House of Ninety-Nine", body="99X"):
    return Row(columns={"name": name, "web": "https://example.org/"}, body=body, valid_from=date(2013, 4, 1))


def text(soup):
    return " ".join(soup.get_text(" ").split())
