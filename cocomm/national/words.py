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

MEMBERS = (  # office, class, title, and the position of whoever is asked first
    ("", "lay", "Lay member, chair", "Lay member"),
    ("", "lay", "Lay member", "Lay member"),
    ("registered_nurse", "clinical", "Registered nurse", "Secondary care doctor"),
    ("secondary_care_doctor", "clinical", "Secondary care doctor", "Secondary care doctor"),
    ("accountable_officer", "executive", "Accountable Officer", "Accountable officer’s deputy"),
    ("chief_finance_officer", "executive", "Chief Finance Officer", "Contracts manager"),
    ("", "gp", "GP member", "GP and member of the governing body"),
    ("", "gp", "GP member", "GP and committee member"),
)
VENUES = ("Town Hall", "Civic Centre", "Library", "Health Centre, meeting room", "Sports Club", "Council House")
DECISIONS = (  # title, motion, how the party is named; the committee’s own business, which needs no paper
    ("Advice from {}", "That {} advise the committee for a year", "company"),
    ("Rooms and recording by {}", "That the offer of {} be accepted", "company"),
    ("Review of our work by {}", "That {} be asked to review how the committee works", "company"),
    ("Visit to {}", "That the committee visit {} before its next meeting", "practice"),
    ("Hearing of {}", "That {} be invited to speak about access on Saturdays", "practice"),
    ("Work programme", "That the work programme be adopted", ""),
    ("Dates of the coming year", "That the dates be agreed", ""),
    ("Working group on urgent care", "That a working group be set up for six months", ""),
    ("How we judge our own work", "That the self-assessment be adopted as it stands", ""),
)
DISCUSSIONS = (
    "Urgent care over the winter", "Work with the council on home care", "Waiting times for diagnostics",
    "Young people’s mental health", "Training of practice nurses", "What patients told us this quarter",
)  # fmt: skip
REPORTS = (
    "Finance report", "Quality and safety report", "Report of the accountable officer", "Performance report",
    "Minutes of the medicines group", "Internal audit: progress", "Safeguarding report",
)  # fmt: skip
SECRETS = ("Settlement of a claim", "Terms of a lease", "A member of staff")
SECRET, SECRET_WORDS = "It names people and sums that are still open.", "A confidential matter"
REASON = "The interest is in the body the item is about."
SUPPLIERS = _cut("Alderwick Brightmoor Cobbleton Dunmarsh Everholt Fossedyke Gorsefield Hollinshaw Inkerby Juniper")
CANCELLED = ("Too few members could come.", "The building was closed because of snow.", "There was no business.")
SPOKEN = (
    "A family member works there.", "Held shares in it until last year.", "Advised it on another matter.",
    "The practice shares its premises with it.",
)  # fmt: skip
