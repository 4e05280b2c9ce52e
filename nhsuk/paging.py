"""Pages of a long list by key, not by number: the last page costs what the first costs.

    page = paging.page(queryset, request.GET, order=("-sent_at", "pk"))
    page.rows; {{ page.links }}

The order must end in something unique and must not hold empty values. Where the reader
stands is in the address (`after`, `before`), signed; anything else is the first page.
"""

from dataclasses import dataclass
from functools import reduce
from operator import and_, or_

from django.core import signing
from django.core.exceptions import FieldDoesNotExist, ValidationError
from django.db.models import Q

from nhsuk import components

SALT = "nhsuk.paging"
ENDS = ("after", "before")


@dataclass(frozen=True)
class Page:
    rows: list
    previous: str = ""
    next: str = ""

    @property
    def links(self):
        """The pagination component, or nothing when all rows are on one page."""
        ends = {"previous": self.previous, "next": self.next}
        known = {name: {"href": href} for name, href in ends.items() if href}
        return components.render("pagination", known) if known else ""


def page(rows, query, *, order, size=50):
    """`rows`: a queryset, or a prepared question (`jobs.prepared`), whose first page costs no spelling."""
    order = tuple(order)
    asked, queryset = (rows, None) if hasattr(rows, "queryset") else (None, rows)
    if asked and not any(end in query for end in ENDS):
        return _page(asked.rows(order, size + 1), query, order, size)
    queryset = asked.queryset() if asked else queryset
    back, values = _place(queryset, query, order)
    turned = tuple(_turned(key) for key in order) if back else order
    if values:
        queryset = queryset.filter(_beyond(turned, values))
    rows = list(queryset.order_by(*turned)[: size + 1])
    return _page(rows, query, order, size, back=back, begun=bool(values))


def _page(rows, query, order, size, *, back=False, begun=False):
    more = len(rows) > size
    rows = rows[:size]
    if back:
        rows.reverse()
    first = begun if not back else more
    last = more if not back else begun
    return Page(
        rows=rows,
        previous=_link(query, "before", rows[0], order) if rows and first else "",
        next=_link(query, "after", rows[-1], order) if rows and last else "",
    )


def _turned(key):
    return key[1:] if key.startswith("-") else f"-{key}"


def _beyond(order, values):
    """Rows after these values in this order: greater in the first key, or equal there and …"""
    steps = []
    for index, key in enumerate(order):
        name = key.removeprefix("-")
        side = "lt" if key.startswith("-") else "gt"
        same = [Q(**{before.removeprefix("-"): values[at]}) for at, before in enumerate(order[:index])]
        steps.append(reduce(and_, [*same, Q(**{f"{name}__{side}": values[index]})]))
    return reduce(or_, steps)


def _place(queryset, query, order):
    for name in ENDS:
        if name in query:
            try:
                found = signing.loads(query[name], salt=SALT)
                values = [_typed(queryset.model, key, one) for key, one in zip(order, found, strict=True)]
            except (signing.BadSignature, ValidationError, ValueError, TypeError):
                return False, None
            return name == "before", values
    return False, None


def _typed(model, key, value):
    """The value as the column's type; what is not a column (an annotation) stays text."""
    *path, last = key.removeprefix("-").split("__")
    try:
        for step in path:
            model = model._meta.get_field(step).related_model
        column = model._meta.pk if last == "pk" else model._meta.get_field(last)
    except FieldDoesNotExist:
        return value
    return column.to_python(value)


def _link(query, name, row, order):
    values = [_value(row, key.removeprefix("-")) for key in order]
    link = query.copy()
    for other in ENDS:
        link.pop(other, None)
    link[name] = signing.dumps(values, salt=SALT)
    return f"?{link.urlencode()}"


def _value(row, name):
    value = row[name] if isinstance(row, dict) else reduce(getattr, name.split("__"), row)
    return value if value is None or isinstance(value, int | str) else str(value)
