"""A select of many options is drawn by plain text, and says the same as the macro."""

import re

import pytest

from nhsuk import components


def _squeezed(html):
    return re.sub(r"\s+", " ", str(html)).replace("> ", ">").replace(" <", "<")


@pytest.mark.parametrize("chosen", ["", "7", "a&<b>\"'"])
@pytest.mark.parametrize("how", ["value", "selected"])
def test_many_options_as_the_macro_draws_them(chosen, how):
    values = ["", *map(str, range(30)), "a&<b>\"'"]
    items = [{"value": value, "text": f"Ann & <{value}>"} for value in values]
    params = {"id": "who", "name": "who", "label": {"text": "Who"}, "hint": {"text": "Choose"}, "items": items}
    if how == "value":
        params["value"] = chosen
    else:
        params["items"] = [{**item, "selected": item["value"] == chosen} for item in items]
    plain = components.concrete(params)
    assert _squeezed(components.render("select", params)) == _squeezed(components.macro("select")(plain))


def test_an_option_with_more_than_words_is_left_to_the_macro():
    items = [{"value": str(n), "text": str(n), "disabled": n == 3} for n in range(30)]
    assert "disabled" in components.render("select", {"id": "x", "name": "x", "label": "X", "items": items})
