"""What both committees of the demonstration do alike: people with accounts, decisions with papers, an agenda out."""

from datetime import datetime

from governance.actions import agenda, make_account, meetings, papers, parties, record_person
from governance.models import Item, Meeting, Organisation, PartyKind, Person, User
from governance.rules.meetings.cover import SHEET, Answer
from jobs.clock import LONDON

from .cast import PASSWORD


def london(*when):
    return datetime(*when, tzinfo=LONDON)


def body(code):
    return Organisation.objects.get(code=code)


def somebody(sitting):
    """The person, with an account; somebody the registers know already stays the same person."""
    person = Person.objects.filter(name=sitting.name).first() or record_person(name=sitting.name, by=None)
    if not User.objects.filter(person=person).exists():
        make_account(person, email=sitting.email, password=PASSWORD, proved=True)
    return Person.objects.get(pk=person.pk)


def decision(meeting, title, function, *, by, at, party="", author="Head of Primary Care", **facts):
    """An item for decision with its party and a final paper."""
    item = agenda.add_item(
        meeting, kind=Item.Kind.DECISION, title=title, function=function, by=by, at=at,
        **{"purpose": "Decide on what the report recommends."} | facts,
    )  # fmt: skip
    if party:
        parties.name_party(item, kind=PartyKind.OTHER, name=party, by=by, at=at)
    paper = papers.start_paper(item, title=f"{title}: report", author=author, by=by, at=at)
    paper = papers.change_paper(
        paper, answers={q.key: Answer(not_applicable="Demonstration") for q in SHEET},
        body=f"{title}\n\nWhat is proposed, what it costs and what was considered instead.", by=by, at=at,
    )  # fmt: skip
    papers.finalise_paper(paper, by=by, at=at)
    return Item.objects.get(pk=item.pk)


def publish(meeting, *, by, at):
    for item in meeting.items.filter(status=Item.Status.DRAFT).order_by("position"):
        agenda.ready_item(item, by=by, at=at)
    meetings.publish_agenda(Meeting.objects.get(pk=meeting.pk), by=by, at=at)
