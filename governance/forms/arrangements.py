"""Forms of an arrangement: the agreement, the sum, its end before it begins."""

from django import forms

from nhsuk.fields import DateField, MoneyField, TidyCharField

GIVEN = [("", "The agreement is silent"), ("yes", "The CCG"), ("no", "NHS England")]


class AgreementForm(forms.Form):
    signed_on = DateField(label="When was the agreement signed?")
    terminates_contracts = forms.ChoiceField(
        label="Who ends a practice’s contract?", choices=GIVEN, required=False, widget=forms.RadioSelect,
        help_text="The sources differ, so the agreement decides (S0 5.3; S4 App 3).",
    )  # fmt: skip
    handles_complaints = forms.ChoiceField(
        label="Who handles complaints about practices?", choices=GIVEN, required=False,
        widget=forms.RadioSelect,
        help_text="S0 5.3 gives them to the CCG; an agreement may leave them with NHS England.",
    )  # fmt: skip

    @property
    def values(self):
        held = {"": None, "yes": True, "no": False}
        data = self.cleaned_data
        return {
            "signed_on": data["signed_on"],
            "terminates_contracts": held[data["terminates_contracts"]],
            "handles_complaints": held[data["handles_complaints"]],
        }


class SumForm(forms.Form):
    amount = MoneyField(label="Sum that transfers in the first year", min_value=0)


class LapseForm(forms.Form):
    because = TidyCharField(label="Why did it lapse?", max_length=300)
