"""The national case: 209 CCGs, 60,000 people, 200,000 interests of five versions, in minutes.

The one licensed bypass: everything else writes through actions, one act at a time. `frame`
builds the bodies and a governance lead each, and `states` brings registers into different
states, both through actions. `people` invents, from a seed
number and without a database, who declares what and when. `bulk` writes those same facts as
rows, where actions would have written them, into an empty database only; a test builds five
people both ways and compares every table. `tree` puts the entries into the ledger, `files`
makes the public pages. It never changes a row that exists.
"""
