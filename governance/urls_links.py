"""Addresses of links between bodies and people."""

from django.urls import path

from .views import links

urlpatterns = [
    path("links/", links.where, name="links-where"),
    path("organisations/<ref>/links/", links.links, name="links"),
    path("organisations/<ref>/links/add/", links.add, name="link-add"),
    path("links/<ref>/end/", links.end, name="link-end"),
]
