"""How open the registers of one CCG are, judged from its public files alone.

Seven yardsticks of the research on published registers. Gifts and sponsorship: is the recipient
named, the giver, the amount (BMJ Open 2018: of trusts' registers 68% named no recipient, 25% gave
no value); are they reusable data and online (6% were), which makes five, of which trusts met 1.9
on average. Interests: declared on time (28 days, R-012), in the full standard categories (R-001,
R-002; 67% of CCG staff templates had them). Nothing published and nothing said is not met; a nil
statement that covers the day is: zero reported and nothing reported look different (domain F).
`tools/transparency.py` recomputes this without our code; a test holds the two together.
"""

import re
from dataclasses import dataclass

READS = ("interests", "gifts", "sponsorship")
OFFERS = ("gifts", "sponsorship")
GIVER = {"gifts": "giver", "sponsorship": "sponsor"}
STANDARD = {
    "interests": {"person", "position", "counterparty", "type", "description", "from_on", "to_on", "mitigation"},
    "gifts": {"recipient", "giver", "description", "value", "offered_on", "outcome"},
    "sponsorship": {"recipient", "sponsor", "description", "value", "from_on"},
}
OLD = {"direct_pecuniary", "indirect_pecuniary", "non_pecuniary", "close_relationship"}
NEW = {"financial", "professional", "personal", "indirect"}
NEW_FROM = "2016-06-28"
NOT_INTERESTS = {"nothing", "silent"}
MONEY = re.compile(r"[0-9]+(\.[0-9]{1,2})?")

YARDSTICKS = {
    "recipient": "Who received each gift or sponsorship is named",
    "giver": "Who gave each gift or sponsorship is named",
    "amount": "The value of each gift or sponsorship is given",
    "reusable": "Everything is published as data with the standard columns",
    "online": "Each entry has a permanent address on the web",
    "on_time": "Each interest was declared on time, and nobody asked has stayed silent",
    "categories": "Each interest is in one of the standard categories of its day",
}
OF = {
    "recipient": "gifts and sponsorships on show",
    "giver": "gifts and sponsorships on show",
    "amount": "gifts and sponsorships on show",
    "reusable": "entries on show: interests, gifts and sponsorships",
    "online": "entries on show: interests, gifts and sponsorships",
    "on_time": "entries on the register of interests, nil returns and silence among them",
    "categories": "interests on show",
}
"""What the second number of each mark counts."""
OF_FIVE = ("recipient", "giver", "amount", "reusable", "online")


@dataclass(frozen=True)
class Mark:
    """One yardstick: so many entries pass of so many, or a nil statement stands for them."""

    passed: int
    judged: int
    nil: bool = False

    @property
    def met(self):
        return self.passed == self.judged if self.judged else self.nil

    @property
    def words(self):
        if self.judged:
            return f"{self.passed} of {self.judged}"
        return "nil statement" if self.nil else "nothing published"


def marks(files):
    """{yardstick: Mark} from the parsed JSON files of a CCG, by register key; a file may be missing."""
    entries = {key: files.get(key, {}).get("entries", []) for key in READS}
    nil = {key: _nil(files.get(key, {})) for key in READS}
    offers = [(key, entry["columns"], entry) for key in OFFERS for entry in entries[key]]
    every = [(key, entry["columns"], entry) for key in READS for entry in entries[key]]
    people = [(key, columns, entry) for key, columns, entry in every if key == "interests"]
    interests = [row for row in people if row[2]["category"] not in NOT_INTERESTS]
    nothing = bool(people) and not interests

    def mark(rows, test, said):
        return Mark(sum(bool(test(*row)) for row in rows), len(rows), said)

    return {
        "recipient": mark(offers, lambda key, columns, _: columns.get("recipient"), nil["gifts"]),
        "giver": mark(offers, lambda key, columns, _: columns.get(GIVER[key]), nil["gifts"]),
        "amount": mark(offers, lambda key, columns, _: MONEY.fullmatch(columns.get("value") or ""), nil["gifts"]),
        "reusable": mark(every, lambda key, columns, _: STANDARD[key] <= set(columns), any(nil.values())),
        "online": mark(every, lambda key, columns, entry: _address(entry), any(nil.values())),
        "on_time": mark(people, _on_time, nil["interests"]),
        "categories": mark(interests, _in_category, nil["interests"] or nothing),
    }


def score(found):
    """How many of the seven are met."""
    return sum(mark.met for mark in found.values())


def of_five(found):
    """How many of the five that trusts were measured by."""
    return sum(found[key].met for key in OF_FIVE)


def _nil(file):
    """A nil statement counts on the days it covers."""
    on = file.get("as_at", "")
    return any(
        (row["valid_from"] or "") <= on <= (row["valid_to"] or "9999-12-31") for row in file.get("nil_statements", [])
    )


def _address(entry):
    return re.fullmatch(r"https?://[^/\s]+/entry/[a-z2-7]{12}/", entry["address"])


def _on_time(_key, columns, entry):
    return entry["category"] != "silent" and not columns.get("lateness")


def _in_category(_key, columns, entry):
    standard = NEW if (columns.get("declared_on") or "") >= NEW_FROM else OLD
    return entry["category"] in standard and bool(columns.get("type"))
