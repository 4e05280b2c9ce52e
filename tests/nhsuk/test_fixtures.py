"""Django fields, declared as the library's fixtures describe them, come out as its HTML."""

import re

import pytest
from django import forms

from nhsuk.fields import DateField, drawn
from tests.nhsuk.markup import fixtures, shape

KNOWN = {"label", "fieldset", "hint", "errorMessage", "id", "idPrefix", "name", "items", "maxlength", "rows",
         "autocomplete", "disabled", "inline", "small", "width", "classes", "type", "spellcheck", "prefix",
         "suffix", "inputmode", "code", "value"}  # fmt: skip
DRAWN = ("inline", "small", "width", "classes", "prefix", "suffix", "code")
ATTRIBUTES = ("autocomplete", "type", "spellcheck", "inputmode", "rows")
FIELDS = {
    "input": lambda w, kw: forms.CharField(widget=forms.TextInput(attrs=w), **kw),
    "textarea": lambda w, kw: forms.CharField(widget=forms.Textarea(attrs={"rows": 5, **w}), **kw),
    "character-count": lambda w, kw: forms.CharField(widget=forms.Textarea(attrs={"rows": 5, **w}), **kw),
    "password-input": lambda w, kw: forms.CharField(widget=forms.PasswordInput(attrs=w), **kw),
    "select": lambda w, kw: forms.ChoiceField(widget=forms.Select(attrs=w), **kw),
    "radios": lambda w, kw: forms.ChoiceField(widget=forms.RadioSelect(attrs=w), **kw),
    "checkboxes": lambda w, kw: forms.MultipleChoiceField(widget=forms.CheckboxSelectMultiple(attrs=w), **kw),
}


def heading(context):
    label = context.get("label") or context.get("fieldset", {}).get("legend", {})
    return label if isinstance(label, dict) else {}


def _given(context, key):
    value = context.get(key, {})
    return value if isinstance(value, dict) else {"other": value}


def plain(context):
    """Only what a Django field can say; a heading of size l, which is the size of ours."""
    items = context.get("items", [])
    return (
        set(context) <= KNOWN
        and set(heading(context)) == {"heading", "size"}
        and isinstance(heading(context)["heading"], str)
        and heading(context)["size"] == "l"
        and not {"errorMessage", "value"} <= set(context)
        and context.get("autocomplete") != context.get("id", "")
        and all(set(_given(context, key)) <= {"text"} for key in ("hint", "errorMessage"))
        and all(isinstance(item, dict) and set(item) <= {"value", "text"} and "value" in item for item in items)
    )


CASES = [
    pytest.param(component, one, id=f"{component}-{number}-{one['name']}")
    for component in FIELDS
    for number, one in enumerate(fixtures(component))
    if plain(one["context"]) and not (component == "character-count" and "maxlength" not in one["context"])
]


def declared(component, context):
    options = {"label": heading(context)["heading"], "help_text": context.get("hint", {}).get("text", "")}
    options["disabled"] = context.get("disabled", False)
    if "items" in context:
        options["choices"] = [(item["value"], item["text"]) for item in context["items"]]
    if "maxlength" in context:
        options["max_length"] = context["maxlength"]
    if "errorMessage" in context:
        options["error_messages"] = {"required": context["errorMessage"]["text"]}
    attributes = {key: context[key] for key in ATTRIBUTES if key in context}
    field = FIELDS[component](attributes, options)
    return drawn(field, **{key: context[key] for key in DRAWN if key in context})


def renamed(html, context):
    """Django makes an id of the name; the fixtures often choose another."""
    chosen = context.get("id") or context.get("idPrefix") or context["name"]
    return re.sub(rf'(?<=["\s]){re.escape(chosen)}(?=["\s-])', context["name"], html)


@pytest.mark.parametrize("component, one", CASES)
def test_as_the_fixture(component, one):
    context, name = one["context"], one["context"]["name"]
    made = type("Made", (forms.Form,), {name: declared(component, context), "heading": name})
    data = {} if "errorMessage" in context else None
    form = made(data, auto_id="%s", initial={name: context.get("value")})
    assert shape(form[name]) == shape(renamed(one["html"], context))


def test_there_are_cases_of_every_kind():
    assert {case.values[0] for case in CASES} == set(FIELDS) and len(CASES) >= 40


def test_the_date_input():
    """Its fixture names the boxes differently; the rest is the same."""
    one = next(one for one in fixtures("date-input") if one["name"] == "default")
    field = DateField(label="What is your date of birth?", help_text=one["context"]["hint"]["text"])
    made = type("Made", (forms.Form,), {"heading": "example", "example": field})
    ours = str(made(auto_id="%s")["example"]).replace("example_", "example-").replace('name="example-', 'name="')
    theirs = one["html"].replace("example[day]", "day")
    assert shape(ours) == shape(theirs)
