"""The form of a broadcast or a recording."""

from django import forms

from nhsuk.fields import TidyCharField

from .minutes import area


class BroadcastForm(forms.Form):
    address = TidyCharField(
        label="Its address", max_length=500, help_text="As the browser shows it, for example https://www.example.org/…"
    )
    title = TidyCharField(label="What is it called there?", max_length=200)
    captions = area(
        "How may somebody who cannot hear follow it?", rows=3,
        help_text="Captions, a transcript, or whom to ask. It is public.",
    )  # fmt: skip
