"""Guessing which column of somebody's spreadsheet is which of ours; header rows may be merged."""

import re
from dataclasses import dataclass

from conflicts.rules.ragged import tidy

# First match wins; the order runs from the particular to the general.
SIGNS = (
    ("surname", r"^(surname|last name|family name)$"),
    ("forename", r"^(forenames?|first names?|given names?)$"),
    ("financial", r"^(?!non).*\bfinancial( interests?)?$"),
    ("professional", r"non.?financial.*professional|^professional( interests?)?$"),
    ("personal", r"non.?financial.*personal|^personal( interests?)?$"),
    ("indirect", r"^indirect( interests?)?$|type.*\bindirect$"),
    ("relationship", r"relationship|related to|relation$"),
    ("aware_on", r"aware"),
    ("declared_on", r"date.*(declar|return|complet|submit|signed|updated)|declar\w* (date|on)|last (reviewed|updated)"),
    ("from_on", r"\bfrom\b|start|date.*(began|arose)|commenc|since"),
    ("to_on", r"\b(to|until|end|ended|ceased)\b(?!.*mitigat)"),
    ("mitigation", r"mitigat|action.*(taken|agreed)|managed|control"),
    ("person", r"^(full )?names?( of.*)?$|name.*(member|individual|person|declarant|gp)|^(member|declarant)$"),
    ("position", r"position|role|job|title|designation|capacity"),
    ("counterparty", r"organisation|company|practice|business|with whom|body|employer|nature of business"),
    ("category", r"type|category|direct"),
    ("description", r"interest|description|nature|detail|declar"),
)
WANTED = ("person", "description")
TITLES = {
    "person": "Name", "surname": "Surname", "forename": "Forename", "position": "Position",
    "counterparty": "With whom", "category": "Type of interest", "financial": "Tick: financial",
    "professional": "Tick: professional", "personal": "Tick: personal", "indirect": "Tick: indirect",
    "relationship": "Relationship", "description": "Interest", "from_on": "From", "to_on": "To",
    "aware_on": "Became aware", "declared_on": "Declared", "mitigation": "Mitigation",
}  # fmt: skip
LOOK_AT = 15


@dataclass(frozen=True)
class Guess:
    """Which of our fields each column is taken for; `header_rows` counts the rows above the data."""

    columns: dict[int, str]
    headings: tuple[str, ...]
    header_rows: int

    @property
    def problems(self):
        """What must be chosen by hand before the sheet can be read."""
        have = set(self.columns.values())
        found = []
        if "person" not in have and "surname" not in have:
            found.append("No column looks like the person’s name. Choose it.")
        if not have & {"description", "counterparty"}:
            found.append("No column looks like the interest. Choose it.")
        return found

    def shown(self):
        """Heading as found, and what it is taken for: what the screen shows before anything is read."""
        return [(h, TITLES.get(self.columns.get(i), "Not used")) for i, h in enumerate(self.headings)]


def guess(rows):
    """The best guess: the row, alone or under a merged one, that explains most columns."""
    best = Guess({}, (), 0)
    for number in range(min(len(rows), LOOK_AT)):
        for depth in (1, 2):
            headings = joined(rows[number : number + depth])
            columns = assigned(headings)
            if depth == 2 and not _is_header(rows, number + 1):
                continue
            if len(columns) >= max(2, len(best.columns) + 1):
                best = Guess(columns, headings, number + depth)
    return best


def _is_header(rows, number):
    """A second header row has no long text, no dates and no blank first cell filled with a name."""
    if number >= len(rows):
        return False
    cells = [tidy(c) for c in rows[number]]
    filled = [c for c in cells if c]
    return bool(filled) and all(len(c) < 60 and not re.search(r"\d{2}", c) and field_of(c) for c in filled)


def joined(rows):
    """One heading a column: a merged heading reaches over the blanks right of it, the next row goes below."""
    width = max((len(r) for r in rows), default=0)
    lines = []
    for depth, row in enumerate(rows):
        cells = [tidy(c).replace("\n", " ") for c in row] + [""] * (width - len(row))
        lower = rows[depth + 1] if depth + 1 < len(rows) else None
        lines.append(_reach(cells, lower) if lower is not None else cells)
    return tuple(" ".join(dict.fromkeys(filter(None, parts))) for parts in zip(*lines, strict=True))


def _reach(cells, lower):
    held, out = "", []
    for i, cell in enumerate(cells):
        below = i < len(lower) and tidy(lower[i])
        held = cell or (held if below else "")
        out.append(cell or held)
    return out


def assigned(headings):
    """{column: field}; each field once, the first column that looks like it."""
    columns, taken = {}, set()
    for number, heading in enumerate(headings):
        name = field_of(heading, taken)
        if name:
            columns[number] = name
            taken.add(name)
    return columns


def field_of(heading, taken=()):
    """Our field for a heading; under a merged heading its last words speak first."""
    text = re.sub(r"[^\w\s-]", " ", tidy(heading).casefold())
    text = " ".join(text.split())
    if not text or len(text) > 120:
        return None
    return next((f for f, sign in SIGNS if f not in taken and re.search(sign, text)), None)
