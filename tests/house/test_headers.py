"""One content security policy on every page; what asks for another gets its own."""

import pytest
from csp.constants import NONCE
from csp.decorators import csp_update
from django.http import HttpResponse
from django.test import RequestFactory

from cocomm.headers import PolicyMiddleware

NAME = "Content-Security-Policy"


def answered(view):
    return PolicyMiddleware(view)(RequestFactory().get("/"))


def plain(request):
    return HttpResponse("Hello")


def with_nonce(request):
    return HttpResponse(f"Hello {request.csp_nonce}")


@csp_update({"img-src": "https://pictures.example.org"})
def with_pictures(request):
    return HttpResponse("Hello")


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/", "/accounts/login/", "/nowhere/"])
def test_every_page_lets_in_only_what_we_serve(client, address):
    policy = dict(part.split(" ", 1) for part in client.get(address)[NAME].split("; "))
    assert policy["default-src"] == policy["frame-ancestors"] == policy["base-uri"] == "'none'"
    assert policy["script-src"] == policy["style-src"] == policy["img-src"] == "'self'"


def test_it_says_what_the_library_would():
    from csp.middleware import CSPMiddleware

    assert answered(plain)[NAME] == CSPMiddleware(plain)(RequestFactory().get("/"))[NAME]


def test_an_exception_is_in_the_header_of_its_own_page():
    assert "pictures.example.org" in answered(with_pictures)[NAME]
    assert "pictures" not in answered(plain)[NAME]


def test_a_nonce_is_another_on_each_page(settings):
    settings.CONTENT_SECURITY_POLICY = {"DIRECTIVES": {"script-src": [NONCE]}}
    for response in (answered(with_nonce), answered(with_nonce)):
        assert response.content.decode().removeprefix("Hello ") in response[NAME]


def test_a_policy_that_the_view_set_itself_stays():
    def own(request):
        return HttpResponse("Hello", headers={NAME: "sandbox"})

    assert answered(own)[NAME] == "sandbox"
