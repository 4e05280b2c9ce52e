"""The figures of each application cycle, as read, with source, basis and reason.

2015/16 from S2; 2016/17 from S4 App 1 and an LMC page (R-126); 2017/18 from its checklist (R-127).
"""

from datetime import date, time

from governance.rules.figures import Basis, Cited

SEED, FOUND, UNVERIFIED, READING = Basis.SEED, Basis.FOUND, Basis.UNVERIFIED, Basis.READING
LAST_SECOND = time(23, 59, 59)
NO_HOUR = "The source names a day and no hour; unless set otherwise it ends at 23:59:59."


def day(value, rule, source, basis=SEED, why=""):
    return Cited(value, rule, source, basis, why, kind="date")


def hour(value, rule, source, basis=SEED, why=""):
    return Cited(value, rule, source, basis, why, kind="time")


def weeks(value, basis=SEED):
    why = "NHS England advised CCGs to begin with their director 6 to 8 weeks before."
    return Cited(value, "R-129", "S4 App 1", basis, why, kind="count")


ROUND_2015 = {
    "opens_on": day(date(2014, 11, 10), "R-120", "S2 l.42", why="Next steps was published on this day."),
    "ends_on": day(date(2015, 3, 31), "R-120", "S2 l.235, 256", READING, "The day before the start."),
    "delegated_on": day(date(2015, 1, 9), "R-120", "S2 l.239, 295", why="Delegated bids: 9 January 2015."),
    "delegated_time": hour(time(12), "R-120", "S2 l.239, 295", why="Delegated bids closed at noon."),
    "joint_on": day(date(2015, 1, 30), "R-120", "S2 l.228, 298", why="Joint bids: 30 January 2015."),
    "joint_time": hour(time(17), "R-120", "S2 l.298", why="Joint bids closed at 5pm."),
    "constitution_on": day(
        date(2015, 1, 6), "R-504", "S2 l.264–266", why="Changes for other reasons were due before the bids."
    ),
    "constitution_time": hour(LAST_SECOND, "R-504", "S2 l.266", UNVERIFIED, NO_HOUR),
    "amendment_rides": Cited(
        True, "R-504", "S2 l.261–264", why="A change about co-commissioning alone travels with the bid."
    ),
    "lead_weeks_least": weeks(6, READING),
    "lead_weeks_most": weeks(8, READING),
    "delegated_starts": Cited((date(2015, 4, 1),), "R-120", "S2 l.256", why="Funds move on 1 April 2015."),
    "joint_starts": Cited((date(2015, 4, 1),), "R-120", "S2 l.235", why="In place by 1 April 2015."),
}

ROUND_2016 = {
    "opens_on": day(
        date(2015, 4, 1),
        "R-126",
        "S4 1",
        READING,
        "CCGs were invited again as 2015/16 began; no day is given.",
    ),
    "ends_on": day(date(2016, 3, 31), "R-126", "S4 App 1", READING, "The day before the start."),
    "delegated_on": day(
        date(2015, 11, 6), "R-126", "South Staffs LMC", FOUND, "An LMC told its practices of this day."
    ),
    "delegated_time": hour(LAST_SECOND, "R-126", "South Staffs LMC", UNVERIFIED, NO_HOUR),
    "joint_on": day(
        None,
        "R-126",
        "S4 1.1",
        UNVERIFIED,
        "No national application for joint: a local form names the start date.",
    ),
    "joint_time": hour(LAST_SECOND, "R-126", "S4 1.1", UNVERIFIED, NO_HOUR),
    "constitution_on": day(date(2015, 11, 1), "R-500", "S4 2.1", why="The autumn window for changing a constitution."),
    "constitution_time": hour(LAST_SECOND, "R-500", "S4 2.1", UNVERIFIED, NO_HOUR),
    "amendment_rides": Cited(
        False, "R-500", "S4 2.1, App 1", why="The region approves the change before the bid is sent."
    ),
    "lead_weeks_least": weeks(6),
    "lead_weeks_most": weeks(8),
    "delegated_starts": Cited((date(2016, 4, 1),), "R-130", "S4 App 1", why="The form names 1 April 2016."),
    "joint_starts": Cited((date(2016, 1, 1), date(2016, 4, 1)), "R-126", "S4 1.1", why="Two start dates were offered."),
}

ROUND_2017 = {
    "opens_on": day(date(2016, 4, 1), "R-127", "no source read", UNVERIFIED, "Follows the round before."),
    "ends_on": day(date(2017, 3, 31), "R-127", "no source read", READING, "The day before the start."),
    "delegated_on": day(
        date(2016, 12, 5), "R-127", "docsbay 2017/18 checklist", FOUND, "The checklist prints this day."
    ),
    "delegated_time": hour(LAST_SECOND, "R-127", "docsbay 2017/18 checklist", UNVERIFIED, NO_HOUR),
    "joint_on": day(None, "R-127", "no source read", UNVERIFIED, "Nothing was found on joint bids."),
    "joint_time": hour(LAST_SECOND, "R-127", "no source read", UNVERIFIED, NO_HOUR),
    "constitution_on": day(
        date(2016, 11, 1), "R-500", "Mills & Reeve 2013", UNVERIFIED, "Windows after 2015 are not verified."
    ),
    "constitution_time": hour(LAST_SECOND, "R-500", "no source read", UNVERIFIED, NO_HOUR),
    "amendment_rides": Cited(False, "R-500", "no source read", READING, "As in the round before."),
    "lead_weeks_least": weeks(6, READING),
    "lead_weeks_most": weeks(8, READING),
    "delegated_starts": Cited(
        (date(2017, 4, 1),), "R-127", "docsbay 2017/18 checklist", READING, "The first day of 2017/18."
    ),
    "joint_starts": Cited((), "R-127", "no source read", READING, "Nothing was found on joint bids."),
}

CYCLES = {"2015/16": ROUND_2015, "2016/17": ROUND_2016, "2017/18": ROUND_2017}
