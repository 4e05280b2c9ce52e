"""One page with every widget and every component, for the browser tests."""

from datetime import UTC, date, datetime

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render

from nhsuk.fields import DateField, MoneyField, TidyCharField, drawn
from nhsuk.tables import Column, Table

SENT = datetime(2015, 1, 9, 12, tzinfo=UTC)
HOSTILE = "<script>alert(1)</script>\"'{{ 7*7 }}{% now %}&amp;"
LIST = Table(
    [
        Column("title", "Application", kind="link", href="/sink/?open={ref}"),
        Column("ccg", "Clinical commissioning group", sort=True),
        Column("state", "State", kind="tag", colours={"Draft": "grey", "Approved": "green"}),
        Column("sent_at", "Submitted", kind="date", sort=True),
        Column("questions", "Answered", kind="number"),
        Column("budget", "Budget", kind="money"),
    ],
    caption="Applications of the cycle",
    empty="No applications yet. They appear here as soon as somebody starts one.",
)
ROWS = [
    {"title": "Delegated commissioning 2015/16", "ref": "abc", "ccg": "NHS Blackpool CCG",
     "state": "Draft", "sent_at": None, "questions": 12, "budget": 21_400_000},
    {"title": HOSTILE, "ref": "x/y z", "ccg": "NHS Mid Essex CCG", "state": "Approved",
     "sent_at": SENT, "questions": 0, "budget": "1234.5"},
]  # fmt: skip


class SinkForm(forms.Form):
    reveals = {"model": {"other": ["other_model"]}, "wants": {"on": ["wants_why"]}}

    name = TidyCharField(label="Your full name", max_length=60, widget=forms.TextInput(
        attrs={"autocomplete": "name", "spellcheck": "false"}))  # fmt: skip
    email = forms.EmailField(label="E-mail address", widget=forms.EmailInput(attrs={"autocomplete": "email"}))
    password = forms.CharField(label="Password", widget=forms.PasswordInput, help_text="At least 12 characters.")
    agreed_on = DateField(label="Date the governing body agreed", help_text="For example, 9 1 2015 or 9 January 2015.")
    typed_on = forms.DateField(label="Date in one box")
    budget = MoneyField(label="Budget to be delegated")
    share = drawn(forms.DecimalField(label="Share of the budget"), suffix="%", width="4")
    meetings = forms.IntegerField(label="Meetings a year", min_value=1)
    model = drawn(forms.ChoiceField(
        label="Which model do you seek?", widget=forms.RadioSelect,
        choices=[("joint", "Joint commissioning"), ("delegated", "Delegated commissioning"), ("other", "Another")],
    ), hints={"delegated": "The CCG decides alone, within the delegation."})  # fmt: skip
    other_model = TidyCharField(label="Which other model?", required=False)
    parts = forms.MultipleChoiceField(label="Which parts are ready?", widget=forms.CheckboxSelectMultiple,
        choices=[("a", "Governance"), ("b", "Finance"), ("c", "Conflicts of interest")])  # fmt: skip
    area = forms.ChoiceField(
        label="Area team", choices=[("", "Choose an area team"), ("lan", "Lancashire"), ("esx", "Essex")]
    )
    why = TidyCharField(label="Why do you seek this?", max_length=200, widget=forms.Textarea)
    notes = TidyCharField(label="Notes", required=False, widget=forms.Textarea(attrs={"rows": 3}))
    evidence = forms.FileField(label="Evidence", help_text="PDF, Word or Excel, at most 20 MB.")
    wants = forms.BooleanField(label="We want a shared committee", required=False)
    wants_why = TidyCharField(label="With whom?", required=False)
    true = forms.BooleanField(label="What is said here is true")
    token = forms.CharField(widget=forms.HiddenInput, required=False)


def sink(request):
    form = SinkForm(request.POST or None, request.FILES or None, initial={"agreed_on": date(2014, 12, 3)})
    if "say" in request.GET:
        messages.success(request, "The application has been submitted.")
        messages.error(request, "The last file could not be read.")
        messages.info(request, "The cut-off is noon on Friday 9 January 2015.")
    table = LIST.render(ROWS, query=request.GET, usual="ccg")
    context = {"form": form, "table": table, "hostile": HOSTILE, "sent": SENT, "parts": COMPONENTS}
    return render(request, "sink.html", context, status=422 if form.errors else 200)


def plain(request, ref=""):
    return HttpResponse("here")


COMPONENTS = {
    "summary": {"rows": [
        {"key": {"text": "CCG"}, "value": {"text": "NHS Blackpool CCG"},
         "actions": {"items": [{"href": "#", "text": "Change", "visuallyHiddenText": "CCG"}]}},
        {"key": {"text": "Typed"}, "value": {"text": HOSTILE}},
    ]},
    "tasks": {"idPrefix": "tasks", "items": [
        {"title": {"text": "Governance"}, "href": "#", "status": {"text": "Completed"}},
        {"title": {"text": "Finance"}, "href": "#",
         "status": {"tag": {"text": "Incomplete", "classes": "nhsuk-tag--blue"}}},
        {"title": {"text": "Signatures"},
         "status": {"text": "Cannot start yet", "classes": "nhsuk-task-list__status--cannot-start-yet"}},
    ]},
    "crumbs": {"items": [{"text": "Desk", "href": "/"}, {"text": "Applications", "href": "/sink/"}]},
    "pages": {"previous": {"href": "?before=x"}, "next": {"href": "?after=x"}},
}  # fmt: skip
