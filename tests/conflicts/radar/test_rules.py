"""The radar's rules, by table: who meets whom, how surely, by which path. No database."""

from datetime import date

import pytest

from conflicts.rules.radar import Held, Link, Party, magnitude, matches
from conflicts.rules.radar_bodies import Body, Strength, code_of, meeting, name_of, practice_name
from conflicts.rules.radar_chain import ties

ON = date(2015, 3, 12)
S = Strength


def body(name, code="", **more):
    return Body(name, frozenset([code] if code else []), **more)


def human(name, ref=""):
    return Body(name, frozenset([f"person:{ref}"] if ref else []), person=True)


def held(of, ref="i1", kind="directorship", category="financial", person="gee", **more):
    return Held(person=person, holder="Gee Patel", body=of, ref=ref, kind=kind, category=category, **more)


def myself(ref="gee"):
    return Held(person=ref, holder="Gee Patel", body=human("Gee Patel", ref), source="self")


def party(of, item="5", ref="p1", **more):
    return Party(item=item, ref=ref, body=of, **more)


def link(kind, one, other, **more):
    return Link(kind, one, other, **more)


TIDE = body("Tidewater Health Ltd", "company:07123456")
FED = body("Wyre GP Federation", "company:08000001")
BIDDER = body("Coastal Care Partnership LLP", "company:OC300001")
FERN = body("Fernbank Surgery", "ods:P81001", practice=True)
SEA = body("Seaview Medical Centre", "ods:P81002", practice=True)
MO = human("Mo Khan", "mo")
PAT = human("Pat Patel", "pat")

PATHS = {
    "direct": (
        [held(TIDE)], TIDE, [], (S.IDENTIFIER, 0, "Gee Patel is a director of Tidewater Health Ltd."),
    ),
    "one step, member of": (
        [held(FERN, kind="practice_role")], FED, [link("member", FERN, FED)],
        (S.IDENTIFIER, 1, "Gee Patel has a role in Fernbank Surgery, which is a member of Wyre GP Federation."),
    ),
    "one step, the other way": (
        [held(FED)], FERN, [link("member", FERN, FED)],
        (S.IDENTIFIER, 1, "Gee Patel is a director of Wyre GP Federation, of which Fernbank Surgery is a member."),
    ),
    "two steps: practice, federation, bidder": (
        [held(FERN, kind="practice_role")], BIDDER, [link("member", FERN, FED), link("owner", FED, BIDDER)],
        (S.IDENTIFIER, 2, "Gee Patel has a role in Fernbank Surgery, which is a member of Wyre GP Federation, "
         "which owns all or part of Coastal Care Partnership LLP."),
    ),
    "three steps are not followed": (
        [held(FERN)], BIDDER, [link("member", FERN, FED), link("member", FED, TIDE), link("owner", TIDE, BIDDER)], None,
    ),
    "a shared director is weaker than an identifier": (
        [held(TIDE)], BIDDER, [link("director", MO, TIDE), link("director", MO, BIDDER)],
        (S.OFFICER, 2, "Gee Patel is a director of Tidewater Health Ltd, whose director is Mo Khan, "
         "who is a director of Coastal Care Partnership LLP."),
    ),
    "a director known but never declared": (
        [myself()], TIDE, [link("director", human("Gee Patel", "gee"), TIDE)],
        (S.IDENTIFIER, 1, "Gee Patel is a director of Tidewater Health Ltd."),
    ),
    "spouse, then company": (
        [myself()], TIDE, [link("close", PAT, human("Gee Patel", "gee")), link("director", PAT, TIDE)],
        (S.IDENTIFIER, 2, "Gee Patel is close to Pat Patel, who is a director of Tidewater Health Ltd."),
    ),
    "the person is the party": (
        [myself()], human("Gee Patel", "gee"), [], (S.IDENTIFIER, 0, "Gee Patel is a party to this item."),
    ),
    "members of one federation are not each other's business": (
        [held(FERN)], SEA, [link("member", FERN, FED), link("member", SEA, FED)], None,
    ),
    "sisters owned by one body are": (
        [held(TIDE)], BIDDER, [link("owner", FED, TIDE), link("owner", FED, BIDDER)],
        (S.OFFICER, 2, "Gee Patel is a director of Tidewater Health Ltd, which is owned by Wyre GP Federation, "
         "which owns all or part of Coastal Care Partnership LLP."),
    ),
    "staff of a body are not followed": (
        [held(TIDE)], BIDDER, [link("employed", MO, TIDE), link("director", MO, BIDDER)], None,
    ),
    "through a spouse, in words of the declaration": (
        [held(TIDE, category="indirect", relationship="Spouse")], TIDE, [],
        (S.IDENTIFIER, 0, "Gee Patel’s spouse is a director of Tidewater Health Ltd."),
    ),
    "through somebody, in longer words": (
        [held(TIDE, category="indirect", relationship="Brother of my wife.")], TIDE, [],
        (S.IDENTIFIER, 0, "Somebody close to Gee Patel (Brother of my wife) is a director of Tidewater Health Ltd."),
    ),
    "by name only, spelt another way": (
        [held(body("The Tidewater Health Limited"))], body("TIDEWATER HEALTH LTD."), [],
        (S.NAME, 0, "Gee Patel is a director of The Tidewater Health Limited. Only the names agree."),
    ),
    "practice by its core name": (
        [held(body("Fernbank", practice=True), kind="practice_role")], body("Fernbank Medical Centre"), [],
        (S.NAME, 0, "Gee Patel has a role in Fernbank (here: Fernbank Medical Centre). Only the names agree."),
    ),
    "name and address": (
        [held(body("Tidewater Health", address="12 Dock Street, Fleetwood FY7 6NU"))],
        body("Tidewater Health Ltd", address="Unit 12, Dock St, FY7 6NU"), [],
        (S.ADDRESS, 0, "Gee Patel is a director of Tidewater Health. The address agrees; no identifier does."),
    ),
    "another body at the same address": (
        [held(body("Tidewater Health Ltd", "company:07123456", address="12 Dock Street, FY7 6NU"))],
        body("Harbour Ltd", "company:07999999", address="12 Dock St, Fleetwood, FY76NU"), [],
        (S.ADDRESS, 1, "Gee Patel is a director of Tidewater Health Ltd, which has the same address as Harbour Ltd. "
         "The address agrees; no identifier does."),
    ),
    "similar names, other companies": ([held(TIDE)], body("Tidewater Health Ltd", "company:09999999"), [], None),
    "similar names, no numbers": ([held(body("Tidewater Health"))], body("Tidewater Healthcare Ltd"), [], None),
    "the same surname": ([myself()], human("Dr J Patel"), [], None),
    "a company called like a person": ([myself()], body("Gee Patel Ltd"), [], None),
    "a person by name, with a title": (
        [held(human("Mo Khan"), kind="loyalty", category="personal")], human("Dr Mo Khan"), [],
        (S.NAME, 0, "Gee Patel has a loyalty to Mo Khan. Only the names agree."),
    ),
    "practices named after their doctors": (
        [held(body("Dr A Patel & Partners"))], body("Dr B Patel and Partners"), [], None,
    ),
    "one step by name only is as weak as its name": (
        [held(body("Fernbank Surgery"))], FED, [link("member", FERN, FED)],
        (S.NAME, 1, "Gee Patel is a director of Fernbank Surgery, which is a member of Wyre GP Federation. "
         "Only the names agree."),
    ),
    "named in the words of the interest": (
        [held(body("Various companies"), kind="shareholding", text="Shares in Tidewater Health Limited, and others")],
        TIDE, [],
        (S.NAME, 0, "Gee Patel named Tidewater Health Ltd when declaring an interest in Various companies. "
         "Only the names agree."),
    ),
    "a longer name in the words is another body": (
        [held(body("Various"), text="Shares in Tidewater Health Care Partnership")], TIDE, [], None,
    ),
    "ended": ([held(TIDE, to_on=date(2015, 3, 11))], TIDE, [], None),
    "ends today": (
        [held(TIDE, to_on=ON)], TIDE, [], (S.IDENTIFIER, 0, "Gee Patel is a director of Tidewater Health Ltd."),
    ),
    "begins tomorrow": ([held(TIDE, from_on=date(2015, 3, 13))], TIDE, [], None),
    "withdrawn": ([held(TIDE, withdrawn=True)], TIDE, [], None),
    "link over": ([held(FERN)], FED, [link("member", FERN, FED, to_on=date(2015, 3, 11))], None),
    "link not yet begun": ([held(FERN)], FED, [link("member", FERN, FED, from_on=date(2015, 3, 13))], None),
    "link from today": (
        [held(FERN)], FED, [link("member", FERN, FED, from_on=ON)],
        (S.IDENTIFIER, 1, "Gee Patel is a director of Fernbank Surgery, which is a member of Wyre GP Federation."),
    ),
    "in a circle": ([held(FERN)], BIDDER, [link("member", FERN, FED), link("member", FED, FERN)], None),
    "nothing": ([], TIDE, [], None),
    "an interest without a name": ([held(body(""))], body(""), [], None),
}  # fmt: skip


@pytest.mark.parametrize("case", PATHS)
def test_paths(case):
    interests, meets, links, expected = PATHS[case]
    found = matches(interests, [party(meets)], links, on=ON)
    assert [(m.strength, m.steps, m.path) for m in found] == ([expected] if expected else [])


def test_the_surest_path_to_a_party_is_kept():
    links = [link("member", FERN, FED), link("director", human("Gee Patel", "gee"), FED)]
    by_name = held(body("Wyre GP Federation Ltd"), ref="i2")
    found = matches([held(FERN), by_name, myself()], [party(FED)], links, on=ON)
    assert [(m.interest, m.strength, m.steps) for m in found] == [("i1", S.IDENTIFIER, 1), ("i2", S.NAME, 0)]


def test_what_nobody_declared_shows_while_nothing_was_declared():
    practice = Held(person="gee", holder="Gee Patel", body=FERN, source="practice")
    (found,) = matches([practice], [party(FERN)], [], on=ON)
    assert not found.declared and found.path == "Gee Patel is listed as a GP of Fernbank Surgery."
    (found,) = matches([practice, held(FERN)], [party(FERN)], [], on=ON)
    assert found.declared


def test_all_gps_share_what_affects_every_practice():
    gp = Held(person="gee", holder="Gee Patel", body=Body(""), source="class", gp=True)
    lay = held(TIDE, person="lena")
    everyone = party(body("All practices"), all_practices=True)
    (found,) = matches([gp, lay], [everyone], [], on=ON)
    assert (found.person, magnitude(found)) == ("gee", "class")
    assert "all GPs" in found.path
    assert matches([gp], [party(FERN)], [], on=ON) == []


def test_items_are_kept_apart_and_the_surest_comes_first():
    parties = [
        party(TIDE, item="1"),
        party(body("Tidewater Health"), item="2", ref="p2"),
        party(FED, item="2", ref="p3"),
    ]
    found = matches([held(TIDE), held(FED, ref="i2")], parties, [], on=ON)
    assert [(m.item, m.interest, m.strength) for m in found] == [
        ("1", "i1", S.IDENTIFIER), ("2", "i2", S.IDENTIFIER), ("2", "i1", S.NAME),
    ]  # fmt: skip


WEIGHTS = [
    ("R-063 financial", held(TIDE), TIDE, [], "financial"),
    ("R-063 a spouse's", held(TIDE, category="indirect", relationship="Wife"), TIDE, [], "financial"),
    ("R-063 professional", held(TIDE, category="professional"), TIDE, [], "other"),
    ("R-063 first editions", held(TIDE, category="direct_pecuniary"), TIDE, [], "financial"),
    ("R-063 two steps by name only", held(body("Fernbank Surgery")), BIDDER,
     [link("member", FERN, FED), link("owner", FED, BIDDER)], "trivial"),
    ("R-063 never declared", myself(), TIDE, [link("director", human("Gee Patel", "gee"), TIDE)], "financial"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("interest", "meets", "links", "weight"), [w[1:] for w in WEIGHTS], ids=[w[0] for w in WEIGHTS]
)
def test_how_much_it_weighs(interest, meets, links, weight):
    (found,) = matches([interest], [party(meets)], links, on=ON)
    assert magnitude(found) == weight


def test_an_answer_speaks_of_one_wording_one_item_one_party_one_path():
    def key(interest, meets=TIDE, item="5", links=()):
        (found,) = matches([interest], [party(meets, item=item)], links, on=ON)
        return found.key

    same = key(held(TIDE))
    assert key(held(TIDE)) == same
    others = [
        key(held(TIDE, kind="shareholding")), key(held(TIDE, text="Now paid")), key(held(TIDE, to_on=date(2016, 1, 1))),
        key(held(TIDE), item="6"), key(held(TIDE, ref="i2")), key(held(TIDE, person="lena")),
        key(held(body("Tidewater Health", "company:07123456"))),
        key(held(TIDE), meets=body("Tidewater Health Limited", "company:07123456")),
    ]  # fmt: skip
    assert len({same, *others}) == len(others) + 1


CODES = {
    "F81011": "ods:F81011", " f81 011 ": "ods:F81011", "practice F81011": "ods:F81011", "00R": "ods:00R",
    "7123456": "company:07123456", "Company No. 07123456": "company:07123456", "SC123456": "company:SC123456",
    "OC300001": "company:OC300001", "": "", "unknown": "", "about 12": "", "RXL": "",
}  # fmt: skip


@pytest.mark.parametrize("typed", CODES)
def test_codes_as_people_type_them(typed):
    assert code_of(typed) == CODES[typed]


def test_a_charity_number_is_not_a_company_number():
    assert code_of("1074655", charity=True) == "charity:1074655"


NAMES = {
    "Tidewater Health Ltd": "tidewater health", "TIDEWATER HEALTH LIMITED": "tidewater health",
    "The Tidewater Health, Ltd.": "tidewater health", "St. Mary’s & Co": "st marys and co",
    "Dr Gee Patel": "gee patel", "Prof. Dr. Gee  Patel": "gee patel", "Société Médicale": "societe medicale",
    "N.H.S. Partners": "nhs partners", "Ltd": "ltd", "The": "the", "": "", "Dr": "dr",
}  # fmt: skip


@pytest.mark.parametrize("written", NAMES)
def test_names_in_one_spelling(written):
    assert name_of(written) == NAMES[written]


@pytest.mark.parametrize(
    ("written", "core"),
    [("Fernbank Surgery", "fernbank"), ("The Fernbank Health Centre", "fernbank"), ("The Surgery", ""),
     ("Health Centre", ""), ("Tidewater Health Ltd", ""), ("Dr A Patel & Partners", "a patel")],
)  # fmt: skip
def test_what_is_left_of_a_practice_name(written, core):
    assert practice_name(written) == core


def test_identifiers_of_two_kinds_do_not_speak_against_one_another():
    assert meeting(body("Fernbank Surgery", "ods:P81001"), body("Fernbank Surgery", "company:07000000")).same


def test_the_table_says_no_surer_than_the_sentence():
    """The tie is known by identifier and the party by its name alone: both stand in its one line."""
    gee, named = human("Gee Patel", "gee"), body("Larkfield Surgery")
    (match,) = matches([myself()], [party(named)], [link("director", gee, body("Larkfield Surgery"))], on=ON)
    assert match.path.endswith("Only the names agree.")
    (tie,) = ties(match)
    assert tie.how == "Same identifier; that it is the party: same name only"
