#!/usr/bin/env python3
"""Check a public ledger of registers. You need only this file, Python 3.11 and `cryptography`.

    python cocomm_check.py https://registers.example.org/ledger --key 'NAME+ID+KEY'
    python cocomm_check.py a-folder-with-the-export --remember my-heads.json

It reads every entry, rebuilds the hash tree of RFC 6962 from nothing, and compares it with
every signed head (C2SP checkpoints), with the served tiles, and with the rows the registers
show: each row is hashed with its salt and must be the one committed to. It shares no code
with the service. Keep the key, and a --remember file: they show a rewritten history for
what it is, even one that was signed again. Exit code 0: all holds; 1: named faults; 2: unreadable.
"""

import argparse
import base64
import hashlib
import json
import struct
import sys
import urllib.error
import urllib.request
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

KINDS = {"add", "correct", "withdraw", "expire", "redact", "erase"}
LIMIT = 200_000_000


def sha(*parts):
    return hashlib.sha256(b"".join(parts)).digest()


class Source:
    """A folder, or the address of a ledger."""

    def __init__(self, place):
        self.place = place.rstrip("/")
        self.remote = place.startswith(("https://", "http://"))

    def read(self, name):
        if not self.remote:
            return (Path(self.place) / name).read_bytes()
        with urllib.request.urlopen(f"{self.place}/{name}", timeout=60) as answer:
            return answer.read(LIMIT)

    def lines(self, name):
        for line in self.read(name).decode().splitlines():
            if line.strip():
                yield json.loads(line)


def canonical(value):
    """RFC 8785 for the plain values used here: no floats, keys sorted by UTF-16 units."""
    if isinstance(value, dict):
        pairs = sorted(value.items(), key=lambda pair: pair[0].encode("utf-16-be"))
        return "{" + ",".join(f"{canonical(key)}:{canonical(inner)}" for key, inner in pairs) + "}"
    if isinstance(value, list):
        return "[" + ",".join(map(canonical, value)) + "]"
    if isinstance(value, float):
        raise ValueError("a float cannot be checked")
    return json.dumps(value, ensure_ascii=False)


def tile_name(level, number, width):
    parts = []
    while True:
        number, rest = divmod(number, 1000)
        parts.insert(0, f"{rest:03d}" if not parts else f"x{rest:03d}")
        if not number:
            break
    return f"tile/{level}/{'/'.join(parts)}" + ("" if width == 256 else f".p/{width}")


def tiles(size, level=0):
    """(number, width) of the tiles at one level."""
    count = size // 256**level
    return [(n, min(256, count - 256 * n)) for n in range((count + 255) // 256)]


class Note:
    """A signed note with a checkpoint in it, opened with one key."""

    def __init__(self, note, key):
        name, _, rest = key.strip().partition("+")
        shown, _, encoded = rest.partition("+")
        raw = base64.b64decode(encoded)
        if raw[:1] != b"\x01" or sha(name.encode(), b"\n", raw)[:4].hex() != shown:
            raise ValueError("the key is not an Ed25519 verifier key")
        text, _, signatures = note.rpartition("\n\n")
        text += "\n"
        signed = False
        for line in signatures.splitlines():
            dash, signer, value = line.split(" ")
            value = base64.b64decode(value)
            if (dash, signer, value[:4].hex()) == ("\u2014", name, shown):
                Ed25519PublicKey.from_public_bytes(raw[1:]).verify(value[4:], text.encode())
                signed = True
        if not signed:
            raise ValueError("it is not signed by the key")
        self.origin, size, root = text.split("\n")[:3]
        self.size, self.root = int(size), base64.b64decode(root)
        if self.origin != name:
            raise ValueError("its origin is not the name of the key")


class Tree:
    """The tree as it grows, as the roots of its perfect parts."""

    def __init__(self):
        self.size, self.parts = 0, []  # (leaves, hash), larger first

    def add(self, leaf):
        self.size += 1
        self.parts.append((1, leaf))
        while len(self.parts) > 1 and self.parts[-1][0] == self.parts[-2][0]:
            (count, right), (_, left) = self.parts.pop(), self.parts.pop()
            self.parts.append((2 * count, sha(b"\x01", left, right)))

    def root(self):
        if not self.parts:
            return sha()
        value = self.parts[-1][1]
        for _, left in reversed(self.parts[:-1]):
            value = sha(b"\x01", left, value)
        return value


class Check:
    def __init__(self, source, key, remembered):
        self.source, self.key, self.remembered = source, key, remembered
        self.faults, self.said = [], {}
        self.latest, self.shown = {}, 0

    def fault(self, sentence):
        self.faults.append(sentence)

    def run(self):
        note = self.source.read("checkpoint").decode()
        self.newest = self.opened(note, "the newest head")
        if self.newest is None:
            return
        heads = self.heads()
        hashes = self.entries(heads)
        self.upper(hashes)
        self.rows()

    def opened(self, note, what):
        try:
            return Note(note, self.key)
        except InvalidSignature:
            self.fault(f"{what}: the signature is false")
        except ValueError as reason:
            self.fault(f"{what}: {reason}")
        return None

    def heads(self):
        """Every root we were ever promised: size -> [(what, root)]."""
        found = {self.newest.size: [("the newest head", self.newest.root)]}
        for head in self.source.lines("heads.jsonl"):
            if note := self.opened(head["note"], f"the head of {head['size']}"):
                found.setdefault(note.size, []).append((f"the head of {note.size}", note.root))
        for size, root in self.remembered.items():
            what = f"the head of {size} you remembered"
            found.setdefault(int(size), []).append((what, base64.b64decode(root)))
        return found

    def entries(self, heads):
        """Rebuild the tree from the entries; compare it with the tiles and with every head."""
        tree, hashes = Tree(), []
        for number, width in tiles(self.newest.size):
            bundle = self.source.read(tile_name("entries", number, width))
            tile = self.source.read(tile_name(0, number, width))
            for place, text in enumerate(self.split(bundle, width)):
                leaf = sha(b"\x00", text)
                if leaf != tile[32 * place : 32 * place + 32]:
                    self.fault(f"{self.named(text)}: leaf {tree.size} of the tree says something else")
                    leaf = tile[32 * place : 32 * place + 32]
                self.entry(text, tree.size)
                tree.add(leaf)
                hashes.append(leaf)
                self.compare(tree, heads)
        for size in heads:
            self.fault(f"a head promised {size} entries and there are {tree.size}")
        return hashes

    def compare(self, tree, heads):
        for what, root in heads.pop(tree.size, []):
            if root != tree.root():
                self.fault(f"{what} is not the root of the first {tree.size} entries: history was changed")

    def split(self, bundle, width):
        texts, place = [], 0
        while place < len(bundle):
            (length,) = struct.unpack_from(">H", bundle, place)
            texts.append(bundle[place + 2 : place + 2 + length])
            place += 2 + length
        if len(texts) != width:
            self.fault(f"a bundle holds {len(texts)} entries instead of {width}")
        return texts

    def named(self, text):
        try:
            said = json.loads(text)
            return f"{said['register']} {said['ref']} version {said['version']}"
        except (ValueError, KeyError, TypeError):
            return "an unreadable entry"

    def entry(self, text, index):
        """One log entry: well formed, once, in the order of its versions."""
        try:
            said = json.loads(text)
            ref, version = said["ref"], said["version"]
            good = canonical(said).encode() == text and said["kind"] in KINDS and said["v"] == 1
        except (ValueError, KeyError, TypeError):
            good = False
        if not good:
            return self.fault(f"leaf {index} is not an entry of this format")
        before = self.latest.get(ref, (0, ""))
        if version != before[0] + 1:
            self.fault(f"{self.named(text)} follows version {before[0]}")
        if said["known_from"] < before[1]:
            self.fault(f"{self.named(text)} is dated before the version it follows")
        if said["register"] != self.said.get((ref, before[0]), said)["register"]:
            self.fault(f"{self.named(text)} changed its register")
        self.latest[ref] = (version, said["known_from"])
        self.said[ref, version] = said

    def upper(self, hashes):
        """The tiles above the leaves."""
        level = 1
        while self.newest.size // 256**level:
            hashes = [root_of(hashes[n : n + 256]) for n in range(0, len(hashes) - 255, 256)]
            for number, width in tiles(self.newest.size, level):
                wanted = b"".join(hashes[256 * number : 256 * number + width])
                if self.source.read(tile_name(level, number, width)) != wanted:
                    self.fault(f"tile {number} of level {level} is not the tree over its leaves")
            level += 1

    def rows(self):
        """Every row the registers show is the one that was committed to."""
        unknown = []
        for row in self.source.lines("rows.jsonl"):
            name = f"{row['row'].get('register', '?')} {row['ref']} version {row['version']}"
            said = self.said.get((row["ref"], row["version"]))
            self.shown += 1
            if said is None:
                unknown.append(f"{name} is shown and is not in the ledger")
            elif sha(bytes.fromhex(row["salt"]), canonical(row["row"]).encode()).hex() != said["commitment"]:
                self.fault(f"{name}: its row is not the one committed to")
        if unknown:
            now = self.opened(self.source.read("checkpoint").decode(), "the newest head")
            grown = now and now.size > self.newest.size  # the ledger went on while we read it
            self.faults += [] if grown else unknown


def root_of(hashes):
    while len(hashes) > 1:
        hashes = [sha(b"\x01", hashes[n], hashes[n + 1]) for n in range(0, len(hashes), 2)]
    return hashes[0]


def main():
    parser = argparse.ArgumentParser(description="Check a public ledger of registers.")
    parser.add_argument("ledger", help="its address, or a folder with its files")
    parser.add_argument("--key", help="the verifier key you trust; else the one the ledger gives")
    parser.add_argument("--remember", metavar="FILE", help="heads seen before: checked, and added to")
    given = parser.parse_args()
    source, memory = Source(given.ledger), Path(given.remember) if given.remember else None
    try:
        key = given.key or source.read("key").decode()
        check = Check(source, key, json.loads(memory.read_text()) if memory and memory.exists() else {})
        check.run()
    except (OSError, ValueError, KeyError, struct.error, urllib.error.URLError) as problem:
        print(f"Cannot be read: {problem}")
        return 2
    for fault in check.faults:
        print(fault)
    if check.faults:
        print(f"{len(check.faults)} found.")
        return 1
    if memory:
        seen = {**check.remembered, str(check.newest.size): base64.b64encode(check.newest.root).decode()}
        memory.write_text(json.dumps(seen, indent=1))
    print(f"All holds: {check.newest.size} entries, {check.shown} rows shown, key {key.strip()}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
