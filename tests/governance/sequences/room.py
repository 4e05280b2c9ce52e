"""Who was in the room when, kept by hand: acts are written down as they are told, at the time they happened (R-064)."""


class Room(set):
    """The seats in the room now; `stays`, from when until when each was; `decided`, the last act but a movement."""

    def __init__(self):
        super().__init__()
        self.stays, self.acted, self.decided = [], {}, None

    def note(self, key, act, moment):
        self.acted[key] = moment
        if act in ("arrived", "returned"):
            self.add(key)
            self.stays.append([key, moment, None])
        elif act in ("left", "departed"):
            self.remove(key)
            next(stay for stay in self.stays if stay[0] == key and stay[2] is None)[2] = moment

    def at(self, moment):
        """Who was in at that moment, by all that is known now."""
        return {key for key, came, went in self.stays if came <= moment and (went is None or went > moment)}

    def why_not(self, key, act, moment, now):
        """Nobody comes twice, or goes who is not in; nothing is told of what is to come, or before a decision."""
        coming, inside = act in ("arrived", "returned"), key in self
        found = ["in already"] if inside and (coming or act == "apologies") else []
        found += ["not in"] if not inside and act in ("left", "departed") else []
        found += ["a guest owes none"] if (key, act) == ("guest", "apologies") else []
        found += ["to come"] if moment > now else []
        floor = [at for at in (self.acted.get(key), self.decided) if at]
        return found + (["before what is recorded"] if floor and moment < max(floor) else [])
