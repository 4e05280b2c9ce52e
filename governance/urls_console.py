"""The meeting in session: the chair's console, its acts, a member's own vote."""

from django.urls import path

from .views import console, session_acts

urlpatterns = [
    path("meetings/<str:ref>/console/", console.console, name="console"),
    path("meetings/<str:ref>/console/open/", console.opening, name="console-open"),
    path("meetings/<str:ref>/console/sheet/", console.sheet, name="console-sheet"),
    path("meetings/<str:ref>/console/projection/", console.projection, name="console-projection"),
    path("meetings/<str:ref>/console/guest/", session_acts.guest, name="console-guest"),
    path("meetings/<str:ref>/my-vote/", console.my_vote, name="my-vote"),
    path("agenda-items/<str:ref>/ruling/", session_acts.ruling, name="console-ruling"),
    path("agenda-items/<str:ref>/motion/", session_acts.motion, name="console-motion"),
    path("agenda-items/<str:ref>/put-off/", session_acts.put_off, name="console-put-off"),
    path("polls/<str:ref>/deciding-vote/", session_acts.deciding_vote, name="console-deciding-vote"),
    path("polls/<str:ref>/stop/", session_acts.stop, name="console-stop"),
]
