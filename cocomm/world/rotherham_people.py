"""Who sits in Rotherham's committee of the demonstration: three lay members, three officers, GPs as advisers (S3)."""

from governance.models import SeatClass as C

from .essex_people import Sitting

CODE = "03L"
CARL = Sitting("carl", "Carl Benn", CODE, C.EXECUTIVE, "Chief Finance Officer", "chief_finance_officer")
SEATS = (
    Sitting("rose", "Rose Tindall", CODE, C.LAY, "Lay member",
            story="Chairs Rotherham’s committee, in which no GP has a vote. It meets next week."),
    Sitting("joss", "Joss Amin", CODE, C.LAY, "Lay member"),
    Sitting("perl", "Perl Okoro", CODE, C.LAY, "Lay member"),
    Sitting("edith", "Edith Vaux", CODE, C.EXECUTIVE, "Accountable Officer", "accountable_officer"),
    Sitting("nan", "Nan Sorley", CODE, C.EXECUTIVE, "Chief Nurse", "chief_nurse"),
    CARL,
    Sitting("gwen", "Dr Gwen Ives", "", C.ATTENDEE, "GP adviser",
            story="A GP who advises Rotherham’s committee: heard there, without a vote."),
    Sitting("leo", "Leo Marsden", "", C.ATTENDEE, "Rotherham Local Medical Committee", "local_medical_committee"),
    Sitting("hetty", "Hetty Crane", "", C.ATTENDEE, "Healthwatch Rotherham", "healthwatch"),
    Sitting("wil", "Wil Pask", "", C.ATTENDEE, "Rotherham Health and Wellbeing Board", "health_and_wellbeing_board"),
)  # fmt: skip
LEAD = Sitting("rowan", "Rowan Ellery", CODE, "", "Governance lead",
               story="Keeps the agenda and papers of Rotherham’s committee.")  # fmt: skip
STORIES = {each.email: each.story for each in (*SEATS, LEAD) if each.story}
