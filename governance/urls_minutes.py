"""Minutes, actions, reports, engagement events."""

from django.urls import path

from .views import action_evidence, action_log, engagement, minutes, receipts, reports

urlpatterns = [
    path("meetings/<str:ref>/minutes/", minutes.minutes, name="minutes"),
    path("meetings/<str:ref>/minutes/begin/", minutes.begin, name="minutes-begin"),
    path("meetings/<str:ref>/minutes/circulate/", minutes.circulate, name="minutes-circulate"),
    path("meetings/<str:ref>/minutes/take-back/", minutes.take_back, name="minutes-take-back"),
    path("meetings/<str:ref>/minutes/approve/", minutes.approve, name="minutes-approve"),
    path("meetings/<str:ref>/minutes/paper.pdf", minutes.paper, name="minutes-paper"),
    path("agenda-items/<str:ref>/discussion/", minutes.discussion, name="item-discussion"),
    path("agenda-items/<str:ref>/actions/add/", minutes.add_action, name="action-add"),
    path("committees/<str:ref>/actions/", action_log.actions, name="actions"),
    path("actions/<str:ref>/settle/", minutes.settle, name="action-settle"),
    path("actions/<str:ref>/evidence/", action_evidence.evidence, name="action-evidence"),
    path("actions/<str:ref>/evidence/add/", action_evidence.add, name="action-evidence-add"),
]
urlpatterns += [
    path("committees/<str:ref>/reports/", reports.reports, name="reports"),
    path("committees/<str:ref>/reports/<slug:kind>/<slug:day>/write/", reports.write, name="report-write"),
    path("reports/<str:ref>/", reports.report, name="report"),
    path("reports/<str:ref>/issue/", reports.issue, name="report-issue"),
    path("reports/<str:ref>/receipt/", receipts.of_report, name="report-receipt"),
    path("committees/<str:ref>/receipts/", receipts.receipts, name="receipts"),
    path("meetings/<str:ref>/minutes/receipt/", receipts.of_minutes, name="minutes-receipt"),
    path("reports/<str:ref>/paper.pdf", reports.paper, name="report-paper"),
]
urlpatterns += [
    path("committees/<str:ref>/engagement/", engagement.events, name="engagement"),
    path("committees/<str:ref>/engagement/plan/", engagement.plan, name="engagement-plan"),
    path("engagement/<str:ref>/", engagement.event, name="engagement-event"),
    path("engagement/<str:ref>/change/", engagement.change, name="engagement-change"),
    path("engagement/<str:ref>/announce/", engagement.announce, name="engagement-announce"),
    path("engagement/<str:ref>/report/", engagement.report, name="engagement-report"),
    path("engagement/<str:ref>/call-off/", engagement.call_off, name="engagement-call-off"),
]
