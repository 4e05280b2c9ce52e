"""Papers, packs, advice and questions: what there is to look at, and who looks (`papers.py` builds it)."""

from tests.stories.every_page.policy import NOTHING, Answer, Look

PAPERS = [
    Look("paper-add", args="paper-item", wrong=NOTHING),
    Look("paper", args="paper-draft", shot="paper-draft"),
    Look("paper", "lena", "paper-final", shot="paper", printed=True),
    Look("paper", "lena", "paper-draft", status=404),
    Look("paper-write", args="paper-draft", wrong={"title": ""}),
    Look("paper-cover", args="paper-draft", shot="paper-cover"),
    Look("paper-upload", args="paper-draft", wrong=NOTHING),
    Look("paper-file-remove", args="paper-draft"),
    Look("paper-final", args="paper-draft", wrong=NOTHING),
    Look("paper-version", args="paper-final"),
    Look("paper-withdraw", args="paper-draft", wrong=NOTHING),
    Look("paper-council", args="paper-final", shot="paper-council"),
    Answer("paper-pdf", "lena", "paper-final report", kind="application/pdf"),
    Answer("paper-retry", "gil", "paper-final report", status=405),
    Answer("paper-file", "lena", "paper-final", kind="application/pdf"),
    Look("advice-ask", args="paper-item", wrong=NOTHING),
    Look("advice", args="paper-advice"),
    Look("advice-answer", args="paper-advice", wrong=NOTHING),
    Look("pack", args="pack-meeting", shot="pack"),
    Look("pack", "lena", "pack-meeting"),
    Answer("pack-make", "gil", "pack-meeting", status=405),
    Answer("pack-mine", "gil", "pack-meeting pack-side", status=405),
    Answer("pack-file", "gil", "pack-meeting pack-side", kind="application/pdf"),
    Look("public-questions", args="pack-meeting", shot="public-questions"),
    Look("public-question-add", args="pack-meeting", wrong=NOTHING),
    Look("public-question-answer", args="public-question", wrong=NOTHING),
    Look("public-question-decline", args="public-question", wrong=NOTHING),
]
