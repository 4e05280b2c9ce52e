"""Data about the data: addresses, CSVW metadata beside each CSV, a DCAT catalogue of all."""

from django.conf import settings

from .. import registers
from ..registers import KINDS
from .csvs import FIXED

TYPES = {
    "csv": "text/csv; charset=utf-8",
    "json": "application/json",
    "atom": "application/atom+xml; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "pdf": "application/pdf",
}
LICENCE = "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/"
FIXED_ABOUT = {
    "entry": ("Entry", "string", "The permanent name of the entry."),
    "version": ("Version", "integer", "Which version of the entry this is."),
    "body": ("Body", "string", "The code of the body whose register it is."),
    "category": ("Category", "string", "The category of the entry, as a word."),
    "valid_from": ("Valid from", "date", "The first day it holds, where known."),
    "valid_to": ("Valid to", "date", "The last day it holds; empty while it goes on."),
    "published_at": ("Published at", "dateTime", "When this version became known, in UTC."),
}


def domain():
    return settings.PUBLIC_HOST.split(":")[0]


def address(path):
    """A whole address on the public host."""
    scheme = "http" if settings.DEMO else "https"
    return f"{scheme}://{settings.PUBLIC_HOST}{path}"


def place(asked):
    """Where a register's page is, without its last slash."""
    if asked.body:
        return f"/ccg/{asked.body}/registers/{asked.register.key}"
    return f"/registers/{asked.register.key}"


def csvw(asked):
    """Metadata for the CSV of this page (CSV on the Web), found at `<csv>-metadata.json`."""
    fixed = [
        {"name": name, "titles": name, "dc:title": title, "datatype": kind, "dc:description": words}
        for name, (title, kind, words) in FIXED_ABOUT.items()
        if name in FIXED
    ]
    said = [
        {
            "name": column.key,
            "titles": column.key,
            "dc:title": column.title,
            "datatype": KINDS[column.kind] if column.kind != "link" else "string",
            **({"dc:description": column.about} if column.about else {}),
        }
        for column in asked.register.columns
    ]
    fixed[0]["required"] = True
    return {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "en"}],
        "url": address(f"{place(asked)}.csv"),
        "dc:title": asked.register.title,
        "dc:description": asked.register.about or asked.register.title,
        "dc:conformsTo": asked.edition.title,
        "dc:license": LICENCE,
        "rdfs:comment": "A cell that a spreadsheet could take for a formula has an apostrophe put in front.",
        "dialect": {"encoding": "utf-8", "header": True, "lineTerminators": ["\n"], "doubleQuote": True},
        "tableSchema": {"columns": [*fixed, *said], "primaryKey": "entry"},
    }


def catalogue():
    """Every register as a DCAT dataset, in JSON-LD."""
    return {
        "@context": {
            "dcat": "http://www.w3.org/ns/dcat#",
            "dct": "http://purl.org/dc/terms/",
            "title": "dct:title",
            "description": "dct:description",
            "dataset": {"@id": "dcat:dataset", "@type": "@id"},
            "distribution": {"@id": "dcat:distribution"},
            "downloadURL": {"@id": "dcat:downloadURL", "@type": "@id"},
            "mediaType": "dcat:mediaType",
            "conformsTo": {"@id": "dct:conformsTo", "@type": "@id"},
            "landingPage": {"@id": "dcat:landingPage", "@type": "@id"},
        },
        "@id": address("/registers/catalogue.jsonld"),
        "@type": "dcat:Catalog",
        "title": "Public registers",
        "description": "Every public register of this service, with a ledger that proves it unaltered.",
        "dataset": [_dataset(register) for register in registers.all_registers()],
    }


def _dataset(register):
    here = f"/registers/{register.key}"
    files = [
        {
            "@type": "dcat:Distribution",
            "downloadURL": address(f"{here}.{suffix}"),
            "mediaType": TYPES[suffix].split(";")[0],
            **({"conformsTo": address(f"{here}.csv-metadata.json")} if suffix == "csv" else {}),
        }
        for suffix in ("csv", "json", "xlsx", "atom")
    ]
    return {
        "@id": address(f"{here}/"),
        "@type": "dcat:Dataset",
        "title": register.title,
        "description": register.about or register.title,
        "landingPage": address(f"{here}/"),
        "distribution": files,
    }
