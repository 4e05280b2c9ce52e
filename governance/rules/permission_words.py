"""Every permission in plain English: a heading for a column, and a sentence that explains it.

`governance/permissions.py` says who holds what; this page only says what the words mean.
"""

from ..permissions import GRANTS, Permission

WORDS = {
    "appointment_view": (
        "See who holds which post",
        "May open the list of people in post at their own body, and this table.",
    ),
    "appointment_edit": (
        "Start and end appointments",
        "May put somebody in a post at their own body, end a post, and invite people to sign in; never for themselves.",
    ),
    "application_view": (
        "Read applications",
        "May read the applications of the CCG, the evidence in them and every act on their timeline.",
    ),
    "application_start": ("Start an application", "May start an application for the CCG, or copy an old one."),
    "application_edit": (
        "Manage an application",
        "May ask for signatures, withdraw an application and change its setting-up questions.",
    ),
    "application_answer_ccg": ("Answer for the CCG", "May answer the CCG’s questions and attach its evidence."),
    "application_answer_nhse": (
        "Answer for NHS England",
        "May answer NHS England’s questions about applications of the CCGs it answers for.",
    ),
    "application_sign": (
        "Sign an application",
        "May sign, for their own post only, once the application is complete.",
    ),
    "application_sign_off_sum": (
        "Sign off the sum",
        "May sign off the sum that transfers under delegation. Without it nothing goes live.",
    ),
    "application_submit": ("Submit an application", "May send a complete, signed application to NHS England."),
    "application_accept_late": (
        "Accept a late application",
        "May let in an application after its cut-off, with a recorded reason. It stays marked as late.",
    ),
    "application_decide": (
        "Record the decision",
        "May record that an application is approved, approved with conditions or not recommended.",
    ),
    "arrangement_edit": (
        "Manage arrangements",
        "May record that the agreement is signed, or that an arrangement lapsed before it began.",
    ),
    "arrangement_view": (
        "See arrangements",
        "May see the arrangement of the CCG: its model, its dates, what is still to be signed.",
    ),
    "application_lift_concern": (
        "Lift a concern",
        "May lift a concern raised about an application, with a recorded reason.",
    ),
    "figure_edit": (
        "Replace an unverified figure",
        "May put a figure read in a source in the place of one that nobody could verify.",
    ),
    "conflict_view": (
        "Read declarations",
        "May read the interests, gifts, sponsorship and training of the CCG’s people, published or not.",
    ),
    "conflict_edit": (
        "Keep the registers",
        "May ask people to declare, record what they said, take in an old register and record who has left.",
    ),
    "conflict_review": (
        "Review declarations",
        "May agree how an interest is mitigated, send it back, or ask the guardian; never for their own.",
    ),
    "conflict_publish": ("Publish the registers", "May put reviewed entries on the public registers."),
    "gift_approve": (
        "Approve gifts and hospitality",
        "May approve an offer above the limit before it is accepted; never one of their own.",
    ),
    "breach_view": ("Read breaches", "May read the inside record of breaches. Who reported stays protected."),
    "breach_investigate": (
        "Look into breaches",
        "May take up a reported breach, record the findings and tell NHS England; never their own.",
    ),
    "breach_publish": ("Publish breaches", "May publish what was learned, once it says nothing about who."),
    "redaction_decide": (
        "Decide on withholding",
        "May decide, with advice, that a detail is withheld from the public for real risk of harm or by law.",
    ),
    "document_edit": (
        "Keep controlled documents",
        "May put versions of the constitution, the policies and the terms of reference on the public register.",
    ),
    "committee_view": ("See committees", "May see how a committee is made up and its terms of reference."),
    "committee_edit": (
        "Set up committees",
        "May seat people, name deputies and draft terms of reference; readings of doubtful clauses are signed.",
    ),
    "meeting_view": ("See meetings", "May see agendas and papers, save those withheld by a ruling."),
    "meeting_edit": ("Plan meetings", "May call meetings and set the agenda."),
    "meeting_run": ("Run meetings", "May open a meeting and record who is in the room, motions and votes."),
    "ruling_make": ("Rule on conflicts", "May record how an interest is managed, as the one presiding decides."),
    "radar_view": ("See the conflict radar", "May see which interests touch which items; not on their own items."),
    "panel_convene": (
        "Convene a conflicts panel",
        "May name its members and sign its report, while nobody before them in the order may; never with an interest.",
    ),
    "paper_edit": ("Write papers", "May write, upload and finalise papers and ask for advice."),
    "minutes_edit": ("Write minutes", "May write the discussion; what was done is taken from the record."),
    "minutes_approve": ("Approve minutes", "May sign the minutes of an earlier meeting, when presiding."),
    "link_edit": ("Keep ties between bodies", "May record who belongs to, owns or directs what, with the source."),
    "organisation_edit": (
        "Keep the list of bodies",
        "May record councils and other bodies no file brings, and new names, new parents and closures in its area.",
    ),
    "year_end_sign": (
        "Sign the year-end extract",
        "May sign, as audit committee chair, the registers of a financial year for the annual accounts.",
    ),
}


def heading(permission):
    """The words of a column; a permission nobody has worded yet is named as it is."""
    return WORDS.get(permission, (permission.label, ""))[0]


def explained(permission):
    return WORDS.get(permission, ("", permission.label))[1]


def summary(role):
    """What a post may do, as one line: shown where a post is chosen."""
    held = [heading(permission) for permission in Permission if permission in GRANTS[role]]
    if not held:
        return "Opens nothing by itself; for the record."
    return f"May {', '.join(words[0].lower() + words[1:] for words in held)}."
