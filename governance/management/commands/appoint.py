"""manage.py appoint 00R governance-lead "Gil Marsh" gil@example.nhs.uk: a body's first person, by letter.

Afterwards its governance lead appoints on the screen. Says why when it may not be done.
"""

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from governance.actions import appoint_newcomer
from governance.models import Organisation
from governance.permissions import Role
from governance.workflow import NotAllowed
from jobs.clock import london, now


class Command(BaseCommand):
    help = "Put somebody new in post and send them an invitation."

    def add_arguments(self, parser):
        parser.add_argument("code", help="ODS code of the body")
        parser.add_argument("role", choices=[role.value for role in Role])
        parser.add_argument("name")
        parser.add_argument("email")
        parser.add_argument("--position", default="", help="what the post is called there")

    def handle(self, *, code, role, name, email, position, **options):
        body = Organisation.objects.filter(code=code.upper()).first()
        if body is None:
            raise CommandError(f"No body has the code {code}.")
        at = now().replace(microsecond=0)
        try:
            post = appoint_newcomer(
                name=name, email=email, role=Role(role), body=body, starts_on=london(at).date(), by=None, at=at,
                position=position, reason="Recorded at the command line", may_vouch=lambda post: True,
                site=f"{settings.ACCOUNT_DEFAULT_HTTP_PROTOCOL}://{settings.PUBLIC_HOST}/",
            )  # fmt: skip
        except NotAllowed as refusal:
            raise CommandError(" ".join(refusal.reasons)) from None
        self.stdout.write(f"{post}, {body}: an invitation waits in the outbox for {email}.")
