"""The Jinja source of a list table, written once for its columns and then compiled.

Keys checked to be identifiers get into the source, and headings escaped as text: drawn with each row
they would cost as much as the values. Captions and values are passed when it is drawn, and escaped.
"""

from markupsafe import escape

NOTHING = "–"
HEAD = """<table class="nhsuk-table nhsuk-table--responsive cc-list{{ classes }}" role="table">
<caption class="nhsuk-table__caption">{{ caption }}{% if sortable %}\
<span class="nhsuk-u-visually-hidden"> (Column headers are sortable)</span>{% endif %}</caption>
<thead class="nhsuk-table__head" role="rowgroup"><tr class="nhsuk-table__row" role="row">
{% for heading in head %}<th class="nhsuk-table__header{{ heading.css }}" scope="col" \
role="columnheader"{% if heading.href %} data-sort{% if heading.state %} aria-sort="{{ heading.state }}"\
{% endif %}{% endif %}>{% if heading.hidden %}<span class="nhsuk-u-visually-hidden">{{ heading.words }}</span>\
{% elif heading.href %}<a class="nhsuk-link" href="{{ heading.href }}">{{ heading.words }}</a>\
{% else %}{{ heading.words }}{% endif %}</th>
{% endfor %}</tr></thead>
<tbody class="nhsuk-table__body" role="rowgroup">
"""
EMPTY = """<div class="cc-empty"><p class="nhsuk-body nhsuk-u-margin-bottom-0">{{ empty }}</p></div>"""


def path(key):
    """A key with dots as a Jinja expression on `row`."""
    parts = key.split(".")
    if not all(part.isidentifier() for part in parts):
        raise ValueError(f"{key!r} is not a column's key.")
    return "row" + "".join(f"[{part!r}]" for part in parts)


def source(columns, *, row_header):
    row = "".join(_cell(number, column, row_header) for number, column in enumerate(columns))
    return (
        "{% if rows %}" + HEAD + "{% for row in rows %}"
        f'<tr class="nhsuk-table__row" role="row">{row}</tr>\n'
        "{% endfor %}</tbody></table>{% else %}" + EMPTY + "{% endif %}"
    )


def _cell(number, column, row_header):
    header = row_header and number == 0
    tag, role = ("th", 'scope="row" role="rowheader"') if header else ("td", 'role="cell"')
    css = f"nhsuk-table__{'header' if header else 'cell'}{column.css}"
    label = f'<span class="nhsuk-table__heading" aria-hidden="true">{_words(column.heading)} </span>'
    inside = _linked(column, _value(number, column))
    return f'<{tag} class="{css}" {role}>{label}<span class="cc-value">{inside}</span></{tag}>'


def _words(heading):
    """As they stand in HTML; a brace would begin a command."""
    return str(escape(heading)).replace("{", "&#123;").replace("}", "&#125;")


def _value(number, column):
    """The value is looked up once: for a record that may be a method, or another record."""
    if column.kind == "tag":
        colour = f"{{% set colour = colours[{number}].get(value|string) %}}"
        tag = '{% if colour %} nhsuk-tag--{{ colour }}{% endif %}">{{ value }}</strong>'
        drawn = f'{{% if value %}}{colour}<strong class="nhsuk-tag{tag}{{% else %}}{NOTHING}{{% endif %}}'
    elif column.kind in ("date", "money"):
        drawn = f"{{{{ (value|{'london' if column.kind == 'date' else 'pence'}) or {NOTHING!r} }}}}"
    else:
        drawn = f"{{{{ {NOTHING!r} if value in (none, '') else value }}}}"
    return f"{{% set value = {path(column.key)} %}}{drawn}"


def _linked(column, inside):
    if not column.href:
        return inside
    if "{" not in column.href:
        there = path(column.href)
        link = f'<a class="nhsuk-link" href="{{{{ {there} }}}}">{inside}</a>'
        return f"{{% if {there} %}}{link}{{% else %}}{inside}{{% endif %}}"
    address = ""
    for chunk in column.href.split("{"):
        name, closed, rest = chunk.partition("}")
        address += f"{{{{ {path(name)}|urlencode }}}}{rest}" if closed else chunk
    return f'<a class="nhsuk-link" href="{address}">{inside}</a>'
