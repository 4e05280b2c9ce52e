"""Procurement: decisions to buy primary care, and how conflicts in them were handled.

Knows: a procurement from the case for it to the award, who bid, who scored, which route was
taken and why, the checklist for services a member practice might provide, and the contract
that came of it. The register of procurement decisions is drawn from these.

Refuses to know: how an application for delegation is made (its neighbour on this floor), why
a person may not sit in the room (conflicts tells governance), and how a page is published.
"""
