"""Forms of engagement events."""

from django import forms

from nhsuk.fields import DateField, TidyCharField

from .minutes import area


class EventForm(forms.Form):
    title = TidyCharField(label="What is it about?", max_length=200)
    held_on = DateField(label="On which day?", error_messages={"required": "Enter the day of the event"})
    hours = TidyCharField(label="At what time?", max_length=60, required=False, help_text="For example 18:00 to 20:00")
    place = TidyCharField(label="Where?", max_length=300)
    invited = area("Who is invited?", rows=4, help_text="And how anybody may come. It is public once announced.")


class CameOfItForm(forms.Form):
    said = area("What was said?", rows=8, help_text="Without names. It is public.")
    done = area(
        "What did the committee do about it?", rows=5, required=False,
        help_text="It may be added later. It is public, and stands in the report of the year.",
    )  # fmt: skip
