"""“How was this conflict handled?” in one paragraph for anybody (open ground 26; R-064, R-212).

Four questions, answered in order: who had what interest, who ruled, what they did, who decided in
the end. It says nothing that is not public: withheld names and private details stay out.
"""

from dataclasses import dataclass

from governance.rules.meetings.events import clock_time
from governance.rules.meetings.handled import UNNAMED, UNPUBLISHED, handled, ruled_words
from governance.rules.meetings.panels import told as told_of_panel
from governance.rules.meetings.votes import Outcome, plain

DECIDED = {Outcome.CARRIED: "agreed to", Outcome.REJECTED: "rejected"}


@dataclass(frozen=True)
class Story:
    """The four answers, and the paragraph they make."""

    interest: str
    ruled: str
    done: str
    decided: str

    @property
    def paragraph(self):
        return " ".join(part for part in (self.interest, self.ruled, self.done, self.decided) if part)


def stories(sitting, item, *, withheld=()):
    """One story for each person with a ruling on this item; none where there was no conflict (open ground 26).

    `withheld`: seats whose holders are not named in public. Their names, roles, the reason and the
    words of the interest stay out, unless words for the public were written; and nobody else is
    named as voting, ruling or presiding, so that the one left over is not named by silence.
    """
    hidden = set(withheld) & set(sitting.items[item].rulings)
    found = handled(sitting, item, public=True, withheld=withheld)
    decided = _decided(sitting, item, named=not hidden)
    return [_story(each, decided) for each in found]


def paragraph(sitting, item, *, withheld=()):
    """All the stories of one item, and its conflicts panel, as one paragraph (open ground 26, R-067).

    Empty where nobody had a conflict and no panel was asked for.
    """
    told, panels = stories(sitting, item, withheld=withheld), of_panels(sitting, item, public=True, withheld=withheld)
    if not (told or panels):
        return ""
    people = [" ".join(part for part in (s.interest, s.ruled, s.done) if part) for s in told]
    hidden = set(withheld) & set(sitting.items[item].rulings)
    return " ".join([*people, *panels, _decided(sitting, item, named=not hidden)])


def of_panels(sitting, item, *, public=False, withheld=()):
    """What is told of the conflicts panels of one item; without their words where anything of an interest in it is
    kept back (R-067, R-095)."""
    silent = public and any(each.private for each in handled(sitting, item, public=True, withheld=withheld))
    panels = sitting.items[item].panels.values()
    return [sentence for panel in panels for sentence in told_of_panel(panel, public=public, silent=silent)]


def _story(each, decided):
    short = "This member" if each.name == UNNAMED else each.name
    who = f"{each.name} ({each.role})" if each.role else each.name
    heavy = f", {each.magnitude}" if each.magnitude else ""
    said = "said" if each.ruled.declared else "did not say, but it was found,"
    interest = f"{who} {said} that they had an interest: {each.interest}{heavy}."
    if each.private:
        words = "Its details are not published" if each.interest == UNPUBLISHED else each.interest
        interest = f"{who} {said} that they had an interest{heavy}. {words[:1].upper()}{words[1:]}."
    because = f", because {_lower(each.reason)}" if each.reason else ""
    ruled = f"{ruled_words(each)}{because}."
    return Story(interest, ruled, _done(each, short), decided)


def _done(each, short):
    if each.effects.vote:
        stayed = "stayed and could take part and vote" if each.there else "was not in the room for this item"
        return f"{short} {stayed}."
    parts = []
    for left, returned in each.absences:
        if left and returned:
            parts.append(f"left the room at {clock_time(left)} and came back at {clock_time(returned)}")
        elif left:
            parts.append(f"left the room at {clock_time(left)} and did not come back")
        else:
            parts.append(f"came to the meeting at {clock_time(returned)}")
    moved = f" {', '.join(parts)}, and" if parts else ""
    if each.voted:
        took = "had taken part in a vote on it before that ruling, and took part in none after it"
    elif each.effects.speak and each.there:
        took = "took part in the discussion but not in any vote on it"
    else:
        took = "took no part in any vote on it"
    return f"{short}{moved} {took}."


def _decided(sitting, item, *, named):
    taken = sitting.items[item]
    polls = [poll for poll in taken.polls if poll.opened.kind == "decision" and poll.result]
    found = [_one(sitting, poll, named) for poll in polls]
    if found:
        return " ".join(found)
    if taken.shortfalls:
        lacking = "; ".join(taken.shortfalls)
        put_off = " and put the item off" if taken.deferred else ""
        few = f"Too few members without an interest were left to decide ({lacking})"
        return f"{few}, so the committee decided nothing{put_off}."
    if taken.deferred:
        return "The committee decided nothing and put the item off."
    return "No vote was taken on this item."


def _one(sitting, poll, named):
    names = [sitting.seats[seat.key].name for seat in poll.electorate]
    who = f"The {len(names)} members who could vote"
    if named and names:
        who += f" ({', '.join(names)})"
    what = f"“{poll.opened.words.strip()}”"
    if poll.outcome not in DECIDED:
        return f"{who} did not decide {what}: the votes were equal or none was given."
    if poll.opened.method == "assent" and not poll.votes:
        return f"{who} agreed to {what} without a vote."
    numbers = f"by {plain(poll.result.votes_for)} votes to {plain(poll.result.votes_against)}"
    casting = ""
    if poll.result.casting:
        giver = sitting.seats[poll.result.casting.seat].name
        casting = f", with the deciding vote of {giver}" if named else ", with a deciding vote"
    return f"{who} {DECIDED[poll.outcome]} {what} {numbers}{casting}."


def _lower(words):
    """The reason as part of a sentence, unless it begins with a name or an abbreviation."""
    first = words.split(" ", 1)[0]
    return words[:1].lower() + words[1:] if first.lower() in ("the", "a", "an", "this", "it", "they", "own") else words
