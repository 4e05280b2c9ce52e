"""Interests, gifts, breaches, training, earnings: what people declare and what becomes of it.

Knows: the guidance in force on any date (four editions), what must be declared, when, by whom;
who reviews it and what was agreed; what the public may read and until when; what a breach is
and how much of it may be said aloud.

Refuses to know: what a meeting does about a conflict it is told of (`governance` obeys a
Ruling), how a register is built, dated or proved (`publication`), how an application is
judged (`applications`). It never guesses: an ambiguity is a field with its source.
"""
