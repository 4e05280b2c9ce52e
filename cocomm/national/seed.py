"""The whole, in order: frame, mass, tree, pages. All rows commit together or not at all."""

import gc
import time

from django.db import connection, transaction

from governance.models import Organisation, Person, User
from jobs.clock import real_time
from publication.models import Entry

from . import bulk, files, frame, tree
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
        mass = _mass(bodies, size, number, tell)
        tell("rows written")
        tree.grow(mass.entries.leaves, size, at=real_time())
        tell(f"{mass.entries.leaves.count:,} leaves, head signed")
    tell("indexes and foreign keys in place")
    files.want(mass.entries.pages)
    return [body.place.code for body in bodies]


def _mass(bodies, size, number, tell):
    """Python looks for cycles among a million waiting rows: less often, meanwhile."""
    usual = gc.get_threshold()
    gc.set_threshold(200_000, 20, 100)
    try:
        return _written(bodies, size, number, tell)
    finally:
        gc.set_threshold(*usual)


def _written(bodies, size, number, tell):
    mass, first = bulk.Mass(size, seed=number), 0
    for done, (body, share) in enumerate(zip(bodies, size.shares(), strict=True), start=1):
        mass.write(body, people_of(body.place, seed=number, share=share, first_interest=first))
        first += share[1]
        if done % EVERY == 0 or done == len(bodies):
            tell(f"{done} of {len(bodies)} CCGs, {first:,} interests")
    mass.flush()
    return mass
