"""Delegated commissioning, cycle 2016/17: the pro forma and checklist of S4 App 1, field for field.

R-130 to R-134. Ours, and marked so: the levels behind the toolkit line, the attachments, the
attestation as a statement, NHS England's acceptance of each line (the form says that evidence was
given to its director), and section 2, which our source leaves out (R-131).
"""

from functools import partial

from applications.editions.form import Edition, Kind, Part, Question, Section
from applications.editions.signers import ACCOUNTABLE, AUDIT, DIRECTOR, FINANCE
from governance.rules.figures import Basis
from governance.rules.models import Model

FORM = "S4 App 1"
NATIONAL_MAILBOX = "england.co-commissioning@nhs.net"
fixed = partial(Question, kind=Kind.FIXED, required=False)
check = partial(
    Question,
    kind=Kind.YES_NO,
    needs_evidence=True,
    gate=("yes",),
    rule="R-130, R-133",
    shut="the form cannot be sent with a “No” on this line. Put it right, then answer “Yes”",
)
accept = partial(
    Question,
    kind=Kind.YES_NO,
    source="S4 App 1, “satisfactory evidence”",
    basis=Basis.READING,
    rule="R-130",
    gate=("yes",),
    shut="NHS England has not accepted the evidence. Agree with its office what is missing",
)
level = partial(
    Question,
    kind=Kind.LEVEL,
    rule="R-130, R-133, R-255",
    source=f"{FORM}, assurance table",
    gate=("O", "G", "LA"),
    lifted_by_region=True,
    shut="“Not assured” stops the form unless the region records why it may go on",
)

LETTER = Section(
    "letter",
    "Covering letter",
    Part.CCG,
    (
        fixed("from", label="From", source=FORM, words="{ccg} and {director}"),
        fixed("to_national", label="To", source=FORM, words=NATIONAL_MAILBOX),
        Question(
            "to_region",
            Kind.TEXT,
            "Regional co-commissioning contact",
            FORM,
            hint="Name or address of the person at the region who also receives the form.",
        ),
        fixed(
            "subject",
            label="Subject",
            source=FORM,
            words="Application by {ccg} for delegated commissioning from {start}",
        ),
        Question(
            "start_date",
            Kind.CHOICE,
            "Start of the delegated arrangement",
            FORM,
            choices=(("2016-04-01", "1 April 2016"),),
        ),
        fixed(
            "opening",
            label="Letter",
            source=FORM,
            words="{ccg} applies to commission primary medical services under delegation from NHS England "
            "from {start}, and asks that its application go to the regional panel. It meets the "
            "requirements below and has given the evidence to the {director}.",
        ),
    ),
    source=FORM,
)

CHECKLIST = Section(
    "checklist",
    "Checklist",
    Part.CCG,
    (
        check(
            "objectives",
            label="Objectives and benefits of the arrangement are clearly set out",
            source=f"{FORM}, checklist line 1",
        ),
        check(
            "constitution",
            label="The constitution, or the proposed change to it, follows the guidance, has the region's "
            "approval and has been sent to the national mailbox",
            source=f"{FORM}, checklist line 2",
        ),
        check(
            "governance",
            label="Governance documents follow the guidance, with terms of reference for a delegated committee",
            source=f"{FORM}, checklist line 3",
        ),
        check(
            "conflicts",
            label="The conflicts of interest policy has been reviewed against the statutory guidance",
            source=f"{FORM}, checklist line 4",
            hint="NHS England's director confirms in the other part that the thresholds are met.",
        ),
        check(
            "ig_toolkit",
            label="The Information Governance Toolkit meets level 2 at least",
            source=f"{FORM}, checklist line 5",
        ),
        Question(
            "ig_level",
            Kind.CHOICE,
            "Level reached in the Information Governance Toolkit",
            f"{FORM}, checklist line 5",
            basis=Basis.UNVERIFIED,
            rule="R-130, R-133",
            hint="The evidence behind the line above shows the level and its date.",
            choices=(("0", "Level 0"), ("1", "Level 1"), ("2", "Level 2"), ("3", "Level 3")),
            gate=("2", "3"),
            shut="a CCG below level 2 may not take on delegated commissioning. Reach level 2 first",
        ),
    ),
    intro="Behind every “Yes” put the evidence that shows it, with its date.",
    source=FORM,
)

ATTACHMENTS = Section(
    "attachments",
    "Attachments",
    Part.CCG,
    (
        Question(
            "governance_structure",
            Kind.ATTACHMENT,
            "Proposed governance structure",
            "S2 l.237–238",
            rule="R-121",
            basis=Basis.READING,
            hint="The delegated committee: members, chair, quorum, to whom it reports.",
        ),
        Question(
            "constitution_amendment",
            Kind.ATTACHMENT,
            "Change of the constitution",
            "S2 l.258–263; S4 App 1",
            rule="R-121, R-504",
            hint="The clauses as they will read.",
        ),
    ),
    source="S2 l.237, 258–263",
)

STATEMENTS = Section(
    "statements",
    "Statements",
    Part.CCG,
    (
        Question(
            "agreed",
            Kind.STATEMENT,
            "Agreement of members and governing body",
            FORM,
            words="The members of {ccg} and its governing body have seen and agreed to everything proposed for "
            "delegated commissioning in {year}.",
        ),
        Question(
            "attestation",
            Kind.STATEMENT,
            "Attestation on conflicts of interest",
            "S4 2.6",
            rule="R-134",
            words="The accountable officer and the audit committee chair attest that {ccg} complies with NHS "
            "England's statutory guidance on managing conflicts of interest.",
        ),
    ),
    source="S4 App 1, 2.6",
)


def component(key, title, method):
    """Two questions a budget line: the sum and how it was worked out (R-152, S4 App 3)."""
    ours = {"source": "S4 App 3, funding", "rule": "R-131, R-152", "basis": Basis.UNVERIFIED}
    return (
        Question(f"{key}_sum", Kind.MONEY, title, adds_up=True, hint="In pounds for the first year.", **ours),
        Question(f"{key}_method", Kind.TEXT, f"{title}: how it was worked out", hint=method, **ours),
    )


BUDGETS = Section(
    "budgets",
    "Transfer of budgets",
    Part.CCG,
    (
        *component("contract", "GP contracts", "As a rule the actual value of present contracts."),
        *component("enhanced", "Enhanced services", "As a rule what was signed up for, or last year's payments."),
        *component("qof", "Quality and Outcomes Framework", "As a rule this year's aspiration."),
        *component("premises", "Premises", "As a rule actual costs, what is planned, and a share of the pot."),
        *component("other", "Other payments", "As a rule a share of NHS England's local budgets."),
    ),
    intro="Our own page: the source leaves out section 2 of the form. The total is added up for you, and the "
    "chief finance officer approves it by signing.",
    only_if="full_delegation",
    source="R-131; S4 App 3",
    basis=Basis.UNVERIFIED,
)

ACCEPTANCE = Section(
    "acceptance",
    "Evidence seen by NHS England",
    Part.NHS_ENGLAND,
    (
        accept("accept_objectives", accepts="objectives", label="Evidence for objectives and benefits accepted"),
        accept("accept_constitution", accepts="constitution", label="Evidence for the constitution accepted"),
        accept("accept_governance", accepts="governance", label="Evidence for the governance documents accepted"),
        accept(
            "accept_conflicts",
            accepts="conflicts",
            label="The CCG meets the thresholds for managing conflicts of interest",
            source=f"{FORM}, checklist line 4",
            basis=Basis.SEED,
        ),
        accept(
            "accept_ig_toolkit", accepts="ig_toolkit", label="Evidence for the Information Governance Toolkit accepted"
        ),
    ),
    source=FORM,
    basis=Basis.READING,
)

ASSURANCE = Section(
    "assurance",
    "Assurance",
    Part.NHS_ENGLAND,
    (
        Question(
            "assurance_quarter",
            Kind.TEXT,
            "Quarter the levels are from",
            f"{FORM}, assurance table",
            hint="Quarter 2 of the year before the start, or the nearest to it.",
        ),
        level("well_led", label="Well led organisation"),
        level("delegated_functions", label="Delegated functions", only_if="from_joint", rule="R-132, R-133"),
        level("finance", label="Finance"),
        level("performance", label="Performance"),
        level("planning", label="Planning"),
        Question(
            "concern",
            Kind.YES_NO,
            "Has assurance raised serious concerns about capacity or capability?",
            f"{FORM}, introduction",
            rule="R-133",
            gate=("no",),
            lifted_by_region=True,
            shut="a serious concern stops the form unless the region records why it may go on",
        ),
        Question("comments", Kind.LONG_TEXT, "Comments", FORM, required=False),
    ),
    source=FORM,
)

EDITION = Edition(
    key="delegated_2016_17",
    title="Delegated commissioning: pro forma and checklist, 2016/17",
    model=Model.DELEGATED,
    cycle="2016/17",
    sections=(LETTER, CHECKLIST, ATTACHMENTS, STATEMENTS, BUDGETS, ACCEPTANCE, ASSURANCE),
    signers=(ACCOUNTABLE, AUDIT, DIRECTOR, FINANCE),
    source=FORM,
)
