"""What a public row is about: the functions of its items, and the practices named in them by ODS code (row 61)."""

from publication.topics import spoken

from .models import PartyKind
from .rules.functions import FUNCTIONS
from .rules.meetings.topics import key_of


def topics_of(items):
    """`functions` and `parties` of items that are open to the public.

    Of business that was ever private no party is named: what is kept back of it may be just that.
    """
    functions = {item.function: FUNCTIONS[item.function].title for item in items if item.function in FUNCTIONS}
    parties = {
        party.code: party.name
        for item in items
        if not (item.private or item.privacy.all())
        for party in item.parties.all()
        if party.kind == PartyKind.PRACTICE and party.code
    }
    return {
        "functions": spoken((key_of(key), title) for key, title in functions.items()),
        "parties": spoken(parties.items()),
    }
