"""Joint commissioning, cycle 2015/16: due 5pm on 30 January 2015 (S2 l.298).

R-121, R-135. S2 names two attachments, the governance structure and the change of the
constitution, and asks both parties to complete their sections; the sections were not seen, so all
else is ours and marked unverified.
"""

from functools import partial

from applications.editions.delegated_2015_16 import ONLY_COCOMMISSIONING
from applications.editions.delegated_2016_17 import NATIONAL_MAILBOX
from applications.editions.form import Edition, Kind, Part, Question, Section, Signer
from governance.permissions import Role
from governance.rules.figures import Basis
from governance.rules.models import Model

SOURCE = "S2 l.227–235, form not seen"
ours = partial(Question, source=SOURCE, rule="R-135", basis=Basis.UNVERIFIED)
agree = partial(
    ours,
    kind=Kind.YES_NO,
    gate=("yes",),
    shut="both parties must agree on this before the form is sent. Settle it with the other party",
)

LETTER = Section(
    "letter",
    "Covering letter",
    Part.CCG,
    (
        ours("from", Kind.FIXED, "From", words="{ccg} and {director}", required=False),
        ours("to_national", Kind.FIXED, "To", words=NATIONAL_MAILBOX, required=False),
        ours("to_region", Kind.TEXT, "Regional co-commissioning contact"),
        ours(
            "subject",
            Kind.FIXED,
            "Subject",
            words="Proposal by {ccg} for joint commissioning from {start}",
            required=False,
        ),
        Question(
            "start_date",
            Kind.CHOICE,
            "Start of the joint arrangement",
            "S2 l.235",
            rule="R-120",
            choices=(("2015-04-01", "1 April 2015"),),
        ),
    ),
    source=SOURCE,
    basis=Basis.UNVERIFIED,
)

PROPOSAL = Section(
    "proposal",
    "Proposal",
    Part.CCG,
    (
        ours(
            "committee_form",
            Kind.CHOICE,
            "How will the bodies decide together?",
            source="S4 1.1",
            choices=(("joint", "A joint committee"), ("in_common", "Committees in common")),
        ),
        ours(
            "partners",
            Kind.TEXT,
            "Other CCGs taking part",
            hint="Leave empty if there are none.",
            required=False,
        ),
        ours("objectives_text", Kind.LONG_TEXT, "What should joint commissioning achieve here?"),
        ours(
            "conflicts",
            Kind.YES_NO,
            "The conflicts of interest policy takes joint commissioning into account",
            source="S4 2.3",
            needs_evidence=True,
            gate=("yes",),
            shut="the form cannot be sent with a “No” on this line. Put it right, then answer “Yes”",
        ),
    ),
    source=SOURCE,
    basis=Basis.UNVERIFIED,
)

GOVERNANCE_STRUCTURE = Question(
    "governance_structure",
    Kind.ATTACHMENT,
    "Proposed governance structure",
    "S2 l.230",
    rule="R-121",
    hint="The committee: members of each party, chair, votes, quorum.",
)
CONSTITUTION_AMENDMENT = Question(
    "constitution_amendment",
    Kind.ATTACHMENT,
    "Change of the constitution",
    "S2 l.231",
    rule="R-121, R-504",
    hint="The clauses as they will read.",
)

ATTACHMENTS = Section(
    "attachments",
    "Attachments",
    Part.CCG,
    (GOVERNANCE_STRUCTURE, CONSTITUTION_AMENDMENT, ONLY_COCOMMISSIONING),
    source="S2 l.230–231, 258–263",
)

STATEMENTS = Section(
    "statements",
    "Statements",
    Part.CCG,
    (
        ours(
            "agreed",
            Kind.STATEMENT,
            "Agreement of members and governing body",
            words="The members of {ccg} and its governing body have seen and agreed to everything proposed for "
            "joint commissioning in {year}.",
        ),
    ),
    source=SOURCE,
    basis=Basis.UNVERIFIED,
)

AGREEMENT = Section(
    "agreement",
    "NHS England's agreement",
    Part.NHS_ENGLAND,
    (
        agree(
            "accept_governance", accepts="governance_structure", label="NHS England agrees to the governance structure"
        ),
        agree(
            "accept_constitution",
            accepts="constitution_amendment",
            label="NHS England accepts the change of the constitution",
        ),
        agree(
            "allocation",
            label="The sums are agreed locally",
            source="S2 l.203–204",
            basis=Basis.SEED,
            rule="R-150, R-155",
        ),
        agree("accept_start", label="NHS England is ready to start on that date"),
        ours("comments", Kind.LONG_TEXT, "Comments", required=False),
    ),
    source="S2 l.298–299",
    basis=Basis.UNVERIFIED,
)

ACCOUNTABLE = Signer(
    Role.ACCOUNTABLE_OFFICER,
    "Accountable Officer",
    Part.CCG,
    "For {ccg} I confirm what this form says and propose joint commissioning with NHS England from {start}.",
    SOURCE,
    Basis.UNVERIFIED,
    "R-135",
)
DIRECTOR = Signer(
    Role.NHSE_DIRECTOR,
    "Area Team Director",
    Part.NHS_ENGLAND,
    "For NHS England I confirm what this form says and propose joint commissioning with {ccg} from {start}.",
    SOURCE,
    Basis.UNVERIFIED,
    "R-135",
)

EDITION = Edition(
    key="joint_2015_16",
    title="Joint commissioning: pro forma, 2015/16",
    model=Model.JOINT,
    cycle="2015/16",
    sections=(LETTER, PROPOSAL, ATTACHMENTS, STATEMENTS, AGREEMENT),
    signers=(ACCOUNTABLE, DIRECTOR),
    source="S2 l.226–235, 298",
    basis=Basis.UNVERIFIED,
    note="Only the attachments, the date and the two parties are known. The questions are ours.",
)
