"""From rows to plain facts: what the rules are told of one application. Queries here, judgement there."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from applications.editions import edition
from applications.editions.form import Case, Part, Proof
from applications.rules import answers as reading
from applications.rules import cycles
from governance.actions import figures_by_edition, figures_for
from governance.models import Kind, Model, Signature
from governance.models.scopes import lines_above, names_on
from jobs.clock import london
from jobs.rounds import in_rounds


def cycle_book(key):
    """The rule book of a cycle, with an administrator's figures put in."""
    return cycles.in_force(key, figures=figures_for("cycles", key))


@in_rounds
def cycle_books(keys):
    """The books of several cycles, with their figures in one query."""
    figures = yield from figures_by_edition.asks("cycles")
    return {key: cycles.in_force(key, figures=figures.get(key)) for key in keys}


@dataclass
class Dossier:
    """One application with everything the rules and pages ask of it, each thing read once.

    `batch.dossiers` fills the same fields for many applications in a constant number of queries.
    """

    application: object
    at: object

    @property
    def today(self):
        return london(self.at).date()

    @property
    def on(self):
        """The day whose bodies and offices count: that of submission, until then today."""
        return london(self.application.submitted_at or self.at).date()

    @cached_property
    def edition(self):
        return edition(self.application.edition)

    @cached_property
    def cycle(self):
        return cycle_book(self.application.cycle)

    @property
    def cutoff(self):
        return self.cycle.closes(self.application.model)

    @cached_property
    def rows(self):
        """Answer rows by question."""
        found = self.application.answers.select_related("answered_by__person")
        return {row.question: row for row in found}

    @cached_property
    def answers(self):
        return {key: row.value for key, row in self.rows.items()}

    @cached_property
    def uses(self):
        """Evidence uses in force, by question."""
        rows = self.application.evidence_uses.filter(removed_at=None)
        return by_question(rows.select_related("evidence__file", "added_by__person"))

    @cached_property
    def proofs(self):
        return {key: [self._proof(key, use) for use in uses] for key, uses in self.uses.items()}

    @cached_property
    def accepted_by(self):
        """For each question whose evidence NHS England accepts, the question that says so."""
        return {q.accepts: q.key for q in self.edition.questions if q.accepts}

    def _proof(self, question, use):
        accepted = self.rows.get(self.accepted_by.get(question))
        evidence = use.evidence
        return Proof(
            title=evidence.title,
            dated_on=evidence.dated_on,
            expires_on=evidence.expires_on,
            accepted_by=str(accepted.answered_by) if accepted and accepted.value == "yes" else "",
            sha256=evidence.file.sha256 if evidence.file else "",
        )

    @cached_property
    def signatures(self):
        """Every signature ever given, oldest first."""
        rows = Signature.objects.about(self.application)
        return list(rows.select_related("person", "text", "image", "organisation").order_by("pk"))

    @cached_property
    def line(self):
        """The NHS England office answering for the CCG on the day, and its region."""
        return lines_above([self.application.ccg_id], self.on)[self.application.ccg_id]

    @property
    def office(self):
        return self.line[0]

    @cached_property
    def names(self):
        return names_on([body for body in (self.application.ccg, *self.line) if body], self.on)

    def name_of(self, body, otherwise=""):
        return self.names[body.pk] if body else otherwise

    @cached_property
    def case(self):
        return Case(
            ccg=self.name_of(self.application.ccg),
            office=self.name_of(self.office, "NHS England"),
            director=director_title(self.office),
            model=Model(self.application.model),
            cycle=self.application.cycle,
            start_on=self.start_on,
            region=self.name_of(self.line[1]),
            from_joint=self.application.coming_from == Model.JOINT,
        )

    @property
    def start_on(self):
        """The start the form asks for; until it is answered, the one the application was begun with."""
        try:
            return date.fromisoformat(self.answers.get("start_date") or "")
        except ValueError:
            return self.application.starts_on

    @cached_property
    def waived(self):
        """What NHS England recorded for letting it go on, by kind."""
        return {waiver.kind: waiver for waiver in self.application.waivers.select_related("given_by__person")}

    def body_of(self, signer):
        """The organisation at which a signing post is held."""
        return self.application.ccg if signer.side == Part.CCG else self.office

    @cached_property
    def signers(self):
        return reading.signers(self.edition, case=self.case)

    @property
    def posts(self):
        """The posts that must sign, with the title their holder has on this form."""
        return {s.post.value: s.title for s in self.signers}

    def progress(self, part=None):
        return reading.progress(
            self.edition, answers=self.answers, case=self.case, evidence=self.proofs, on=self.today, part=part
        )

    def problems(self, part=None):
        return reading.problems(
            self.edition, answers=self.answers, case=self.case, evidence=self.proofs, on=self.today, part=part
        )


def by_question(uses):
    found = {}
    for use in uses:
        found.setdefault(use.question, []).append(use)
    return found


def director_title(office):
    """Area Team Director until the area teams ended, Director of Commissioning Operations since (H-10)."""
    if office is not None and office.kind == Kind.LOCAL_OFFICE:
        return "Director of Commissioning Operations"
    return "Area Team Director"
