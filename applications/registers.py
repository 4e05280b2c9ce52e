"""The public register of applications: who applied for what, when it came in, what became of it.

A draft is never public, nor one taken back before it was sent. Left out on purpose: every answer,
the evidence, the conditions and reasons (they are written to the CCG, which may publish them itself).
"""

from governance.registers import iso
from governance.rules.models import TITLES
from jobs.clock import london
from publication.registers import Column, Register, Row

from .rules.cycles import spoken_moment

OUTCOMES = {
    "submitted": "Being considered",
    "withdrawn": "Withdrawn after it was submitted",
    "approved": "Approved",
    "approved_with_conditions": "Approved with conditions",
    "not_recommended": "Not recommended",
}


def application_row(application):
    """Only of an application that has been submitted."""
    sent = london(application.submitted_at)
    decision = getattr(application, "decision", None)
    columns = {
        "ccg": application.ccg.name_on(sent.date()),
        "model": TITLES[application.model],
        "cycle": application.cycle,
        "submitted": spoken_moment(application.submitted_at),
        "submitted_on": iso(sent.date()),
        "late": application.late,
        "starts_on": iso(application.starts_on),
        "outcome": OUTCOMES[application.status],
        "decided_on": iso(london(decision.decided_at).date()) if decision else "",
    }
    return Row(
        columns=columns,
        body=application.ccg.code,
        category=application.status,
        valid_from=sent.date(),
        sort=f"{columns['ccg']} {application.cycle}",
    )


APPLICATIONS = Register(
    key="applications",
    title="Applications for co-commissioning",
    about="Which model each clinical commissioning group applied for, when its application arrived, "
    "and what NHS England decided.",
    columns=(
        Column("ccg", "Clinical commissioning group"),
        Column("model", "Model"),
        Column("cycle", "Cycle"),
        Column("submitted", "Arrived"),
        Column("submitted_on", "Day of arrival", kind="date"),
        Column("late", "Late", kind="yes", about="It came after the cut-off and was accepted for a recorded reason."),
        Column("starts_on", "Asked to start", kind="date"),
        Column("outcome", "Outcome"),
        Column("decided_on", "Decided", kind="date"),
    ),
    row=application_row,
    heading=("ccg", "model", "cycle"),
    categories=OUTCOMES,
    months=None,
)
