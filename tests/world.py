"""The standing cast for tests, built only through actions.

Anita (accountable officer), Gil (governance lead), Lena (audit committee chair, lay), Cora (chief
finance officer), Gee (GP with an interest), Nye and Nia (NHS England's area team), Rhea (region),
Nadia (national), Mia (Mid Essex), Sol (a stranger, who must see nothing).
"""

from datetime import datetime
from types import SimpleNamespace

from cocomm.world import blackpool
from cocomm.world.cast import SINCE, call_the_cast
from governance.actions.reference import load_reference
from governance.models import Organisation
from jobs.clock import LONDON, start_of


def build():
    """Bodies, the cast, and Blackpool's application as it stands on 7 January 2015."""
    load_reference(at=start_of(SINCE))
    blackpool.begin_blackpool(call_the_cast())


def cast():
    """`world.gil`, `world.blackpool` and the rest, as they are in the present database."""
    from applications.models import Application

    bodies = {body.code: body for body in Organisation.objects.filter(code__in=("00R", "04C", "06Q", "Q47", "Y54"))}
    return SimpleNamespace(
        **blackpool.cast(),
        users=blackpool.cast(),
        blackpool=bodies["00R"],
        leicester=bodies["04C"],
        mid_essex=bodies["06Q"],
        lancashire=bodies["Q47"],
        north=bodies["Y54"],
        application=Application.objects.select_related("ccg").filter(ccg=bodies["00R"]).earliest("pk"),
        at=datetime(2015, 1, 7, 10, 0, tzinfo=LONDON),
    )


def completed(world, at=None):
    """Blackpool's application with both parts complete."""
    blackpool.complete(world.application, world.users, at=at or world.at)
    return world.application


def signed(world, at=None):
    """… and signed by everybody."""
    completed(world, at)
    blackpool.sign_all(world.application, world.users, at=at or world.at)
    return world.application
