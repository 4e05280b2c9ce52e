"""A stranger who follows every link, opens every file, and looks for words that must not be there."""

from urllib.parse import unquote_plus

from bs4 import BeautifulSoup

from tests.publication.opened import ARCHIVE, body_of, within


def crawl(client, starts):
    """Every address that can be reached, with everything its answer can tell, also inside of files."""
    waiting, seen = list(starts), {}
    while waiting:
        address = waiting.pop()
        if address in seen or not address.startswith("/"):
            continue
        answer = client.get(address)
        content = body_of(answer)
        assert answer.status_code < 500 or address.partition("?")[0].endswith(".pdf"), address
        seen[address] = within(content)
        if "html" in answer.get("Content-Type", ""):
            base = address.split("?")[0]
            for link in BeautifulSoup(content, "html.parser").select("a[href], link[href]"):
                target = link["href"].split("#")[0]
                waiting.append(base + target if target.startswith("?") else target)
    return seen


def leaks(seen, secrets):
    """(address, which secret) of all that can be read."""
    found = []
    for address, said in seen.items():
        asked_for = unquote_plus(address.partition("?")[2]).lower()
        for name, secret in secrets.items():
            told = _rows(said) if secret.lower() in asked_for else said
            if secret.lower().encode() in told.lower():
                found.append((address, name))
    return found


def _rows(said):
    """The entries alone: a form, and the sheet about a spreadsheet, give the reader's own words back."""
    if said.startswith(ARCHIVE):
        return said.partition(b">Register</t>")[0]
    if b"<table" in said:
        tables = BeautifulSoup(said, "html.parser").find_all("table")
        return " ".join(str(one) for one in tables).encode()
    return b"" if b"<html" in said else said
