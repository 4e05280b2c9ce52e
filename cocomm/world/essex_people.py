"""Who sits in the Essex joint committee of the demonstration. All invented; the bodies are real."""

from dataclasses import dataclass

from governance.models import SeatClass as C

MID, NORTH_EAST, OFFICE = "06Q", "06T", "Q79"


@dataclass(frozen=True)
class Sitting:
    """One seat: a short name, the person, whose seat, and what somebody signed in as them will see."""

    key: str
    name: str
    code: str
    klass: str
    title: str
    office: str = ""
    story: str = ""

    @property
    def email(self):
        return f"{self.key}@example.org"


SEATS = (
    Sitting("tom", "Tom Abara", MID, C.LAY, "Lay member",
            story="Chairs the Essex joint committee. Tomorrow’s meeting has a match nobody has ruled on."),
    Sitting("ida", "Dr Ida Quill", MID, C.GP, "GP",
            story="A GP ruled out of one item: its papers are withheld from her."),
    Sitting("pia", "Pia Sandhu", MID, C.EXECUTIVE, "Chief Officer", "chief_officer"),
    Sitting("una", "Una Castle", NORTH_EAST, C.LAY, "Lay member",
            story="Vice-chair of the Essex joint committee: presides when the chair may not."),
    Sitting("femi", "Dr Femi Ode", NORTH_EAST, C.GP, "GP"),
    Sitting("ruth", "Ruth Lind", NORTH_EAST, C.EXECUTIVE, "Chief Finance Officer", "chief_finance_officer"),
    Sitting("hugh", "Dr Hugh Barton", OFFICE, C.NHS_ENGLAND, "Medical Director", "medical_director"),
    Sitting("ivy", "Ivy Cole", OFFICE, C.NHS_ENGLAND, "Director of Commissioning Operations", "area_director"),
    Sitting("ned", "Ned Firth", OFFICE, C.NHS_ENGLAND, "Head of Primary Care", "head_of_primary_care"),
    Sitting("wyn", "Wyn Tate", "", C.ATTENDEE, "Healthwatch Essex", "healthwatch",
            story="Observes the Essex joint committee for Healthwatch: reads what is public of private items."),
    Sitting("maud", "Maud Ferris", "", C.ATTENDEE, "Essex Health and Wellbeing Board", "health_and_wellbeing_board"),
    Sitting("abel", "Dr Abel Rowe", "", C.ATTENDEE, "North Essex Local Medical Committee", "local_medical_committee"),
)  # fmt: skip
SECRETARY = Sitting("stella", "Stella Moss", MID, "", "Secretary",
                    story="Keeps the Essex joint committee’s agenda, papers and minutes.")  # fmt: skip
DEPUTY = Sitting("quin", "Quin Marsh", MID, C.EXECUTIVE, "Deputy Chief Officer")
FINANCE = Sitting("carys", "Carys Dunn", MID, C.EXECUTIVE, "Chief Finance Officer",
                  story="Convenes the conflicts panels that Pia Sandhu may not convene.")  # fmt: skip
STORIES = {each.email: each.story for each in (*SEATS, SECRETARY, FINANCE) if each.story}
