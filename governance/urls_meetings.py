"""Meetings, their agenda and its items."""

from django.urls import path

from .views import agenda, broadcasts, following, in_common, meetings, privacy, release

urlpatterns = [
    path("meetings/", meetings.meetings, name="meetings"),
    path("meetings/calendar/", meetings.calendar, name="meetings-calendar"),
    path("committees/<str:ref>/meetings/plan/", meetings.plan, name="meeting-plan"),
    path("meetings/<str:ref>/", meetings.meeting, name="meeting"),
    path("meetings/<str:ref>/change/", meetings.change, name="meeting-change"),
    path("meetings/<str:ref>/call/", meetings.call, name="meeting-call"),
    path("meetings/<str:ref>/publish/", meetings.publish, name="meeting-publish"),
    path("meetings/<str:ref>/cancel/", meetings.cancel, name="meeting-cancel"),
    path("meetings/<str:ref>/in-common/", in_common.in_common, name="meeting-in-common"),
    path("meetings/<str:ref>/in-common/choose/", in_common.sit, name="meeting-sit-in-common"),
    path("meetings/<str:ref>/broadcast/", broadcasts.broadcasts, name="broadcasts"),
    path("meetings/<str:ref>/broadcast/<slug:kind>/", broadcasts.put, name="broadcast-put"),
    path("broadcasts/<str:ref>/remove/", broadcasts.remove, name="broadcast-remove"),
    path("follow/<slug:ref>/", following.follow, name="public-follow"),
    path("meetings/<str:ref>/outlook/", meetings.outlook, name="meeting-outlook"),
    path("meetings/<str:ref>/items/add/", agenda.add, name="agenda-item-add"),
    path("agenda-items/<str:ref>/", agenda.item, name="agenda-item"),
    path("agenda-items/<str:ref>/change/", agenda.change, name="agenda-item-change"),
    path("agenda-items/<str:ref>/move/", agenda.move, name="agenda-item-move"),
    path("agenda-items/<str:ref>/ready/", agenda.ready, name="agenda-item-ready"),
    path("agenda-items/<str:ref>/reopen/", agenda.reopen, name="agenda-item-reopen"),
    path("agenda-items/<str:ref>/remedy/", agenda.remedy, name="agenda-item-remedy"),
    path("agenda-items/<str:ref>/withdraw/", agenda.withdraw, name="agenda-item-withdraw"),
    path("agenda-items/<str:ref>/defer/", agenda.defer, name="agenda-item-defer"),
    path("agenda-items/<str:ref>/carry/", agenda.carry, name="agenda-item-carry"),
    path("agenda-items/<str:ref>/parties/add/", agenda.party, name="party-add"),
    path("parties/<str:ref>/remove/", agenda.remove_party, name="party-remove"),
    path("agenda-items/<str:ref>/private/", privacy.keep, name="agenda-item-private"),
    path("agenda-items/<str:ref>/release/", privacy.release, name="agenda-item-release"),
    path("agenda-items/<str:ref>/public/", release.public, name="agenda-item-public"),
    path("passages/<str:ref>/remove/", release.unmark, name="passage-remove"),
    path("agenda-items/<str:ref>/public/words/", release.texts, name="agenda-item-words"),
    path("agenda-items/<str:ref>/public/words/back/", release.unsay, name="agenda-item-words-back"),
    path("papers/<str:ref>/public/", release.version, name="paper-public"),
    path("papers/<str:ref>/public/file/", release.redacted_file, name="paper-public-file"),
]
