"""Which addresses may be given for the broadcast and the recording of a meeting held in public (row 60; R-209)."""

import re
from urllib.parse import urlsplit

NAME = re.compile(r"(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}", re.IGNORECASE)
LONGEST = 500
ODD = re.compile(r"[\s<>\"'\\`{}|^]|[^\x21-\x7e]")
LIVE, RECORDING = "live", "recording"
WHEN = {LIVE: ("called", "published", "sitting"), RECORDING: ("closed",)}
"""In which states of a meeting each may be given: live until it is closed, a recording from then on."""


def host_of(address):
    """The name of the site an address leads to; empty where there is none (row 60)."""
    try:
        return (urlsplit(address).hostname or "").removesuffix(".")
    except ValueError:
        return ""


def address_faults(address):
    """Why this cannot be given as an address: https, a name and no number, nothing secret in it (row 60)."""
    if len(address) > LONGEST or ODD.search(address):
        return [f"Give the address as the browser shows it: at most {LONGEST} characters, no spaces or quotes."]
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError:
        return ["This is not an address."]
    found = [] if parts.scheme == "https" else ["The address must begin with https://."]
    if not NAME.fullmatch(host_of(address)):
        found.append("The address must name a website, such as www.example.org.")
    if "@" in parts.netloc or port is not None:
        found.append("The address must hold no user name, no password and no port.")
    return found


def faults(*, kind, address, title, captions, status, in_public):
    """Every reason against giving this address for a meeting (row 60; R-209)."""
    found = address_faults(address)
    if not title.strip():
        found.append("Say what it is called.")
    if not captions.strip():
        found.append("Say how somebody who cannot hear may follow it: captions, a transcript, or whom to ask.")
    if not in_public:
        found.append("The terms of reference do not have this committee meet in public.")
    if status not in WHEN[kind]:
        when = "called and not yet closed" if kind == LIVE else "closed"
        found.append(f"It is given for a meeting that is {when}.")
    return found


def told(title, address, captions):
    """The words that go with the address: what it is, whose site, and how to follow without hearing (row 60)."""
    return f"{title}, on {host_of(address)}, a website that is not ours. {captions}"
