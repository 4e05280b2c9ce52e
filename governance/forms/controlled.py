"""Forms of controlled documents: one more version, and taking one off."""

from django import forms

from nhsuk.fields import DateField, TidyCharField

from ..rules.controlled import Kind


class VersionForm(forms.Form):
    kind = forms.ChoiceField(
        label="What is it?", widget=forms.RadioSelect, choices=[(kind.value, kind.label) for kind in Kind]
    )
    title = TidyCharField(label="Title", max_length=200, help_text="As it stands on the cover.")
    version = TidyCharField(label="Version", max_length=40, help_text="For example: 4, or 2.1.")
    approved_by_body = TidyCharField(
        label="Who approved it?", max_length=200, help_text="For example: audit committee, or member practices."
    )
    approved_on = DateField(label="When was it approved?")
    from_on = DateField(label="In force from", help_text="The version before it ends the day before.")
    to_on = DateField(label="In force to, if its end is known", required=False)
    upload = forms.FileField(label="The file", help_text="It becomes public at once. PDF is best; 20 MB at most.")

    def __init__(self, *args, today, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["approved_on"].not_after = today

    @property
    def values(self):
        return dict(self.cleaned_data)


class WithdrawForm(forms.Form):
    because = TidyCharField(
        label="Why is it withdrawn?", max_length=300, help_text="The reason is published where the file was."
    )
