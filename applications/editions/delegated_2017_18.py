"""Delegated commissioning, cycle 2017/18: a checklist and a finance template (R-127).

Signed by the CCG and NHS England's director, sent nationally with a copy to the region. The lines
are those of 2016/17; which post signed for the CCG is not verified.
"""

from applications.editions import delegated_2016_17 as earlier
from applications.editions import signers
from applications.editions.derived import signer, taken_over
from applications.editions.form import Edition
from governance.rules.figures import Basis
from governance.rules.models import Model

SOURCE = "docsbay 2017/18 checklist"

EDITION = Edition(
    key="delegated_2017_18",
    title="Delegated commissioning: checklist and finance template, 2017/18",
    model=Model.DELEGATED,
    cycle="2017/18",
    sections=(
        taken_over(
            earlier.LETTER,
            source=SOURCE,
            changes={"start_date": {"choices": (("2017-04-01", "1 April 2017"),)}},
        ),
        taken_over(earlier.CHECKLIST, source=SOURCE),
        taken_over(earlier.ATTACHMENTS, source=SOURCE),
        taken_over(earlier.STATEMENTS, source=SOURCE),
        taken_over(earlier.BUDGETS, source=f"{SOURCE}, finance template"),
        taken_over(earlier.ACCEPTANCE, source=SOURCE),
        taken_over(earlier.ASSURANCE, source=SOURCE),
    ),
    signers=(
        signer(signers.ACCOUNTABLE, source=SOURCE, rule="R-127"),
        signer(signers.DIRECTOR, source=SOURCE, basis=Basis.FOUND, rule="R-127"),
        signer(signers.FINANCE, source=f"{SOURCE}, finance template", rule="R-127, R-154"),
    ),
    source=SOURCE,
    basis=Basis.UNVERIFIED,
    note="Found: checklist, finance template and both signing parties. The wording is that of 2016/17.",
)
