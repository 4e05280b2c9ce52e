"""Declaring, confirming, reviewing."""

from django import forms

from governance.models import Kind, Organisation
from governance.rules.links import code_as_kept
from nhsuk.fields import DateField, TidyCharField, drawn

from ..models import Declaration
from ..models.interests import With
from ..papers import STATEMENT
from ..rules import interests as rules
from ..rules.redaction import MAY_BE_WITHHELD, Ground

AREA = forms.Textarea(attrs={"rows": 3})


def area(**options):
    return TidyCharField(widget=forms.Textarea(attrs={"rows": options.pop("rows", 3)}), **options)


class Signed(forms.Form):
    """What ends every declaration."""

    typed_name = drawn(
        TidyCharField(
            label="Type your full name to sign", help_text=STATEMENT, max_length=200,
            error_messages={"required": "Type your full name to sign"},
        ),
        autocomplete="name",
    )  # fmt: skip


class InterestForm(Signed):
    """One interest; the types are those of the edition in force."""

    category = forms.ChoiceField(
        label="What type of interest is it?", widget=forms.RadioSelect, error_messages={"required": "Choose the type"}
    )
    relationship = TidyCharField(
        label="How is this person related to you?",
        help_text="For example, spouse. Do not name them.",
        max_length=200,
        required=False,
    )
    counterparty = TidyCharField(
        label="With whom?",
        help_text="The practice, company, charity or other body. A practice may be named by its code alone.",
        max_length=300,
        required=False,
    )
    with_kind = forms.ChoiceField(label="What is that?", choices=With, initial=With.OTHER)
    counterparty_code = TidyCharField(
        label="Its code or number, if you know it",
        max_length=40,
        required=False,
        help_text="For example, a practice code like F81011, or a company number.",
    )
    kind = forms.ChoiceField(label="What is it about?", choices=list(rules.KINDS.items()), initial="other")
    description = area(
        label="Describe it",
        help_text="So that somebody who does not know you understands it. This is published.",
        error_messages={"required": "Describe the interest"},
    )
    from_on = DateField(
        label="When did it begin?",
        help_text="If you only know the year, use 1 January.",
        error_messages={"required": "Enter the day it began"},
    )
    aware_on = DateField(
        label="When did you become aware of it?",
        required=False,
        help_text="Leave empty if that was the day it began. The 28 days run from here.",
    )
    first_declared_on = DateField(
        label="Did you declare it to this CCG before, on paper? When?",
        required=False,
        help_text="Leave empty if this is the first time. Whoever reviews it checks the old register.",
    )
    to_on = DateField(label="Has it a known end?", required=False, help_text="Leave empty while it lasts.")
    publish = forms.ChoiceField(
        label="May this be published?", choices=[("yes", "Yes"), ("no", "No")], initial="yes", widget=forms.RadioSelect
    )
    why_not = area(
        label="Why should it not be published?",
        required=False,
        help_text="Only real risk of harm or a legal bar counts. The guardian decides. Never published.",
    )
    field_order = [
        "category", "relationship", "counterparty", "with_kind", "counterparty_code", "kind", "description",
        "from_on", "aware_on", "first_declared_on", "to_on", "publish", "why_not", "typed_name",
    ]  # fmt: skip

    def __init__(self, *args, book, on=None, suggests=False, **kwargs):
        """`on`: the day whose names count; `suggests`: the page lists practices under the id `practices`."""
        super().__init__(*args, **kwargs)
        self.on = on
        if suggests:
            self.fields["counterparty_code"].widget.attrs["list"] = "practices"
        self.fields["category"].choices = [(c, rules.CATEGORIES[c]) for c in book.categories]
        drawn(self.fields["category"], hints={c: rules.CATEGORY_WORDS[c] for c in book.categories})
        through = next(c for c in book.categories if c in rules.THROUGH_ANOTHER)
        self.reveals = {"category": {through: ["relationship"]}, "publish": {"no": ["why_not"]}}

    def clean(self):
        """A practice on record is known by its code: its name need not be typed, and its kind not be chosen."""
        values = super().clean()
        code = code_as_kept("practice", values.get("counterparty_code") or "")
        if code and values.get("with_kind") in (With.PRACTICE, With.OTHER):
            practice = Organisation.objects.filter(kind=Kind.PRACTICE, code=code).first()
            if practice:
                values |= {"counterparty_code": code, "with_kind": With.PRACTICE.value}
                values["counterparty"] = values.get("counterparty") or (
                    practice.name_on(self.on) if self.on else str(practice)
                )
        if not values.get("counterparty") and "counterparty" not in self.errors:
            self.add_error("counterparty", self._unnamed(code))
        return values

    def _unnamed(self, code):
        said = "Enter the practice, company, charity or other body"
        practice = code and self.cleaned_data.get("with_kind") == With.PRACTICE
        return f"No practice with the code {code} is on record. {said}" if practice else said

    @property
    def stated(self):
        values = self.cleaned_data
        names = ("category", "kind", "counterparty", "description", "from_on", "to_on", "why_not")
        through = values["category"] in rules.THROUGH_ANOTHER
        return rules.Stated(
            **{name: values[name] for name in names},
            relationship=values["relationship"] if through else "",
            aware_on=values["aware_on"] or values["from_on"],
            publish=values["publish"] == "yes",
        )

    @property
    def facts(self):
        return {name: self.cleaned_data[name] for name in ("with_kind", "counterparty_code", "first_declared_on")}


def initial_of(interest, book):
    """An interest as the form would hold it."""
    names = ("relationship", "counterparty", "with_kind", "counterparty_code", "kind", "description",
             "from_on", "aware_on", "first_declared_on", "to_on", "why_not")  # fmt: skip
    return {name: getattr(interest, name) for name in names} | {
        "category": rules.category_in(book, interest.category),
        "publish": "yes" if interest.publish else "no",
    }


class ConfirmForm(Signed):
    """Everything as it stands, filled in beforehand: nothing changed, or ended on a day."""

    def __init__(self, *args, interests, on, **kwargs):
        super().__init__(*args, **kwargs)
        self.interests, self.reveals = list(interests), {}
        for interest in self.interests:
            self.fields[f"is_{interest.ref}"] = drawn(
                forms.ChoiceField(
                    label=interest.counterparty, initial="same", widget=forms.RadioSelect,
                    choices=[("same", "Still true"), ("ended", "Ended")],
                    error_messages={"required": f"Say whether this is still true: {interest.counterparty}"},
                ),
                inline=False,
            )  # fmt: skip
            self.fields[f"end_{interest.ref}"] = DateField(
                label="When did it end?", required=False, not_after=on,
                not_before=interest.from_on,
            )  # fmt: skip
            self.reveals[f"is_{interest.ref}"] = {"ended": [f"end_{interest.ref}"]}
        self.fields["associates"] = forms.ChoiceField(
            label="Has somebody close to you an interest?", widget=forms.RadioSelect,
            help_text="A partner, relative, friend or business partner.", choices=Declaration.Associates,
        )  # fmt: skip
        self.order_fields([*(n for n in self.fields if n[:3] in ("is_", "end")), "associates", "typed_name"])

    def clean(self):
        values = super().clean()
        for interest in self.interests:
            if values.get(f"is_{interest.ref}") == "ended" and not values.get(f"end_{interest.ref}"):
                self.add_error(f"end_{interest.ref}", f"Enter the day it ended: {interest.counterparty}")
        return values

    @property
    def lines(self):
        """(ref, bound field) for each interest, as the page lays them out."""
        return [(i.ref, self[f"is_{i.ref}"]) for i in self.interests]

    @property
    def ended(self):
        values = self.cleaned_data
        return {i.ref: values[f"end_{i.ref}"] for i in self.interests if values[f"is_{i.ref}"] == "ended"}


class MitigationForm(forms.Form):
    mitigation = area(
        label="What is done about it?",
        help_text="For example: leaves the room when contracts with this body are decided. “None needed” is an answer.",
        error_messages={"required": "Say what is done about it"},
    )
    private_note = area(label="Note for colleagues", required=False, rows=2, help_text="Never published.")


class WordsForm(forms.Form):
    """One box of words: a question, advice, a reason."""

    words = area(label="Words")

    def __init__(self, *args, label="Reason", hint="", **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["words"].label, self.fields["words"].help_text = label, hint


class EndForm(forms.Form):
    to_on = DateField(label="Last day of the interest")


class RedactionForm(forms.Form):
    ground = forms.ChoiceField(
        label="On which ground?", choices=[(g.value, g.label) for g in Ground], widget=forms.RadioSelect
    )
    fields_withheld = forms.MultipleChoiceField(
        label="What should be withheld?", choices=list(MAY_BE_WITHHELD.items()), widget=forms.CheckboxSelectMultiple
    )
    request = area(
        label="What is the risk, or which law?",
        rows=4,
        help_text="This is your request in writing. Only the guardian and the register’s keepers read it.",
    )


class DecisionForm(forms.Form):
    decision = forms.ChoiceField(
        label="Decision",
        choices=[("grant", "Withhold the details"), ("refuse", "Refuse: publish in full")],
        widget=forms.RadioSelect,
    )
    advice = area(label="Advice taken, and from whom", rows=2)
    reason = area(label="Reason", rows=2)
