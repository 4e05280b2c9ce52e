"""What may be typed: tidied the same through forms, models and importers."""

import unicodedata

import pytest
from django import forms
from django.db import models
from hypothesis import given
from hypothesis import strategies as st

from nhsuk import columns, fields
from nhsuk.text import MARKS, tidy

NASTY = st.text(st.characters() | st.sampled_from("\u0301\u0489\u202e\u200f\r\n\x00\u2028\ufeff e\u200b"))


@given(NASTY, st.booleans())
def test_tidy_is_settled_normal_and_safe(text, lines):
    once = tidy(text, lines=lines)
    assert tidy(once, lines=lines) == once
    assert unicodedata.is_normalized("NFC", once)
    assert not any(unicodedata.category(c) in ("Cc", "Cs") and c not in "\n\t" for c in once)
    assert not set(once) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\ufeff\r")
    assert lines or "\n" not in once
    assert once == once.strip()


@given(st.integers(0, 200), st.sampled_from("ae\u05d0"))
def test_at_most_thirty_marks_a_letter(marks, letter):
    kept = unicodedata.normalize("NFD", tidy(letter + "\u0323" * marks))
    assert kept.count("\u0323") == min(marks, MARKS)


@pytest.mark.parametrize("typed, lines, kept", [
    ("cafe\u0301", False, "café"),
    ("  Anita \t Rao \n", False, "Anita Rao"),
    ("one\r\ntwo\rthree\u2028four", True, "one\ntwo\nthree\nfour"),
    ("invoice\u202efdp.exe", False, "invoicefdp.exe"),
    ("a\x00b\x1bc", True, "abc"),
    ("NHS\u200bEngland", False, "NHSEngland"),
    ("\ud800x", True, "x"),
    ("=SUM(A1) <b>&amp;", False, "=SUM(A1) <b>&amp;"),
    ("السلام 👩‍⚕️ ไทย", False, "السلام 👩‍⚕️ ไทย"),
    ("", True, ""),
])  # fmt: skip
def test_examples(typed, lines, kept):
    assert tidy(typed, lines=lines) == kept


class Note(models.Model):
    title = columns.TidyCharField(max_length=10)
    body = columns.TidyTextField()
    state = columns.TidyCharField(max_length=5, choices=[("a", "A")])

    class Meta:
        app_label = "nhsuk"
        managed = False


def test_columns_tidy_what_is_saved_and_what_is_searched():
    note = Note(title=" a\x00 b ", body="x\r\ny ")
    assert [column.pre_save(note, True) for column in (Note._meta.get_field(n) for n in ("title", "body"))] == [
        "a b",
        "x\ny",
    ]
    assert note.title == "a b"
    assert Note._meta.get_field("title").get_prep_value("a\u202eb") == "ab"


def test_columns_bring_their_form_fields():
    form = forms.modelform_factory(Note, fields=["title", "body", "state"])()
    assert isinstance(form.fields["title"], fields.TidyCharField) and not form.fields["title"].lines
    assert isinstance(form.fields["body"], fields.TidyCharField) and form.fields["body"].lines
    assert isinstance(form.fields["body"].widget, forms.Textarea)
    assert isinstance(form.fields["state"], forms.TypedChoiceField)


def test_length_is_counted_after_tidying():
    assert fields.TidyCharField(max_length=3).clean(" a\x00bc  ") == "abc"
