"""Public addresses only: a private file is sent by its record's view, behind the door."""

urlpatterns = []
