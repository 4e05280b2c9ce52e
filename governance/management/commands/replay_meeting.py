"""`manage.py replay_meeting <ref>`: recompute every quorum, entitlement and result of a meeting from its acts."""

from django.core.management.base import BaseCommand, CommandError

from governance.models import Meeting
from governance.replaying import read
from governance.rules.meetings.minutes import minutes


class Command(BaseCommand):
    help = "Replay a meeting from its stored acts under the terms of that day, and compare with what was recorded."

    def add_arguments(self, parser):
        parser.add_argument("ref", help="The ref of the meeting, as in its address.")

    def handle(self, *args, ref, **options):
        meeting = Meeting.objects.select_related("committee__organisation").filter(ref=ref).first()
        if meeting is None:
            raise CommandError(f"There is no meeting {ref}.")
        self.stdout.write(str(meeting))
        proceedings, found = read(meeting)
        if proceedings and proceedings.state:
            self._tell(minutes(proceedings.state))
        for sentence in found:
            self.stdout.write(f"  differs: {sentence}")
        if found:
            raise CommandError(f"The record and the replay differ in {len(found)} places.")
        self.stdout.write(f"The record agrees with the replay: {len(proceedings.places)} acts.")

    def _tell(self, told):
        for sentence in told.opening:
            self.stdout.write(f"  {sentence}")
        for section in told.sections:
            self.stdout.write(f"{section.number}. {section.title}")
            for sentence in section.sentences:
                self.stdout.write(f"  {sentence}")
