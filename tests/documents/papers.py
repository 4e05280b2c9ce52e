"""A paper to look at and to test with: a delegated application, all of it invented."""

import base64
import io
from datetime import UTC, datetime

from PIL import Image, ImageDraw

from documents.rules.payload import fingerprint

ISSUED = datetime(2015, 1, 9, 11, 42, 7, tzinfo=UTC)

QUESTIONS = [
    (
        "The objectives and benefits of delegated commissioning for local people are set out.",
        "Objectives and benefits, version 3",
    ),
    (
        "The constitution has been updated, approved by the region and sent.",
        "Constitution, 2015 amendment",
    ),
    (
        "Governance documents are attached, with terms of reference for a delegated committee.",
        "Terms of reference",
    ),
    (
        "The conflict of interest policy was reviewed, and the director confirms that the thresholds are met.",
        "Conflicts policy, edition 4",
    ),
    ("The Information Governance Toolkit is at level 2 or above.", "Toolkit report 2014/15"),
]


def hand():
    """A scrawl as a PNG, like a scanned signature."""
    picture = Image.new("L", (360, 90), 255)
    pen = ImageDraw.Draw(picture)
    points = [(12 + 9 * n, 45 + (-1) ** n * (30 - n // 2) + (n * 7) % 11) for n in range(36)]
    pen.line(points, fill=30, width=3, joint="curve")
    out = io.BytesIO()
    picture.save(out, "PNG")
    return "data:image/png;base64," + base64.b64encode(out.getvalue()).decode()


def signature(role, name, position, minute, **more):
    return {
        "role": role,
        "name": name,
        "position": position,
        "at": f"2015-01-09T10:{minute:02}:31+00:00",
        "statement": (
            "I confirm that the membership and the governing body have agreed to this application, "
            "and that the guidance on conflicts of interest is met."
        ),
        "method": "Password and one-time code",
        "fingerprint": fingerprint({"answers": role}),
        **more,
    }


def payload(**changes):
    signed = [
        signature("Accountable officer", "Anita Rao", "Accountable Officer", 4, image=hand()),
        signature("Audit committee chair", "Lena Ashworth", "Lay member, audit committee chair", 17),
        signature("NHS England director", "Nye Bevington", "Director of Commissioning Operations", 31),
    ]
    return {
        "title": "Application for delegated commissioning",
        "subtitle": "NHS Blackpool Clinical Commissioning Group, 2015/16",
        "demonstration": True,
        "letterhead": {
            "name": "NHS Blackpool Clinical Commissioning Group",
            "lines": ["Organisation code 00R", "with NHS England, Lancashire area team"],
        },
        "facts": [
            ["From", "NHS Blackpool CCG and NHS England (Lancashire)"],
            ["To", "NHS England, national co-commissioning mailbox\nRegional contact: North"],
            ["Start date", "1 April 2015"],
            ["Submitted", "9 January 2015 at 11:42:07 (GMT), in time: closing at noon"],
        ],
        "statement": [
            "The clinical commissioning group applies to take on delegated responsibility for "
            "commissioning primary medical services from 1 April 2015.",
        ],
        "checklist": {
            "caption": "Requirements, each with its evidence",
            "lines": [
                {
                    "number": n,
                    "question": question,
                    "answer": "Yes",
                    "evidence": [{"name": evidence, "date": f"2014-12-{n + 9}"}],
                }
                for n, (question, evidence) in enumerate(QUESTIONS, 1)
            ],
        },
        "answers": [
            {
                "question": "What will delegated commissioning change for patients?",
                "words": "Care planned around neighbourhoods.\n\nOne plan for extended hours, agreed "
                "with the practices and the council, and one budget to pay for it. " * 3,
            },
            {"question": "Comments", "words": ""},
        ],
        "money": {
            "caption": "Budget to be transferred in 2015/16",
            "lines": [
                {"component": "Contract payments", "basis": "Actual value", "sum": "17203400.00"},
                {"component": "Enhanced services", "basis": "Sign-up", "sum": "1480250.50"},
                {"component": "Quality and outcomes", "basis": "Aspiration", "sum": "2310000.00"},
                {"component": "Premises", "basis": "Actual and pipeline", "sum": "2964120.25"},
                {"component": "Other", "basis": "Apportionment", "sum": "412000.00"},
            ],
            "total": "24369770.75",
        },
        "signatures": signed,
        "face": {
            "title": "Application for delegated commissioning",
            "kind": "Application",
            "for": "NHS Blackpool CCG",
            "signed_by": [{key: each[key] for key in ("name", "position", "at")} for each in signed],
        },
        **changes,
    }
