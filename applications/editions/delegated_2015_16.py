"""Delegated commissioning, cycle 2015/16: due noon on 9 January 2015 (S2 l.239).

No source shows this form or says who signed it. The questions and signers are those of 2016/17,
marked unverified; what S2 does say is marked seed: the start, the attachments, the change of the
constitution that may travel with the bid (R-504), and the chief finance officer's approval.
"""

from applications.editions import delegated_2016_17 as later
from applications.editions import signers
from applications.editions.derived import signer, taken_over
from applications.editions.form import Edition, Kind, Question
from governance.rules.figures import Basis
from governance.rules.models import Model

SOURCE = "S2 l.237–239, form not seen"

ONLY_COCOMMISSIONING = Question(
    "constitution_only",
    Kind.YES_NO,
    "Is the change of the constitution about co-commissioning alone?",
    "S2 l.261–266",
    rule="R-504",
    hint="Only such a change may travel with the bid. Any other was due by 6 January 2015.",
    gate=("yes",),
    shut="a change for other reasons was due by 6 January 2015 by the ordinary route. Take it out of this one",
)

EDITION = Edition(
    key="delegated_2015_16",
    title="Delegated commissioning: pro forma, 2015/16",
    model=Model.DELEGATED,
    cycle="2015/16",
    sections=(
        taken_over(
            later.LETTER,
            source=SOURCE,
            changes={
                "start_date": {
                    "choices": (("2015-04-01", "1 April 2015"),),
                    "source": "S2 l.256",
                    "basis": Basis.SEED,
                }
            },
        ),
        taken_over(later.CHECKLIST, source=SOURCE),
        taken_over(
            later.ATTACHMENTS,
            source="S2 l.237, 258–263",
            changes={"constitution_amendment": {"source": "S2 l.258–263", "basis": Basis.SEED}},
            also=(ONLY_COCOMMISSIONING,),
        ),
        taken_over(later.STATEMENTS, source=SOURCE),
        taken_over(later.BUDGETS, source="S2 l.205–206"),
        taken_over(later.ACCEPTANCE, source="S2 l.295–300"),
        taken_over(
            later.ASSURANCE,
            source=SOURCE,
            changes={"assurance_quarter": {"hint": "Quarter 2 of 2014/15, or the nearest to it."}},
        ),
    ),
    signers=(
        signer(signers.ACCOUNTABLE, source=SOURCE),
        signer(signers.AUDIT, source=SOURCE),
        signer(signers.DIRECTOR, source="S2 l.218; H-10", title="Area Team Director"),
        signers.FINANCE,
    ),
    source="S2 l.236–256, 295",
    basis=Basis.UNVERIFIED,
    note="No source shows this form. Its questions and signers are those of 2016/17.",
)
