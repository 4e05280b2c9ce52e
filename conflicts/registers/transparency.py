"""How open each CCG's registers are: a register of its own, recomputable from the public files alone."""

from publication.registers import Column, Register, Row

from ..rules import transparency as rules

SHORT = {
    "recipient": "Recipient named", "giver": "Giver named", "amount": "Value given", "reusable": "Reusable data",
    "online": "Online", "on_time": "Declared on time", "categories": "Standard category",
}  # fmt: skip
ELSEWHERE = ("reusable", "online")  # on the entry's own page only
MET = (
    "Yardsticks of the research on published registers that are met, of seven. One is met when every entry it looks "
    "at passes, or when there is none and a nil statement says so."
)
MET_OF_FIVE = (
    "How many are met of the five by which the registers of NHS trusts were measured: recipient, giver, value, "
    "reusable data, online. Trusts met 1.9 on average (BMJ Open 2018). The other two are about interests."
)


def transparency_row(scored):
    """`scored` is (code of the CCG, marks)."""
    code, found = scored
    columns = {key: mark.words for key, mark in found.items()}
    columns |= {"score": rules.score(found), "of_five": rules.of_five(found)}
    return Row(columns=columns, body=code, category=str(columns["score"]), sort=f"{9 - columns['score']} {code}")


TRANSPARENCY = Register(
    key="transparency",
    title="Transparency of the registers",
    about="How many of seven yardsticks of the research the public registers of each clinical commissioning group "
    "meet: recipient, giver and value of each gift or sponsorship; standard data; a permanent address; interests "
    "declared on time; standard categories. Anybody can recompute it from the public files with a short script. "
    "NHS trusts met 1.9 of the first five of these on average (BMJ Open 2018).",
    columns=(
        Column("score", "Yardsticks met, of 7", kind="number", about=MET),
        Column("of_five", "Of the 5 that trusts were measured by", kind="number", about=MET_OF_FIVE),
        *(
            Column(key, SHORT[key], about=f"{words}: so many of all {rules.OF[key]}.", listed=key not in ELSEWHERE)
            for key, words in rules.YARDSTICKS.items()
        ),
    ),
    row=transparency_row,
    heading=("score",),
    months=None,
    printed=False,
    on_body_page="list",
)
