"""Every widget becomes its NHS component; nothing typed is lost; errors say what to do."""

import pytest
from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.functional import lazystr
from django.utils.safestring import mark_safe

from nhsuk.fields import DateField, MoneyField, TidyCharField, drawn
from nhsuk.forms import error_summary
from tests.nhsuk.markup import shape, soup

HOSTILE = "<script>alert(1)</script>\"'{{ 7*7 }}{% now %}"
CHOICES = [("a", "One"), ("b", "Two")]


def form_of(field, data=None, initial=None, files=None, **attributes):
    made = type("Made", (forms.Form,), {"it": field, **attributes})
    return made(data, files, initial=initial)


def drawing(field, *arguments, **more):
    return soup(form_of(field, *arguments, **more)["it"])


FIELDS = {
    "text": TidyCharField(), "email": forms.EmailField(), "url": forms.URLField(assume_scheme="https"),
    "integer": forms.IntegerField(),
    "decimal": forms.DecimalField(), "float": forms.FloatField(), "money": MoneyField(), "date": DateField(),
    "one box date": forms.DateField(), "time": forms.TimeField(), "moment": forms.DateTimeField(),
    "radios": forms.ChoiceField(choices=CHOICES, widget=forms.RadioSelect),
    "checkboxes": forms.MultipleChoiceField(choices=CHOICES, widget=forms.CheckboxSelectMultiple),
    "list of several": forms.MultipleChoiceField(choices=CHOICES), "select": forms.ChoiceField(choices=CHOICES),
    "tick": forms.BooleanField(), "area": TidyCharField(widget=forms.Textarea),
    "counted": TidyCharField(widget=forms.Textarea, max_length=20),
    "password": forms.CharField(widget=forms.PasswordInput), "file": forms.FileField(),
    "yes or no": forms.NullBooleanField(), "phone": forms.CharField(widget=forms.TextInput(attrs={"type": "tel"})),
}  # fmt: skip


@pytest.mark.parametrize("field", FIELDS.values(), ids=FIELDS.keys())
def test_each_widget_has_a_label_a_hint_and_an_error_in_one_place(field):
    page = drawing(field, {}, label_size="m")
    assert bool(page.select(".nhsuk-error-message")) is not isinstance(field, forms.NullBooleanField)
    assert page.select("label, legend")
    boxes = page.select("input, select, textarea")
    assert boxes and not any(box.get("required") is not None or box.get("maxlength") for box in boxes)
    ids = [each["id"] for each in page.select("[id]")]
    assert len(ids) == len(set(ids))
    for box in page.select("[aria-describedby]"):
        assert all(word in ids for word in box["aria-describedby"].split())
    for label in page.select("label"):
        assert label["for"] in ids


def test_typed_values_come_back():
    page = drawing(TidyCharField(max_length=3), {"it": HOSTILE})
    assert page.input["value"] == HOSTILE and not page.find("script")
    assert page.select_one(".nhsuk-error-message")
    page = drawing(TidyCharField(widget=forms.Textarea, max_length=3), {"it": HOSTILE})
    assert page.textarea.get_text().strip() == HOSTILE and not page.find("script")
    assert drawing(forms.IntegerField(), {"it": "twelve"}).input["value"] == "twelve"
    assert drawing(MoneyField(), {"it": "£ lots"}).input["value"] == "£ lots"
    ticked = drawing(FIELDS["checkboxes"], {"it": ["b"]}).select("input[checked]")
    assert [box["value"] for box in ticked] == ["b"]
    assert drawing(FIELDS["select"], {"it": "b"}).select_one("option[selected]")["value"] == "b"


def test_hostile_labels_hints_and_choices_are_inert():
    field = forms.ChoiceField(label=HOSTILE, help_text=HOSTILE, choices=[(HOSTILE, HOSTILE)], widget=forms.RadioSelect)
    for widget in (forms.RadioSelect, forms.Select, forms.CheckboxSelectMultiple):
        field.widget = widget(choices=field.choices)
        page = drawing(field)
        assert not page.find("script") and page.get_text().count("alert(1)") == 3


def test_help_that_is_marked_safe_keeps_its_link_and_lazy_labels_are_words():
    page = drawing(forms.CharField(label=lazystr("Password"), help_text=mark_safe('<a href="/x/">Forgotten?</a>')))
    assert page.select_one(".nhsuk-hint a")["href"] == "/x/"
    assert "Password" in page.label.get_text()


def test_attributes_of_the_widget():
    attrs = {
        "autocomplete": "one-time-code",
        "inputmode": "numeric",
        "placeholder": "no",
        "spellcheck": "false",
        "data-x": HOSTILE,
    }
    box = drawing(forms.CharField(widget=forms.TextInput(attrs=attrs))).input
    assert (box["autocomplete"], box["inputmode"], box["spellcheck"], box["data-x"]) == (
        "one-time-code", "numeric", "false", HOSTILE,
    )  # fmt: skip
    assert not box.get("placeholder")


def test_prefix_suffix_hints_and_width():
    page = drawing(drawn(forms.DecimalField(), suffix="%", width="4"))
    assert page.select_one(".nhsuk-input-wrapper__suffix").get_text() == "%"
    assert "nhsuk-input--width-4" in page.input["class"]
    page = drawing(drawn(forms.ChoiceField(choices=CHOICES, widget=forms.RadioSelect), hints={"b": "second"}))
    assert page.select_one("#it-item-hint") is None and "second" in page.get_text()
    assert drawing(MoneyField()).select_one(".nhsuk-input-wrapper__prefix").get_text() == "£"


@pytest.mark.parametrize("typed, pounds", [
    ("1250", "1250"), ("£1,250.50", "1250.50"), ("1 250", "1250"), (" £ 12 ", "12"), ("−5", "-5"),
    ("1,234,567.89", "1234567.89"),
])  # fmt: skip
def test_money_understood(typed, pounds):
    assert str(MoneyField().clean(typed)) == pounds


@pytest.mark.parametrize("typed", ["12,50", "1.234", "lots", "1e99", "NaN", "Infinity", "12.345"])
def test_money_refused(typed):
    with pytest.raises(forms.ValidationError):
        MoneyField().clean(typed)


class Revealing(forms.Form):
    reveals = {"kind": {"other": ["which"]}}
    kind = forms.ChoiceField(choices=[("usual", "The usual"), ("other", "Another")], widget=forms.RadioSelect)
    which = TidyCharField(required=False)


def test_a_revealed_field_is_drawn_once_inside_its_choice():
    page = soup(Revealing())
    assert len(page.select("#id_which")) == 1
    assert page.select_one(".nhsuk-radios__conditional #id_which")
    assert page.select_one("#id_kind-2")["data-aria-controls"] == page.select_one(".nhsuk-radios__conditional")["id"]


def test_the_label_may_be_the_heading_of_the_page():
    form = form_of(TidyCharField(label="What is your name?"), heading="it")
    assert soup(form).select_one("h1 label").get_text(strip=True) == "What is your name?"


def test_files():
    page = drawing(forms.FileField(widget=forms.ClearableFileInput()))
    assert page.input["type"] == "file" and "value" not in page.input.attrs
    several = type("Several", (forms.FileInput,), {"allow_multiple_selected": True})
    assert drawing(forms.FileField(widget=several())).input.has_attr("multiple")
    empty = {"it": SimpleUploadedFile("a.pdf", b"")}
    assert "The file is empty" in drawing(forms.FileField(), {}, files=empty).get_text()


@pytest.mark.parametrize("field, data, sentence", [
    (TidyCharField(label="Full name"), {}, "Enter full name"),
    (TidyCharField(label="CCG code"), {}, "Enter CCG code"),
    (TidyCharField(label="Type your name"), {}, "Type your name"),
    (TidyCharField(label="Why do you ask?"), {}, "Answer the question: Why do you ask?"),
    (forms.ChoiceField(label="Area team", choices=CHOICES), {}, "Choose area team"),
    (forms.ChoiceField(label="Area team", choices=CHOICES), {"it": "zz"},
     "Choose area team from the list; “zz” is not in it"),
    (forms.BooleanField(label="I agree"), {}, "Tick the box: I agree"),
    (forms.FileField(label="Evidence"), {}, "Choose a file: evidence"),
    (TidyCharField(label="Name", max_length=3), {"it": "abcd"}, "Name must be 3 characters or fewer; you typed 4"),
    (forms.IntegerField(label="Seats"), {"it": "x"}, "Seats must be a whole number, like 12"),
    (forms.IntegerField(label="Seats", min_value=1), {"it": "0"}, "Seats must be 1 or more"),
    (forms.EmailField(label="Address"), {"it": "x"}, "Address must be an e-mail address, like name@example.org"),
    (forms.CharField(label="Name", error_messages={"required": "Say who you are"}), {}, "Say who you are"),
    (forms.CharField(label="I agree"), {}, "Enter I agree"),
])  # fmt: skip
def test_sentences(field, data, sentence):
    form = form_of(field, data)
    assert soup(form["it"]).select_one(".nhsuk-error-message").get_text().strip() == f"Error: {sentence}"
    assert sentence in soup(error_summary(form)).get_text()


def test_the_summary_comes_once_and_names_hidden_fields_without_a_link():
    form = form_of(forms.CharField(label="Key", widget=forms.HiddenInput), {})
    form.add_error(None, "The two dates contradict each other.")
    page = soup(error_summary(form))
    assert [item.get_text(strip=True) for item in page.select("li")] == [
        "The two dates contradict each other.",
        "Enter key",
    ]
    assert not page.select("a") and error_summary(form) == ""


def test_formsets_are_drawn_too():
    made = forms.formset_factory(Revealing, extra=2)()
    page = soup(made)
    assert len(page.select("fieldset")) == 2 and page.select_one("#id_form-TOTAL_FORMS")


def test_shape_ignores_spacing_only():
    assert shape("<p a='1'> x </p>") == shape("<p a='1'>x</p>") != shape("<p a='2'>x</p>")
