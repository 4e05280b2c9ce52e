"""Breaches, courses, earnings, the list of people, and the importer's upload."""

from django import forms

from nhsuk.fields import DateField, MoneyField, TidyCharField, drawn

from ..rules import training
from ..rules.breaches import Kind
from ..rules.columns import TITLES
from ..rules.people import Standing
from .interests import area


class ReportForm(forms.Form):
    kind = forms.ChoiceField(
        label="What went wrong?", choices=[(k.value, k.label) for k in Kind], widget=forms.RadioSelect
    )
    happened_on = DateField(label="When did it happen?", error_messages={"required": "Enter the day it happened"})
    item = TidyCharField(
        label="Title of the agenda item, if it was at a meeting",
        max_length=300,
        required=False,
        help_text="Kept inside, so that the public text can be checked against it.",
    )
    account = area(
        label="What happened?",
        rows=5,
        help_text="Names are safe here. This account is never published.",
    )
    secret = forms.ChoiceField(
        label="May those who look into it see that you reported it?", widget=forms.RadioSelect, initial="no",
        choices=[("no", "No: keep my name out of it"), ("yes", "Yes")],
    )  # fmt: skip


class PublicTextsForm(forms.Form):
    """The four texts the public reads; held against everybody and everything known here."""

    nature = area(label="What happened, without saying who", rows=3)
    outcome = area(label="Outcome", rows=2, required=False)
    lesson = area(label="What others can learn", rows=2, required=False)
    actions = area(label="What was done", rows=2, required=False)


class FindingsForm(PublicTextsForm):
    findings = area(label="Findings", rows=4, help_text="Kept inside; names are safe here.")
    field_order = ["findings", "nature", "outcome", "lesson", "actions"]


class ToldForm(forms.Form):
    told_on = DateField(label="When was NHS England told?", error_messages={"required": "Enter the day they were told"})


class CourseForm(forms.Form):
    module = forms.ChoiceField(label="Which course?", choices=list(training.MODULES.items()), widget=forms.RadioSelect)
    completed_on = DateField(label="When did you finish it?", error_messages={"required": "Enter the day you finished"})
    score = drawn(
        forms.IntegerField(label="Your mark, if there was one", min_value=0, max_value=100, required=False), suffix="%"
    )
    certificate = TidyCharField(label="Certificate number, if there is one", max_length=200, required=False)


class EarningForm(forms.Form):
    practice = forms.ModelChoiceField(label="Practice", queryset=None, to_field_name="ref")
    year = forms.TypedChoiceField(label="Financial year", coerce=int)
    mean = MoneyField(label="Mean net earnings", help_text="Before tax, National Insurance and pension; net of costs.")
    full_time = forms.IntegerField(label="Full-time GPs", min_value=0)
    part_time = forms.IntegerField(label="Part-time GPs", min_value=0, help_text="With locums of six months or more.")
    page = forms.URLField(label="Where the practice publishes it", required=False, assume_scheme="https")
    published_by_practice_on = DateField(label="When the practice published it", required=False)
    consent = forms.BooleanField(label="There is only one GP, who has agreed in writing to publication", required=False)

    def __init__(self, *args, practices, years, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["practice"].queryset = practices
        self.fields["year"].choices = years


class NothingForm(forms.Form):
    register = forms.ChoiceField(
        label="Of which register?",
        widget=forms.RadioSelect,
        choices=[("gifts", "Gifts and hospitality"), ("sponsorship", "Sponsorship"), ("breaches", "Breaches")],
    )
    from_on = DateField(label="From", error_messages={"required": "Enter the first day of the period"})
    to_on = DateField(label="To", error_messages={"required": "Enter the last day of the period"})


class DeclarantForm(forms.Form):
    name = TidyCharField(label="Full name", max_length=200)
    email = forms.EmailField(
        label="E-mail address", required=False, help_text="Where letters go if they have no account here."
    )
    position = TidyCharField(label="Position", max_length=200)
    standings = forms.MultipleChoiceField(
        label="What are they to the CCG?",
        choices=[(s.value, s.label) for s in Standing],
        widget=forms.CheckboxSelectMultiple,
        help_text="This decides whether their interests are published.",
    )
    joined_on = DateField(label="Since when?", error_messages={"required": "Enter their first day at the CCG"})
    manager_name = TidyCharField(
        label="Full name of their line manager, if they have one", max_length=200, required=False,
        help_text="Somebody at this CCG. They may review what is declared.",
    )  # fmt: skip


class LineManagerForm(forms.Form):
    manager_name = TidyCharField(
        label="Full name of the line manager", max_length=200, required=False,
        help_text="Somebody with a post at this CCG, or on its list. Leave it empty if there is none.",
    )  # fmt: skip


class LeaveForm(forms.Form):
    left_on = DateField(label="Last day at the CCG")


class UploadForm(forms.Form):
    file = forms.FileField(label="The register, as a spreadsheet", help_text="CSV or Excel (xlsx).")
    as_at = DateField(
        label="Which day’s register is it?",
        help_text="The date printed on it.",
        error_messages={"required": "Enter the date of the register"},
    )


class ColumnsForm(forms.Form):
    """What each column is taken for; our guess stands there already."""

    def __init__(self, *args, headings, columns, **kwargs):
        super().__init__(*args, **kwargs)
        choices = [("", "Not used"), *TITLES.items()]
        for number, heading in enumerate(headings):
            self.fields[f"column_{number}"] = forms.ChoiceField(
                label=heading or f"Column {number + 1} (no heading)", choices=choices, required=False,
                initial=columns.get(str(number), ""),
            )  # fmt: skip

    def clean(self):
        chosen = [value for value in self.cleaned_data.values() if value]
        for name in sorted({value for value in chosen if chosen.count(value) > 1}):
            self.add_error(None, f"Only one column can be “{TITLES[name]}”.")
        return self.cleaned_data

    @property
    def columns(self):
        return {int(name.removeprefix("column_")): value for name, value in self.cleaned_data.items()}
