"""Minutes and reports go to each body of the committee (R-210): a letter to whoever keeps its governance.

A letter goes through other people's computers: it says what there is and where, and nothing of what it says.
"""

from django.conf import settings
from django.urls import reverse

from jobs.actions import post_message
from jobs.clock import london

from ..models import Appointment, User
from ..permissions import GRANTS, Permission, Role
from ..rules.meetings import reporting
from ..rules.periods import spoken

RECEIVES = (Role.GOVERNANCE_LEAD, Role.NHSE_DIRECTOR)
"""Who keeps the papers of a governing body, and who answers for an office of NHS England."""


def bodies_of(committee, *, on):
    """Its home and every body with seats in it that day: to each of them goes what the committee sends."""
    rows = [body.organisation for body in committee.bodies.select_related("organisation") if body.covers(on)]
    return list(dict.fromkeys([committee.organisation, *rows]))


def receivers(bodies, *, at, permission=Permission.COMMITTEE_VIEW):
    """{body: accounts that receive for it and may read what is sent}."""
    roles = [role for role in RECEIVES if permission in GRANTS[role]]
    posts = list(Appointment.objects.in_force(at).filter(organisation__in=bodies, role__in=roles).order_by("pk"))
    people = {post.person_id for post in posts}
    users = {user.person_id: user for user in User.objects.filter(person__in=people, is_active=True)}
    return {
        body: list(
            dict.fromkeys(users[p.person_id] for p in posts if p.organisation_id == body.pk and p.person_id in users)
        )
        for body in bodies
    }


def tell_of_report(report, *, at):
    """The report is issued: each body is told once, and asked to say that it came."""
    name = reporting.title(report.kind, report.from_on, report.to_on)
    subject = f"{report.get_kind_display()}: {report.committee.name}, {name}"
    words = f"The {reporting.CALLED[report.kind]} of the {report.committee.name} for {name} has been issued."
    return _tell(report.committee, f"report:{report.ref}", subject, words, ("report", report.ref), at=at)


def tell_of_minutes(minutes, *, at, told):
    """The minutes are circulated: whoever keeps the papers of each body is told, save who was told as a member."""
    meeting = minutes.meeting
    subject = f"Minutes of {meeting.committee.name}"
    words = f"The draft minutes and the actions of the meeting of {spoken(meeting.held_on)} have been circulated."
    return _tell(
        meeting.committee, f"minutes:{minutes.ref}:{minutes.document}", subject, words, ("minutes", meeting.ref),
        at=at, told=told, permission=Permission.MEETING_VIEW,
    )  # fmt: skip


def _tell(committee, key, subject, words, page, *, at, told=(), permission=Permission.COMMITTEE_VIEW):
    scheme, (name, ref) = "http" if settings.DEMO else "https", page
    address = f"{scheme}://{settings.PUBLIC_HOST}{reverse(name, args=[ref])}"
    told = set(told)
    for body, users in receivers(bodies_of(committee, on=london(at).date()), at=at, permission=permission).items():
        for user in users:
            if user.person_id in told:
                continue
            told.add(user.person_id)
            post_message(
                key=f"{key}:{user.person_id}", to=user.email, subject=subject, at=at,
                body=f"{words} You are told for {body}.\n\nSign in to read it, and to record that {body} has "
                f"received it:\n{address}\n",
            )  # fmt: skip
    return told
