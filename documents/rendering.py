"""HTML to one PDF that is PDF/A-3a and PDF/UA-1, with its data inside. The only importer of WeasyPrint.

The bytes depend on the payload and the paper's own dates alone: no clock, no random
numbers, fonts from our own folder. Nothing is fetched: `static:` reads that folder, and
`data:` gives a small PNG or JPEG (a signature); all else is refused and fails the job.
"""

import gc
import io
import logging
import re
from contextlib import contextmanager
from datetime import UTC
from pathlib import Path

from django.conf import settings
from django.template.loader import render_to_string
from PIL import Image
from weasyprint import HTML, Attachment
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

from .lettering import printable

logging.getLogger("weasyprint.progress").setLevel(logging.WARNING)  # seven lines a page otherwise

PICTURE = re.compile(r"data:image/(?:png|jpeg);base64,[A-Za-z0-9+/=]+")
LARGEST_PICTURE = 400_000  # letters of base64
MOST_PIXELS = 4_000_000
STATIC_TYPES = {".ttf": "font/ttf", ".png": "image/png", ".css": "text/css"}

# What makes a PDF/A-3a also say that it is PDF/UA-1: the identifier and its declaration.
PDFUA_XMP = b"""<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" pdfuaid:part="1"/>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 the file conforms to</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>
"""


class Forbidden(FatalURLFetchingError):
    """A page asked for something from outside. WeasyPrint stops at this kind of error."""


class Closed(URLFetcher):
    """Our own fonts and small pictures; nothing else, from nowhere else."""

    def __init__(self):
        super().__init__(allowed_protocols=["data"], allow_redirects=False, fail_on_errors=True)

    def fetch(self, url, headers=None):
        if url.startswith("static:"):
            return self._static(url)
        if len(url) <= LARGEST_PICTURE and PICTURE.fullmatch(url):
            response = super().fetch(url, headers)
            return self._small(url, response.read())
        raise Forbidden(f"A paper may not fetch {url[:80]}")

    def _static(self, url):
        root = Path(settings.STATICFILES_DIRS[0]).resolve()
        place = (root / url.removeprefix("static:").lstrip("/")).resolve()
        kind = STATIC_TYPES.get(place.suffix)
        if not kind or not place.is_relative_to(root) or not place.is_file():
            raise Forbidden(f"There is no {url[:80]} among our own files")
        return URLFetcherResponse(url, io.BytesIO(place.read_bytes()), {"Content-Type": kind})

    def _small(self, url, content):
        with Image.open(io.BytesIO(content), formats=["PNG", "JPEG"]) as picture:
            if picture.width * picture.height > MOST_PIXELS:
                raise Forbidden("A picture in a paper has too many pixels")
        kind = url[len("data:") : url.index(";")]
        return URLFetcherResponse(url, io.BytesIO(content), {"Content-Type": kind})


def page(document):
    """The page as HTML, from the payload alone; typed text is escaped by the templates."""
    template = f"papers/{document.kind}/{document.edition}.html"
    return printable(render_to_string(template, {"paper": document.content, "document": document}))


def unsealed(document):
    """The bytes of a paper before sealing: the same on every machine, every time."""
    return to_pdf(page(document), data=document.payload, at=document.issued_at)


def to_pdf(html, *, data, at):
    moment = at.astimezone(UTC).replace(microsecond=0)
    with _collector_off():
        rendered = HTML(string=html, url_fetcher=Closed()).render(font_config=FontConfiguration())
        _declare_accessible(rendered.metadata)
        rendered.metadata.attachments = [
            Attachment(
                string=data,
                name="paper.json",
                description="The content of this paper as data",
                relationship="Source",
                created=moment,
                modified=moment,
            )
        ]
        return rendered.write_pdf(pdf_variant="pdf/a-3a")


def plain_pdf(html):
    """Pages for the front of a pack: the same bytes every time, and no claim to any standard."""
    with _collector_off():
        return HTML(string=printable(html), url_fetcher=Closed()).write_pdf(font_config=FontConfiguration())


def _declare_accessible(metadata):
    plain = metadata.generate_rdf_metadata

    def with_identifier(*args):
        return plain(*args).replace(b"</rdf:RDF>", PDFUA_XMP + b"</rdf:RDF>")

    metadata.generate_rdf_metadata = with_identifier


@contextmanager
def _collector_off():
    """Rendering makes much that lives until it is over: looking through it is wasted time."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()
