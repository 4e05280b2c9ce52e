"""Comparing HTML by what it says, not by how it is spaced."""

import json
from pathlib import Path

from bs4 import BeautifulSoup
from django.utils.safestring import mark_safe

FIXTURES = Path(__file__).parent / "fixtures"


def soup(html):
    return BeautifulSoup(str(html), "html.parser")


def shape(html):
    """The elements, their attributes in order of name, and their words."""
    return [_shape(child) for child in soup(html).children if _matters(child)]


def _matters(node):
    return node.name or str(node).strip()


def _shape(node):
    if not node.name:
        return " ".join(str(node).split())
    attributes = {
        name: sorted(value) if isinstance(value, list) else " ".join(value.replace(", ", ",").split())
        for name, value in node.attrs.items()
    }
    return [node.name, sorted(attributes.items()), [_shape(child) for child in node.children if _matters(child)]]


def fixtures(component):
    return json.loads((FIXTURES / f"{component}.json").read_text())["fixtures"]


def trusted(value, key=""):
    """The library's own parameters: what they give as HTML is HTML."""
    if isinstance(value, dict):
        return {name: trusted(item, name) for name, item in value.items()}
    if isinstance(value, list):
        return [trusted(item) for item in value]
    return mark_safe(value) if isinstance(value, str) and key.lower().endswith("html") else value
