"""Who may decide what: the functions of primary care commissioning, by model, with the reserved.

R-100 to R-112 and R-146, from S0 5.2–5.4, S4 App 3 and App 6. An agenda item names a function;
`outside` says why a committee may not decide on it. H-3: "breach/remedial" notices, not "branch".

Two things the sources leave to each agreement (H-4 contract termination, H-14 complaints), and the
local additions of the Essex terms of reference, are *variable*: `variations={"termination": True}`
says that the agreement gives it, `False` that it does not; `None`, or nothing, that the agreement
is silent, and then `if_silent` speaks.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from governance.rules.figures import Basis
from governance.rules.models import Model

STARTS_ON = date(2015, 4, 1)
"""S0 1.1: joint and delegated arrangements exist from 1 April 2015."""


class Level(StrEnum):
    """How far a CCG takes part (table R-100 to R-112)."""

    NONE = "none"
    TALK = "talk"
    WITH_NHS_ENGLAND = "with_nhs_england"
    CCG = "ccg"

    @property
    def title(self):
        return LEVEL_TITLES[self]


LEVEL_TITLES = {
    Level.NONE: "NHS England alone",
    Level.TALK: "Discussion only",
    Level.WITH_NHS_ENGLAND: "Together with NHS England",
    Level.CCG: "The CCG",
}


@dataclass(frozen=True)
class Function:
    """One function: its level under each model (greater, joint, delegated), source and basis."""

    key: str
    title: str
    levels: tuple[Level, Level, Level]
    rule: str
    source: str
    basis: Basis = Basis.SEED
    reserved: bool = False
    variable: bool = False
    if_silent: bool = True
    withheld: Level = Level.NONE
    note: str = ""

    def stated(self, model):
        return self.levels[list(Model).index(Model(model))]


N, T, J, C = Level.NONE, Level.TALK, Level.WITH_NHS_ENGLAND, Level.CCG
SHARED = (T, J, C)
LOCAL = {
    "rule": "R-142",
    "source": "S4 App 6 para 5",
    "variable": True,
    "if_silent": False,
    "withheld": T,
    "note": "Named in the Essex joint committee's terms; elsewhere by agreement.",
}
RESERVED = {"levels": (N, N, N), "reserved": True}

CATALOGUE = (
    Function(
        "contracts",
        "GP contracts: design of local ones, monitoring, breach and remedial notices",
        SHARED,
        "R-100",
        "S0 5.3; S4 App 3",
        note="The seeds print “branch/remedial”; read as breach/remedial (H-3).",
    ),
    Function("performance", "Performance of practices under their contracts", SHARED, "R-107", "S0 5.3"),
    Function(
        "termination",
        "Ending a practice's contract",
        (N, J, C),
        "R-112",
        "S0 5.3; S4 App 3 and App 6 para 5",
        variable=True,
        if_silent=False,
        note="H-4: S0 lists it for delegated CCGs, S4 App 3 leaves it with NHS England. "
        "Unless a delegation agreement says otherwise it stays with NHS England; a "
        "joint committee has it, as both sources say.",
    ),
    Function("renewal", "Planning services by varying or renewing contracts", SHARED, "R-100", "S0 5.3"),
    Function("enhanced_services", "New enhanced services, local and directed", SHARED, "R-101", "S0 5.3; S4 App 3"),
    Function(
        "incentive_schemes",
        "Local incentive schemes in place of the QOF",
        SHARED,
        "R-102",
        "S0 5.3; S4 App 3",
    ),
    Function("new_practices", "Setting up new practices", SHARED, "R-103", "S0 5.3; S4 App 3"),
    Function("mergers", "Mergers of practices", SHARED, "R-103", "S0 5.3; S4 App 3"),
    Function(
        "discretionary_payments",
        "Discretionary payments, such as premises and returner schemes",
        SHARED,
        "R-104",
        "S4 App 3; S1 3 (c)",
    ),
    Function(
        "budget",
        "Managing the budget for GP services",
        (N, J, C),
        "R-105",
        "S0 5.3",
        note="That greater involvement has no part in it is unverified.",
    ),
    Function("quality", "Helping NHS England to improve the quality of GP services", SHARED, "R-100", "S0 5.3"),
    Function(
        "complaints",
        "Handling complaints about practices",
        (N, J, C),
        "R-106",
        "S0 5.3",
        variable=True,
        note="H-14: S0 gives it to the CCG; an agreement may leave it with NHS England.",
    ),
    Function("strategy", "Developing and carrying out primary care strategy", SHARED, **LOCAL),
    Function("estates", "Primary care estates and premises development", SHARED, **LOCAL),
    Function("workforce", "Training, recruiting and keeping primary care staff", SHARED, **LOCAL),
    Function(
        "integrated_contracts",
        "Future contracts for joined-up primary and community services",
        SHARED,
        **LOCAL,
    ),
    Function(
        "other_primary_care",
        "Pharmacies, eye care and dentists",
        (T, T, T),
        "R-111",
        "S0 5.2; S4 App 3",
        note="Said of 2015/16; a wider scope was to be considered for 2016/17 (S0 5.2).",
    ),
    Function(
        "individual_performance",
        "Anything about one GP: performers list, appraisal, revalidation",
        rule="R-108",
        source="S0 5.4; S4 App 6 para 4",
        **RESERVED,
    ),
    Function(
        "payments_and_lists",
        "Paying practices and keeping patient lists",
        rule="R-109",
        source="S0 5.4",
        **RESERVED,
    ),
    Function(
        "national_terms",
        "National terms of GMS, and the nationally set parts of PMS and APMS",
        rule="R-110",
        source="S0 5.4",
        **RESERVED,
    ),
    Function(
        "capital",
        "Capital spending",
        rule="R-146",
        source="no source read",
        basis=Basis.UNVERIFIED,
        **RESERVED,
    ),
    Function(
        "public_health",
        "Public health services under section 7A",
        rule="R-146",
        source="no source read",
        basis=Basis.UNVERIFIED,
        **RESERVED,
    ),
    Function(
        "ancillary",
        "Ancillary functions NHS England keeps",
        rule="R-146",
        source="no source read",
        basis=Basis.UNVERIFIED,
        **RESERVED,
    ),
)

FUNCTIONS: Mapping[str, Function] = {function.key: function for function in CATALOGUE}
VARIABLE = tuple(f.key for f in CATALOGUE if f.variable)


def given(function, *, model, variations=None):
    """Whether the agreement gives a variable function, as it says or, if silent, as we read it.

    H-4, H-14. A joint committee has contract termination even where its agreement is silent: both
    sources list it for joint arrangements.
    """
    stated = (variations or {}).get(function.key)
    if stated is not None:
        return stated
    if function.key == "termination" and model == Model.JOINT:
        return True
    return function.if_silent


def level(key, *, model, on, variations=None):
    """How far the CCG takes part in this function, under this model, on this date (R-100 to R-112).

    Before 1 April 2015 every model stands at greater involvement (S0 1.1). A reserved function
    stays with NHS England whatever an agreement says.
    """
    refuse_unknown(variations)
    function = FUNCTIONS[key]
    model = Model(model) if on >= STARTS_ON else Model.GREATER
    stated = function.stated(model)
    if not function.variable:
        return stated
    return stated if given(function, model=model, variations=variations) else function.withheld


def refuse_unknown(variations):
    """An agreement may vary only what the sources leave to it (R-142, H-4, H-14)."""
    if fixed := sorted(set(variations or {}) - set(VARIABLE)):
        raise ValueError(f"No agreement can vary: {', '.join(fixed)}")


def outside(key, *, model, on, variations=None):
    """Why a committee under this model may not decide on this function; empty means it may.

    Features row 17: an item outside the arrangement is stopped before it is tabled.
    """
    function, model = FUNCTIONS[key], Model(model)
    found = level(key, model=model, on=on, variations=variations)
    if found in (Level.CCG, Level.WITH_NHS_ENGLAND):
        return []
    if function.reserved:
        return [f"{function.title}: reserved to NHS England under every model ({function.rule})"]
    if model != Model.GREATER and on < STARTS_ON:
        return [f"{function.title}: {model.title.lower()} does not start before 1 April 2015 (S0 1.1)"]
    if model == Model.GREATER:
        return [f"{function.title}: under greater involvement NHS England decides ({function.rule})"]
    if function.variable:
        return [f"{function.title}: not given by this agreement ({function.rule})"]
    return [f"{function.title}: may be discussed, but NHS England decides ({function.rule})"]


def table(*, on, variations=None):
    """The whole catalogue on a date: each function with its level under the three models."""
    return [(f, [level(f.key, model=m, on=on, variations=variations) for m in Model]) for f in CATALOGUE]
