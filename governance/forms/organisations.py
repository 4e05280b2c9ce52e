"""Finding a CCG as things stood on a date; entering and changing a body by hand."""

from django import forms

from nhsuk.fields import DateField, TidyCharField, drawn

from ..actions.mending import FACTS
from ..models import Kind, Organisation
from ..models.organisations import OUTSIDE


class CcgSearchForm(forms.Form):
    q = drawn(TidyCharField(label="Name or ODS code", required=False, max_length=100), width="20")
    under = forms.ChoiceField(label="Region or office", required=False)
    on = DateField(label="As at", required=False, help_text="For example, 31 3 2015. Empty means today.")

    def __init__(self, *args, offices, **kwargs):
        super().__init__(*args, **kwargs)
        regions = [(o.code, o.name) for o in offices if o.kind == Kind.REGION]
        others = [(o.code, o.name) for o in offices if o.kind != Kind.REGION]
        self.fields["under"].choices = [("", "All of England"), *regions, *others]


def why_field(words="Why, and where it is known from"):
    return TidyCharField(
        label=words, max_length=300,
        help_text="For example: letter of the council of 3 March 2015. It is kept with your name and the time.",
        error_messages={"required": "Say why, and where it is known from"},
    )  # fmt: skip


class RegisterForm(forms.Form):
    kind = forms.ChoiceField(
        label="What kind of body is it?", choices=[(k.value, k.label) for k in OUTSIDE], widget=forms.RadioSelect,
        error_messages={"required": "Choose what kind of body it is"},
    )  # fmt: skip
    name = TidyCharField(label="Name", max_length=200, error_messages={"required": "Enter its name"})
    code = drawn(TidyCharField(label="ODS code, if it has one", max_length=12, required=False), width="10")
    opened_on = DateField(label="Opened on, if known", required=False)
    address = TidyCharField(label="Address, without the postcode", max_length=300, required=False)
    postcode = drawn(TidyCharField(label="Postcode", max_length=10, required=False), width="10")
    kept_for = forms.ModelChoiceField(
        label="Who keeps the record?", queryset=None, to_field_name="ref", empty_label=None,
        help_text="The governance lead of this body may change it later.",
    )  # fmt: skip
    why = why_field()

    def __init__(self, *args, keepers, **kwargs):
        super().__init__(*args, **kwargs)
        self.only = keepers[0] if len(keepers) == 1 else None
        if self.only:
            del self.fields["kept_for"]
        else:
            refs = [body.pk for body in keepers]
            self.fields["kept_for"].queryset = Organisation.objects.filter(pk__in=refs)

    @property
    def values(self):
        return {"kept_for": self.only} | self.cleaned_data


class RenameForm(forms.Form):
    name = TidyCharField(label="New name", max_length=200, error_messages={"required": "Enter the new name"})
    on = DateField(label="From which day?", error_messages={"required": "Enter the first day it holds"})
    why = why_field()


class MoveForm(forms.Form):
    parent = forms.ModelChoiceField(
        label="Which body does it stand under now?", queryset=None, to_field_name="ref", empty_label="Choose a body",
        error_messages={"required": "Choose the body", "invalid_choice": "Choose the body"},
    )  # fmt: skip
    on = DateField(label="From which day?", error_messages={"required": "Enter the first day it holds"})
    why = why_field()

    def __init__(self, *args, above, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["parent"].queryset = above


class CloseForm(forms.Form):
    on = DateField(label="Last day", error_messages={"required": "Enter its last day"})
    successor = drawn(
        TidyCharField(
            label="ODS code of the body that follows it, if one does", required=False, max_length=12,
            help_text="For example, 13T.",
        ),
        width="10",
    )  # fmt: skip
    why = why_field()

    def clean_successor(self):
        code = self.cleaned_data["successor"]
        found = Organisation.objects.filter(code=code.upper()).first() if code else None
        if code and found is None:
            raise forms.ValidationError(f"No body with the code {code.upper()} is on record.")
        return found


class CorrectForm(forms.Form):
    """Only what was wrong from the start; a code is typed only for bodies no file brings."""

    name = TidyCharField(label="Name", max_length=200, error_messages={"required": "Enter its name"})
    code = drawn(TidyCharField(label="ODS code, if it has one", max_length=12, required=False), width="10")
    opened_on = DateField(label="Opened on, if known", required=False)
    closed_on = DateField(label="Last day", required=False, help_text="Empty this if the body was closed by mistake.")
    address = TidyCharField(label="Address, without the postcode", max_length=300, required=False)
    postcode = drawn(TidyCharField(label="Postcode", max_length=10, required=False), width="10")
    why = why_field("What was wrong, and how do you know?")

    def __init__(self, *args, body, **kwargs):
        super().__init__(*args, initial={name: getattr(body, name) for name in FACTS}, **kwargs)
        if body.kind not in OUTSIDE:
            del self.fields["code"]
        if body.closed_on is None:
            del self.fields["closed_on"]


class TakeBackForm(forms.Form):
    why = why_field("What was wrong, and how do you know?")
