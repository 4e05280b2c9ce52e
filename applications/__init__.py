"""How a CCG asks for joint or delegated commissioning, and what NHS England answers.

Knows: application cycles and their cut-offs, form editions, answers with
versions, evidence behind every "yes", who must sign which text, submission to
the second in London time, late acceptance, and the outcome.

Refuses to know: how paper is made (it hands `documents` a payload), who may open a page
(`governance` keeps the door), what a live arrangement allows (it writes an Arrangement and
leaves). It never looks at `conflicts`, `procurement` or `assurance`.
"""
