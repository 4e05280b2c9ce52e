"""Files people send, good and bad, made on the spot."""

import io
import zipfile

import pikepdf
from PIL import Image

CONTENT_TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">{}</Types>'
)
RELATIONSHIPS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}" '
    'Target="{target}" TargetMode="External"/></Relationships>'
)


def archive(parts, *, first=None):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        if first:
            made.writestr(zipfile.ZipInfo("mimetype"), first)
        for name, content in parts.items():
            made.writestr(name, content)
    return out.getvalue()


def docx(**more):
    parts = {"[Content_Types].xml": CONTENT_TYPES.format(""), "word/document.xml": "<document/>"}
    return archive({**parts, **more})


def xlsx(**more):
    parts = {"[Content_Types].xml": CONTENT_TYPES.format(""), "xl/workbook.xml": "<workbook/>"}
    return archive({**parts, **more})


def opendocument(kind, **more):
    return archive({"content.xml": "<c/>", **more}, first=f"application/vnd.oasis.opendocument.{kind}")


def relationship(kind, target):
    return {"word/_rels/settings.xml.rels": RELATIONSHIPS.format(kind=kind, target=target)}


def pdf(*, password="", change=None):
    out = io.BytesIO()
    with pikepdf.new() as made:
        made.add_blank_page()
        if change:
            change(made)
        lock = pikepdf.Encryption(user=password, owner="owner") if password is not None and password else None
        made.save(out, encryption=lock or False)
    return out.getvalue()


def locked_without_a_user_password():
    out = io.BytesIO()
    with pikepdf.new() as made:
        made.add_blank_page()
        made.save(out, encryption=pikepdf.Encryption(user="", owner="owner"))
    return out.getvalue()


def picture(kind, size=(20, 10), mode="RGB"):
    out = io.BytesIO()
    Image.new(mode, size, "white").save(out, kind)
    return out.getvalue()


def swelling(megabytes):
    return docx(**{"word/media/image1.bmp": b"\0" * megabytes * 2**20})


def script(made):
    made.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert(1)")


def launches(made):
    made.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.Launch, F="cmd.exe")


def named_script(made):
    made.Root.Names = pikepdf.Dictionary(JavaScript=pikepdf.Dictionary(Names=pikepdf.Array([])))
