"""Signed notes and checkpoints: vectors of the C2SP specifications and of Go's note package."""

import base64

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from publication.rules import checkpoint

GO_SEED = base64.b64decode("AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz")[1:]
GO_KEY = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
GO_TEXT = "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n"
GO_NOTE = (
    GO_TEXT
    + "\n\u2014 PeterNeumann "
    + "x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n"
)
ENOCH = (
    "\u2014 EnochRoot rwz+eBzmZa0SO3NbfRGzPCpDckykFXSdeX+MNtCOXm2/5n2tiOHp+vAF1aGrQ5ovTG01oOTGwnWLox33WWd1RvMc+QQ=\n"
)
SPEC_KEY = "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k"
SPEC_NOTE = (
    "This is an example message.\n\n"
    "\u2014 example.com/foo "
    "Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n"
)
SPEC_CHECKPOINT = "example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n"


def opened(note, key):
    name, public = checkpoint.read_verifier_key(key)
    return checkpoint.opened(note, name=name, public=public)


def test_our_signature_is_byte_for_byte_the_reference_one():
    key = Ed25519PrivateKey.from_private_bytes(GO_SEED)
    assert checkpoint.sign(GO_TEXT, name="PeterNeumann", key=key) == GO_NOTE
    assert checkpoint.verifier_key("PeterNeumann", checkpoint.public_bytes(key.public_key())) == GO_KEY


def test_published_notes_open():
    assert opened(SPEC_NOTE, SPEC_KEY) == "This is an example message.\n"
    assert opened(GO_NOTE, GO_KEY) == GO_TEXT
    assert opened(GO_NOTE + ENOCH, GO_KEY) == GO_TEXT, "signatures of keys we do not know are ignored"


@pytest.mark.parametrize(
    "note",
    [
        GO_NOTE.replace("problem is", "answer is"),
        GO_NOTE.replace("x08go", "x08gp"),
        GO_NOTE.replace("ZJkuBS9", "ZJkuBS8"),
        GO_NOTE.rstrip("\n"),
        GO_NOTE.replace("\u2014 ", "- "),
        GO_TEXT + "\n" + ENOCH,
        GO_TEXT,
        "",
        GO_NOTE + "\u2014 PeterNeumann !!!!\n",
        "x" * 20_000,
    ],
)
def test_a_changed_note_is_refused(note):
    with pytest.raises(checkpoint.Refused):
        opened(note, GO_KEY)


@pytest.mark.parametrize("name", ["", "a b", "a+b", "a\u00a0b", "a\nb"])
def test_a_key_name_has_no_space_and_no_plus(name):
    with pytest.raises(checkpoint.Refused):
        checkpoint.named(name)


def test_a_verifier_key_is_checked_against_its_own_id():
    for wrong in (GO_KEY.replace("c74f", "c74e"), GO_KEY[:-4], GO_KEY.replace("Peter", "Paul"), "x", ""):
        with pytest.raises(checkpoint.Refused):
            checkpoint.read_verifier_key(wrong)


def test_the_checkpoint_of_the_specification():
    head = checkpoint.read(SPEC_CHECKPOINT)
    assert (head.origin, head.size) == ("example.com/behind-the-sofa", 20852163)
    assert head.text == SPEC_CHECKPOINT
    assert checkpoint.read(SPEC_CHECKPOINT + "an extension line\n") == head


@pytest.mark.parametrize(
    "text",
    [
        "o\n01\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n",
        "o\n-1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n",
        "o\n\u0661\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n",
        "o\n1\nCsUYapGGPo4=\n",
        "\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n",
        "o\n1\n",
        "o\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=",
    ],
)
def test_a_malformed_checkpoint_is_refused(text):
    with pytest.raises(checkpoint.Refused):
        checkpoint.read(text)


def test_text_with_control_characters_is_not_signed():
    key = Ed25519PrivateKey.generate()
    for text in ("no newline", "tab\there\n"):
        with pytest.raises(checkpoint.Refused):
            checkpoint.sign(text, name="a", key=key)
