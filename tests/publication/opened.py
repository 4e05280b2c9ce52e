"""What is inside downloaded files: the rows of a spreadsheet, every word of a PDF and of what it carries."""

import io
import subprocess
import zipfile

import openpyxl
import pikepdf

ARCHIVE = b"PK\x03\x04"


def body_of(answer):
    return b"".join(answer.streaming_content) if answer.streaming else answer.content


def sheets(content):
    """{title: [row of values]} as openpyxl reads them, formulas as formulas."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    return {sheet.title: [[cell.value for cell in row] for row in sheet.iter_rows()] for sheet in book}


def cells_of(content):
    book = openpyxl.load_workbook(io.BytesIO(content))
    return [cell for sheet in book for row in sheet.iter_rows() for cell in row]


def parts(content):
    """{name: text} of a spreadsheet's archive."""
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        return {name: book.read(name).decode() for name in book.namelist()}


def words(pdf):
    """The words on the pages of a PDF, in reading order."""
    done = subprocess.run(["pdftotext", "-raw", "-", "-"], input=pdf, capture_output=True, check=True)
    return done.stdout.decode()


def within(content):
    """Everything a file can tell, as bytes: itself, and for archives and papers what is packed in them."""
    if content.startswith(ARCHIVE):
        return content + "".join(parts(content).values()).encode()
    if not content.startswith(b"%PDF"):
        return content
    said = [content, words(content).encode()]
    with pikepdf.open(io.BytesIO(content)) as pdf:
        said += [held.get_file().read_bytes() for held in pdf.attachments.values()]
        said.append(repr(pdf.docinfo).encode())
        said += [each.read_bytes() for each in pdf.objects if isinstance(each, pikepdf.Stream) and _readable(each)]
        said += [str(each).encode() for each in pdf.objects if not isinstance(each, pikepdf.Stream)]
    return b"\n".join(said)


def _readable(stream):
    return stream.get("/Subtype") != "/Image" and stream.get("/Type") != "/XRef"
