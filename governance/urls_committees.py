"""Addresses for setting up committees: bodies, seats, officers, terms of reference, voting power."""

from django.urls import path

from .views import committees, design, seats, terms, terms_review

urlpatterns = [
    path("committees/", committees.committees, name="committees"),
    path("organisations/<ref>/committees/make/", committees.make, name="committee-make"),
    path("committees/<ref>/", committees.committee, name="committee"),
    path("committees/<ref>/bodies/add/", committees.body, name="committee-body"),
    path("committees/<ref>/seats/give/", seats.give, name="seat-give"),
    path("committees/<ref>/officers/", seats.officers, name="committee-officers"),
    path("committees/<ref>/terms/draft/", terms.draft, name="terms-draft"),
    path("committees/<ref>/power/", design.power, name="committee-power"),
    path("committees/<ref>/design/", design.simulate, name="committee-design"),
    path("seats/<ref>/", seats.seat, name="seat"),
    path("seats/<ref>/deputy/", seats.deputy, name="seat-deputy"),
    path("seats/<ref>/end/", seats.end, name="seat-end"),
    path("terms/<ref>/", terms.terms, name="terms"),
    path("terms/<ref>/clauses/<key>/", terms.clause, name="terms-clause"),
    path("terms/<ref>/clauses/<key>/strike/", terms.strike, name="terms-strike"),
    path("terms/<ref>/readings/<key>/", terms.read, name="terms-read"),
    path("terms/<ref>/activate/", terms.activate, name="terms-activate"),
    path("terms/<ref>/review/", terms_review.review, name="terms-review"),
    path("terms/<ref>/drop/", terms.drop, name="terms-drop"),
]
