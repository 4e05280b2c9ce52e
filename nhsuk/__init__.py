"""The design system and typed text: how pages and forms look, and what may be typed.

Knows: the NHS.UK components, drawn by the official macros (`components`); how every
Django widget becomes one of them (`forms`); dates in three boxes and money (`fields`);
how typed text is tidied, for forms and for columns alike (`text`); list tables and their
pages (`tables`, `paging`); the frame of every page (`context`).
Refuses to know: any noun of the business, any table of the database, the clock (it is
handed `request.now`), and who may do what. It imports no other floor.
Views answer a form with errors with status 422; nothing typed is lost on the way.
"""
