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
    name = secrets.token_hex(16) + suffix
    path = f"{name[:2]}/{name}"
    target = locate(path)
    target.parent.mkdir(parents=True, exist_ok=True)
    aside = target.with_suffix(".part")
    digest, size = hashlib.sha256(), 0
    try:
        with open(aside, "xb") as out:
            for chunk in _chunks(content):
                digest.update(chunk)
                size += len(chunk)
                out.write(chunk)
            out.flush()
            os.fsync(out.fileno())
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
