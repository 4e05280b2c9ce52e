"""Joint commissioning, cycle 2016/17: a local form, no national application (R-126, S4 1.1).

After a talk with the local NHS England office both parties sign a form that names the start, 1
January or 1 April 2016. Mid Essex attached the delegated form to its joint bid (H-5); this is the
form it should have used. Its sections are ours and marked unverified.
"""

from dataclasses import replace

from applications.editions import joint_2015_16 as earlier
from applications.editions.derived import signer, taken_over
from applications.editions.form import Edition, Kind
from governance.rules.figures import Basis
from governance.rules.models import Model

SOURCE = "S4 1.1, form not seen"
SEEN = {"source": "S4 1.1", "basis": Basis.SEED}

LETTER = taken_over(
    earlier.LETTER,
    source=SOURCE,
    changes={
        "to_national": {"label": "To", "words": "{office}"},
        "to_region": {"label": "Contact at the local NHS England office"},
        "subject": {"words": "Agreement between {ccg} and NHS England on joint commissioning from {start}"},
        "start_date": SEEN | {"choices": (("2016-01-01", "1 January 2016"), ("2016-04-01", "1 April 2016"))},
    },
    also=(
        earlier.ours(
            "talk_on",
            Kind.DATE,
            "When did you first talk with the local NHS England office?",
            hint="The form follows this talk.",
            **SEEN,
        ),
    ),
)

ATTACHMENTS = replace(
    taken_over(earlier.ATTACHMENTS, source="S4 2.1, 2.4"),
    questions=(
        replace(earlier.GOVERNANCE_STRUCTURE, source="S4 2.4"),
        replace(
            earlier.CONSTITUTION_AMENDMENT,
            source="S4 2.1",
            rule="R-500, R-503",
            hint="As sent by 1 November 2015, with impact assessment and self-certification letter.",
        ),
    ),
)

EDITION = Edition(
    key="joint_2016_17",
    title="Joint commissioning: local pro forma, 2016/17",
    model=Model.JOINT,
    cycle="2016/17",
    sections=(
        LETTER,
        taken_over(
            earlier.PROPOSAL,
            source=SOURCE,
            changes={"conflicts": {"source": "S4 2.3", "basis": Basis.SEED}},
        ),
        ATTACHMENTS,
        taken_over(earlier.STATEMENTS, source=SOURCE),
        taken_over(earlier.AGREEMENT, source=SOURCE),
    ),
    signers=(
        signer(earlier.ACCOUNTABLE, source="S4 1.1, post not named"),
        signer(earlier.DIRECTOR, source="S4 1.1, post not named", title="Director of Commissioning Operations"),
    ),
    source="S4 1.1",
    basis=Basis.UNVERIFIED,
    note="There was no national form. Known: the talk, the two start dates, the two signing parties.",
)
