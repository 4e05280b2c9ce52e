"""Addresses of governance: the law, people and posts, one's own account."""

from django.urls import include, path

from .views import appointments, catalogue, people, sign_in

urlpatterns = [
    path("models/", catalogue.models, name="models"),
    path("functions/", catalogue.function_table, name="functions"),
    path("people/", people.people, name="people"),
    path("people/matrix/", people.role_matrix, name="role-matrix"),
    path("people/appoint/", appointments.appoint_where, name="appoint-where"),
    path("people/<ref>/", people.person, name="person"),
    path("people/<ref>/invite/", appointments.invite, name="invite"),
    path("organisations/<ref>/appoint/", appointments.appoint, name="appoint"),
    path("committees/<ref>/appoint/", appointments.appoint_committee, name="appoint-committee"),
    path("appointments/<ref>/end/", appointments.end, name="end-appointment"),
    path("account/sign-ins/", sign_in.sign_ins, name="sign-ins"),
    path("held/<kept>/", sign_in.held_form, name="held"),
    path("held/<kept>/discard/", sign_in.discard, name="discard-held"),
    path("demo/", sign_in.demo, name="demo"),
    path("demo/sign-in/", sign_in.demo_sign_in, name="demo-sign-in"),
]

urlpatterns += [
    path("", include("governance.urls_organisations")),
    path("", include("governance.urls_arrangements")),
    path("", include("governance.urls_controlled")),
    path("", include("governance.urls_links")),
    path("", include("governance.urls_committees")),
    path("", include("governance.urls_console")),
    path("", include("governance.urls_meetings")),
    path("", include("governance.urls_panels")),
    path("", include("governance.urls_minutes")),
    path("", include("governance.urls_calendars")),
    path("", include("governance.urls_papers")),
]
