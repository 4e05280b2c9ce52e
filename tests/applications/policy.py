"""Who may open and send each page, written down once, apart from the code that decides it.

Everything below is about Blackpool. Gee is a colleague there without a permission (403); Mia and
Sol are strangers (404); nobody signed in is sent to sign in.
"""

CCG = {"gil", "anita", "lena", "cora"}
OFFICE = {"nye", "nia"}
ABOVE = {"rhea", "nadia"}
COLLEAGUES = CCG | OFFICE | ABOVE | {"gee"}
STRANGERS = {"mia", "sol"}
EVERYBODY = COLLEAGUES | STRANGERS

SEES = CCG | OFFICE | ABOVE
CCG_FILLS = {"gil", "anita", "cora"}
SIGNS = {"anita", "lena", "cora", "nye"}
SUBMITS = {"gil", "anita"}
DECIDES = {"nye", "rhea", "nadia"}
PEOPLE_SEEN = CCG
APPOINTS = {"gil"}

# Pages of a record of Blackpool: (address, variant) → who may read it, who may send it (None: the same).
RECORDS = {
    ("application", ""): (SEES, None),
    ("application-data", ""): (SEES, None),
    ("application-copy", ""): ({"gil"}, None),
    ("application-section", "checklist"): (SEES, CCG_FILLS),
    ("application-section", "assurance"): (SEES, OFFICE),
    ("application-evidence", "objectives"): (CCG_FILLS, CCG_FILLS),
    ("application-file", "use"): (SEES, None),
    ("application-remove", "use"): (CCG_FILLS, CCG_FILLS),
    ("application-review", ""): (SEES, None),
    ("application-sign", "accountable-officer"): (SIGNS, SIGNS),
    ("application-submit", ""): (SEES, SUBMITS),
    ("application-receipt", "gone in"): (SEES, None),
    ("application-paper", "gone in"): (SEES, SEES),
    ("application-pdf", "gone in"): (SEES, None),
    ("application-withdraw", ""): ({"gil"}, None),
    ("application-waive", "late"): ({"nadia"}, None),
    ("application-waive", "assurance"): ({"rhea"}, None),
    ("application-decide", ""): (DECIDES, None),
    ("arrangement", "made"): (SEES, None),
    ("arrangement-agreement", "made"): (DECIDES, None),
    ("arrangement-sum", "made"): ({"cora"}, None),
    ("arrangement-lapse", "made"): (DECIDES, None),
    ("person", "anita"): (PEOPLE_SEEN, None),
    ("invite", "anita"): (APPOINTS, None),
    ("appoint", "blackpool"): (APPOINTS, None),
    ("end-appointment", "anita"): (APPOINTS, None),
}

# A CCG's people and posts are its own: NHS England's offices see theirs, and these are strangers here.
OF_THE_CCG_ALONE = {"person", "invite", "appoint", "end-appointment"}

# Pages that belong to no one record: who may open them; what they list is filtered by grants.
LISTS = {
    "applications": SEES | STRANGERS,
    "application-start": {"gil", "mia", "sol"},
    "arrangements": SEES | STRANGERS,
    "people": PEOPLE_SEEN | STRANGERS | {"nye"} | ABOVE,
    "appoint-where": APPOINTS | STRANGERS | {"nye"} | ABOVE,
    "desk": EVERYBODY,
    "role-matrix": EVERYBODY,
    "organisations": EVERYBODY,
    "figures": {"nadia"},
    "meetings": {"gil", "anita"} | STRANGERS,
    "meetings-calendar": {"gil", "anita"} | STRANGERS,
}

# Proved elsewhere: own things of one's own session, committees, figures by name.
ELSEWHERE = {
    "held": "tests/governance/sign_in/test_held.py",
    "discard-held": "tests/governance/sign_in/test_held.py",
    "sign-ins": "tests/governance/sign_in/test_audit.py",
    "own-calendar": "tests/governance/meetings/test_calendars.py",
    "calendar-key": "tests/governance/meetings/test_calendars.py",
    "end-calendar-key": "tests/governance/meetings/test_calendars.py",
    "appoint-committee": "tests/governance/appointments/test_pages.py",
    "organisation": "tests/governance/organisations/test_pages.py",
    "controlled-where": "tests/governance/registers/test_doors.py",
    "controlled": "tests/governance/registers/test_doors.py",
    "controlled-add": "tests/governance/registers/test_doors.py",
    "controlled-withdraw": "tests/governance/registers/test_doors.py",
    "links-where": "tests/governance/meetings/test_links.py",
    "links": "tests/governance/meetings/test_links.py",
    "link-add": "tests/governance/meetings/test_links.py",
    "link-end": "tests/governance/meetings/test_links.py",
    "other-bodies": "tests/governance/organisations/test_by_hand_pages.py",
    "body-enter": "tests/governance/organisations/test_by_hand_pages.py",
    "body-rename": "tests/governance/organisations/test_by_hand_pages.py",
    "body-move": "tests/governance/organisations/test_by_hand_pages.py",
    "body-close": "tests/governance/organisations/test_by_hand_pages.py",
    "body-correct": "tests/governance/organisations/test_by_hand_pages.py",
    "body-take-back": "tests/governance/organisations/test_by_hand_pages.py",
    "figure": "needs the permission of the page figures, in the same module",
}
MEETINGS = (
    "meeting-plan",
    "meeting",
    "meeting-change",
    "meeting-call",
    "meeting-publish",
    "meeting-cancel",
    "meeting-outlook",
    "meeting-in-common",
    "meeting-sit-in-common",
    "agenda-item-add",
    "agenda-item",
    "agenda-item-change",
    "agenda-item-move",
    "agenda-item-ready",
    "agenda-item-reopen",
    "agenda-item-remedy",
    "agenda-item-withdraw",
    "agenda-item-defer",
    "agenda-item-carry",
    "party-add",
    "party-remove",
    "agenda-item-private",
    "agenda-item-release",
)
PANELS = ("panel-ask", "panel", "panel-withdraw", "panel-member-name", "panel-member-remove", "panel-report")
ELSEWHERE |= dict.fromkeys(PANELS, "tests/governance/console/test_panel_pages.py")
RELEASE = (
    "agenda-item-public",
    "agenda-item-words",
    "agenda-item-words-back",
    "passage-remove",
    "paper-public",
    "paper-public-file",
)
ELSEWHERE |= dict.fromkeys(RELEASE, "tests/governance/meetings/test_release.py")
ELSEWHERE |= dict.fromkeys(MEETINGS, "tests/governance/meetings/test_meeting_pages.py")
MINUTES = (
    "minutes",
    "minutes-begin",
    "minutes-circulate",
    "minutes-take-back",
    "minutes-approve",
    "minutes-paper",
    "item-discussion",
    "action-add",
    "actions",
    "action-settle",
    "action-evidence",
    "action-evidence-add",
)
REPORTS = (
    "reports",
    "report-write",
    "report",
    "report-issue",
    "report-receipt",
    "report-paper",
    "receipts",
    "minutes-receipt",
)
BROADCASTS = ("broadcasts", "broadcast-put", "broadcast-remove")
ELSEWHERE |= dict.fromkeys(BROADCASTS, "tests/governance/console/test_broadcasts.py")
ENGAGEMENT = (
    "engagement",
    "engagement-plan",
    "engagement-event",
    "engagement-change",
    "engagement-announce",
    "engagement-report",
    "engagement-call-off",
)
ELSEWHERE |= dict.fromkeys(ENGAGEMENT, "tests/governance/console/test_engagement.py")
ELSEWHERE |= dict.fromkeys(REPORTS, "tests/governance/console/test_reports.py")
ELSEWHERE |= dict.fromkeys(MINUTES, "tests/governance/console/test_minutes_pages.py")
CONSOLE = (
    "console",
    "console-open",
    "console-sheet",
    "console-projection",
    "console-guest",
    "my-vote",
    "console-ruling",
    "console-motion",
    "console-put-off",
    "console-deciding-vote",
    "console-stop",
)
ELSEWHERE |= dict.fromkeys(CONSOLE, "tests/governance/console/test_pages.py")
COMMITTEES = (
    "committees",
    "committee-make",
    "committee",
    "committee-body",
    "committee-officers",
    "committee-power",
    "committee-design",
    "seat-give",
    "seat",
    "seat-deputy",
    "seat-end",
    "terms-draft",
    "terms",
    "terms-clause",
    "terms-strike",
    "terms-read",
    "terms-activate",
    "terms-review",
    "terms-drop",
)
ELSEWHERE |= dict.fromkeys(COMMITTEES, "tests/governance/committees/test_pages.py")
PAPERS = (
    "paper-add",
    "paper",
    "paper-write",
    "paper-cover",
    "paper-upload",
    "paper-file",
    "paper-file-remove",
    "paper-final",
    "paper-version",
    "paper-withdraw",
    "paper-council",
    "paper-pdf",
    "paper-retry",
    "advice-ask",
    "advice",
    "advice-answer",
    "public-questions",
    "public-question-add",
    "public-question-answer",
    "public-question-decline",
)
ELSEWHERE |= dict.fromkeys(PAPERS, "tests/governance/meetings/test_papers.py")
ELSEWHERE |= dict.fromkeys(("sent-question-accept", "sent-question-refuse"), "tests/governance/meetings/test_asking.py")
PACKS = ("pack", "pack-make", "pack-mine", "pack-file")
ELSEWHERE |= dict.fromkeys(PACKS, "tests/governance/meetings/test_meeting_packs.py")
ELSEWHERE_BY_FLOOR = {"conflicts": "tests/conflicts"}
