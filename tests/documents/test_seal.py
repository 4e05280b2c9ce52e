"""The seal: intact, changed, added to, not ours, not there."""

import io
import os
import subprocess
import sys
from pathlib import Path

import pikepdf
import pytest
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

from documents import sealing

ROOT = Path(__file__).resolve().parents[2]


def examined(content):
    return sealing.examine(io.BytesIO(content))


def test_intact_and_ours(sealed):
    seal = examined(sealed)
    assert [seal.present, seal.intact, seal.ours] == [True, True, True]
    assert seal.by.startswith("Seal of") and seal.at


def test_the_paper_beneath_is_unchanged(plain, sealed):
    assert sealed.startswith(plain)


def test_poppler_agrees(sealed, tmp_path):
    place = tmp_path / "paper.pdf"
    place.write_bytes(sealed)
    said = subprocess.run(["pdfsig", "-nocert", place], capture_output=True, text=True, check=False).stdout
    assert "Signature is Valid" in said and "Total document signed" in said


@pytest.mark.parametrize("share", [0.1, 0.3, 0.5, 0.7])
def test_one_changed_byte_breaks_it(sealed, share):
    changed = bytearray(sealed)
    changed[int(len(sealed) * share)] ^= 1
    assert not examined(bytes(changed)).intact


def test_something_added_after_it_breaks_it(sealed):
    writer = IncrementalPdfFileWriter(io.BytesIO(sealed))
    writer.root["/Lang"] = writer.root["/Lang"]
    writer.update_root()
    out = io.BytesIO()
    writer.write(out)
    seal = examined(out.getvalue())
    assert seal.present and not seal.intact


def test_a_paper_without_a_seal(plain):
    assert examined(plain) == sealing.Seal(present=False)


@pytest.mark.parametrize("content", [b"", b"%PDF-", b"%PDF-1.7\n/ByteRange [0 1 2 3]", os.urandom(4096)])
def test_nonsense_is_answered_calmly(content):
    assert not examined(content).intact


def test_somebody_elses_seal_is_not_ours(plain, settings, tmp_path):
    settings.DATA_DIR = tmp_path
    foreign = sealing.seal(plain)
    assert examined(foreign).ours
    settings.DATA_DIR = tmp_path / "other"
    seal = examined(foreign)
    assert seal.intact and not seal.ours


def test_a_key_of_ones_own_with_a_passphrase(plain, settings, tmp_path):
    settings.SEAL_PASSPHRASE = "open sesame"
    settings.DATA_DIR = tmp_path
    sealing.seal(plain)
    settings.SEAL_P12 = str(tmp_path / "keys" / "seal.p12")
    settings.DATA_DIR = tmp_path / "elsewhere"
    assert examined(sealing.seal(plain)).ours
    assert not (tmp_path / "elsewhere").exists()
    settings.SEAL_PASSPHRASE = "wrong"
    with pytest.raises(ValueError, match="SEAL_P12"):
        sealing.seal(plain)


def test_processes_that_start_together_make_one_key(tmp_path):
    code = (
        "import django; django.setup()\n"
        "from documents import sealing; import sys\n"
        "sys.stdout.write(str(sealing._signer().signing_cert.serial_number))"
    )
    environ = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "tests.settings",
        "TEST_DATA_DIR": str(tmp_path),
    }
    started = [
        subprocess.Popen([sys.executable, "-c", code], cwd=ROOT, env=environ, stdout=subprocess.PIPE) for _ in range(3)
    ]
    numbers = {each.communicate(timeout=240)[0] for each in started}
    assert len(numbers) == 1 and numbers != {b""}
    assert [each.name for each in (tmp_path / "keys").iterdir()] == ["seal.p12"]
    assert (tmp_path / "keys" / "seal.p12").stat().st_mode & 0o077 == 0


def test_the_sealed_file_still_holds_its_data(sealed, sample):
    with pikepdf.open(io.BytesIO(sealed)) as pdf:
        assert pdf.attachments["paper.json"].get_file().read_bytes() == sample.payload.encode()
