"""The words the national case is made of. All invented; letters beyond ASCII are meant."""

from conflicts.rules.people import Standing as S


def _cut(text, *, at=None):
    return tuple(text.split(at))


RARE, MIDDLING, COMMON, ABSENT = "beekeeping", "optometry", "practice", "zeppelin"

FIRST = _cut(
    "Ada Alma Amir Anwen Asha Basil Bela Bruno Cass Ceri Dara Della Edda Eli Esme Farah Finn Gita Gwen Hana Hugo Ida"
    " Idris Ines Iona Ivo Jago Jaya Juno Kes Kiran Lara Leif Lowri Mabel Maeve Malik Mina Nadia Nell Nico Noor Odile"
    " Olwen Oskar Petra Priya Quinn Rafi Rhona Rosa Sami Selma Seán Tansy Tariq Theo Una Vera Wren Yara Zadie Zoë"
)
LAST = _cut(
    "Abbay Ackroyd Adeyo Amberley Arkwell Ashdown Banner Barrowby Bexwith Birtle Brackwell Calder Carrick Chaudry"
    " Coldham Corrin Crewe Dashwell Denholm Draycot Eastlake Ellerby Fallow Farrant Fenwick Gale Garsdale Glaister"
    " Haldane Harnett Hexley Holm Ibekwe Ingleby Jarrow Kettle Khatri Kinver Lachlan Langrish Larkin Lomax Maddern"
    " Marrick Mbeki-Hale Merrow Naismith Norbury O’Dowd Okoro Orrell Padgett Penrose Quayle Raikes Ravens Rookby"
    " Saltmarsh Sedge Selwick Sharrow Sorley Tamsin-Wood Tarrant Thackray Thorley Ullock Upjohn Varley Verrall"
    " Waddon Westerly Whinfell Wychwood Yarrow Yelland Zeller"
)
PLACES = _cut(
    "Ashbourne Vale,Beacon Hill,Blackthorn,Bridge End,Castle Street,Cherry Tree,Cliffside,Coppice,Cranmere,Dale Head,"
    "Elm Bank,Fairholme,Fernlea,Foxglove,Gilsand,Greenway,Harbour,Hawthorn,Heathfield,High Fell,Kingfisher,Lakeside,"
    "Larchwood,Limekiln,Longmere,Meadowsweet,Millrace,Moorgate,Northgate,Oakdene,Old Mill,Orchard,Pennine View,"
    "Quarry Bank,Riverside,Rowan,Saltway,Sandpiper,Springfield,St Hilda,Stonecross,Sycamore,Tarn Side,Thornbury,"
    "Tidewater,Upland,Waterside,Westmere,Willow Brook,Windmill,Woodside,Wyke",
    at=",",
)
BODIES = {
    "practice": ("Surgery", "Medical Centre", "Health Centre"),
    "company": ("Health Ltd", "Care Ltd", "Clinics LLP", "Diagnostics plc", "Pharma plc", "Estates Ltd"),
    "charity": ("Hospice", "Carers Trust", "Community Fund", "Advice Centre"),
    "public": ("Borough Council", "NHS Trust", "Housing Authority"),
    "person": ("household",),
}
INTERESTS = (  # words, kind, with, type since 2016
    ("Partner in the practice", "practice_role", "practice", "financial"),
    ("Salaried GP at the practice", "practice_role", "practice", "financial"),
    ("Owner of the building the practice rents", "ownership", "practice", "financial"),
    ("Practice manager", "practice_role", "practice", "financial"),
    ("Director, paid", "directorship", "company", "financial"),
    ("Shareholder", "shareholding", "company", "financial"),
    ("Consultant to the board on out-of-hours services", "outside_work", "company", "financial"),
    ("Research funded by the company", "research", "company", "professional"),
    ("Trustee, unpaid", "charity", "charity", "personal"),
    ("Chair of the friends of the hospice", "charity", "charity", "personal"),
    ("Governor", "loyalty", "public", "professional"),
    ("Clinical adviser", "outside_work", "public", "professional"),
    ("Employed there as a nurse in general practice", "other", "practice", "indirect"),
    ("Holds a contract for home care", "nhs_contractor", "company", "indirect"),
)
RELATIONS = ("Spouse", "Partner", "Brother", "Sister", "Daughter", "Son", "Close friend", "Business partner")
MITIGATIONS = (
    "Leaves the room when this is decided.",
    "Stays for the discussion and does not vote.",
    "Receives no papers on contracts with this body.",
    "Noted; nothing further is needed.",
    "Takes no part in procurement that this body may bid for.",
    "The chair decides meeting by meeting and the minutes say what was done.",
    "Another member leads on this service.",
)
POSITIONS = (
    ("Accountable officer’s deputy", (S.GOVERNING_BODY, S.EMPLOYEE, S.SENIOR)),
    ("Lay member", (S.GOVERNING_BODY, S.COMMITTEE)),
    ("Secondary care doctor", (S.GOVERNING_BODY,)),
    ("GP of a member practice", (S.MEMBER,)),
    ("GP and member of the governing body", (S.MEMBER, S.GOVERNING_BODY)),
    ("GP and committee member", (S.MEMBER, S.COMMITTEE)),
    ("Head of primary care", (S.EMPLOYEE, S.SENIOR)),
    ("Commissioning manager", (S.EMPLOYEE, S.COMMISSIONING)),
    ("Contracts manager", (S.EMPLOYEE, S.CONTRACTS)),
    ("Administrator", (S.EMPLOYEE,)),
)
BUSINESSES = ("Medicines", "Diagnostics", "Community clinics", "Care at home", "Software", "Buildings")
OFFERS = (  # kind, words, accepted
    ("gift", "A hamper at the end of the year", False),
    ("gift", "A framed print", False),
    ("gift", "Tickets for a match", False),
    ("cash", "Vouchers for a bookshop", False),
    ("travel", "Train fare to a conference on general practice", True),
    ("travel", "One night in a hotel before a conference", True),
    ("hospitality", "Dinner after a study day", False),
)
