"""The whole, in order: frame, mass, tree, committees, meetings, pages. All rows commit together or not at all."""

import gc
import time

from django.db import connection, transaction

from governance.models import Organisation, Person, StatusChange, User
from jobs.clock import real_time
from publication.actions import sequence
from publication.models import Entry

from . import bulk, committees, files, frame, meetings, sittings, tree
from .people import Size, people_of
from .tables import bare

EVERY = 20


class NotEmpty(Exception):
    """The bypass writes into an empty database only."""


class Teller:
    """Says each step with the seconds since the beginning."""

    def __init__(self, write):
        self.write, self.begun = write, time.monotonic()

    def __call__(self, words):
        self.write(f"{time.monotonic() - self.begun:7.1f} s  {words}")


def seed(*, size=None, number=7, at, tell=lambda words: None):
    """Fill an empty database, then make its pages. Raises NotEmpty. Gives the bodies with papers."""
    codes = fill(size=size or Size(), number=number, at=at, tell=tell)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    tell("statistics gathered")
    return files.build(printed=codes[: files.PRINTED], at=at, tell=tell)


@transaction.atomic
def fill(*, size, number, at, tell=lambda words: None):
    """Every row of the national case. Gives the codes of its CCGs."""
    for model in (User, Person, Organisation, Entry):
        if model.objects.exists():
            raise NotEmpty(f"There are {model._meta.verbose_name_plural} already. Only an empty database is filled.")
    bodies = frame.build(size, at=at, tell=tell, seed=number)
    with bare([*bulk.models(), *tree.MODELS]):
        mass, members = _undisturbed(_mass, bodies, size, number, tell)
        tell("rows written")
        tree.grow(mass.entries.leaves, size, at=real_time())
        tell(f"{mass.entries.leaves.count:,} leaves, head signed")
    tell("indexes and foreign keys in place")
    files.want(mass.entries.pages)
    if size.meetings:
        _meetings(bodies, members, size, number, at, tell)
    return [body.place.code for body in bodies]


def _meetings(bodies, members, size, number, at, tell):
    """Committees through actions, then their meetings in bulk."""
    sat = []
    for done, (body, seated, share) in enumerate(zip(bodies, members, size.sittings(), strict=True), start=1):
        chambers, place = committees.build(body, seated, at=at)
        held = dict(meetings.meetings_of(place, seed=number, share=share))
        sat += [(chamber, held[chamber.sits]) for chamber in chambers if chamber.sits in held]
        if done % EVERY == 0 or done == len(bodies):
            tell(f"committees of {done} of {len(bodies)} CCGs")
    tell(f"{sequence(at=real_time())} entries published: committees and who sits in them")
    with bare(sittings.models(), also=[StatusChange]):
        _undisturbed(_held, sat, number, tell)
    tell("meetings written, their indexes and foreign keys in place")


def _held(sat, number, tell):
    written, count = sittings.Sittings(seed=number), 0
    for done, (chamber, held) in enumerate(sat, start=1):
        written.write(chamber, held)
        count += len(held)
        if done % (2 * EVERY) == 0 or done == len(sat):
            tell(f"{count:,} meetings of {done} of {len(sat)} committees")
    written.flush()


def _undisturbed(act, *given):
    """Python looks for cycles among a million waiting rows: less often, meanwhile."""
    usual = gc.get_threshold()
    gc.set_threshold(200_000, 20, 100)
    try:
        return act(*given)
    finally:
        gc.set_threshold(*usual)


def _mass(bodies, size, number, tell):
    """Everybody with what they declare; and who of them sits in the committees, if these meet."""
    mass, first, members = bulk.Mass(size, seed=number), 0, []
    for done, (body, share) in enumerate(zip(bodies, size.shares(), strict=True), start=1):
        people = list(people_of(body.place, seed=number, share=share, first_interest=first))
        mass.write(body, people)
        if size.meetings:
            members.append(committees.members_of(people))
        first += share[1]
        if done % EVERY == 0 or done == len(bodies):
            tell(f"{done} of {len(bodies)} CCGs, {first:,} interests")
    mass.flush()
    return mass, members
