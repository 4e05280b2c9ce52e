"""One form per clause of terms of reference, and the value a clause stores (rows 24 and 105)."""

from calendar import month_name
from dataclasses import dataclass

from django import forms

from nhsuk.fields import TidyCharField

from ..rules.functions import CATALOGUE
from ..rules.meetings.clauses import KINDS, QUESTIONS
from ..rules.meetings.seats import OFFICES, Klass

NOT_SAID = ("", "The words do not say: a reading must be signed")
CLASSES = [(k.value, k.label) for k in Klass if k != Klass.ATTENDEE]
OFFICE_LIST = list(OFFICES.items())
VOTING_OFFICES = [
    "accountable_officer", "chief_finance_officer", "chief_nurse", "service_chief", "head_of_contracting",
    "registered_nurse", "secondary_care_doctor", "medical_director", "area_director", "head_of_primary_care",
]  # fmt: skip
FUNCTIONS = [(f.key, f.title) for f in CATALOGUE if not f.reserved]
EVERY = [
    ("", "Not said"), ("month", "Every month"), ("six weeks", "Every six weeks"), ("two months", "Every two months"),
    ("quarter", "Every three months"),
]  # fmt: skip
MONTHS = [("", "Not each year"), *((str(n), month_name[n]) for n in range(1, 13))]


def readings(question):
    """The readings of a question, for terms that say plainly which one holds."""
    return [NOT_SAID, *((r.choice, r.sentence) for r in QUESTIONS[question].readings)]


@dataclass(frozen=True)
class Box:
    """One question of a clause: `each` asks it of every body with seats."""

    key: str
    kind: str  # number, yes, one, many
    label: str
    choices: tuple | list = ()
    hint: str = ""
    each: bool = False


def bodies(label):
    return Box("bodies", "bodies", label)


BOXES = {
    "officers": [Box("from", "many", "Chair and Vice Chair are chosen from", CLASSES)],
    "attendees": [Box("offices", "many", "Who attends without a vote?", OFFICE_LIST)],
    "remit": [Box("functions", "many", "What may the committee decide?", FUNCTIONS)],
    "standing_orders": [bodies("Whose standing orders does it adopt?")],
    "votes": [
        Box("totals", "number", "Votes of {body} in total", hint="Leave empty for one vote each.", each=True),
        Box("weighting", "one", "When not all of a weighted body come", readings("weighting")),
    ],
    "majority": [
        Box("of", "one", "A majority of what?", readings("majority_of")),
        Box("may_abstain", "yes", "Members may abstain"),
    ],
    "deciding_vote": [
        Box("offices", "many", "Who holds the second, deciding vote?", OFFICE_LIST),
        Box("deputies", "one", "Does a named deputy hold it?", readings("deputy_decides")),
    ],
    "single_body": [Box("weights", "one", "Votes in a matter of one CCG alone", readings("single_casting"))],
    "quorum": [
        Box("bodies", "number", "Voting members of {body}, at least", each=True),
        Box("total", "number", "Voting members in all, at least"),
        Box("officer", "yes", "The Chair or Vice Chair must be present"),
        Box("officer_in", "one", "Where must the Chair or Vice Chair be?", readings("one_of_whom")),
        Box("lay_executive", "yes", "Lay and executive members must be more than half"),
        Box("counted", "many", "Who counts as lay or executive?", CLASSES),
    ],
    "meetings": [Box("every", "one", "How often does it meet?", EVERY)],
    "public": [Box("in_public", "yes", "Meetings are held in public")],
    "notice": [
        Box("clear_days", "number", "Clear days of public notice"),
        Box("papers_days", "number", "Days before the meeting that papers go out"),
        Box("papers_working", "yes", "Those are working days"),
        Box("questions_days", "number", "Days before the meeting that public questions arrive"),
    ],
    "minutes": [
        Box("working_days", "number", "Working days within which minutes go out"),
        Box("to", "bodies", "To whom do they go?"),
    ],
    "summary": [Box("every", "one", "How often is a summary sent?", EVERY)],
    "engagement": [Box("every", "one", "How often is an event held?", [("", "Not said"), ("year", "Every year")])],
    "binding": [bodies("Whom do its decisions bind, and who publishes them?")],
    "review": [
        Box("months", "number", "First review within how many months?"),
        Box("each", "one", "Then each", MONTHS),
    ],
}  # fmt: skip
MEMBERS = [
    Box("voters", "number", "Voting members of {body}", each=True),
    Box("lay", "number", "Of them lay members, at least", each=True, hint="{body}"),
]
NEEDS = (1, 2, 3)
WHO = [
    *((f"class:{k}", label) for k, label in CLASSES),
    *((f"office:{k}", f"The {OFFICES[k]}") for k in VOTING_OFFICES),
]


class ClauseForm(forms.Form):
    """The form of one clause; `value` is what the rules read. Built from the boxes above and the bodies with seats."""

    paragraph = TidyCharField(label="Paragraph", max_length=20, required=False, help_text="As the document numbers it.")

    def __init__(self, *args, key, bodies, clause=None, **kwargs):
        self.key, self.bodies, self.kind = key, bodies, KINDS[key]
        value = dict(clause.value) if clause else {}
        kwargs["initial"] = {"paragraph": clause.paragraph if clause else "", **self._initial(value)}
        super().__init__(*args, **kwargs)
        for box, body in self._boxes():
            self.fields[_name(box, body)] = _field(box, body, bodies)
        if key == "quorum":
            self._add_needs()

    def _boxes(self):
        for box in MEMBERS if self.key == "members" else BOXES[self.key]:
            for body in self.bodies if box.each else (None,):
                yield box, body

    def _initial(self, value):
        if self.key == "members":
            held = {b["key"]: b for b in value.get("bodies", ())}
            return {_name(box, body): held.get(body.key, {}).get(box.key) for box, body in self._boxes()}
        found = {}
        for box, body in self._boxes():
            now = value.get(box.key)
            if box.each:
                now = (now or {}).get(body.key)
            elif box.key == "deputies" and now is not None:
                now = "yes" if now else "no"
            elif box.key in ("may_abstain", "in_public", "papers_working") and now is None:
                now = True
            found[_name(box, body)] = str(now) if box.kind == "one" and now is not None else now
        for n, need in enumerate(value.get("needs", ())[: len(NEEDS)], 1):
            who = [f"class:{k}" for k in need.get("classes", ())] + [f"office:{k}" for k in need.get("offices", ())]
            found |= {
                f"group_{n}": True,
                f"need_{n}": need["at_least"],
                f"need_{n}_words": need["words"],
                f"need_{n}_who": who,
            }
        return found

    def _add_needs(self):
        self.reveals = {f"group_{n}": {"on": [f"need_{n}", f"need_{n}_words", f"need_{n}_who"]} for n in NEEDS}
        for n in NEEDS:
            words = "a group" if n == 1 else "another group"
            self.fields[f"group_{n}"] = forms.BooleanField(
                label=f"The quorum also asks for {words} of people", required=False
            )
            self.fields[f"need_{n}"] = forms.IntegerField(
                label=f"At least how many of group {n}?", min_value=1, max_value=50, required=False
            )
            self.fields[f"need_{n}_words"] = TidyCharField(
                label=f"What group {n} is called", max_length=80, required=False
            )
            self.fields[f"need_{n}_who"] = forms.MultipleChoiceField(
                label=f"Who is in group {n}", choices=WHO, required=False, widget=forms.CheckboxSelectMultiple
            )

    def clean(self):
        values = super().clean()
        for n in NEEDS if self.key == "quorum" else ():
            parts = [values.get(f"need_{n}"), values.get(f"need_{n}_words"), values.get(f"need_{n}_who")]
            ticked, stood = values.get(f"group_{n}"), self.initial.get(f"group_{n}")
            if any(parts) and not ticked and not stood:
                self.add_error(f"group_{n}", "Tick this, or leave its number, name and people empty")
            elif ticked and not all(parts):
                self.add_error(f"need_{n}", f"Give group {n} a number, a name and its people, or do not tick it")
        return values

    @property
    def value(self):
        v = self.cleaned_data
        if self.key == "members":
            return {"bodies": [self._member(body) for body in self.bodies]}
        found = {}
        for box, body in self._boxes():
            given = v[_name(box, body)]
            if box.each:
                if given:
                    found.setdefault(box.key, {})[body.key] = given
            elif box.key == "deputies":
                found |= {"deputies": given == "yes"} if given else {}
            elif box.key == "each":
                found |= {"each": int(given)} if given else {}
            elif given or box.kind == "yes" or box.key == "of":
                found[box.key] = given
        if self.key == "single_body":
            found["casting"] = "nhs_england"
        return found | ({"needs": needs} if (needs := self._needs()) else {})

    def _member(self, body):
        v = self.cleaned_data
        numbers = {part: v[f"{part}_{body.key}"] or 0 for part in ("voters", "lay")}
        return {"key": body.key, "name": body.name, "side": body.side, **numbers}

    def _needs(self):
        v, found = self.cleaned_data, []
        for n in NEEDS if self.key == "quorum" else ():
            if not v[f"group_{n}"]:
                continue
            who = [each.split(":", 1) for each in v[f"need_{n}_who"]]
            found.append({
                "at_least": v[f"need_{n}"], "words": v[f"need_{n}_words"],
                "classes": [k for kind, k in who if kind == "class"],
                "offices": [k for kind, k in who if kind == "office"],
            })  # fmt: skip
        return found


def _name(box, body):
    return f"{box.key}_{body.key}" if body else box.key


def _field(box, body, bodies):
    label = box.label.format(body=body.name if body else "")
    more = {"label": label, "required": False, "help_text": box.hint.format(body=body.name if body else "")}
    if box.kind == "number":
        return forms.IntegerField(min_value=0, max_value=366, **more)
    if box.kind == "yes":
        return forms.BooleanField(**more)
    if box.kind == "one":
        return forms.ChoiceField(choices=box.choices, widget=forms.RadioSelect, **more)
    choices = [(b.key, b.name) for b in bodies] if box.kind == "bodies" else box.choices
    return forms.MultipleChoiceField(choices=choices, widget=forms.CheckboxSelectMultiple, **more)
