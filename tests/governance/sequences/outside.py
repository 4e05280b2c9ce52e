"""Somebody changes what a meeting is judged by, once it has been opened: all of it is refused (row 105)."""

from datetime import timedelta

from hypothesis import strategies as st
from hypothesis.stateful import rule

from governance.actions import agenda, committees, privacy, terms

from .acts import Acts
from .committee import DAY, MORROW


class Outside(Acts):
    """A seat, an office, terms, a reading or an item of today."""

    @rule(what=st.sampled_from(("seat", "deputy", "end", "office", "terms", "reading", "clause", "private", "late item",
                                "withdraw", "whose")), n=st.integers(0, 99))  # fmt: skip
    def somebody_changes_what_it_is_judged_by(self, what, n):
        """A seat, an office, terms, a reading or an item of today: refused once the meeting has been opened."""
        if self.books.status == "published":
            return
        getattr(self, f"_{what.replace(' ', '_')}")(self.pick(self.built.plain.seats, n))
        self.agree()

    def refused(self, verb, *args, **values):
        assert self.attempt(verb, *args, by="lead", **values) is None

    def _seat(self, key):
        row = self.seats[key]
        for deputy_for, on in ((None, DAY), (row, DAY)):
            self.refused(
                committees.give_seat, self.built.committee, person=self.built.stranger.person, klass="lay", title="New",
                from_on=on, body=next(iter(self.built.bodies.values())), despite="Yes", deputy_for=deputy_for,
            )  # fmt: skip

    _deputy = _seat

    def _end(self, key):
        self.refused(committees.end_seat, self.seats[key], last_day=DAY - timedelta(days=1), because="Left")

    def _office(self, key):
        self.refused(
            committees.put_in_office,
            self.built.committee,
            post="chair",
            seat=self.seats[key],
            because="Now",
            from_on=DAY,
        )

    def _terms(self, key):
        self.refused(terms.activate_terms, self.built.third, agreed_by="All", agreed_on=DAY)

    def _reading(self, key):
        self.refused(self.built.read, self.built.version, "weighting", "per_head")

    def _clause(self, key):
        self.refused(terms.write_clause, self.built.version, key="quorum", paragraph="1", value={"total": 1})

    def _private(self, key):
        self.refused(
            privacy.keep_private, self.taken("budget"), ground="confidential", reason="R", public_words="W",
            reviewer=self.built.lead.person, review_on=MORROW,
        )  # fmt: skip

    def _late_item(self, key):
        """What is not on the agenda goes on a later one."""
        late = {"kind": "decision", "title": "Late", "function": "own_business", "late_because": "News"}
        self.refused(agenda.add_item, self.meeting, **late)

    def _withdraw(self, key):
        self.refused(agenda.withdraw_item, self.taken("secret"), because="No")

    def _whose(self, key):
        self.refused(agenda.change_item, self.taken("budget"), only_for=next(iter(self.built.bodies.values())))
