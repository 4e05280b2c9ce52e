"""After the meeting: what there is to look at, and who looks (`after.py` builds it)."""

from tests.stories.every_page.policy import NOTHING, Answer, Look

AFTER = [
    Look("minutes", args="minutes-approved", shot="minutes", printed=True),
    Look("minutes", "lena", "minutes-circulated"),
    Look("minutes", args="minutes-none"),
    Look("minutes", args="minutes-writing"),
    Look("minutes-begin", args="minutes-none"),
    Look("minutes-circulate", args="minutes-writing"),
    Look("minutes-take-back", args="minutes-circulated", wrong=NOTHING),
    Look("minutes-approve", "lena", "minutes-circulated", wrong=NOTHING),
    Look("item-discussion", args="minutes-item"),
    Look("action-add", args="minutes-item", wrong=NOTHING),
    Look("actions", args="sitting-committee"),
    Look("action-settle", "anita", "action-open", wrong=NOTHING),
    Look("action-evidence-add", "gil", "action-done", wrong=NOTHING),
    Answer("action-evidence", "gil", "action-done", status=404),
    Look("reports", args="sitting-committee"),
    Look("report", args="report-draft"),
    Look("report", args="report-issued"),
    Look("report-write", args="sitting-committee monthly 2017-02-01"),
    Look("receipts", args="sitting-committee", shot="receipts"),
    Look("minutes-receipt", args="minutes-circulated", wrong=NOTHING),
    Look("report-issue", args="report-draft"),
    Look("report-receipt", args="report-issued", wrong=NOTHING),
    Answer("minutes-paper", "gil", "minutes-approved", status=404),
    Answer("report-paper", "gil", "report-issued", status=404),
    Answer("published-minutes", args="minutes-public", status=503),
    Answer("published-report", args="minutes-public", status=404),
    Answer("published-pack", args="minutes-public", status=404),
    Answer("published-paper", args="minutes-public", status=404),
]
