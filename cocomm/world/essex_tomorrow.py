"""Tomorrow's meeting of the Essex joint committee: its agenda, the item without a quorum, the match of the eve."""

from datetime import date

from governance.actions import agenda, deferring, links, papers
from governance.models import Item, Paper, PartyKind

from .agendas import body, london
from .essex_people import MID


class Tomorrow:
    """The part of the story that is still to come."""

    def tomorrow_called(self, at):
        self.tomorrow = self.called(london(2017, 3, 15, 14), at, place="Aspen House, Colchester")

    def tomorrow_agenda(self, at):
        """One item will be inquorate as ruled: two of Mid Essex are out. Its remedy is on record."""
        self.known_tie("Estuary Out of Hours CIC", "owner", "The company’s own register of 1 March 2017", at)
        estuary = self.item(
            self.tomorrow, "Estuary out of hours pilot", "enhanced_services", at, party="Estuary Out of Hours CIC"
        )
        self.carried_over(at)
        self.item(self.tomorrow, "Training places for practice nurses", "workforce", at)
        self.rule_out(estuary, "ida", at, interest="Director of Estuary Out of Hours CIC")
        self.rule_out(estuary, "pia", at, interest="Owner of a part of Estuary Out of Hours CIC", declared=False)
        agenda.record_remedy(
            Item.objects.get(pk=estuary.pk), remedy="Call a named deputy: Quin Marsh.", by=self.stella, at=at,
            words="The deputy for Pia Sandhu comes for this item.",
        )  # fmt: skip
        self.publish(self.tomorrow, at)

    def carried_over(self, at):
        """What was put off last month, with its parties and its paper; final again once the chair has ruled anew."""
        rent = deferring.carry_item(
            Item.objects.get(pk=self.rent.pk), to=self.tomorrow, because="It was put off on 16 February.",
            by=self.stella, at=at,
        )  # fmt: skip
        self.rule_out(rent, "ida", at, interest="Partner in Larkfield Surgery")
        for paper in rent.papers.filter(status=Paper.Status.DRAFT):
            papers.finalise_paper(paper, by=self.stella, at=at)
        return Item.objects.get(pk=rent.pk)

    def tomorrow_match(self, at):
        """On the eve a tie comes to light; nobody has ruled on it yet."""
        self.known_tie("Larkfield Surgery", "director", "Her letter of 13 March 2017", at)

    def known_tie(self, name, kind, source, at):
        pia = self.seats["pia"].person
        links.keep_link(
            kept_for=body(MID), kind=kind, one=links.End(kind=PartyKind.PERSON, name=pia.name, person=pia),
            other=links.End(kind=PartyKind.OTHER, name=name), from_on=date(2017, 3, 1), source=source, by=self.mia,
            at=at,
        )  # fmt: skip
