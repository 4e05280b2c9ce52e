"""Assurance: the quarter's self-certification, the annual statement, audits.

Knows: which CCG answers for which functions in a quarter, the questions asked of it, who
must sign, when the return is due, and what an auditor found and asked to be put right.

Refuses to know: how an interest is judged or a contract is bought. It reads what the floors
below have recorded (entries, rulings, arrangements) and asks people only for what nobody
has written down yet. What it publishes it writes as plain entries and frozen documents.
"""
