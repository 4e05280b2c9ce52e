"""What the sources say of each model, sentence by sentence, in our words (features row 1).

Dates are those of the round a sentence belongs to: the 2015/16 round ran from the publication of
*Next steps* on 10 November 2014 (S2 l.42), the next from April 2015 (S4 1), the third from April
2016 (R-127). A sentence without dates holds throughout.
"""

from datetime import date
from functools import partial

from governance.rules.figures import Basis
from governance.rules.models import Model, Statement

FIRST = {"from_on": date(2014, 11, 10), "to_on": date(2015, 3, 31)}
SECOND = {"from_on": date(2015, 4, 1), "to_on": date(2016, 3, 31)}
THIRD = {"from_on": date(2016, 4, 1), "to_on": date(2017, 3, 31)}

needs, form, signers, panels, deadline = (
    partial(Statement, h) for h in ("needs", "form", "signers", "panels", "deadline")
)
governance, allows, excludes, money, after = (
    partial(Statement, h) for h in ("governance", "allows", "excludes", "money", "after")
)

GP_SERVICES = (
    allows(
        "Contracts of all three kinds: designing local ones, monitoring, notices.",
        "S0 5.3; S4 App 3",
        rule="R-100",
    ),
    allows(
        "New enhanced services, and local incentive schemes in place of the QOF.",
        "S0 5.3; S4 App 3",
        rule="R-101, R-102",
    ),
    allows(
        "Opening new practices and approving mergers; discretionary payments.",
        "S0 5.3; S4 App 3",
        rule="R-103, R-104",
    ),
    excludes("Anything about one GP: performers list, appraisal, revalidation.", "S0 5.4; S4 App 3", rule="R-108"),
    excludes("Paying practices and keeping patient lists: NHS England goes on doing both.", "S0 5.4", rule="R-109"),
    excludes("National terms of GMS, and the nationally set parts of PMS and APMS.", "S0 5.4", rule="R-110"),
    excludes(
        "Deciding about dentists, eye care or pharmacies: these may be discussed only.",
        "S0 5.2; S4 App 3",
        rule="R-111",
    ),
)

GREATER = (
    needs("No application and no approval.", "S2 l.221–223", rule="R-123"),
    form("No form.", "S2 l.223", rule="R-123"),
    signers("Nobody: there is nothing to sign.", "S2 l.223", rule="R-123"),
    panels("No panel: there is no approval.", "S2 l.223", rule="R-123"),
    deadline("No closing date.", "S2 l.223", rule="R-123"),
    governance("No new arrangements: conflicts are not expected to grow.", "S0 1.1"),
    allows(
        "Taking part in talks on every area of primary care, also eyes, teeth and pharmacies.",
        "S4 App 3",
        rule="R-100 to R-107, R-111",
    ),
    excludes("Any decision: NHS England decides, and local professional networks are involved.", "S0 1.1; S4 App 3"),
    money("Budgets stay with NHS England.", "R-105", Basis.UNVERIFIED, "R-105"),
    after("NHS England asks now and then, by survey, how it goes. Nothing else is required.", "S2 l.224–225"),
)

JOINT = (
    needs(
        "An agreed change of the constitution and a proposed governance structure.",
        "S2 l.230–231",
        rule="R-121",
    ),
    needs(
        "A talk with the local NHS England office before the form is filled in.",
        "S4 1.1",
        rule="R-135",
        **SECOND,
    ),
    form(
        "A national form, filled in by the CCG and the area team together.",
        "S2 l.218–220, 227",
        rule="R-121",
        **FIRST,
    ),
    form(
        "No national application: a local form that names the start date.",
        "S4 1.1; South Staffs LMC",
        Basis.FOUND,
        "R-126",
        **SECOND,
    ),
    signers("Both parties: the CCG and NHS England.", "S4 1.1", rule="R-135", **SECOND),
    signers(
        "Both parties; the sources do not name the posts.",
        "S2 l.218, 299",
        Basis.UNVERIFIED,
        "R-135",
        **FIRST,
    ),
    panels("The region alone: a panel in early February 2015.", "S2 l.232–234", rule="R-123", **FIRST),
    panels("The region alone.", "S2 l.232", Basis.READING, "R-123", **SECOND),
    deadline("5pm on Friday 30 January 2015; start by 1 April 2015.", "S2 l.235, 298", rule="R-120", **FIRST),
    deadline("Start on 1 January or 1 April 2016; no national closing date.", "S4 1.1", rule="R-126", **SECOND),
    governance("A joint committee with NHS England, or committees in common.", "S4 1.1"),
    governance("Each body stays answerable for its own duties.", "S4 1.1, App 3"),
    governance(
        "Chaired by a lay member, with more lay and executive voters than clinicians; "
        "Healthwatch and the Health and Wellbeing Board attend.",
        "S2 l.74–80",
    ),
    *GP_SERVICES,
    money("Budgets stay with NHS England: the CCG carries no risk of overspending.", "S4 App 3", rule="R-153"),
    money(
        "The sums are agreed and confirmed locally; a pooled fund is possible.",
        "S2 l.203–204; S4 App 2 (e)",
        rule="R-155",
    ),
    after(
        "A joint committee may be started in the course of 2015/16 and may move to joint budgets.",
        "S2 l.280–283",
        rule="R-523",
        from_on=date(2015, 4, 1),
        to_on=date(2016, 3, 31),
    ),
    after("It can be rolled back when both sides agree, through assurance.", "S2 l.284–286", rule="R-522"),
    after("The joint committee signs the quarterly self-certification.", "S4 2.6", rule="R-253"),
)

DELEGATED = (
    needs(
        "An agreed change of the constitution and delegated terms of reference.",
        "S2 l.258–263; S4 App 1",
        rule="R-130",
    ),
    needs("Agreement of the members and of the governing body.", "S4 App 1", rule="R-130"),
    needs("Level 2 or better in the Information Governance Toolkit.", "S4 App 1", rule="R-130", **SECOND),
    needs("No serious doubt from assurance about capacity or capability.", "S4 App 1", rule="R-133", **SECOND),
    form(
        "A national form, filled in by the CCG and the area team together.",
        "S2 l.218–220, 237",
        rule="R-121",
        **FIRST,
    ),
    form(
        "A covering letter, five checklist lines and five assurance levels.",
        "S4 App 1",
        rule="R-130",
        **SECOND,
    ),
    form("A checklist and a finance template.", "docsbay 2017/18 checklist", Basis.FOUND, "R-127", **THIRD),
    signers(
        "Not named for this round; those of the next round are used.",
        "S2 l.237",
        Basis.UNVERIFIED,
        "R-130",
        **FIRST,
    ),
    signers(
        "Accountable officer, audit committee chair, NHS England director.",
        "S4 App 1",
        rule="R-130",
        **SECOND,
    ),
    signers("The CCG and the NHS England director.", "docsbay 2017/18 checklist", Basis.FOUND, "R-127", **THIRD),
    signers("The chief finance officer approves the sum.", "S2 l.205–206", rule="R-154"),
    panels(
        "A regional panel in mid January, a national panel in late January, then an NHS "
        "England committee in February 2015.",
        "S2 l.240–245",
        rule="R-122",
        **FIRST,
    ),
    panels(
        "Regional panels advise a national panel; the CCG hears by the end of the year.",
        "S4 App 1",
        rule="R-122",
        **SECOND,
    ),
    deadline("Noon on Friday 9 January 2015; funds on 1 April 2015.", "S2 l.239, 256, 295", rule="R-120", **FIRST),
    deadline(
        "Friday 6 November 2015; start on 1 April 2016.",
        "South Staffs LMC; S4 App 1",
        Basis.FOUND,
        "R-126",
        **SECOND,
    ),
    deadline("Monday 5 December 2016.", "docsbay 2017/18 checklist", Basis.FOUND, "R-127", **THIRD),
    deadline("Start talking to the NHS England director 6 to 8 weeks before.", "S4 App 1", rule="R-129", **SECOND),
    governance(
        "A primary care commissioning committee with a lay chair and more lay and executive voters than clinicians.",
        "S0 5.5; S2 l.74–76",
        rule="R-220",
    ),
    governance(
        "Healthwatch and the Health and Wellbeing Board may attend without a vote.",
        "S0 5.5; S2 l.78–80",
        rule="R-220",
    ),
    governance(
        "Accountable officer and audit chair attest that the conflicts guidance is met.",
        "S4 2.6",
        rule="R-134",
    ),
    *GP_SERVICES,
    allows("Managing the primary care budget.", "S0 5.3", rule="R-105"),
    excludes("Liability for the functions, which stays with NHS England.", "S2 l.154; S4 1.2", rule="R-141"),
    money("The budget moves to the CCG on 1 April, in five parts.", "S2 l.256; S4 App 3", rule="R-152, R-153"),
    money(
        "The business rules on headroom, contingency and surplus must be kept.",
        "S2 l.188–193, 207",
        rule="R-150",
    ),
    after(
        "The Delegation, the committee's terms of reference and the agreement are signed.",
        "S2 l.148–152, 253",
        rule="R-140",
    ),
    after(
        "Watched over through CCG assurance; the governing body signs the quarterly self-certification.",
        "S2 l.288; S4 2.6",
        rule="R-251, R-253",
    ),
    after(
        "If it is not recommended: a plan to develop it, or joint arrangements for the year.",
        "S2 l.248–252",
        rule="R-124",
    ),
)

STATEMENTS = {Model.GREATER: GREATER, Model.JOINT: JOINT, Model.DELEGATED: DELEGATED}
