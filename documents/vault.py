"""Where bytes lie: random names under DATA_DIR/files, written aside and renamed into place."""

import hashlib
import os
import secrets
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings


@dataclass(frozen=True)
class Kept:
    path: str  # relative to DATA_DIR/files
    size: int
    sha256: str


def keep(content, *, suffix=""):
    """Write bytes, or an upload chunk by chunk; on the disk before the name exists."""

    def write(aside):
        with open(aside, "wb") as out:
            for chunk in _chunks(content):
                out.write(chunk)

    return keep_made(write, suffix=suffix)


def keep_made(write, *, suffix=""):
    """Keep what `write(path)` puts at the path it is given: under its name only once it is whole."""
    name = secrets.token_hex(16) + suffix
    path = f"{name[:2]}/{name}"
    target = locate(path)
    target.parent.mkdir(parents=True, exist_ok=True)
    aside = target.with_suffix(".part")
    try:
        aside.open("xb").close()
        write(aside)
        with open(aside, "r+b") as made:
            digest = hashlib.file_digest(made, "sha256")
            size = made.tell()
            os.fsync(made.fileno())
        os.rename(aside, target)
        _settle(target.parent)
    except BaseException:
        aside.unlink(missing_ok=True)
        raise
    return Kept(path=path, size=size, sha256=digest.hexdigest())


def locate(path):
    """The place of a kept file. A path that leads out of the vault is refused."""
    root = Path(settings.DATA_DIR) / "files"
    place = (root / path).resolve()
    if not place.is_relative_to(root.resolve()):
        raise ValueError("That path leads out of the vault.")
    return place


def remove(path):
    locate(path).unlink(missing_ok=True)


def _chunks(content):
    if isinstance(content, bytes):
        yield content
        return
    content.seek(0)
    yield from content.chunks()


def _settle(folder):
    """The name, too, survives a power cut."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
