"""A pack as a file: numbers at the foot, index, bookmarks, supplements, private part, slips for the withheld."""

import re
import subprocess

import pikepdf
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction

from documents import actions, vault
from documents.actions import Wanted, assemble, compose
from documents.models import Pack, PackVariant, StoredFile
from documents.rules.uploads import Refused
from jobs import actions as jobs

from . import corpus, papers, reports
from .test_issue import issue

pytestmark = pytest.mark.django_db
LINES = ["Joint committee of Mid Essex and North East Essex", "Thursday 22 January 2015 at 2pm, County Hall"]


def wanted(key, words, pages=1, *, number, heading, private=False, late="", **more):
    file = reports.stored(words, pages, **more)
    return Wanted(
        key=key, title=f"{words} report", number=number, heading=heading, file=file, private=private, late=late
    )


@pytest.fixture
def parts():
    return [
        Wanted(key="w", title="Apologies", number="1", heading="Welcome", words="To be given by word of mouth."),
        wanted("b", "Budget", 3, number="2", heading="Finance", bookmarks=[("Summary", 0), ("Costs", 2)]),
        wanted("m", "Merger", 2, number="3", heading="Practices", turn=90),
        wanted("s", "Secret", 2, number="4", heading="A dispute", private=True),
    ]


def composed(parts, **more):
    about = {"subject": "meeting:abc", "title": "Papers for 22 January 2015", "lines": LINES}
    return compose(**about, parts=parts, by="Gil Marsh", at=papers.ISSUED, **more)


def made(pack, **more):
    variant = assemble(pack, at=papers.ISSUED, **more)
    jobs.drain()
    return PackVariant.objects.select_related("job", "pack").get(pk=variant.pk)


def words(variant):
    """The text of each page, as a reader's program finds it."""
    text = subprocess.run(
        ["pdftotext", "-layout", vault.locate(variant.file), "-"], capture_output=True, text=True, check=True
    ).stdout
    return [" ".join(page.split()) for page in text.split("\f")[:-1]]


def numbers(pages):
    return [re.search(r"Pages? (\S+)$", page)[1] for page in pages]


def titles(items, depth=0):
    for item in items:
        yield depth, item.title
        yield from titles(item.children, depth + 1)


def test_index_numbers_and_bookmarks(parts):
    variant = made(composed(parts))
    pages = words(variant)
    assert variant.state == "ready" and variant.pages == len(pages) == 7
    assert numbers(pages) == ["i", "1", "2", "3", "4", "5", "6"]
    assert "Item 1: Apologies To be given by word of mouth." in pages[1]
    assert [page.split(" Page")[0] for page in pages[2:]] == [
        "Budget 1", "Budget 2", "Budget 3", "Merger 1", "Merger 2",
    ]  # fmt: skip
    assert "2 Finance Budget report 2–4 3 Practices Merger report 5–6" in pages[0] and LINES[0] in pages[0]
    with pikepdf.open(vault.locate(variant.file)) as pdf, pdf.open_outline() as outline:
        assert list(titles(outline.root)) == [
            (0, "Index"),
            (0, "1 Welcome"),
            (1, "Apologies, page 1"),
            (0, "2 Finance"),
            (1, "Budget report, pages 2–4"),
            (2, "Summary"),
            (2, "Costs"),
            (0, "3 Practices"),
            (1, "Merger report, pages 5–6"),
        ]
        assert [pdf.pages[n].label for n in range(3)] == ["i", "1", "2"]
        links = [each for each in pdf.pages[0].obj.Annots if "/Dest" in each]
        assert [pdf.pages.index(pikepdf.Page(each.Dest[0])) for each in links] == [1, 2, 5]
        assert str(pdf.Root.Lang) == "en-GB" and "/Metadata" not in pdf.Root  # no claim to PDF/UA
    assert b"pdfuaid" not in vault.locate(variant.file).read_bytes()


def test_the_private_part_is_a_file_of_its_own(parts):
    pack = composed(parts)
    public, private = made(pack), made(pack, side="private")
    assert "Secret" not in " ".join(words(public)) and "dispute" not in " ".join(words(public))
    assert numbers(words(private)) == ["i", "P1", "P2"] and "not for publication" in words(private)[0]
    assert private.title.endswith("private papers") and private.file_name != public.file_name


def test_withheld_pages_become_one_slip_and_nothing_moves(parts):
    pack = composed(parts)
    variant = made(pack, withheld={"b", "s", "unknown"})
    pages = words(variant)
    assert numbers(pages) == ["i", "1", "2–4", "5", "6"] and variant.withheld == ["b"]
    assert pages[2].startswith("Pages 2–4 are withheld from you: item 2")
    assert "2 Withheld from you 2–4" in pages[0]
    raw = vault.locate(variant.file)
    with pikepdf.open(raw) as pdf:
        everything = b"".join(
            each.read_bytes() if isinstance(each, pikepdf.Stream) and "/Length1" not in each else b""
            for each in pdf.objects
        )
        with pdf.open_outline() as outline:
            assert (0, "Pages 2–4 are withheld from you: item 2") in titles(outline.root)
            assert not [title for _, title in titles(outline.root) if re.search("Budget|Summary|Finance", title)]
    shown = " ".join(pages)
    assert not re.search("Budget|Finance|Costs", shown) and b"Budget" not in everything + raw.read_bytes()


def test_one_file_for_one_set_however_it_is_asked_for(parts):
    pack = composed(parts)
    first = assemble(pack, withheld=["b", "m"], at=papers.ISSUED)
    assert first == assemble(pack, withheld={"m", "b", "s"}, at=papers.ISSUED)
    assert first != assemble(pack, withheld=["m"], at=papers.ISSUED) != assemble(pack, at=papers.ISSUED)
    jobs.drain()
    assert jobs.drain() == 0 and PackVariant.objects.exclude(file="").count() == 3


def test_late_papers_take_letters_and_are_named_with_the_reason(parts):
    pack = composed(parts)
    before = words(made(pack))
    late = wanted("x", "Rent", 2, number="2", heading="Finance", late="The valuer wrote on Monday.")
    after = made(composed([*parts[:2], late, *parts[2:]], follows=pack))
    pages = words(after)
    assert numbers(pages) == ["i", "1", "2", "3", "4", "4A", "4B", "5", "6"]
    assert "Rent report 4A–4B Late paper. The valuer wrote on Monday." in pages[0]
    assert [page for page in pages[1:] if "Rent" not in page] == before[1:]
    with pikepdf.open(vault.locate(after.file)) as pdf:
        assert pdf.pages[5].label == "4A"


def test_given_out_is_given_out(parts):
    pack = composed(parts)
    other = wanted("b", "Other", 3, number="2", heading="Finance")
    with pytest.raises(Refused) as refused:
        composed([parts[0], other, wanted("x", "Rent", number="2", heading="Finance")], follows=pack)
    assert refused.value.reasons == [
        "“Budget report” was given out as pages 2–4 and cannot change. Add the new version as a late paper.",
        "“Merger report” was given out as pages 5–6 and cannot be taken away.",
        "“Secret report” was given out as pages P1–P2 and cannot be taken away.",
        "Give the reason why “Rent report” comes late.",
    ]
    composed(parts, follows=pack)
    with pytest.raises(IntegrityError), transaction.atomic():
        composed(parts, follows=pack)  # two followers would give one number twice
    with pytest.raises(IntegrityError), transaction.atomic():
        Pack.objects.filter(pk=pack.pk).update(plan="{}")


def test_our_own_papers_go_in_sealed_and_come_out_as_pages(parts):
    document = issue()
    own = Wanted(key="o", title="Cover", number="5", heading="Own", document=document)
    with pytest.raises(Refused, match="“Cover” is still being made"):
        composed([own])
    jobs.drain()
    document.refresh_from_db()
    variant = made(composed([*parts, Wanted(key="o", title="Cover", number="5", heading="Own", document=document)]))
    with pikepdf.open(vault.locate(variant.file)) as pdf:
        assert "/AcroForm" not in pdf.Root and not pdf.attachments
    assert numbers(words(variant))[-1] == str(variant.pages - 1)


@pytest.mark.parametrize(
    ("state", "reason"),
    [
        ("waiting", "“Budget” is waiting for its virus scan. Try again in a minute."),
        ("infected", "“Budget” holds a virus, so it cannot go into the pack."),
        ("failed", "“Budget” could not be scanned for viruses. Ask for another scan first."),
    ],
)
def test_every_reason_against_the_files(state, reason):
    stored = reports.stored("Budget")
    StoredFile.objects.filter(pk=stored.pk).update(scan_state=state)
    stored.refresh_from_db()
    sheet = actions.store(SimpleUploadedFile("a.xlsx", corpus.xlsx()), at=papers.ISSUED)
    with pytest.raises(Refused) as refused:
        composed([Wanted(key="a", title="Budget", file=stored), Wanted(key="b", title="Sums", file=sheet)])
    assert refused.value.reasons == [reason, "“Sums” is not a PDF, so it cannot go into the pack."]


def test_a_file_that_changed_on_the_disk_stops_the_pack(parts):
    pack = composed(parts)
    place = vault.locate(parts[1].file.path)
    place.write_bytes(reports.pdf("Forged", 3))
    failed = made(pack)
    assert failed.state == "failed" and not failed.file
    assert failed.job.error == "The file of “Budget report” is not the one that was put into the pack."
    place.unlink()
    actions.retry(failed, at=papers.ISSUED)
    jobs.drain()
    failed.job.refresh_from_db()
    assert failed.job.error == "A paper of the pack is missing from the store."


def test_the_same_plan_gives_the_same_bytes(parts):
    again = composed(parts), composed(parts)
    first, second = (made(pack, withheld=["m"]).sha256 for pack in again)
    assert first == second


def test_links_by_name_still_lead_there(parts):
    variant = made(composed([wanted("l", "Linked", 3, number="1", heading="Long", change=reports.linked)]))
    with pikepdf.open(vault.locate(variant.file)) as pdf:
        (link,) = pdf.pages[1].obj.Annots
        assert pdf.pages.index(pikepdf.Page(link.Dest[0])) == 3


def test_links_to_a_page_still_lead_there(parts):
    def contents(made):
        reports.linked(made)
        made.pages[0].obj.Annots[0].Dest = pikepdf.Array([made.pages[1].obj, pikepdf.Name.Fit])

    variant = made(composed([wanted("l", "Linked", 3, number="1", heading="Long", change=contents)]))
    with pikepdf.open(vault.locate(variant.file)) as pdf:
        (link,) = pdf.pages[1].obj.Annots
        assert pdf.pages.index(pikepdf.Page(link.Dest[0])) == 2


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_the_number_is_upright_at_the_foot_of_the_page_as_seen(turn):
    variant = made(composed([wanted("t", "Turned", number="1", heading="T", turn=turn, size=reports.A3_WIDE)]))
    box = subprocess.run(
        ["pdftotext", "-bbox", "-f", "2", "-l", "2", vault.locate(variant.file), "-"],
        capture_output=True, text=True, check=True,
    ).stdout  # fmt: skip
    page = re.search(r'<page width="([\d.]+)" height="([\d.]+)"', box).groups()
    width, height = (float(n) for n in (page if turn % 180 == 0 else reversed(page)))  # the page as it lies
    ends = re.search(r'xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">Page<', box).groups()
    left, top, right, bottom = map(float, ends)
    assert height - 40 < top < bottom < height and right - left > bottom - top
    assert abs((left + right) / 2 - width / 2) < 30


def test_killed_attempts_leave_nothing_and_a_lost_claim_changes_nothing(parts, monkeypatch):
    pack = composed(parts)
    variant = assemble(pack, at=papers.ISSUED)
    left = vault.locate(f"packing/{variant.ref}/killed")
    left.mkdir(parents=True)
    (left / "joined.pdf").write_bytes(b"half")
    before = {place for place in vault.locate(".").rglob("*") if place.is_file() and place != left / "joined.pdf"}
    with monkeypatch.context() as lost:
        lost.setattr("jobs.actions.progress", lambda *args: False)
        jobs.drain()
    variant.refresh_from_db()
    assert not variant.file
    assert {place for place in vault.locate(".").rglob("*") if place.is_file()} == before


def test_files_of_older_packs_go_and_their_plans_stay(parts, django_capture_on_commit_callbacks):
    old = made(composed(parts))
    new = composed(parts)
    place = vault.locate(old.file)
    with django_capture_on_commit_callbacks(execute=True):
        assert actions.discard_older(new) == 1
    assert not place.exists() and not PackVariant.objects.exists() and Pack.objects.count() == 2
    assert words(made(old.pack))  # it can be made again
