"""Making a committee, its bodies, seats, deputies and officers."""

from django import forms

from nhsuk.fields import DateField, TidyCharField, drawn

from ..models import CommitteeKind, Officer, Organisation, SeatClass
from ..rules.meetings.seats import OFFICES

CODE = "ODS code, for example 06T for NHS North East Essex CCG or Q79 for NHS England’s East office."
OFFICE_CHOICES = [("", "No office the terms speak of"), *((k, v) for k, v in OFFICES.items() if k != "chair")]
MORE = (1, 2, 3)


class Coded(forms.Form):
    """A form in which bodies are named by code."""

    def body_of(self, name):
        code = self.cleaned_data.get(name, "")
        found = Organisation.objects.filter(code=code.strip().upper()).first() if code else None
        if code and found is None:
            self.add_error(name, f"No body has the code {code}. Look it up under Organisations.")
        return found


class MakeForm(Coded):
    name = TidyCharField(label="Name of the committee", max_length=200)
    kind = forms.ChoiceField(
        label="Kind of committee", choices=CommitteeKind, widget=forms.RadioSelect,
        help_text="The kind sets what is usual. Every difference from it is shown on the committee’s page.",
    )  # fmt: skip
    parent = forms.ChoiceField(
        label="For a sub-group: for which committee does it prepare cases?", required=False,
        help_text="A sub-group decides nothing on primary medical services. Its minutes go to that committee.",
    )  # fmt: skip
    from_on = DateField(label="First day")
    short = TidyCharField(
        label="Your own body, as the committee calls it", max_length=80, help_text="For example: Mid Essex."
    )

    def __init__(self, *args, parents, **kwargs):
        super().__init__(*args, **kwargs)
        self.parents = {each.ref: each for each in parents}
        choices = [(each.ref, each.name) for each in parents]
        self.fields["parent"].choices = [("", "It is no sub-group"), *choices]
        for n in MORE:
            words = "another body with seats" if n > 1 else "a second body with seats, if there is one"
            self.fields[f"code_{n}"] = TidyCharField(
                label=f"Code of {words}", max_length=12, required=False, help_text=CODE if n == 1 else ""
            )
            self.fields[f"short_{n}"] = TidyCharField(
                label=f"What the committee calls body {n + 1}", max_length=80, required=False
            )

    def clean(self):
        values = super().clean()
        self.others = {}
        for n in MORE:
            body, short = self.body_of(f"code_{n}"), values.get(f"short_{n}")
            if body and not short:
                self.add_error(f"short_{n}", f"Say what the committee calls {body}")
            elif short and not values.get(f"code_{n}"):
                self.add_error(f"code_{n}", f"Enter the code of {short}")
            elif body:
                self.others[body] = short
        return values


class BodyForm(Coded):
    code = TidyCharField(label="Code of the body", max_length=12, help_text=CODE)
    name = TidyCharField(label="What the committee calls it", max_length=80)
    from_on = DateField(label="First day")

    def clean(self):
        values = super().clean()
        self.organisation = self.body_of("code")
        return values


class SeatForm(forms.Form):
    person = forms.ChoiceField(label="Who takes the seat?")
    klass = drawn(
        forms.ChoiceField(label="Chosen as", choices=SeatClass, widget=forms.RadioSelect),
        hints={"attendee": "Healthwatch, the Health and Wellbeing Board, the Local Medical Committee, directors."},
    )
    body = forms.ChoiceField(label="Whose seat is it?", required=False)
    office = forms.ChoiceField(
        label="Office", choices=OFFICE_CHOICES, required=False, help_text="Terms may give an office a second vote."
    )
    title = TidyCharField(label="As the minutes name the seat", max_length=120, help_text="For example: Lay member.")
    voting = forms.BooleanField(label="This seat votes", required=False)
    from_on = DateField(label="First day")
    despite = TidyCharField(
        label="If the lay and executive majority is lost by it: why is the seat given all the same?", required=False,
        max_length=60, help_text="It stays in the history of the seat.",
    )  # fmt: skip

    def __init__(self, *args, people, bodies, **kwargs):
        super().__init__(*args, **kwargs)
        self.people, self.bodies = {p.ref: p for p in people}, {b.key: b for b in bodies}
        self.fields["person"].choices = [("", "Choose a person"), *((p.ref, p.name) for p in people)]
        self.fields["body"].choices = [("", "No body: attends without a vote"), *((b.key, b.name) for b in bodies)]

    @property
    def values(self):
        v = self.cleaned_data
        return {name: v[name] for name in ("klass", "office", "title", "voting", "from_on", "despite")} | {
            "person": self.people[v["person"]], "body": self.bodies.get(v["body"])
        }  # fmt: skip


class DeputyForm(forms.Form):
    person = forms.ChoiceField(label="Who is the named deputy?")
    title = TidyCharField(label="As the minutes name the deputy", max_length=120)
    from_on = DateField(label="First day")

    def __init__(self, *args, people, **kwargs):
        super().__init__(*args, **kwargs)
        self.people = {p.ref: p for p in people}
        self.fields["person"].choices = [("", "Choose a person"), *((p.ref, p.name) for p in people)]

    @property
    def values(self):
        v = self.cleaned_data
        return {"person": self.people[v["person"]], "title": v["title"], "from_on": v["from_on"]}


class EndSeatForm(forms.Form):
    last_day = DateField(label="Last day")
    because = TidyCharField(label="Why does the seat end?", max_length=200)


class OfficeForm(forms.Form):
    post = forms.ChoiceField(label="Which office?", choices=Officer.Post, widget=forms.RadioSelect)
    seat = forms.ChoiceField(
        label="Who takes it?", widget=forms.RadioSelect, help_text="Only members the terms allow are on the list."
    )
    from_on = DateField(label="First day")
    because = TidyCharField(
        label="How did it come about?", max_length=300, help_text="For example: elected at the meeting of 5 May 2016."
    )

    def __init__(self, *args, seats, **kwargs):
        super().__init__(*args, **kwargs)
        self.seats = {seat.ref: seat for seat in seats}
        self.fields["seat"].choices = [(seat.ref, str(seat)) for seat in seats]

    @property
    def values(self):
        v = self.cleaned_data
        return {"post": v["post"], "seat": self.seats[v["seat"]], "from_on": v["from_on"], "because": v["because"]}
