"""The ground floor: the clock, work to be done later, mail, and forms sent twice.

Knows: what time it is; job rows, which are the truth about work in the background,
and the wake-ups, which are only hints; messages waiting in the outbox; submission
keys, so that a form sent twice is done once; disposals, the only permission to remove
something kept for ever; and the triggers that hold all of this in the database.

Refuses to know: people, bodies, papers, pages. A job names its subject in plain text,
and who did something is written as words, never as a key to a user.
"""
