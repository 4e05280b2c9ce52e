"""Answering a match: a ruling with its menu, or words why it does not matter."""

from django import forms

from governance.models import Ruling
from governance.rules.meetings import rulings as rules

from .interests import area

PAPERS = [
    ("", "As the ruling has it"),
    ("yes", "Withhold them"),
    ("no", "The person may read them"),
]


class RuleForm(forms.Form):
    """A ruling of R-062, filled in with what the match suggests (R-063)."""

    interest = area(label="The interest, as it is read into the minutes", rows=3)
    declared = forms.ChoiceField(
        label="Did the person declare it for this item?", widget=forms.RadioSelect, initial="no",
        choices=[("yes", "Yes, they said so"), ("no", "No: it was found on the register or in the links")],
    )  # fmt: skip
    magnitude = forms.ChoiceField(
        label="How much does it weigh in this item?", widget=forms.RadioSelect, choices=Ruling.Magnitude
    )
    choice = forms.ChoiceField(
        label="Ruling", widget=forms.RadioSelect, choices=[(m.value, m.label) for m in rules.Menu],
        error_messages={"required": "Choose a ruling"},
    )  # fmt: skip
    withhold = forms.ChoiceField(
        label="Papers of this item", required=False, widget=forms.RadioSelect, choices=PAPERS,
        help_text="Withheld papers are gone from their pages, search and mail until the ruling is lifted.",
    )  # fmt: skip
    reason = area(label="Reason", rows=3, error_messages={"required": "Give the reason for the ruling"})
    public_words = area(
        label="What the public is told, if not the same words", rows=2, required=False,
        help_text="For an interest whose details are withheld from the public.",
    )  # fmt: skip
    ruled_as = forms.ChoiceField(
        label="Who ruled?", widget=forms.RadioSelect, choices=Ruling.RuledAs,
        error_messages={"required": "Say who ruled"},
    )  # fmt: skip
    also = forms.MultipleChoiceField(
        label="Other matches of this person on this item that the ruling covers", required=False,
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip

    def __init__(self, *args, others=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["also"].choices = [(hit.key, hit.match.path) for hit in others]
        if others:
            self.fields["also"].initial = [hit.key for hit in others]
        else:
            del self.fields["also"]

    @property
    def values(self):
        v = self.cleaned_data
        names = ("interest", "magnitude", "choice", "reason", "public_words", "ruled_as")
        return {name: v[name] for name in names} | {
            "declared_by_person": v["declared"] == "yes",
            "withhold": {"yes": True, "no": False}.get(v["withhold"]),
            "also": v.get("also", ()),
        }


class DismissForm(forms.Form):
    words = area(
        label="Why does this match not matter for the item?", rows=3,
        help_text="Your words stay with the match. If the interest, the party or the link changes, it opens again.",
        error_messages={"required": "Say why the match does not matter"},
    )  # fmt: skip


class AlreadyForm(forms.Form):
    already = forms.ChoiceField(label="Which of your interests was it?", widget=forms.RadioSelect)

    def __init__(self, *args, interests, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["already"].choices = [(i.ref, str(i)) for i in interests]
