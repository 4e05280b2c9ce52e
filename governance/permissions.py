"""Every permission in the house, and which role holds it. Nothing else grants anything.

A permission belongs to one side of the table: the CCG's or NHS England's. Holding it at
any body in a record's `scopes` is enough (`house.md`, People and permissions).
"""

from enum import StrEnum


class Permission(StrEnum):
    APPOINTMENT_VIEW = "appointment_view"
    APPOINTMENT_EDIT = "appointment_edit"
    APPLICATION_VIEW = "application_view"
    APPLICATION_START = "application_start"
    APPLICATION_EDIT = "application_edit"
    APPLICATION_ANSWER_CCG = "application_answer_ccg"
    APPLICATION_ANSWER_NHSE = "application_answer_nhse"
    APPLICATION_SIGN = "application_sign"
    APPLICATION_SIGN_OFF_SUM = "application_sign_off_sum"
    APPLICATION_SUBMIT = "application_submit"
    APPLICATION_ACCEPT_LATE = "application_accept_late"
    APPLICATION_DECIDE = "application_decide"
    ARRANGEMENT_VIEW = "arrangement_view"
    ARRANGEMENT_EDIT = "arrangement_edit"
    APPLICATION_LIFT_CONCERN = "application_lift_concern"
    FIGURE_EDIT = "figure_edit"
    CONFLICT_VIEW = "conflict_view"
    CONFLICT_EDIT = "conflict_edit"
    CONFLICT_REVIEW = "conflict_review"
    CONFLICT_PUBLISH = "conflict_publish"
    GIFT_APPROVE = "gift_approve"
    BREACH_VIEW = "breach_view"
    BREACH_INVESTIGATE = "breach_investigate"
    BREACH_PUBLISH = "breach_publish"
    REDACTION_DECIDE = "redaction_decide"
    DOCUMENT_EDIT = "document_edit"
    YEAR_END_SIGN = "year_end_sign"
    COMMITTEE_VIEW = "committee_view"
    COMMITTEE_EDIT = "committee_edit"
    MEETING_VIEW = "meeting_view"
    MEETING_EDIT = "meeting_edit"
    MEETING_RUN = "meeting_run"
    RULING_MAKE = "ruling_make"
    RADAR_VIEW = "radar_view"
    PANEL_CONVENE = "panel_convene"
    PAPER_EDIT = "paper_edit"
    MINUTES_EDIT = "minutes_edit"
    MINUTES_APPROVE = "minutes_approve"
    LINK_EDIT = "link_edit"
    ORGANISATION_EDIT = "organisation_edit"

    @property
    def codename(self):
        return self.value

    @property
    def label(self):
        return self.value.replace("_", " ").capitalize()


P = Permission


class Role(StrEnum):
    """Posts at an organisation or committee. The label is the position's plain name."""

    ACCOUNTABLE_OFFICER = "accountable-officer"
    CHIEF_FINANCE_OFFICER = "chief-finance-officer"
    GOVERNANCE_LEAD = "governance-lead"
    AUDIT_CHAIR = "audit-committee-chair"
    LAY_MEMBER = "lay-member"
    GP_MEMBER = "gp-member"
    CONFLICTS_GUARDIAN = "conflicts-guardian"
    DIRECTOR_OF_GOVERNANCE = "director-of-governance"
    DIRECTOR_OF_COMMISSIONING = "director-of-commissioning"
    NHSE_DIRECTOR = "nhs-england-director"
    NHSE_CASE_OFFICER = "nhs-england-case-officer"
    NHSE_REGIONAL_DIRECTOR = "nhs-england-regional-director"
    NHSE_NATIONAL_OFFICER = "nhs-england-national-officer"
    COMMITTEE_CHAIR = "committee-chair"
    COMMITTEE_VICE = "committee-vice-chair"
    COMMITTEE_SECRETARY = "committee-secretary"
    COMMITTEE_MEMBER = "committee-member"
    COMMITTEE_ATTENDEE = "committee-attendee"

    @property
    def label(self):
        return ROLE_LABELS[self]


ROLE_LABELS = {
    Role.ACCOUNTABLE_OFFICER: "Accountable Officer",
    Role.CHIEF_FINANCE_OFFICER: "Chief Finance Officer",
    Role.GOVERNANCE_LEAD: "Governance lead",
    Role.AUDIT_CHAIR: "Audit Committee Chair",
    Role.LAY_MEMBER: "Lay member",
    Role.GP_MEMBER: "GP member",
    Role.CONFLICTS_GUARDIAN: "Conflicts of Interest Guardian",
    Role.DIRECTOR_OF_GOVERNANCE: "Director of Governance",
    Role.DIRECTOR_OF_COMMISSIONING: "Director of Commissioning",
    Role.NHSE_DIRECTOR: "NHS England director",
    Role.NHSE_CASE_OFFICER: "NHS England primary care lead",
    Role.NHSE_REGIONAL_DIRECTOR: "NHS England regional director",
    Role.NHSE_NATIONAL_OFFICER: "NHS England national officer",
    Role.COMMITTEE_CHAIR: "Chair",
    Role.COMMITTEE_VICE: "Vice-chair",
    Role.COMMITTEE_SECRETARY: "Secretary",
    Role.COMMITTEE_MEMBER: "Member",
    Role.COMMITTEE_ATTENDEE: "Attendee without a vote",
}

GRANTS = {
    Role.GOVERNANCE_LEAD: {
        P.APPOINTMENT_VIEW,
        P.APPOINTMENT_EDIT,
        P.ARRANGEMENT_VIEW,
        P.APPLICATION_VIEW,
        P.APPLICATION_START,
        P.APPLICATION_EDIT,
        P.APPLICATION_ANSWER_CCG,
        P.APPLICATION_SUBMIT,
        P.CONFLICT_VIEW,
        P.CONFLICT_EDIT,
        P.CONFLICT_REVIEW,
        P.CONFLICT_PUBLISH,
        P.BREACH_VIEW,
        P.BREACH_INVESTIGATE,
        P.BREACH_PUBLISH,
        P.DOCUMENT_EDIT,
        P.COMMITTEE_VIEW,
        P.COMMITTEE_EDIT,
        P.MEETING_VIEW,
        P.MEETING_EDIT,
        P.MEETING_RUN,
        P.RADAR_VIEW,
        P.PAPER_EDIT,
        P.MINUTES_EDIT,
        P.LINK_EDIT,
        P.ORGANISATION_EDIT,
    },
    Role.ACCOUNTABLE_OFFICER: {
        P.APPOINTMENT_VIEW,
        P.ARRANGEMENT_VIEW,
        P.APPLICATION_VIEW,
        P.APPLICATION_ANSWER_CCG,
        P.APPLICATION_SIGN,
        P.APPLICATION_SUBMIT,
        P.CONFLICT_VIEW,
        P.CONFLICT_REVIEW,
        P.GIFT_APPROVE,
        P.BREACH_VIEW,
        P.COMMITTEE_VIEW,
        P.MEETING_VIEW,
        P.PANEL_CONVENE,
    },
    Role.CHIEF_FINANCE_OFFICER: {
        P.APPOINTMENT_VIEW,
        P.ARRANGEMENT_VIEW,
        P.APPLICATION_VIEW,
        P.APPLICATION_ANSWER_CCG,
        P.APPLICATION_SIGN,
        P.APPLICATION_SIGN_OFF_SUM,
        P.CONFLICT_VIEW,
        P.CONFLICT_REVIEW,
        P.GIFT_APPROVE,
        P.PANEL_CONVENE,
    },
    Role.AUDIT_CHAIR: {
        P.APPOINTMENT_VIEW,
        P.ARRANGEMENT_VIEW,
        P.APPLICATION_VIEW,
        P.APPLICATION_SIGN,
        P.CONFLICT_VIEW,
        P.BREACH_VIEW,
        P.YEAR_END_SIGN,
        P.COMMITTEE_VIEW,
    },
    Role.LAY_MEMBER: {P.ARRANGEMENT_VIEW, P.APPLICATION_VIEW, P.COMMITTEE_VIEW},
    Role.GP_MEMBER: set(),
    Role.CONFLICTS_GUARDIAN: {
        P.CONFLICT_VIEW,
        P.BREACH_VIEW,
        P.BREACH_INVESTIGATE,
        P.BREACH_PUBLISH,
        P.REDACTION_DECIDE,
    },
    Role.DIRECTOR_OF_GOVERNANCE: {P.ARRANGEMENT_VIEW, P.COMMITTEE_VIEW, P.MEETING_VIEW, P.PANEL_CONVENE},
    Role.DIRECTOR_OF_COMMISSIONING: {P.ARRANGEMENT_VIEW, P.COMMITTEE_VIEW, P.MEETING_VIEW, P.PANEL_CONVENE},
    Role.NHSE_DIRECTOR: {
        P.APPOINTMENT_VIEW,
        P.APPOINTMENT_EDIT,
        P.ARRANGEMENT_VIEW,
        P.APPLICATION_VIEW,
        P.APPLICATION_ANSWER_NHSE,
        P.APPLICATION_SIGN,
        P.APPLICATION_DECIDE,
        P.ARRANGEMENT_EDIT,
        P.COMMITTEE_VIEW,
    },
    Role.NHSE_CASE_OFFICER: {
        P.ARRANGEMENT_VIEW,
        P.APPLICATION_VIEW,
        P.APPLICATION_ANSWER_NHSE,
    },
    Role.NHSE_REGIONAL_DIRECTOR: {
        P.APPOINTMENT_VIEW,
        P.APPOINTMENT_EDIT,
        P.APPLICATION_VIEW,
        P.ARRANGEMENT_VIEW,
        P.APPLICATION_LIFT_CONCERN,
        P.APPLICATION_DECIDE,
        P.ARRANGEMENT_EDIT,
    },
    Role.NHSE_NATIONAL_OFFICER: {
        P.APPOINTMENT_VIEW,
        P.APPOINTMENT_EDIT,
        P.ARRANGEMENT_VIEW,
        P.APPLICATION_VIEW,
        P.APPLICATION_ACCEPT_LATE,
        P.APPLICATION_DECIDE,
        P.ARRANGEMENT_EDIT,
        P.FIGURE_EDIT,
        P.ORGANISATION_EDIT,
    },
    Role.COMMITTEE_CHAIR: {
        P.COMMITTEE_VIEW,
        P.MEETING_VIEW,
        P.MEETING_EDIT,
        P.MEETING_RUN,
        P.RULING_MAKE,
        P.RADAR_VIEW,
        P.MINUTES_APPROVE,
    },
    Role.COMMITTEE_VICE: {
        P.COMMITTEE_VIEW,
        P.MEETING_VIEW,
        P.MEETING_RUN,
        P.RULING_MAKE,
        P.RADAR_VIEW,
        P.MINUTES_APPROVE,
    },
    Role.COMMITTEE_SECRETARY: {
        P.COMMITTEE_VIEW,
        P.COMMITTEE_EDIT,
        P.MEETING_VIEW,
        P.MEETING_EDIT,
        P.MEETING_RUN,
        P.RULING_MAKE,
        P.RADAR_VIEW,
        P.PAPER_EDIT,
        P.MINUTES_EDIT,
    },
    Role.COMMITTEE_MEMBER: {P.COMMITTEE_VIEW, P.MEETING_VIEW},
    Role.COMMITTEE_ATTENDEE: {P.COMMITTEE_VIEW, P.MEETING_VIEW},
}

CCG_ROLES = (
    Role.GOVERNANCE_LEAD,
    Role.ACCOUNTABLE_OFFICER,
    Role.CHIEF_FINANCE_OFFICER,
    Role.AUDIT_CHAIR,
    Role.LAY_MEMBER,
    Role.GP_MEMBER,
    Role.CONFLICTS_GUARDIAN,
    Role.DIRECTOR_OF_GOVERNANCE,
    Role.DIRECTOR_OF_COMMISSIONING,
)
OFFICE_ROLES = (Role.NHSE_DIRECTOR, Role.NHSE_CASE_OFFICER)
REGION_ROLES = (Role.NHSE_REGIONAL_DIRECTOR,)
NATIONAL_ROLES = (Role.NHSE_NATIONAL_OFFICER,)
COMMITTEE_ROLES = (
    Role.COMMITTEE_CHAIR,
    Role.COMMITTEE_VICE,
    Role.COMMITTEE_SECRETARY,
    Role.COMMITTEE_MEMBER,
    Role.COMMITTEE_ATTENDEE,
    Role.LAY_MEMBER,
    Role.GP_MEMBER,
)
