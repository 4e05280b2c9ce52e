"""Who signs a delegated form, under which title, stating what: S4 App 1, with one line of ours.

R-130, R-134, R-154. The chief finance officer's line is ours: S2 l.205 asks for the approval of the
sum and does not say on which paper (features row 11).
"""

from applications.editions.form import Part, Signer
from governance.permissions import Role
from governance.rules.figures import Basis

FORM = "S4 App 1"

ACCOUNTABLE = Signer(
    Role.ACCOUNTABLE_OFFICER,
    "Accountable Officer",
    Part.CCG,
    "I confirm that what this form says for {ccg} is right and agreed by its members and governing body, and I "
    "attest that {ccg} complies with the guidance on conflicts of interest.",
    FORM,
    rule="R-130, R-134",
)
AUDIT = Signer(
    Role.AUDIT_CHAIR,
    "Audit Committee Chair",
    Part.CCG,
    "As chair of the audit committee of {ccg} I confirm this form and attest that {ccg} complies with the "
    "guidance on conflicts of interest.",
    FORM,
    rule="R-130, R-134",
)
FINANCE = Signer(
    Role.CHIEF_FINANCE_OFFICER,
    "Chief Finance Officer",
    Part.CCG,
    "I approve the sum that moves to {ccg} as this form sets it out.",
    "S2 l.205–206",
    Basis.UNVERIFIED,
    "R-131, R-154",
    only_if="full_delegation",
)
DIRECTOR = Signer(
    Role.NHSE_DIRECTOR,
    "Director of Commissioning Operations",
    Part.NHS_ENGLAND,
    "For NHS England I confirm that the evidence was given and is satisfactory, and that {ccg} meets the "
    "thresholds for managing conflicts of interest.",
    FORM,
)
