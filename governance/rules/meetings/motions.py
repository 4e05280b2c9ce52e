"""What may be put to a committee beside a decision, and in which words (row 17, R-066, R-202, R-209).

Only a decision is worded by who moves it. The rest is chosen, and its sentence is made here: so no decision
passes under another name. What is none of these is put as other procedure, with the reason on record.
"""

from enum import StrEnum

from .events import Turned


class Procedure(StrEnum):
    """What is moved about the business itself, that decides nothing of it."""

    NOTE = "note"
    DEFER = "defer"
    REFER = "refer"
    ADJOURN = "adjourn"
    OTHER = "other"

    @property
    def label(self):
        return LABELS[self]


LABELS = {
    Procedure.NOTE: "Receive and note what is before the committee",
    Procedure.DEFER: "Defer the item",
    Procedure.REFER: "Refer the item",
    Procedure.ADJOURN: "Adjourn the meeting",
    Procedure.OTHER: "Other procedure",
}
TO_ANYBODY = ("NHS England", "the governing body", "the audit committee", "a conflicts panel")
"""To whom an item may be referred in every committee (R-066, R-067), besides the bodies that sit in it."""


def words_of(procedure, *, number, minutes=False, refer_to=""):
    """The sentence that is put; of other procedure none, for it is typed."""
    what = "minutes" if minutes else "report"
    return {
        Procedure.NOTE: f"That the {what} under item {number} be received and noted.",
        Procedure.DEFER: f"That item {number} be deferred to a later meeting.",
        Procedure.REFER: f"That item {number} be referred to {refer_to}.",
        Procedure.ADJOURN: "That the meeting be adjourned.",
    }.get(procedure, "")


BINDING = (Procedure.DEFER, Procedure.REFER, Procedure.ADJOURN)
"""Carried, these are to be done by whoever presides; to note asks for no act."""


def act_words(procedure, *, number, refer_to=""):
    """What carries it out, as a button says it."""
    return {
        Procedure.DEFER: f"Defer item {number}",
        Procedure.REFER: f"Refer item {number} to {refer_to}",
        Procedure.ADJOURN: f"Put item {number} off and adjourn the meeting",
    }[procedure]


def reason_of(words):
    """The reason on record of an act that a motion asked for."""
    return f"Resolved: {words}"


def answers(act, note):
    """Does this turn of the item answer such a motion: it was put off, or closed saying why not?"""
    return act == Turned.DEFERRED or (act == Turned.CLOSED and bool(note.strip()))


def reasons_unanswered(words):
    """Why an item may not simply be closed after such a motion was carried under it."""
    return [f"The committee resolved “{words}” Do that; or say why it is not done, and close the item."]


def carried_out_by_putting_off(procedure, *, resolved_to="", refer_to=""):
    """Is the item put off all that was resolved? Neither a meeting that goes on nor who was to have it says so."""
    return procedure == Procedure.DEFER or (procedure == Procedure.REFER and refer_to.strip() == resolved_to)


def election_words(*, name, post):
    """How an election is put: who, and to which post (R-202)."""
    return f"That {name} be elected {post}."


def faults(procedure, *, refer_to="", referees=(), because="", words=""):
    """Why a motion may not be put as procedure like this, all reasons at once."""
    if procedure not in list(Procedure):
        return ["Choose what is moved: to note, defer, refer, adjourn, or other procedure."]
    found = []
    if procedure == Procedure.REFER and refer_to not in referees:
        found.append("Choose to whom the item is referred.")
    if procedure == Procedure.OTHER:
        found += [] if words.strip() else ["Say what is put to the committee."]
        found += [] if because.strip() else ["Say why it is procedure, and none of the motions there are for it."]
    return found
