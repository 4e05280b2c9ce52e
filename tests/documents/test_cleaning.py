"""A PDF taken in for a pack keeps its pages and loses everything that runs, fetches or hides."""

import io
import re

import pikepdf
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from pikepdf import Array, Dictionary, Name, String

from documents import actions, cleaning, vault
from documents.models import StoredFile
from documents.rules.uploads import Refused

from . import corpus, papers

BAD = re.compile(
    rb"/(JavaScript|JS|Launch|SubmitForm|XFA|EmbeddedFiles?|AA|RichMedia|FileAttachment|GoToR|OpenAction|AcroForm)\b"
)


def annotated(**annotation):
    def change(pdf):
        rect = Array([10, 10, 200, 40])
        each = pdf.make_indirect(Dictionary(Type=Name.Annot, Rect=rect, **annotation))
        pdf.pages[0].obj.Annots = Array([each])

    return change


def attached(pdf):
    pdf.attachments["secret.exe"] = b"MZ secret"


def nested_script(pdf):
    """An ordinary link whose action has a script behind it."""
    behind = Dictionary(S=Name.JavaScript, JS="app.alert(1)")
    annotated(Subtype=Name.Link, A=Dictionary(S=Name.URI, URI=String("https://example.org/"), Next=behind))(pdf)


def bookmark(pdf):
    with pdf.open_outline() as outline:
        item = pikepdf.OutlineItem("Go", action=Dictionary(S=Name.Launch, F="cmd.exe"))
        outline.root.append(item)


def page_action(pdf):
    pdf.pages[0].obj.AA = Dictionary(O=Dictionary(S=Name.JavaScript, JS="x"))


def form(pdf, *, xfa=False):
    field = pdf.make_indirect(
        Dictionary(
            Type=Name.Annot, Subtype=Name.Widget, FT=Name.Tx, T=String("who"), V=String("Anita Rao"),
            Rect=Array([50, 500, 300, 530]), DA=String("/Helv 12 Tf 0 g"),
            AA=Dictionary(K=Dictionary(S=Name.JavaScript, JS="x")),
        )
    )  # fmt: skip
    pdf.pages[0].obj.Annots = Array([field])
    helvetica = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica, Encoding=Name.WinAnsiEncoding)
    form = Dictionary(Fields=Array([field]), DR=Dictionary(Font=Dictionary(Helv=helvetica)), DA=String("/Helv 12 Tf"))
    if xfa:
        form.XFA = pdf.make_stream(b"<xdp/>")
    pdf.Root.AcroForm = form


NASTY = {
    "script when opened": (corpus.script, {"scripts"}),
    "program when opened": (corpus.launches, {"actions"}),
    "named script": (corpus.named_script, {"scripts"}),
    "page action": (page_action, {"actions", "scripts"}),
    "attached file": (attached, {"attached files"}),
    "attached to the page": (annotated(Subtype=Name.FileAttachment, FS=Dictionary(F="x")), {"attached files"}),
    "film": (annotated(Subtype=Name.RichMedia), {"film or sound"}),
    "link runs a program": (annotated(Subtype=Name.Link, A=Dictionary(S=Name.Launch, F="cmd.exe")), {"actions"}),
    "link to another file": (annotated(Subtype=Name.Link, A=Dictionary(S=Name.GoToR, F="x.pdf")), {"actions"}),
    "link is a script": (
        annotated(Subtype=Name.Link, A=Dictionary(S=Name.URI, URI=String("javascript:alert(1)"))),
        {"actions"},
    ),
    "script behind a link": (nested_script, {"actions", "scripts"}),
    "bookmark runs a program": (bookmark, {"actions"}),
    "form with a script": (form, {"a form"}),
    "form with XFA": (lambda pdf: form(pdf, xfa=True), {"a form"}),
}


def clean(content, tmp_path):
    target = tmp_path / "clean.pdf"
    return cleaning.cleaned(io.BytesIO(content), target), target


@pytest.mark.parametrize(("change", "kinds"), NASTY.values(), ids=NASTY)
def test_what_acts_is_gone(change, kinds, tmp_path):
    removed, target = clean(corpus.pdf(change=change), tmp_path)
    assert removed >= kinds - {"scripts"} or removed & kinds
    assert removed and removed <= kinds | {"scripts", "actions"}
    with pikepdf.open(target) as pdf:
        assert len(pdf.pages) == 1 and not pdf.attachments
        raw = b"".join(
            each.unparse() if not isinstance(each, pikepdf.Stream) else each.stream_dict.unparse()
            for each in pdf.objects
        )
    assert not BAD.search(raw), BAD.search(raw)
    assert b"MZ secret" not in target.read_bytes()


def test_links_bookmarks_and_notes_stay(tmp_path):
    def harmless(pdf):
        pdf.add_blank_page()
        web = Dictionary(S=Name.URI, URI=String("https://example.org/"))
        pdf.pages[0].obj.Annots = Array(
            pdf.make_indirect(Dictionary(Type=Name.Annot, Subtype=kind, Rect=Array([0, 0, 9, 9]), **more))
            for kind, more in (
                (Name.Link, {"A": web}),
                (Name.Link, {"Dest": Array([pdf.pages[1].obj, Name.Fit])}),
                (Name.Link, {"A": Dictionary(S=Name.GoTo, D=Array([pdf.pages[1].obj, Name.Fit]))}),
                (Name.Highlight, {"Contents": String("look")}),
            )
        )
        with pdf.open_outline() as outline:
            outline.root.append(pikepdf.OutlineItem("Second", 1))
        pdf.Root.OpenAction = Array([pdf.pages[0].obj, Name.Fit])

    removed, target = clean(corpus.pdf(change=harmless), tmp_path)
    assert cleaning.sentences(removed) == []
    with pikepdf.open(target) as pdf, pdf.open_outline() as outline:
        first = pdf.pages[0].obj.Annots
        assert [str(each.Subtype) for each in first] == ["/Link", "/Link", "/Link", "/Highlight"]
        assert str(first[0].A.URI) == "https://example.org/" and "/Dest" in first[1] and "/A" in first[2]
        assert [item.title for item in outline.root] == ["Second"]


def test_what_a_form_showed_stays_on_the_page(tmp_path):
    removed, target = clean(corpus.pdf(change=form), tmp_path)
    assert cleaning.sentences(removed)[-1] == "The boxes of its form are now plain print."
    with pikepdf.open(target) as pdf:
        shown = b"".join(form.read_bytes() for form in pdf.pages[0].resources.XObject.values())
    assert b"Anita Rao" in shown


REFUSED = {
    "locked": (corpus.pdf(password="x"), cleaning.LOCKED),
    "locked without a user password": (corpus.locked_without_a_user_password(), cleaning.LOCKED),
    "no pages": (corpus.pdf(change=lambda pdf: pdf.pages.__delitem__(0)), cleaning.NO_PAGES),
    "portfolio": (corpus.pdf(change=lambda pdf: pdf.Root.__setitem__("/Collection", Dictionary())), cleaning.FOLDER),
    "live form": (corpus.pdf(change=lambda pdf: pdf.Root.__setitem__("/NeedsRendering", True)), cleaning.LIVE_FORM),
    "torn": (b"%PDF-1.7\n" + b"\0" * 500, cleaning.DAMAGED),
    "word": (corpus.docx(), cleaning.NOT_PDF),
    "words": (b"just words", cleaning.NOT_PDF),
    "empty": (b"", "The file is empty. Check that it was saved, then choose it again."),
}


@pytest.mark.django_db
@pytest.mark.parametrize(("content", "sentence"), REFUSED.values(), ids=REFUSED)
def test_refused_with_a_reason_and_nothing_kept(content, sentence):
    before = {place for place in vault.locate(".").rglob("*") if place.is_file()}
    with pytest.raises(Refused) as refused:
        actions.store_paper(SimpleUploadedFile("report.pdf", content), at=papers.ISSUED)
    assert refused.value.reasons == [sentence]
    assert {place for place in vault.locate(".").rglob("*") if place.is_file()} == before
    assert not StoredFile.objects.exists()


@pytest.mark.django_db
def test_only_the_clean_copy_is_kept(settings):
    upload = SimpleUploadedFile("Budget report", corpus.pdf(change=attached))
    stored, said = actions.store_paper(upload, at=papers.ISSUED)
    assert said == ["We took attached files out of the PDF. Its pages look the same."]
    assert [stored.name, stored.type] == ["Budget report.pdf", "application/pdf"]
    kept = vault.locate(stored.path).read_bytes()
    assert b"EmbeddedFile" not in kept and len(kept) == stored.size
    settings.UPLOAD_LIMIT_MB = 0
    with pytest.raises(Refused, match="The limit is 0 MB"):
        actions.store_paper(SimpleUploadedFile("a.pdf", corpus.pdf()), at=papers.ISSUED)


@pytest.mark.django_db
def test_the_same_file_is_cleaned_to_the_same_bytes():
    content = corpus.pdf(change=form)
    first, second = (actions.store_paper(SimpleUploadedFile("a.pdf", content), at=papers.ISSUED)[0] for _ in range(2))
    assert first.sha256 == second.sha256
