"""Who is on the published register: statutory classes, or decision-making staff only (R-010, R-302, R-056)."""

from enum import StrEnum


class Standing(StrEnum):
    """What somebody is to a CCG. A person may be several of these at once."""

    GOVERNING_BODY = "governing_body"
    COMMITTEE = "committee"
    ADVISORY_GROUP = "advisory_group"
    NEW_CARE_MODEL = "new_care_model"
    MEMBER = "member"
    EMPLOYEE = "employee"
    SENIOR = "senior"
    CONTRACTS = "contracts"
    COMMISSIONING = "commissioning"

    @property
    def label(self):
        return LABELS[self]


S = Standing

LABELS = {
    S.GOVERNING_BODY: "Governing body member",
    S.COMMITTEE: "Member of a committee or sub-committee",
    S.ADVISORY_GROUP: "Member of an advisory group that feeds decisions",
    S.NEW_CARE_MODEL: "Member of a joint group on new models of care",
    S.MEMBER: "GP of a member practice",
    S.EMPLOYEE: "Employee",
    S.SENIOR: "Employee in a senior pay band",
    S.CONTRACTS: "Able to enter into contracts",
    S.COMMISSIONING: "Decides on commissioning, purchasing or formulary",
}

STATUTORY = {S.GOVERNING_BODY, S.COMMITTEE, S.MEMBER, S.EMPLOYEE, S.SENIOR, S.CONTRACTS, S.COMMISSIONING}
DECIDING = {
    S.GOVERNING_BODY, S.COMMITTEE, S.ADVISORY_GROUP, S.NEW_CARE_MODEL, S.SENIOR, S.CONTRACTS, S.COMMISSIONING,
}  # fmt: skip


def grounds_for_publishing(standings, *, book):
    """Why this person is on the published register, in words; empty: recorded, not published (D4-i)."""
    wanted = DECIDING if book.only_decision_makers else STATUTORY
    return [s.label for s in Standing if s in wanted and s in set(standings)]


def must_declare(standings):
    """Statutory classes declare in every edition; advisers and joint groups too from 2016 on (R-010, R-056)."""
    return bool(set(standings) & (STATUTORY | DECIDING))


def senior(band, *, book):
    """Is this pay band at or above the one from which staff count as deciding? `8d`, `9`, `VSM`."""
    order = ["1", "2", "3", "4", "5", "6", "7", "8a", "8b", "8c", "8d", "9", "vsm"]
    band = band.strip().casefold().removeprefix("band").strip()
    return band in order and order.index(band) >= order.index(book.band_from.casefold())


def guardian_problems(*, is_audit_chair, provider_interests):
    """What speaks against somebody as conflicts of interest guardian (R-051)."""
    found = []
    if not is_audit_chair:
        found.append("The guardian is expected to be the chair of the audit committee.")
    if provider_interests:
        found.append("The guardian should hold no interest in a provider: " + ", ".join(provider_interests))
    return found
