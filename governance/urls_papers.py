"""Papers of an item, the pack of a meeting, advice, and questions from the public."""

from django.urls import path

from .views import asking, packs, papers, questions

urlpatterns = [
    path("agenda-items/<str:ref>/papers/add/", papers.add, name="paper-add"),
    path("agenda-items/<str:ref>/advice/ask/", questions.ask, name="advice-ask"),
    path("papers/<str:ref>/", papers.paper, name="paper"),
    path("papers/<str:ref>/write/", papers.write, name="paper-write"),
    path("papers/<str:ref>/cover/", papers.cover_sheet, name="paper-cover"),
    path("papers/<str:ref>/upload/", papers.upload, name="paper-upload"),
    path("papers/<str:ref>/file/", papers.file, name="paper-file"),
    path("papers/<str:ref>/file/remove/", papers.remove, name="paper-file-remove"),
    path("papers/<str:ref>/final/", papers.final, name="paper-final"),
    path("papers/<str:ref>/version/", papers.version, name="paper-version"),
    path("papers/<str:ref>/withdraw/", papers.withdraw, name="paper-withdraw"),
    path("papers/<str:ref>/council/", papers.council, name="paper-council"),
    path("papers/<str:ref>/<slug:kind>.pdf", papers.pdf, name="paper-pdf"),
    path("papers/<str:ref>/<slug:kind>/retry/", papers.retry, name="paper-retry"),
    path("advice/<str:ref>/", questions.advice, name="advice"),
    path("advice/<str:ref>/answer/", questions.answer_advice, name="advice-answer"),
    path("meetings/<str:ref>/pack/", packs.pack, name="pack"),
    path("meetings/<str:ref>/pack/make/", packs.make, name="pack-make"),
    path("meetings/<str:ref>/pack/<slug:side>/mine/", packs.mine, name="pack-mine"),
    path("meetings/<str:ref>/pack/<slug:side>.pdf", packs.file, name="pack-file"),
    path("meetings/<str:ref>/questions/", questions.questions, name="public-questions"),
    path("meetings/<str:ref>/questions/add/", questions.add_question, name="public-question-add"),
    path("ask/<slug:ref>/", asking.ask, name="public-ask"),
    path("questions/sent/<str:ref>/accept/", asking.accept, name="sent-question-accept"),
    path("questions/sent/<str:ref>/refuse/", asking.refuse, name="sent-question-refuse"),
    path("questions/<str:ref>/answer/", questions.answer, name="public-question-answer"),
    path("questions/<str:ref>/decline/", questions.decline, name="public-question-decline"),
]
