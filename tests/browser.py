"""Chromium, three ways (desk, phone, no script), and the checks every page must pass."""

import functools
import os
import re
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import expect

ARTIFACTS = Path(__file__).resolve().parent.parent / "test-artifacts"
VENDOR = Path(__file__).resolve().parent / "vendor"
FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
]
# One question for one look, because each answer costs a way there and back: the frames a page needs to
# come to rest, after a stylesheet whose connection broke was asked for once more; then what axe finds, as
# sentences (what it does not find is a megabyte to send); then the width.
LOOK = """async rules => {
  const sheets = () => [...document.querySelectorAll('link[rel=stylesheet]')].filter(link => !link.sheet);
  await Promise.all(sheets().map(link => new Promise(done => {
    link.addEventListener('load', done); link.addEventListener('error', done); link.href = link.href;
  })));
  await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
  const found = await axe.run(document, {runOnly: {type: 'tag', values: rules}, resultTypes: ['violations']});
  const where = each => each.nodes.map(node => node.target.join(' ')).join(', ');
  return {
    dressed: sheets().length === 0,
    heads: document.querySelectorAll('h1').length,
    violations: found.violations.map(each => `${each.id}: ${each.help} at ${where(each)}`),
    wider: document.documentElement.scrollWidth - document.documentElement.clientWidth,
  };
}"""
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
WIDE, NARROW = {"width": 1100, "height": 900}, {"width": 360, "height": 740}


PATIENCE = 60_000  # ms; on a quiet machine nothing needs one of them
expect.set_options(timeout=PATIENCE)


def _chromium_path():
    """The shell without windows, where there is one: the same engine for a fifth less of the processor."""
    for name in (
        os.environ.get("CHROMIUM", ""), "chromium-headless-shell", "chromium", "google-chrome", "chromium-browser",
    ):  # fmt: skip
        if name and (found := shutil.which(name)):
            return found
    return None  # playwright's own, where `make` could not install the system's


@pytest.fixture(scope="session")
def browser():
    from playwright.sync_api import sync_playwright

    with sync_playwright() as play:
        chromium = play.chromium.launch(executable_path=_chromium_path(), args=FLAGS)
        yield chromium
        chromium.close()


def _open(browser, *, scripts=True, **options):
    context = browser.new_context(locale="en-GB", timezone_id="Europe/London", **options)
    context.set_default_timeout(PATIENCE)
    context.add_init_script(axe_source())  # not part of the page: its own policy does not stop it
    page = context.new_page()
    page.said = []
    page.on("console", lambda message: page.said.append(message.text))
    page.on("pageerror", lambda error: page.said.append(str(error)))
    if not scripts:
        network = context.new_cdp_session(page)  # a route would do, but takes the browser's cache away for all else
        network.send("Network.enable")
        network.send("Network.setBlockedURLs", {"urls": ["*.js", "*.js?*"]})
        page.on(
            "requestfinished", lambda request: _is_script(request) and page.said.append(f"Refused to: {request.url}")
        )
    return page


def _is_script(request):
    return request.resource_type == "script"


def _pages(browser, **options):
    opened = []

    def another(**more):
        opened.append(_open(browser, **{**options, **more}))
        return opened[-1]

    yield another
    for page in opened:
        page.context.close()


@pytest.fixture
def new_page(browser, live):
    """A maker of further pages, each with its own cookies: `new_page()`."""
    yield from _pages(browser, viewport=WIDE)


@pytest.fixture
def page(new_page):
    """A desk screen, 1100 px wide."""
    return new_page()


@pytest.fixture
def phone(new_page):
    """A phone, 360 px wide."""
    return new_page(viewport=NARROW)


@pytest.fixture
def noscript(new_page):
    """A desk screen without scripts: none is delivered, and the policy refuses inline ones.

    The engine itself stays on, because axe needs it to look at the page.
    """
    return new_page(scripts=False)


@functools.cache
def axe_source():
    ours = sorted(VENDOR.glob("axe/axe-*.js"))
    if ours:
        return ours[-1].read_text()
    import axe_playwright_python

    return next(Path(axe_playwright_python.__file__).parent.glob("**/axe.min.js")).read_text()


def wider_than_screen(page):
    return page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")


def check(page):
    """Accessible to WCAG 2.2 AA, no sideways scroll, nothing refused by the content policy."""
    where = page.url
    page.wait_for_load_state("load")
    seen = page.evaluate(LOOK, RULES)
    assert seen["dressed"], f"{where}: a stylesheet did not come"
    assert seen["violations"] == [], where
    assert seen["heads"] == 1, f"{where} has {seen['heads']} headings of the first level"
    assert seen["wider"] <= 0, f"{where} scrolls sideways by {seen['wider']} px at {page.viewport_size['width']} px"
    complaints = [text for text in page.said if re.search("Content.Security.Policy|Refused to", text)]
    assert complaints == [], where


def check_both(page):
    """As it is and, where that is wide, as a phone shows it."""
    check(page)
    if page.viewport_size == WIDE:
        page.set_viewport_size(NARROW)
        check(page)
        page.set_viewport_size(WIDE)


@pytest.fixture
def check_page():
    """`check_page(page)`, or `check_page(page, "desk")` to keep a picture as well."""

    def run(page, name=None):
        if name:
            page.wait_for_load_state("load")
            screenshot(page, name)
        check_both(page)

    return run


def screenshot(page, name):
    ARTIFACTS.mkdir(exist_ok=True)
    page.screenshot(path=ARTIFACTS / f"{name}.png", full_page=True)


@pytest.fixture(name="screenshot")
def _screenshot():
    """`screenshot(page, "desk")` keeps test-artifacts/desk.png."""
    return screenshot
