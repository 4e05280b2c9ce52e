"""Our environment draws each component as the library's own fixtures say."""

import pytest
from django.utils.functional import lazystr
from django.utils.safestring import mark_safe
from markupsafe import Markup

from nhsuk import components
from tests.nhsuk.markup import FIXTURES, fixtures, shape, soup, trusted

CASES = [
    pytest.param(path.stem, fixture, id=f"{path.stem}-{number}-{fixture['name']}")
    for path in sorted(FIXTURES.glob("*.json"))
    for number, fixture in enumerate(fixtures(path.stem))
]
HOSTILE = "<script>alert(1)</script>\"'{{ 7*7 }}"


@pytest.mark.parametrize("component, fixture", CASES)
def test_as_the_library_says(component, fixture):
    drawn = components.render(component, trusted(fixture["context"]))
    assert shape(drawn) == shape(fixture["html"])


def test_lazy_strings_are_words():
    drawn = components.render("error-summary", {"heading": lazystr("There is a problem")})
    assert "There is a problem" in drawn


def test_html_must_be_marked_safe():
    assert "&lt;b&gt;" in components.render("inset-text", {"html": "<b>x</b>"})
    assert "<b>x</b>" in components.render("inset-text", {"html": mark_safe("<b>x</b>")})


def test_safe_words_stay_safe_and_plain_words_are_escaped():
    assert "<em>a</em>" in components.render("tag", {"text": mark_safe("<em>a</em>")})
    assert "&lt;em&gt;" in components.render("tag", {"text": "<em>a</em>"})


def test_equal_text_of_different_safety_is_not_confused():
    assert "&lt;i&gt;" in components.render("tag", {"text": "<i>"})
    assert "<i>" in components.render("tag", {"text": Markup("<i>")})


def test_a_safe_attribute_value_cannot_break_out():
    sly = mark_safe("\" onclick='alert(1)'")
    drawn = soup(components.render("button", {"text": "x", "href": sly, "attributes": {"data-x": sly}}))
    assert "onclick" not in drawn.a.attrs


def test_attributes_as_text_are_refused():
    with pytest.raises(TypeError):
        components.render("button", {"text": "x", "attributes": " onclick=alert(1)"})


@pytest.mark.parametrize("component, parameters", [
    ("tag", {"text": HOSTILE}),
    ("summary-list", {"rows": [{"key": {"text": HOSTILE}, "value": {"text": HOSTILE}}]}),
    ("task-list", {"idPrefix": "t", "items": [{"title": {"text": HOSTILE}, "status": {"text": HOSTILE}}]}),
    ("details", {"summaryText": HOSTILE, "text": HOSTILE}),
    ("notification-banner", {"text": HOSTILE, "titleText": HOSTILE}),
    ("select", {"name": "s", "label": {"text": HOSTILE}, "items": [{"value": HOSTILE, "text": HOSTILE}]}),
])  # fmt: skip
def test_typed_text_is_inert(component, parameters):
    drawn = soup(components.render(component, parameters))
    assert not drawn.find_all("script")
    assert HOSTILE in drawn.get_text()


def test_large_parameters_are_drawn_without_being_remembered():
    before = components._drawn.cache_info().currsize
    components.render("inset-text", {"text": "x" * 5000})
    assert components._drawn.cache_info().currsize == before
