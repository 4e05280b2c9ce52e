"""Have the pack made for everybody: one file for what is public at this moment, and no other left."""

from documents import actions as documents
from documents.models import PackVariant
from documents.rules.packs import variant_key
from jobs.clock import london
from jobs.models import Job

from .. import public_packs
from ..public_meetings import meetings_told_of


def offer_public_packs(meetings, *, at):
    """For each meeting with a public agenda and a pack: ask for the file that is due, unless it is there.

    The meetings as `meetings_told_of` reads them. One whose making failed is tried again.
    """
    newest = public_packs.newest_of(meetings)
    kept = public_packs.withheld_from_the_public(newest, london(at).date())
    rows = PackVariant.objects.filter(pack__in=[pack.pk for pack in newest.values()], side=public_packs.OPEN)
    there = {(row.pack_id, row.key): row for row in rows.select_related("job")}
    for meeting, pack in newest.items():
        row = there.get((pack.pk, variant_key(public_packs.OPEN, sorted(kept[meeting]))))
        if row is None:
            documents.discard_others(documents.assemble(pack, side=public_packs.OPEN, withheld=kept[meeting], at=at))
        elif row.job.state == Job.State.FAILED:
            documents.retry(row, at=at)


def public_pack(meeting, *, at):
    """(the pack, the public's file of it as things stand at this moment): None where there is none. Makes nothing."""
    (found,) = list(meetings_told_of(type(meeting).objects.filter(pk=meeting.pk))) or [None]
    newest = public_packs.newest_of([found] if found else [])
    if not newest:
        return None, None
    pack = newest[found]
    kept = public_packs.withheld_from_the_public(newest, london(at).date())[found]
    return pack, documents.made_for(pack, side=public_packs.OPEN, withheld=kept)
