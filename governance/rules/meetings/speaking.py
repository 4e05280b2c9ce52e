"""Who may speak on an item: whoever is in the room and may take part in its discussion (row 59; R-062, R-203)."""

PUBLIC = "A member of the public"


def reasons_against(state, item, key, *, admitted=True):
    """Why this seat or guest may not be queued or called; `key` empty: one of the public (R-062 a to e, R-209).

    Rulings (d) and (e) leave a voice in the discussion, the others do not. `admitted`: a guest for this item.
    """
    number = state.items[item].item.number
    if not key:
        private = state.items[item].item.private or item in state.private_items
        return [f"Item {number} is taken in private: no member of the public is in the room."] if private else []
    name = state.seats[key].name
    found = [] if key in state.room else [f"{name} is not in the room."]
    if not admitted:
        found.append(f"{name} is admitted for another item, not for item {number}.")
    if not state.effects(item, key).speak:
        found.append(f"{name} is ruled out of the discussion of item {number}.")
    return found


def reasons_against_asking(state, item, key, *, waiting, admitted=True):
    """The same for whoever asks to speak; `waiting`: the keys in the queue already, the one speaking among them."""
    found = reasons_against(state, item, key, admitted=admitted)
    if key and key in waiting:
        found.append(f"{state.seats[key].name} is in the queue already.")
    return found
