"""The catalogue of the three models on a date (features row 1): shape, statements, comparison.

R-123, R-153; sources with every statement in `models_stated.py`.
"""

from dataclasses import dataclass

from governance.rules.models import HEADINGS, Model, Statement
from governance.rules.models_stated import STATEMENTS


@dataclass(frozen=True)
class Definition:
    """A model as it stood on a date; the fields steer the software, the statements tell people."""

    model: Model
    also_called: tuple[str, ...]
    applies: bool
    survey: bool
    panels: tuple[str, ...]
    transfers_money: bool
    new_governance: bool
    statements: tuple[Statement, ...]

    @property
    def title(self):
        return self.model.title

    def under(self, heading):
        return tuple(s for s in self.statements if s.heading == heading)


SHAPES = {
    Model.GREATER: {
        "also_called": ("model 1", "model A"),
        "applies": False,
        "survey": True,
        "panels": (),
        "transfers_money": False,
        "new_governance": False,
    },
    Model.JOINT: {
        "also_called": ("model 2", "model B"),
        "applies": True,
        "survey": False,
        "panels": ("regional",),
        "transfers_money": False,
        "new_governance": True,
    },
    Model.DELEGATED: {
        "also_called": ("model 3", "model C"),
        "applies": True,
        "survey": False,
        "panels": ("regional", "national", "committee"),
        "transfers_money": True,
        "new_governance": True,
    },
}


def in_force(model, *, on):
    """The model as it stood on this date: its shape and the statements that held then.

    Greater involvement has no approval, only a survey now and then (S2 l.221–225); joint stops at
    the region (R-123); delegated goes on to a national panel and an NHS England committee
    (S2 l.240–245) and is the only one to move money (R-153).
    """
    model = Model(model)
    holding = tuple(s for s in STATEMENTS[model] if s.holds(on))
    return Definition(model=model, statements=holding, **SHAPES[model])


def compared(*, on):
    """The three models side by side: heading by heading, the statements of each (features row 3)."""
    definitions = [in_force(model, on=on) for model in Model]
    return [(title, [definition.under(heading) for definition in definitions]) for heading, title in HEADINGS.items()]
