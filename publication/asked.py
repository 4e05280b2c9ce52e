"""What a reader asked for: a register, a body, two dates and some filters, from the address."""

from dataclasses import dataclass, field
from datetime import date, datetime

from nhsuk.text import tidy

from .registers import Register

FORMS = ("%Y-%m-%d", "%d/%m/%Y", "%d %B %Y", "%d %b %Y")
FILTERS = ("q", "person", "category", "counterparty")
LONGEST = 200


@dataclass(frozen=True)
class Asked:
    register: Register | None
    body: str
    today: date
    as_at: date
    known_at: date
    filters: dict = field(default_factory=dict)
    problems: tuple = ()

    @property
    def current(self):
        """Whether today's page answers it: then one row a line is enough."""
        return self.as_at == self.known_at == self.today

    @property
    def plain(self):
        return not any(self.filters.values())

    @property
    def edition(self):
        return self.register.edition(self.as_at)

    @property
    def dates(self):
        return {"as_at": self.as_at, "known_at": self.known_at, "today": self.today}


def asked(query, *, today, register=None, body=""):
    """Read an address. What is not a date, or has not come yet, is a problem to show."""
    problems, days = [], {}
    for name, words in (("as_at", "The date asked for"), ("known_at", "The date known at")):
        days[name], problem = read_day(query.get(name, ""), words=words, today=today)
        problems += [problem] if problem else []
    filters = {name: tidy(query.get(name, ""), lines=False)[:LONGEST] for name in FILTERS}
    return Asked(
        register=register,
        body=body,
        today=today,
        as_at=days["as_at"] or today,
        known_at=days["known_at"] or today,
        filters=filters,
        problems=tuple(problems),
    )


def read_day(text, *, words, today):
    """(the day or None, the problem or nothing)."""
    text = tidy(text, lines=False)[:40]
    if not text:
        return None, ""
    for form in FORMS:
        try:
            day = datetime.strptime(text, form).date()
        except ValueError:
            continue
        if day > today:
            return None, f"{words} has not come yet."
        return day, ""
    return None, f"{words} must be a date, like 2017-03-31 or 31 March 2017."
