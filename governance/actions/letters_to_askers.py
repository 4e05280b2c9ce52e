"""Letters to whoever sent a question from a public page and gave an address: never with their words in them."""

from django.conf import settings
from django.urls import reverse

from jobs.actions import post_message

from ..models import SentQuestion


def tell_of_answer(question, *, at):
    """A question that was sent from the public page is answered, or not taken: its asker is told where to read it."""
    sent = SentQuestion.objects.filter(became=question).select_related("meeting__committee").first()
    if sent:
        said = "It has been answered." if question.status == "answered" else "The meeting does not take it."
        tell(sent, "answered", f"{said} The words are on the public register of the meeting.", at=at)


def tell(sent, what, words, *, at):
    """One letter for each thing that happens to a question; none without an address."""
    if not sent.email:
        return
    committee, host = sent.meeting.committee.name, settings.PUBLIC_HOST
    address = f"{'http' if settings.DEMO else 'https'}://{host}{reverse('public-ask', args=[sent.meeting.ref])}"
    on = sent.meeting.held_on
    post_message(
        key=f"sent-question:{sent.ref}:{what}",
        to=sent.email,
        subject=f"Your question to the {committee}",
        body=f"You sent a question to the {committee} for its meeting on {on.day} {on:%B %Y}.\n\n"
        f"{words}\n\n{address}\n\n"
        "If you did not send it, somebody gave your address by mistake: you need do nothing.",
        at=at,
    )
