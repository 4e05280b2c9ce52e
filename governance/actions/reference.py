"""Bodies from files: official ODS files, and the list that ships with the house."""

import csv
from datetime import date, timedelta
from pathlib import Path

from django.db import transaction

from jobs.clock import london

from ..models import Kind, Organisation
from ..rules import ods
from ..rules.periods import COVERED_FROM, COVERED_TO, Statement, spoken
from .sightings import Report, remember

REFERENCE = Path(__file__).resolve().parent.parent / "data"
SHIPPED = "The list shipped with the system"
TEAMS_UNTIL = date(2015, 3, 31)
OFFICES_FROM = TEAMS_UNTIL + timedelta(days=1)
NATIONAL_CODE = "X24"
LOADED = "Loaded from the list shipped with the system"


@transaction.atomic
def import_ods(data, *, kind, as_at, name, by, at, why, dry_run=False):
    """Take an official ODS file (bytes) into account as at its date. Returns the report.

    Raises `rules.ods.Unreadable` when the file as a whole cannot be used: then nothing is written.
    A single bad line is rejected with its reasons, and the rest is taken.
    """
    why = " ".join(why.split())
    if not why:
        raise ods.Unreadable("Say why this file is imported: the reason is kept in the history.")
    if as_at > london(at).date():
        raise ods.Unreadable(f"The as-at date {spoken(as_at)} lies in the future. Give the date of the file.")
    above = Organisation.objects.ccgs() if kind == Kind.PRACTICE else Organisation.objects.offices()
    parents = dict(above.exclude(code=None).values_list("code", "opened_on"))
    if not parents:
        raise ods.Unreadable("No body above is known yet. Run `manage.py load_reference` first.")
    reading = ods.read(data, kind=kind, as_at=as_at, parents=parents)
    report = Report(rejected=reading.rejected, left_out=reading.left_out)
    source = f"{name} as at {as_at}"[:120]
    remember(reading.sightings, source=source, by=by, at=at, why=f"{source}: {why}", report=report)
    report.rejected.sort(key=lambda remark: remark.line)
    if dry_run:
        transaction.set_rollback(True)
    return report


@transaction.atomic
def load_reference(*, at, by=None):
    """Load the 212 CCGs and NHS England's offices, true from 1 April 2013 to 31 March 2017. Safe to repeat."""
    report = Report()
    for sightings in (_national(), *_offices(), _ccgs()):
        remember(sightings, source=SHIPPED, by=by, at=at, why=LOADED, report=report)
    _join_successors(by=by)
    return report


def _rows(name):
    with (REFERENCE / name).open(encoding="utf-8", newline="") as lines:
        yield from enumerate(csv.DictReader(lines), start=2)


def _day(text):
    return date.fromisoformat(text) if text else None


def _national():
    name = Statement("NHS England", COVERED_TO)
    return [ods.Sighting(0, Kind.NATIONAL, NATIONAL_CODE, COVERED_FROM, None, (name,))]


def _offices():
    """Regions first, for the offices stand under them."""
    rows = list(_rows("nhs_england_offices.csv"))
    for regions in (True, False):
        yield [_office(line, row) for line, row in rows if (row["kind"] == Kind.REGION) is regions]


def _office(line, row):
    opened, closed = _day(row["opened"]), _day(row["closed"])
    parent = Statement(row["region"] or NATIONAL_CODE, COVERED_TO, since=opened, until=closed)
    return ods.Sighting(line, row["kind"], row["ods_code"], opened, closed, _office_names(row), (parent,))


def _office_names(row):
    """An area team that went on after March 2015 (Wessex, London) became a local office (R-419)."""
    said = f"NHS England {row['name']} "
    if row["kind"] == Kind.REGION:
        return (Statement(said + "region", COVERED_TO),)
    if row["kind"] == Kind.LOCAL_OFFICE:
        return (Statement(said + "local office", COVERED_TO),)
    team = Statement(said + "area team", TEAMS_UNTIL)
    if row["closed"]:
        return (Statement(team.value, COVERED_TO),)
    return (team, Statement(said + "local office", COVERED_TO, since=OFFICES_FROM))


def _ccgs():
    return [_ccg(line, row) for line, row in _rows("ccgs.csv")]


def _ccg(line, row):
    opened, closed = _day(row["opened"]), _day(row["closed"])
    parents = []
    if opened <= TEAMS_UNTIL:
        parents.append(Statement(row["area_team_2013"], TEAMS_UNTIL, since=opened, until=TEAMS_UNTIL))
    if not closed or closed >= OFFICES_FROM:
        since = max(opened, OFFICES_FROM)
        parents.append(Statement(row["local_office_2015"], COVERED_TO, since=since, until=closed))
    name = Statement(row["name"], COVERED_TO)
    more = (("ons_code", row["ons_code"]),)
    return ods.Sighting(line, Kind.CCG, row["ods_code"], opened, closed, (name,), tuple(parents), more)


def _join_successors(*, by):
    wanted = {row["ods_code"]: row["successor"] for _, row in _rows("ccgs.csv") if row["successor"]}
    known = {body.code: body for body in Organisation.objects.filter(code__in=[*wanted, *wanted.values()])}
    for code, successor in wanted.items():
        if known[code].successor_id is None:
            known[code].successor = known[successor]
            known[code].save_as(by=by, why=LOADED)
