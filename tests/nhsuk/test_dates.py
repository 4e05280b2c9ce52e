"""A date in three boxes: what is understood, and what is said when it is not."""

from datetime import date

import pytest
from django import forms

from nhsuk.fields import DateField
from tests.nhsuk.markup import soup


class Diary(forms.Form):
    held_on = DateField(label="Date of the meeting", not_before=date(2013, 4, 1), not_after=date(2017, 3, 31))


def sent(day="", month="", year=""):
    return Diary({"held_on_day": day, "held_on_month": month, "held_on_year": year})


@pytest.mark.parametrize("boxes", [
    ("9", "1", "2015"), ("09", "01", "2015"), (" 9 ", "January", "2015"), ("9", "jan", "2015"),
    ("9", "Jan.", "2015"), ("9", "JANU", "2015"), ("9 January 2015",), ("9/1/2015",), ("9th January, 2015",),
    ("2015-01-09",), ("9.1.2015",),
])  # fmt: skip
def test_understood(boxes):
    form = sent(*boxes)
    assert form.is_valid(), form.errors
    assert form.cleaned_data["held_on"] == date(2015, 1, 9)


@pytest.mark.parametrize("boxes, sentence, wrong", [
    (("", "", ""), "Enter date of the meeting", {"day", "month", "year"}),
    (("9", "", "2015"), "Date of the meeting must include a month", {"month"}),
    (("", "", "2015"), "Date of the meeting must include a day and month", {"day", "month"}),
    (("32", "1", "2015"), "Date of the meeting must have a day from 1 to 31", {"day"}),
    (("9", "13", "2015"), "Date of the meeting must have a month from 1 to 12", {"month"}),
    (("9", "ju", "2015"), "Date of the meeting must have a month from 1 to 12", {"month"}),
    (("9", "1", "15"), "Date of the meeting must have a year with 4 numbers, like 2015", {"year"}),
    (("x", "y", "2015"),
     "Date of the meeting must have a day from 1 to 31 and a month from 1 to 12", {"day", "month"}),
    (("29", "2", "2015"), "Date of the meeting must be a real date: February 2015 has no day 29", {"day"}),
    (("31", "March", "2013"), "Date of the meeting must be 1 April 2013 or later", {"day", "month", "year"}),
    (("1", "4", "2017"), "Date of the meeting must be 31 March 2017 or earlier", {"day", "month", "year"}),
    (("٩", "1", "2015"), "Date of the meeting must have a day from 1 to 31", {"day"}),
])  # fmt: skip
def test_refused_with_the_wrong_boxes_marked(boxes, sentence, wrong):
    form = sent(*boxes)
    page = soup(form["held_on"])
    assert page.select_one(".nhsuk-error-message").get_text(" ", strip=True) == f"Error: {sentence}"
    marked = {box["name"].removeprefix("held_on_") for box in page.select(".nhsuk-input--error")}
    assert marked == wrong
    assert [box.get("value", "") for box in page.select("input")] == list(boxes) + [""] * (
        3 - len(boxes)
    )  # nothing typed is lost


def test_the_summary_leads_to_the_first_wrong_box():
    from nhsuk.forms import error_summary

    assert soup(error_summary(sent("9", "", "2015"))).a["href"] == "#id_held_on_month"


def test_not_changed_when_typed_differently():
    assert not DateField().has_changed(date(2015, 1, 9), ["09", "January", "2015"])
    assert DateField().has_changed(date(2015, 1, 9), ["10", "1", "2015"])


def test_initial_fills_the_boxes_and_optional_may_be_empty():
    page = soup(Diary(initial={"held_on": date(2015, 1, 9)})["held_on"])
    assert [box["value"] for box in page.select("input")] == ["9", "1", "2015"]
    assert DateField(required=False).clean(["", "", ""]) is None
