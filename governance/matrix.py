"""The table of who may do what, compiled once: a row for each post, a column for each permission.

Wide, the headings stand upright; on a narrow screen each row lists only what the post may do.
"""

from functools import cache

from nhsuk import words
from nhsuk.tables import environment

from .rules import permission_words

SOURCE = """<table class="nhsuk-table nhsuk-table--compact cc-matrix" role="table">
<caption class="nhsuk-table__caption">Who may do what, where, since when</caption>
<thead role="rowgroup"><tr role="row">\
{% for heading in ("Name", "Post", "Body", "Since") %}<th scope="col" role="columnheader">{{ heading }}</th>\
{% endfor %}{% for heading in headings %}<th class="cc-matrix__what" scope="col" role="columnheader">\
<span>{{ heading }}</span></th>{% endfor %}</tr></thead>
<tbody role="rowgroup">
{% for row in rows %}<tr role="row"><th scope="row" role="rowheader">\
<a class="nhsuk-link" href="{{ address }}{{ row.person_ref }}/">{{ row.name }}</a></th>\
<td role="cell">{{ row.title }}</td><td role="cell">{{ row.body }}</td>\
<td role="cell"><span class="cc-matrix__words">since </span>{{ row.since|london }}</td>\
{% for permission, heading in columns %}{% if permission in row.permissions %}\
<td class="cc-matrix__yes" role="cell"><span class="cc-matrix__words">{{ heading }}: </span>\
<span aria-hidden="true">✓</span><span class="nhsuk-u-visually-hidden">yes</span></td>\
{% else %}<td class="cc-matrix__no" role="cell"><span class="nhsuk-u-visually-hidden">no</span></td>{% endif %}\
{% endfor %}</tr>
{% endfor %}</tbody></table>"""


@cache
def template():
    return environment().from_string(SOURCE)


def render(rows, permissions, *, address):
    """The table as HTML, everything escaped. `address` is the page under which people are found."""
    columns = [(permission, permission_words.heading(permission)) for permission in permissions]
    return template().render(
        rows=rows, columns=columns, headings=[heading for _, heading in columns], address=address, words=words
    )
