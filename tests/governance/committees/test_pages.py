"""The set-up pages: who may open them, what they show, and what they do (rows 24, 36 to 40, 105, 114)."""

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from governance.actions import record_person
from governance.actions.committees import give_seat
from governance.actions.terms import draft_terms
from governance.models import CommitteeBody, Officer, Seat
from governance.permissions import Role
from governance.seating import clauses_of
from tests.governance.bodies import someone


def words(response):
    return " ".join(response.content.decode().split())


def dated(name, day):
    return {f"{name}_day": day.day, f"{name}_month": day.month, f"{name}_year": day.year}


SEEN, CHANGED = {"mia", "lena", "stella", "omar"}, {"mia", "stella"}
PAGES = {
    "committee": ("essex", SEEN), "committee-power": ("essex", SEEN), "committee-design": ("essex", SEEN),
    "committee-body": ("essex", CHANGED), "committee-officers": ("essex", CHANGED), "seat-give": ("essex", CHANGED),
    "terms-draft": ("essex", CHANGED), "seat": ("seat", CHANGED), "seat-deputy": ("seat", CHANGED),
    "seat-end": ("seat", CHANGED), "terms": ("terms", SEEN), "terms-clause": ("draft quorum", CHANGED),
    "terms-read": ("draft weighting", SEEN), "committee-make": ("mid", {"mia"}),
}  # fmt: skip


def refs(world, draft, words):
    known = {"seat": world.fay.seat, "draft": draft}
    first, *rest = words.split()
    return [(known.get(first) or getattr(world, first)).ref, *rest]


def test_who_may_open_each_page(sitting, page, draft):
    """Members look, the governance lead and the secretary change; a stranger and Blackpool's lead get 404."""
    for name, (words_of, may) in PAGES.items():
        args = refs(sitting, draft, words_of)
        for who in ("mia", "stella", "lena", "sol", "gil"):
            expected = 200 if who in may else 403 if who in SEEN and name != "committee-make" else 404
            assert page(who, name, *args).status_code == expected, (name, who)
        assert page("", name, *args).status_code == 302, name


def test_what_only_sends_cannot_be_opened_nor_sent_by_others(sitting, page, draft):
    for name in ("terms-strike", "terms-activate", "terms-drop"):
        args = [draft.ref, "summary"] if name == "terms-strike" else [draft.ref]
        assert page("mia", name, *args).status_code == 405
        for who, status in (("lena", 403), ("sol", 404)):
            assert page(who, name, *args, data={}).status_code == status
    draft.refresh_from_db()
    assert draft.status == "draft" and "summary" in [c.key for c in clauses_of(draft)]


def test_the_list_holds_ones_own_committees(sitting, page):
    assert "Mid and North East Essex joint committee" in words(page("mia", "committees"))
    told = words(page("sol", "committees"))
    assert "Essex" not in told and "No committee is set up yet." in told
    assert page("", "committees").status_code == 302


def test_the_page_of_a_committee_says_what_to_know(sitting, page):
    told = words(page("lena", "committee", sitting.essex.ref))
    assert "NHS England as a bloc decides alone" in told
    assert "Mid Essex and North East Essex cannot win a vote without it." in told
    assert "within 6 months of their start" in told and "Deputy Medical Director, for Miles Hart" in told
    assert "The terms give Local Medical Committee a right to attend" in told, "only Healthwatch has a seat"
    assert "Give a seat" not in told and "Give a seat" in words(page("mia", "committee", sitting.essex.ref))


def test_seats_have_a_column_for_changes_only_where_they_may_be_changed(sitting, page):
    def seats(who):
        _, _, table = page(who, "committee", sitting.essex.ref).text.partition("Seats today")
        return table.partition("</table>")[0]

    reads, changes = seats("lena"), seats("mia")
    assert (reads.count('scope="col"'), changes.count('scope="col"')) == (6, 7)
    assert "Change" not in reads and reverse("seat", args=[sitting.fay.seat.ref]) in changes


def test_the_page_of_a_committee_leads_to_what_came_of_its_meetings(sitting, page):
    """Also those who may not come to its meetings read its reports; the desk sends people here for them."""
    actions, reports = (f'href="{reverse(name, args=[sitting.essex.ref])}"' for name in ("actions", "reports"))
    shown = page("lena", "committee", sitting.essex.ref)
    assert actions in shown.text and reports in shown.text
    assert words(shown).count("NHS England as a bloc decides alone") == 1
    sitting.dora = someone("Dora East", Role.NHSE_DIRECTOR, sitting.england)
    shown = page("dora", "committee", sitting.essex.ref)
    assert actions not in shown.text and reports in shown.text


def test_the_power_read_out_has_a_picture_and_a_table(sitting, page):
    """Trap 3."""
    told = words(page("lena", "committee-power", sitting.essex.ref))
    said = "Mid Essex 0 percent, North East Essex 0 percent, NHS England 100 percent."
    assert f'role="img" aria-label="Voting power: {said}' in told
    assert "NHS England: 100 % of the voting power." in told
    assert "When everybody votes for themselves" in told


def test_a_committee_is_made_with_its_bodies(sitting, page):
    data = {"name": "Care committee", "kind": "joint", **dated("from_on", sitting.now.date()), "short": "Mid Essex",
            "code_1": "q79", "short_1": "NHS England"}  # fmt: skip
    wrong = page("mia", "committee-make", sitting.mid.ref, data=data | {"code_1": "NOPE", "short_2": "Who"})
    assert wrong.status_code == 422 and "No body has the code NOPE" in words(wrong)
    assert "Enter the code of Who" in words(wrong) and 'value="Care committee"' in words(wrong)
    made = page("mia", "committee-make", sitting.mid.ref, data=data)
    assert "No meeting can be judged today" in words(made)
    assert list(CommitteeBody.objects.filter(committee__name="Care committee").values_list("name", flat=True)) == [
        "Mid Essex", "NHS England",
    ]  # fmt: skip


def test_a_body_a_seat_a_deputy_and_an_ending(sitting, page):
    day = dated("from_on", sitting.now.date())
    told = page("mia", "committee-body", sitting.essex.ref, data={"code": "00R", "name": "Blackpool"} | day)
    assert "Blackpool" in words(told)
    data = {"person": sitting.mia.person.ref, "klass": "executive", "body": "06Q", "office": "", "title": "Lead",
            "voting": "on"} | day  # fmt: skip
    own = page("stella", "seat-give", sitting.essex.ref, data=data | {"body": ""})
    assert own.status_code == 422 and "belongs to a body" in words(own)
    page("stella", "seat-give", sitting.essex.ref, data=data)
    seat = Seat.objects.get(person=sitting.mia.person)
    page("mia", "seat-deputy", sitting.fay.seat.ref, data={"person": sitting.omar.person.ref, "title": "Deputy"} | day)
    assert Seat.objects.get(deputy_for=sitting.fay.seat).office == "chief_finance_officer"
    last = dated("last_day", sitting.now.date())
    page("stella", "seat-end", seat.ref, data={"because": "Moved"} | last)
    assert page("mia", "seat", seat.ref).status_code == 404
    assert "Seats that have ended" not in words(page("mia", "committee", sitting.essex.ref))


def test_only_eligible_seats_are_offered_as_officers(sitting, page):
    """R-202."""
    told = words(page("mia", "committee-officers", sitting.essex.ref))
    assert "Noor Khan, Lay member" in told and "Miles Hart" not in told
    day = sitting.now.date()
    data = {"post": "chair", "seat": sitting.miles.seat.ref, "because": "Because", **dated("from_on", day)}
    assert page("mia", "committee-officers", sitting.essex.ref, data=data).status_code == 422
    Officer.objects.get(post="vice").delete()
    page("mia", "committee-officers", sitting.essex.ref, data=data | {"post": "vice", "seat": sitting.noor.seat.ref})
    assert Officer.objects.get(post="vice", to_on=None).because == "Because"


def test_another_composition_is_tried_against_past_agendas(sitting, page):
    """Open ground 23: Rotherham's GP-free committee is never inquorate for want of GPs, pattern 3 always is."""
    item = sitting.items["5"]
    sitting.ruling(item, sitting.omar)
    sitting.meeting.status = "closed"
    sitting.meeting.opened_at = sitting.now
    sitting.meeting.save_as(by=None)
    told = words(page("lena", "committee-design", sitting.essex.ref, query="?pattern=pattern-3&gp=1"))
    assert "<strong>50 %</strong> of items inquorate (2 of 4)" in told
    assert "Item 5: Premises reimbursement: Fernbank Surgery" in told and "GPs: 0 of 1" in told
    free = words(page("lena", "committee-design", sitting.essex.ref, query="?pattern=rotherham"))
    assert "<strong>0 %</strong> of items inquorate (0 of 4)" in free
    assert page("lena", "committee-design", sitting.essex.ref, query="?pattern=rotherham&lay=x").status_code == 422
    assert "NHS England as a bloc decides alone" in words(page("lena", "committee-design", sitting.essex.ref))


def test_its_own_terms_and_drafts_are_tried_with_its_own_seats(sitting, page):
    """Open ground 23: what a change of one’s own terms would have made of one’s own agendas."""
    sitting.ruling(sitting.items["5"], sitting.omar)
    sitting.meeting.status, sitting.meeting.opened_at = "closed", sitting.now
    sitting.meeting.save_as(by=None)

    def design(who="lena", query=""):
        return words(page(who, "committee-design", sitting.essex.ref, query=query))

    told = design()
    assert "The terms in force: version 1" in told and "Seats as they are on" in told
    assert "<strong>0 %</strong> of items inquorate (0 of 4)" in told and "Lena Ashworth" in told
    own = sitting.terms.ref
    told = design(query=f"?pattern={own}&gp=4")
    assert "each CCG: 4 × GP" in told and "GP 4, Mid Essex" in told and "Omar Dunn" in told
    draft = draft_terms(
        sitting.essex, version="2", follows=sitting.terms, from_on=sitting.now.date(), by=sitting.mia.user,
        at=sitting.now,
    )  # fmt: skip
    quorum = next(dict(row["value"]) for row in draft.clauses if row["key"] == "quorum")
    for row in draft.clauses:
        if row["key"] == "quorum":
            row["value"] = quorum | {"total": 9}
    draft.save_as(by=None)
    told = design(query=f"?pattern={draft.ref}")
    assert "A draft of this committee: version 2" in told
    assert "<strong>50 %</strong> of items inquorate (2 of 4)" in told
    draft.clauses = [row for row in draft.clauses if row["key"] != "members"]
    draft.save_as(by=None)
    broken = page("lena", "committee-design", sitting.essex.ref, query=f"?pattern={draft.ref}")
    assert broken.status_code == 422 and "of items inquorate" not in words(broken)
    other = draft_terms(
        sitting.blackpool_sits(), version="9", pattern="blackpool", from_on=sitting.now.date(),
        by=sitting.gil.user, at=sitting.now,
    )  # fmt: skip
    assert page("lena", "committee-design", sitting.essex.ref, query=f"?pattern={other.ref}").status_code == 422


def test_pages_ask_the_database_as_often_at_any_size(sitting, page, client):
    def asked():
        counts = {}
        for name in ("committee", "committee-power", "committee-design", "terms"):
            address = reverse(name, args=[sitting.terms.ref if name == "terms" else sitting.essex.ref])
            with CaptureQueriesContext(connection) as found:
                client.get(address)
            counts[name] = len(found)
        return counts

    page("lena", "committee", sitting.essex.ref)
    before = asked()
    for n in range(4):
        person = record_person(name=f"Guest {n}", by=None)
        give_seat(
            sitting.essex, person=person, klass="attendee", title="Guest", from_on=sitting.now.date(),
            by=sitting.mia.user, at=sitting.now,
        )  # fmt: skip
        sitting.ruling(sitting.items["5"], sitting.omar)
    draft_terms(
        sitting.essex, version="9", pattern="essex", from_on=sitting.now.date(), by=sitting.mia.user, at=sitting.now
    )
    assert asked() == before and max(before.values()) <= 20
