"""How open each CCG's registers are: a register of its own, recomputable from the public files alone."""

from publication.registers import Column, Register, Row

from ..rules import transparency as rules

SHORT = {
    "recipient": "Recipient", "giver": "Giver", "amount": "Amount", "reusable": "Reusable data", "online": "Online",
    "on_time": "On time", "categories": "Categories",
}  # fmt: skip


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
    "NHS trusts met 1.9 of the first five on average (BMJ Open 2018).",
    columns=(
        Column("score", "Met, of 7", kind="number"),
        Column("of_five", "Met, of the first 5", kind="number"),
        *(
            Column(key, SHORT[key], about=f"{words}.", listed=key not in ("reusable", "online"))
            for key, words in rules.YARDSTICKS.items()
        ),
    ),
    row=transparency_row,
    heading=("score",),
    months=None,
    printed=False,
    on_body_page="list",
)
