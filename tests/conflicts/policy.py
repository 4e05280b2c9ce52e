"""Who may open and send each private page of the conflicts floor, written down apart from the code that decides it.

Everything is about Blackpool, and about Gee, who declares there: Maya manages her, Pat is a colleague
without a permission (403), Nye of NHS England and Sol of another CCG are strangers (404), and nobody
signed in is sent to sign in. A `Line` says who may read a page and who may send it.
"""

from dataclasses import dataclass

OWNER, MANAGER = {"gee"}, {"maya"}
VIEW = {"gil", "anita", "cora", "ada", "lena"}
EDIT = PUBLISH = {"gil"}
REVIEW = {"gil", "anita", "cora"}
BREACHES = {"gil", "anita", "ada", "lena"}
INVESTIGATE = {"gil", "lena"}
COLLEAGUES = VIEW | OWNER | MANAGER | {"pat"}
STRANGERS = {"nye", "sol"}
EVERYBODY = COLLEAGUES | STRANGERS


@dataclass(frozen=True)
class Line:
    """`own`: a page that is there for nobody else, so everybody else gets 404. `answer`: what a reader gets."""

    readers: set
    senders: set
    args: str
    own: bool = False
    answer: int = 200


def own(args, who=OWNER):
    return Line(who, who, args, own=True)


def read(readers, args, senders=frozenset(), answer=200):
    return Line(readers, senders, args, answer=answer)


def send(who, args):
    """A button's address: read, it leads back."""
    return Line(who, who, args, answer=302)


def form(who, args):
    return Line(who, who, args)


# The name of an address, and where two lines have one name a word more → who reads, who sends, of what.
LINES = {
    "declare": own("gee"),
    "declare-add": own("gee"),
    "declare-gift": own("gee"),
    "declare-course": own("gee"),
    "declare-breach": own("gee"),
    "declare-change": own("new"),
    "declare-withhold": own("new"),
    "theirs": own("new", MANAGER),
    "theirs-agree": own("new", MANAGER),
    "theirs-send-back": own("new", MANAGER),
    "registers-of": read(VIEW, "ccg"),
    "declarants": read(VIEW, "ccg"),
    "declarant-add": form(EDIT, "ccg"),
    "ask-everybody": send(EDIT, "ccg"),
    "interests-of": read(VIEW, "ccg"),
    "past-keeping": read(VIEW, "ccg"),
    "disposal-propose": form(EDIT, "ccg"),
    "keep-longer": form(EDIT, "ccg =interest old"),
    "disposals-of": read(VIEW, "ccg"),
    "disposal": read(VIEW, "disposal"),
    "disposal-decide": read(VIEW, "disposal", {"lena", "anita"}),
    "disposal-take-back": send(EDIT, "disposal"),
    "disposal-certificate": read(VIEW, "disposal", answer=404),
    "redactions-of": read(VIEW, "ccg"),
    "gifts-of": read(VIEW, "ccg"),
    "gift-to-ccg": form(EDIT, "ccg"),
    "sponsorship-of": read(VIEW, "ccg"),
    "sponsorship-add": form(EDIT, "ccg"),
    "breaches-of": read(BREACHES, "ccg"),
    "report-for": form(BREACHES, "ccg"),
    "earnings-of": read(VIEW, "ccg"),
    "earning-add": form(EDIT, "ccg"),
    "state-nothing": form(PUBLISH, "ccg"),
    "take-in-register": form(EDIT, "ccg"),
    "declarant": read(VIEW, "gee"),
    "declarant-ask": send(EDIT, "gee"),
    "declarant-notice": send(EDIT, "gee"),
    "declarant-manager": form(EDIT, "gee"),
    "declarant-left": form(EDIT, "gee"),
    "declarant-course": form(EDIT, "gee"),
    "interest": read(VIEW, "new"),
    "interest-agree": form(REVIEW, "new"),
    "interest-publish": send(PUBLISH, "new"),
    "interest-end": form(EDIT, "new"),
    "interest-withhold": form(EDIT, "new"),
    "interest-words send": read(VIEW, "new =send-back", REVIEW),
    "interest-words consult": read(VIEW, "new =consult", REVIEW),
    "interest-words advise": read(VIEW, "asked =advise", {"lena"}),
    "interest-words withdraw": read(VIEW, "new =withdraw", EDIT),
    "redaction": read(VIEW, "redaction", {"lena"}),
    "gift": read(VIEW, "gift", {"anita", "cora"}),
    "gift-publish": send(PUBLISH, "gift"),
    "sponsorship-publish": send(PUBLISH, "sponsorship"),
    "earning-publish": send(PUBLISH, "earning"),
    "breach": read(BREACHES, "breach"),
    "breach-take-up": send(INVESTIGATE, "breach"),
    "breach-conclude": form(INVESTIGATE, "breach"),
    "breach-reword": form(INVESTIGATE, "breach"),
    "breach-dismiss": form(INVESTIGATE, "breach"),
    "breach-told": form(INVESTIGATE, "breach"),
    "breach-publish": send(INVESTIGATE, "breach"),
    "import": form(EDIT, "sheet"),
    "import-take-in": send(EDIT, "sheet"),
    "import-drop": send(EDIT, "sheet"),
    "year-ends": read(VIEW, "ccg", PUBLISH),
    "year-end": read(VIEW, "extract"),
    "year-end-sign": form({"ada"}, "extract"),
    "year-end-paper": read(VIEW, "extract", answer=404),
    "year-end-json": read(VIEW, "extract"),
    "year-end-csv": read(VIEW, "extract =interests"),
}

# Pages of no one record: everybody signed in may open them, and finds only what is theirs.
LISTS = {"my-interests", "my-people", "conflicts"}

# The radar stands on a meeting's items: its own module and tests.
ELSEWHERE = {"conflicts.views.radar": "tests/conflicts/radar"}

# What is sent: enough that it would be done, were it allowed. The rest is sent empty.
WORDS = {"words": "Words"}
DAY = {"day": 1, "month": 3, "year": 2017}
SENT = {
    "declare": {"associates": "none_known", "typed_name": "Gee Patel", "is_{new}": "same", "is_{asked}": "same"},
    "declare-withhold": {"ground": "harm", "fields_withheld": ["person"], "request": "A threat"},
    "declare-course": {"module": "module-1"} | {f"completed_on_{part}": value for part, value in DAY.items()},
    "theirs-agree": {"mitigation": "Leaves"},
    "theirs-send-back": WORDS,
    "declarant-add": {"name": "Ned", "position": "Clerk", "standings": ["employee"]}
    | {f"joined_on_{part}": value for part, value in DAY.items()},
    "disposal-propose": {"keys": ["interest:{old}"]},
    "keep-longer": {"reason": "A claim", "review_on_day": 1, "review_on_month": 4, "review_on_year": 2018},
    "disposal-decide": {"decision": "confirm"},
    "declarant-manager": {"manager_name": ""},
    "declarant-left": {f"left_on_{part}": value for part, value in DAY.items()},
    "interest-agree": {"mitigation": "Leaves"},
    "interest-end": {f"to_on_{part}": value for part, value in DAY.items()},
    "interest-withhold": {"ground": "harm", "fields_withheld": ["person"], "request": "A threat"},
    "interest-words send": WORDS,
    "interest-words consult": WORDS,
    "interest-words advise": WORDS,
    "interest-words withdraw": WORDS,
    "redaction": {"decision": "grant", "advice": "Solicitor", "reason": "Credible"},
    "gift": {"decision": "approve", "reason": "Useful"},
    "breach-dismiss": WORDS,
    "breach-conclude": {"findings": "Found", "nature": "Late."},
    "breach-told": {f"told_on_{part}": value for part, value in DAY.items()},
    "year-ends": {"year": "2015"},
    "report-for": {"kind": "late", "account": "Late", "secret": "no"}
    | {f"happened_on_{part}": value for part, value in DAY.items()},
}
