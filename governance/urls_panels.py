"""The conflicts panel of an item: asked for, convened, heard, or wanted no more."""

from django.urls import path

from .views import panels

urlpatterns = [
    path("agenda-items/<str:ref>/panel/", panels.ask, name="panel-ask"),
    path("panels/<str:ref>/", panels.panel, name="panel"),
    path("panels/<str:ref>/withdraw/", panels.withdraw, name="panel-withdraw"),
    path("panels/<str:ref>/members/name/", panels.name_member, name="panel-member-name"),
    path("panels/<str:ref>/report/", panels.report, name="panel-report"),
    path("panel-members/<str:ref>/remove/", panels.remove_member, name="panel-member-remove"),
]
