"""`make bench`: promises as ratios, each against its limit measured in the same run, arms in turn.

One JSON line each. Seconds of one machine say little; the ratio travels. Not part of the tests.
Choose arms by name: `make bench ARGS="papers jobs"`.
"""
