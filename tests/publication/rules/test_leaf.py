"""What a leaf says, and what its commitment hides."""

import json
from datetime import UTC, date, datetime, timedelta, timezone
from hashlib import sha256

import pytest

from publication.rules import commitment, leaf

ROW = commitment.sealed(
    register="interests",
    body="99X",
    audience="",
    category="financial",
    valid_from=date(2017, 1, 2),
    valid_to=None,
    person="p",
    counterparty="c",
    columns={"name": "Zoë", "what": 'a "b"'},
)
WHAT = {
    "register": "interests",
    "ref": "abcdefghijkl",
    "version": 2,
    "kind": "correct",
    "known_from": datetime(2017, 5, 1, 10, 30, 0, 999, tzinfo=timezone(timedelta(hours=1))),
    "commitment": "ab" * 32,
}


def test_a_leaf_is_canonical_json_with_the_agreed_keys_and_nothing_else():
    text = leaf.log_entry(**WHAT)
    said = json.loads(text)
    assert sorted(said) == ["commitment", "kind", "known_from", "ref", "register", "v", "version"]
    assert said["known_from"] == "2017-05-01T09:30:00Z" and said["v"] == 1
    assert text == json.dumps(said, sort_keys=True, separators=(",", ":")).encode()
    assert leaf.hash_of(**WHAT) == sha256(b"\x00" + text).digest()


def test_an_unknown_kind_is_refused():
    with pytest.raises(ValueError, match="no such kind"):
        leaf.log_entry(**{**WHAT, "kind": "delete"})


def test_the_commitment_is_the_hash_of_salt_and_row():
    salt = "00" * 32
    text = json.dumps(ROW, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    assert commitment.commitment(salt, ROW) == sha256(bytes(32) + text.encode()).hexdigest()
    assert commitment.commitment("01" * 32, ROW) != commitment.commitment(salt, ROW)
    with pytest.raises(ValueError, match="32 bytes"):
        commitment.commitment("00", ROW)


@pytest.mark.parametrize("field", sorted(ROW))
def test_every_field_is_committed_to(field):
    other = {**ROW, field: "other"}
    assert commitment.commitment("00" * 32, other) != commitment.commitment("00" * 32, ROW)


def test_a_moment_is_utc_to_the_second():
    assert leaf.moment(datetime(2017, 1, 1, 12, 0, 5, tzinfo=UTC)) == "2017-01-01T12:00:05Z"
