"""Ask clamd about a file, piece by piece over INSTREAM. CLAMAV_URL is tcp://host:port or unix:///path."""

from urllib.parse import urlparse

from clamav_client.clamd import BufferTooLongError, ClamdError, ClamdNetworkSocket, ClamdUnixSocket
from django.conf import settings

SECONDS = 60


class Unreachable(Exception):
    """The scanner gave no answer we understand; the sentence says what to do."""


def virus_in(content):
    """The name of the virus found, or "" when there is none."""
    try:
        answer = _clamd().instream(content)
    except BufferTooLongError:
        raise Unreachable("The file is larger than the virus scanner takes. Ask an administrator.") from None
    except (ClamdError, OSError, ValueError) as problem:
        raise Unreachable("The virus scanner could not be reached. Try again later.") from problem
    for status, found in answer.values():
        if status == "OK":
            return ""
        if status == "FOUND":
            return found or "unnamed"
    raise Unreachable("The virus scanner gave an answer we do not understand. Try again later.")


def _clamd():
    address = urlparse(settings.CLAMAV_URL)
    if address.scheme == "unix":
        return ClamdUnixSocket(path=address.path, timeout=SECONDS)
    return ClamdNetworkSocket(host=address.hostname, port=address.port or 3310, timeout=SECONDS)
