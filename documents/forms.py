"""The two ways to ask whether a paper is ours."""

from django import forms

from .rules.verifying import fingerprint_in


class FileForm(forms.Form):
    file = forms.FileField(
        label="The whole file, as you received it",
        help_text="We look at it and do not keep it.",
        allow_empty_file=True,
        error_messages={"required": "Choose the file you want to check."},
    )

    def clean_file(self):
        file = self.cleaned_data["file"]
        if not file.size:
            raise forms.ValidationError("The file is empty. Choose the file as you received it.")
        return file


class FingerprintForm(forms.Form):
    fingerprint = forms.CharField(
        label="The fingerprint printed on the paper",
        help_text="64 letters and figures, at the foot of each page. Spaces do not matter.",
        max_length=200,
        error_messages={"required": "Enter the fingerprint, or choose a file instead."},
    )

    def clean_fingerprint(self):
        found = fingerprint_in(self.cleaned_data["fingerprint"])
        if not found:
            raise forms.ValidationError(
                "A fingerprint has 64 characters, only 0 to 9 and a to f. Copy the whole of it."
            )
        return found
