"""Every page in a real browser: axe to WCAG 2.2 AA, wide and narrow, with an error, without scripts, on paper.

`policy.py` says what there is to look at; an address that is not there fails the first test.
EVERY_PICTURE=1 keeps a picture of every page, not only of the main ones.
"""

import os
from datetime import datetime
from functools import partial

import pytest
from django.template.loader import render_to_string
from django.urls import URLPattern, get_resolver, reverse
from django.views.generic import RedirectView
from playwright.sync_api import Error, expect

from jobs.clock import LONDON
from tests import browser as eyes
from tests.stories.every_page import policy
from tests.stories.every_page.policy import Answer, Look
from tests.stories.every_page.policy_after import AFTER
from tests.stories.every_page.policy_meetings import MEETINGS
from tests.stories.every_page.policy_papers import PAPERS
from tests.stories.every_page.policy_sessions import SESSIONS

pytestmark = pytest.mark.timeout(600)
BEFORE_THE_CUTOFF = datetime(2015, 1, 7, 10, 0, tzinfo=LONDON)
TWO_YEARS_LATER = datetime(2017, 3, 14, 10, 30, tzinfo=LONDON)
GROUPS = {
    "outside": (policy.OUTSIDE, BEFORE_THE_CUTOFF),
    "account": (policy.ACCOUNT, BEFORE_THE_CUTOFF),
    "people": (policy.PEOPLE, BEFORE_THE_CUTOFF),
    "filling": (policy.FILLING, BEFORE_THE_CUTOFF),
    "gone": (policy.GONE, BEFORE_THE_CUTOFF),
    "declared": (policy.DECLARED, TWO_YEARS_LATER),
    "kept": (policy.KEPT, TWO_YEARS_LATER),
    "papers": (PAPERS, TWO_YEARS_LATER),
    "meetings": (MEETINGS, TWO_YEARS_LATER),
    "sessions": (SESSIONS, TWO_YEARS_LATER),
    "after": (AFTER, TWO_YEARS_LATER),
}
ALL = [each for looks, _ in GROUPS.values() for each in looks]
ERRORS = ("400", "403_csrf", "409", "422", "500")
PAPER = {"width": 794, "height": 1123}


def names(patterns=None, space=""):
    for each in patterns if patterns is not None else get_resolver().url_patterns:
        if not isinstance(each, URLPattern):
            inner = f"{space}{each.namespace}:" if getattr(each, "namespace", None) else space
            yield from names(each.url_patterns, inner)
        elif getattr(each.callback, "view_class", None) is not RedirectView:
            yield space + str(each.name or each.pattern)


def test_every_address_is_looked_at():
    known = {each.name for each in ALL}
    missing = set(names()) - known - set(policy.LEFT_OUT)
    assert not missing, f"write in policy.py who looks at {sorted(missing)}"
    assert not (known | set(policy.LEFT_OUT)) - set(names()), "policy.py names what is there no more"


def test_no_two_addresses_share_a_name():
    every = sorted(names())
    twice = {name for name in every if every.count(name) > 1}
    assert twice == set(), "reverse() finds only one of them"


@pytest.mark.parametrize("group", GROUPS)
def test_with_scripts(group, stage, screens):
    walk(group, stage, screens.with_scripts, look)


@pytest.mark.parametrize("group", GROUPS)
def test_without_scripts(group, stage, screens):
    walk(group, stage, screens.without_scripts, look_without_scripts)


def walk(group, stage, page, eye):
    """Look at the pages of a group, and say all that is wrong, not only the first."""
    looks, moment = GROUPS[group]
    stage.at(moment)
    wrong = []
    for each in looks:
        where = address(stage, each)
        sign_in(stage, page, each.who)
        try:
            eye(page, each, where)
        except (AssertionError, Error) as problem:
            wrong.append(f"{each.name} {each.args} {each.query} by {each.who or 'nobody'}: {str(problem)[:900]}")
    assert not wrong, "\n".join(wrong)


def address(stage, each):
    args = [stage.places.get(word, word) for word in each.args.split()]
    query = f"?{each.query.format(**stage.places)}" if each.query else ""
    return stage.live + reverse(each.name, args=args) + query


def sign_in(stage, page, who):
    page.context.clear_cookies()
    if who:
        page.context.add_cookies([{"name": "sessionid", "value": stage.cookie(who), "url": str(stage.live)}])


def look(page, each, where):
    if isinstance(each, Answer):
        return ask(page, each, where)
    opened(page, each, where)
    check(page, f"{each.name}-{each.args or each.who}".replace(" ", "-"))
    if each.shot:
        eyes.screenshot(page, f"main-{each.shot}")
        narrowed(page)
        eyes.screenshot(page, f"main-{each.shot}-phone")
        widened(page)
    if each.printed:
        on_paper(page, each)
    if each.wrong is not None:
        send_it_wrong(page, each)
        check(page, f"{each.name}-{each.args or each.who}-error".replace(" ", "-"))
    return None


def look_without_scripts(page, each, where):
    """Nothing differs but what scripts would have added: one width with axe, both without a sideways scroll."""
    if isinstance(each, Answer):
        return
    opened(page, each, where)
    eyes.check(page)
    narrowed(page)
    wider = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert wider <= 0, f"scrolls sideways by {wider} px"


def ask(page, each, where):
    answer = page.request.get(where, max_redirects=0)
    assert answer.status == each.status, f"answered {answer.status}"
    assert answer.headers.get("content-type", "").startswith(each.kind), answer.headers.get("content-type")


def opened(page, each, where):
    widened(page)
    answer = page.goto(where)
    assert answer.status == each.status, f"answered {answer.status} at {page.url}"


def check(page, name):
    eyes.check(page)
    keep(page, name)
    narrowed(page)
    eyes.check(page)
    keep(page, f"{name}-phone")


def keep(page, name):
    if os.environ.get("EVERY_PICTURE"):
        eyes.screenshot(page, f"every-{name}")


def narrowed(page):
    resized(page, eyes.NARROW)


def widened(page):
    resized(page, eyes.WIDE)


def resized(page, size):
    if page.viewport_size != size:
        page.set_viewport_size(size)


def send_it_wrong(page, each):
    widened(page)
    for box, words in each.wrong.items():
        choice = page.locator(f"[type=radio][name={box}][value='{words}']")
        choice.check() if choice.count() else page.locator(f"[name={box}]").fill(words)
    form = page.locator("main form" if each.press else "main form[method=post]")
    button = form.locator("button:not([type=button])", has_text=each.press).first
    with page.expect_navigation() as sent:
        button.click()
    assert sent.value.status == each.refused, f"answered {sent.value.status}"
    shown = page.locator(".nhsuk-error-summary, .nhsuk-error-message")
    expect(shown.first, "no error is shown").to_be_visible()


def on_paper(page, each):
    page.emulate_media(media="print")
    page.set_viewport_size(PAPER)
    try:
        expect(page.locator(".nhsuk-header__navigation"), "navigation is not for paper").to_be_hidden()
        eyes.screenshot(page, f"main-{each.shot}-print")
    finally:
        page.emulate_media(media="screen")


def test_pages_of_trouble(stage, screens):
    """Not found, not allowed, and the pages that Django draws alone, in the frame of a real answer."""
    stage.at(BEFORE_THE_CUTOFF)
    page = screens.with_scripts
    for who, status, path in (("", 404, "/nothing/"), ("gil", 404, "/nothing/"), ("gee", 403, "draft")):
        sign_in(stage, page, who)
        where = stage.live + (path if path != "draft" else reverse("application", args=[stage.places["draft"]]))
        opened(page, Look("trouble", status=status), where)
        check(page, f"trouble-{status}-{who}")
    for name in ERRORS:
        page.route("**/trouble/", partial(answer_with, render_to_string(f"{name}.html")))
        page.goto(stage.live + "/trouble/")
        check(page, f"trouble-{name}")
        page.unroute("**/trouble/")


def answer_with(drawn, route):
    route.fulfill(body=drawn, content_type="text/html")


def test_two_people_at_once(stage, screens):
    """The page that shows both versions and asks; and the same form sent again with other words."""
    stage.at(BEFORE_THE_CUTOFF)
    page, where = screens.with_scripts, reverse("application-section", args=[stage.places["draft"], "budgets"])
    sign_in(stage, page, "gil")
    page.goto(stage.live + where)
    theirs = stage.another_saves("premises_sum", "2980750.00")
    page.locator("[name=premises_sum]").fill("2980000.00")
    with page.expect_navigation() as sent:
        page.locator("main form[method=post] button").first.click()
    assert sent.value.status == 409
    expect(page.get_by_text(theirs).first).to_be_visible()
    check(page, "clash")
    eyes.screenshot(page, "main-clash")
    narrowed(page)
    eyes.screenshot(page, "main-clash-phone")
    widened(page)
