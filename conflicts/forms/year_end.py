"""Forms of the year-end extract: which year, and the signature."""

from django import forms

from nhsuk.fields import TidyCharField

from ..rules.year_end import in_words


class YearForm(forms.Form):
    year = forms.TypedChoiceField(label="Financial year", coerce=int, widget=forms.RadioSelect)

    def __init__(self, *args, years, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["year"].choices = [(year, in_words(year)) for year in years]


class SignExtractForm(forms.Form):
    confirmed = forms.BooleanField(label="I make this statement", required=False)
    typed_name = TidyCharField(label="Type your name", max_length=200, help_text="As it is recorded here.")
    fingerprint = forms.CharField(widget=forms.HiddenInput)
