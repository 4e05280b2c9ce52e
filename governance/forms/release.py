"""Forms on what is kept back when private business becomes public."""

from django import forms

from nhsuk.fields import TidyCharField

from ..models import PublicVersion


class PassageForm(forms.Form):
    words = TidyCharField(
        label="Which words are withheld?", widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Copy them from a text above. They are left out wherever they stand in what the public reads "
        "of this item, capital letters or not. The public sees that something is withheld.",
    )  # fmt: skip
    because = TidyCharField(
        label="Why are they withheld?",
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="For the record. It is not published.",
    )


class TextsForm(forms.Form):
    because = TidyCharField(
        label="Why may the public read the rest?", widget=forms.Textarea(attrs={"rows": 3}),
        help_text="For the record. It is not published.",
    )  # fmt: skip


class PublicVersionForm(forms.Form):
    choice = forms.ChoiceField(
        label="How is the paper published?", choices=PublicVersion.Choice.choices, widget=forms.RadioSelect
    )
    file = forms.FileField(
        label="The redacted version, as a PDF", required=False,
        help_text="Take the words out of the document, do not cover them with black bars: under a bar they can "
        "still be read. Scripts, actions and files inside the PDF are taken out here.",
    )  # fmt: skip
    because = TidyCharField(
        label="Why does nothing need redacting, or on which ground does it stay withheld?", required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Of a paper that stays withheld the public reads this ground. Otherwise it is for the record.",
    )  # fmt: skip
