"""Official capitals, shown as a letterhead would."""

import csv
from pathlib import Path

import pytest

from governance.rules.names import display_name, same_name

TABLE = {
    "ST JOHN'S MEDICAL CTR": "St John's Medical Ctr",
    "ST.MARY'S SURGERY": "St.Mary's Surgery",
    "THE SURGERY AT THE MILL": "The Surgery at the Mill",
    "DR JONES' PRACTICE": "Dr Jones' Practice",
    "DR PK SHARMA & PARTNERS": "Dr PK Sharma & Partners",
    "DR RA LEACH": "Dr RA Leach",
    "DR RAO SURGERY": "Dr Rao Surgery",
    "DR NG": "Dr Ng",
    "BRIDGE ST MED GRP": "Bridge St Med Grp",
    "DRS. O'HORAN & D'MELLO": "Drs. O'Horan & D'Mello",
    "THE MCMURRAY HEALTH CENTRE": "The McMurray Health Centre",
    "WILLINGHAM-BY-STOW SURGERY": "Willingham-by-Stow Surgery",
    "RADCLIFFE-ON-TRENT.": "Radcliffe-on-Trent.",
    "WALK-IN CENTRE (SOUTH)": "Walk-in Centre (South)",
    "GP LED WALK-IN CENTRE": "GP Led Walk-in Centre",
    "MED.CTR. LTD": "Med.Ctr. Ltd",
    "WEST4 GPS": "WEST4 GPs",
    "NHS DURHAM DALES, EASINGTON AND SEDGEFIELD CCG": "NHS Durham Dales, Easington and Sedgefield CCG",
    "NHS Mid Essex CCG": "NHS Mid Essex CCG",
    "Care UK on the Green": "Care UK on the Green",
    "THE": "The",
    "": "",
}


@pytest.mark.parametrize(("official", "shown"), TABLE.items(), ids=TABLE)
def test_display_name(official, shown):
    assert display_name(official) == shown


def test_nothing_but_capitals_changes():
    data = Path(__file__).parents[3] / "governance" / "data" / "epraccur.csv"
    with data.open(encoding="utf-8") as lines:
        for row in csv.reader(lines):
            assert display_name(row[1]).casefold() == row[1].casefold()
            assert display_name(display_name(row[1])) == display_name(row[1])


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("NHS MID ESSEX CCG", "NHS Mid Essex CCG", True),
        ("THE  SURGERY", "The Surgery", True),
        ("THE SURGERY", "THE SURGERIES", False),
    ],
)
def test_same_name(one, other, same):
    assert same_name(one, other) is same
