"""Forms of meetings: planning, calling, moving, sitting in common. Those of their items are in `items`."""

import re
from datetime import datetime, time

from django import forms

from jobs.clock import LONDON, is_shown, london
from nhsuk.fields import DateField, TidyCharField, drawn

CLOCK = re.compile(r"^(\d{1,2})(?:[:.](\d{2}))?\s*(am|pm)?$", re.IGNORECASE)


class ClockField(TidyCharField):
    """A time of day, typed as people type it: 14:00, 2.30pm, 9 am."""

    def __init__(self, **kwargs):
        super().__init__(max_length=10, **kwargs)
        drawn(self, width="5")

    def prepare_value(self, value):
        return f"{value:%H:%M}" if isinstance(value, time) else value

    def clean(self, value):
        typed = super().clean(value)
        if not typed:
            return None
        found = CLOCK.match(typed.strip())
        hour, minute = (int(found[1]), int(found[2] or 0)) if found else (99, 0)
        half = (found[3] or "").lower() if found else ""
        if half and 1 <= hour <= 12:
            hour = hour % 12 + (12 if half == "pm" else 0)
        elif half:
            hour = 99
        if hour > 23 or minute > 59:
            raise forms.ValidationError("Enter a time like 14:00 or 2pm")
        return time(hour, minute)


class MeetingForm(forms.Form):
    on = DateField(label="Date")
    starts = ClockField(label="Starts at", help_text="For example 14:00 or 2pm")
    ends = ClockField(label="Ends at", help_text="For example 16:00 or 4pm")
    place = TidyCharField(label="Place", max_length=300, required=False)
    joining = TidyCharField(
        label="How the public may come or follow", required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    title = TidyCharField(
        label="Title, if it is not an ordinary meeting", max_length=200, required=False,
        help_text="For example: Extraordinary meeting.",
    )  # fmt: skip

    def clean(self):
        given = super().clean()
        for name in ("starts", "ends"):
            if "on" in given and given.get(name) and not is_shown(datetime.combine(given["on"], given[name], LONDON)):
                self.add_error(name, "There is no such time in that night: the clocks go forward")
        return given

    @classmethod
    def facts(cls, meeting):
        starts, ends = london(meeting.starts_at), london(meeting.ends_at)
        return {
            "on": starts.date(), "starts": starts.time(), "ends": ends.time(), "place": meeting.place,
            "joining": meeting.joining, "title": meeting.title,
        }  # fmt: skip

    @property
    def values(self):
        v = self.cleaned_data
        return {
            "starts_at": datetime.combine(v["on"], v["starts"], LONDON),
            "ends_at": datetime.combine(v["on"], v["ends"], LONDON),
            "place": v["place"], "joining": v["joining"], "title": v["title"],
        }  # fmt: skip


def choices_of(meetings, none, *, committee=False):
    """A choice of meetings by their reference; `none` is what no choice means."""
    said = [
        (m.ref, f"{m.committee}, {london(m.starts_at):%-d %B %Y, %H:%M}" if committee
         else f"{london(m.starts_at):%-d %B %Y, %H:%M}")
        for m in meetings
    ]  # fmt: skip
    return [("", none), *said]


class PlanMeetingForm(MeetingForm):
    together_with = forms.ChoiceField(
        label="Does it sit in common with another committee?", required=False,
        help_text="They begin together, and each decides for itself by its own terms and quorum.",
    )  # fmt: skip

    def __init__(self, *args, meetings, **kwargs):
        super().__init__(*args, **kwargs)
        self.meetings = {meeting.ref: meeting for meeting in meetings}
        self.fields["together_with"].choices = choices_of(meetings, "No, by itself", committee=True)
        if not meetings:
            del self.fields["together_with"]

    @property
    def values(self):
        return super().values | {"together_with": self.meetings.get(self.cleaned_data.get("together_with"))}


class InCommonForm(forms.Form):
    first = forms.ChoiceField(label="With which meeting?", required=False, widget=forms.RadioSelect)

    def __init__(self, *args, meetings, **kwargs):
        super().__init__(*args, **kwargs)
        self.meetings = {meeting.ref: meeting for meeting in meetings}
        self.fields["first"].choices = choices_of(meetings, "With none: it sits by itself", committee=True)

    @property
    def values(self):
        return {"first": self.meetings.get(self.cleaned_data["first"])}


class ChangeMeetingForm(MeetingForm):
    because = TidyCharField(
        label="Why it changes", max_length=300, required=False,
        help_text="Needed once the meeting is called and its time or place changes.",
    )  # fmt: skip
    urgent_because = TidyCharField(
        label="Why it cannot wait for full notice", required=False, widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Only for another day, an earlier hour or another place that leaves less notice than the terms ask. "
        "It is kept, and members read it.",
    )  # fmt: skip

    @property
    def values(self):
        return super().values | {"urgent_because": self.cleaned_data["urgent_because"]}


class CallForm(forms.Form):
    urgent_because = TidyCharField(
        label="Why it cannot wait for full notice", required=False, widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Only where there are fewer clear days left than the terms ask. It is kept, and members read it.",
    )  # fmt: skip


class NothingForm(forms.Form):
    """A button and nothing to fill in."""


class BecauseForm(forms.Form):
    because = TidyCharField(label="Why?", widget=forms.Textarea(attrs={"rows": 3}))
