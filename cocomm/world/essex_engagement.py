"""How the Essex joint committee listens: last autumn's engagement event with its report, and the next, announced.

S4 App 2 (j) asks for one a year at least. What was said at it is invented.
"""

from datetime import date, timedelta

from governance.actions import engagement


def keep_engagement(committee, *, by, at):
    """The year's event was held in the autumn; the spring one is still to come."""
    held = engagement.plan_event(
        committee, title="How easy is it to see a GP?", held_on=date(2016, 10, 20), hours="18:30 to 20:30",
        place="Colchester Library, Trinity Square", by=by, at=at,
        invited="Patients and carers of both CCGs, patient participation groups, Healthwatch, the county council and "
        "every practice. Anybody could come without writing first.",
    )  # fmt: skip
    engagement.report_event(
        held, by=by, at=at + timedelta(minutes=5),
        said="Demonstration. Sixty people came. They asked for evening surgeries nearer to the bus, for one number to "
        "ring, and to hear why a practice closes before it does.",
        done="The local incentive scheme for 2017/18 pays for evening surgeries. Practices that plan to close write "
        "to their patients three months before.",
    )  # fmt: skip
    coming = engagement.plan_event(
        committee, title="Our aims for 2017/18, and what came of the last", held_on=date(2017, 5, 11),
        hours="14:00 to 16:00", place="Chelmsford City Football Club, Salerno Way", by=by, at=at,
        invited="Everybody who lives in Mid or North East Essex. Write to the secretary if you need an interpreter "
        "or a hearing loop.",
    )  # fmt: skip
    engagement.announce_event(coming, by=by, at=at + timedelta(minutes=10))
