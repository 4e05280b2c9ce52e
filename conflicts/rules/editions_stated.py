"""The four editions in figures: each value with its rule, where it was read and how sure we are.

What an edition leaves to the CCG's own policy is marked unverified, so that the administrator
can put the CCG's figure in its place.
"""

from datetime import date
from decimal import Decimal
from functools import partial

from conflicts.rules.editions import Edition
from governance.rules.figures import Basis, Cited

SEED, FOUND, READING, UNVERIFIED = Basis.SEED, Basis.FOUND, Basis.READING, Basis.UNVERIFIED

count = partial(Cited, kind="count")
money = partial(Cited, kind="money")
day = partial(Cited, kind="date")
MEMORY = "from memory of the guidance; its text has not been read"

OLD_KINDS = ("direct_pecuniary", "indirect_pecuniary", "non_pecuniary", "close_relationship")
NEW_KINDS = ("financial", "professional", "personal", "indirect")

ALWAYS = {
    "days_to_declare": count(
        28,
        "R-012",
        "Stockport and South Lincolnshire CCG pages; Annex A form",
        FOUND,
        "Within 28 days of becoming aware; the 28th day is in time.",
    ),
    "duty_from": day(
        date(2013, 4, 1),
        "R-012",
        "section 14O of the NHS Act 2006; CCGs exist since that day",
        READING,
        "No declaration is owed to a CCG before there are CCGs: 28 days run from here at the earliest.",
    ),
    "public_months": count(
        6,
        "R-092",
        "Eastern Cheshire CCG policy",
        FOUND,
        "An ended interest stays on the public register for six months.",
    ),
    "private_years": count(
        6,
        "R-093",
        "Eastern Cheshire and Tameside CCG pages",
        FOUND,
        "The CCG keeps its private record for six years after the end.",
    ),
    "earnings_due": Cited(
        "03-31",
        "R-049",
        "South Staffordshire and Lincolnshire LMC pages",
        FOUND,
        "By 31 March for the financial year before.",
    ),
    "redaction_review_months": count(12, "R-095", MEMORY, UNVERIFIED, "A redaction is looked at again."),
    "fair_notice_days": count(
        14,
        "R-015",
        "no source: our own courtesy",
        UNVERIFIED,
        "Days between telling a person and listing them as silent.",
    ),
    "declare_declined": Cited(
        True,
        "R-030",
        "Eastern Cheshire CCG policy",
        FOUND,
        "An offer is put on the register whether accepted or declined.",
    ),
    "band_from": Cited("8d", "R-056", MEMORY, UNVERIFIED, "Pay band from which staff count as deciding."),
}

EARLY = {
    "categories": Cited(OLD_KINDS, "R-002", "Newham CCG page for the first two", FOUND),
    "only_decision_makers": Cited(False, "R-010", "South Lincolnshire and Stockport CCG pages", FOUND),
    "supplier_gift_to": Cited(None, "R-039", "Surrey Heath and North Hampshire CCG policies", FOUND),
    "other_gift_under": Cited(None, "R-039", "Surrey Heath and North Hampshire CCG policies", FOUND),
    "gifts_together_to": Cited(None, "R-039", "Surrey Heath and North Hampshire CCG policies", FOUND),
    "gifts_together_months": count(12, "R-034", MEMORY, UNVERIFIED, "Shown for information only."),
    "meal_under": money(Decimal(25), "R-039", "Surrey Heath and North Hampshire CCG policies", UNVERIFIED,
                        "The figure some CCGs used; put your CCG's own here."),
    "meal_to": Cited(None, "R-039", "Surrey Heath and North Hampshire CCG policies", FOUND),
    "local_policy_under": money(Decimal(25), "R-039", "Surrey Heath and North Hampshire CCG policies",
                                UNVERIFIED, "Below this, some CCGs kept offers outside the register."),
    "decline_cash": Cited("yes", "R-033", MEMORY, UNVERIFIED),
    "public_gifts": Cited(False, "R-041", "Hempsons briefing, June 2016", FOUND),
    "public_breaches": Cited(False, "R-085", "Hempsons briefing, June 2016", FOUND),
    "guardian": Cited(False, "R-051", "Hempsons briefing, June 2016", FOUND),
    "lay_members": count(2, "R-401", "SI 2012/1631 regulations 11 and 12", FOUND),
    "investigation_days": count(2, "R-052", "Croydon CCG page, a later case", UNVERIFIED),
    "training_pass_mark": Cited(None, "R-054", "no national module before 2018", FOUND),
    "training_due": Cited("01-31", "R-055", MEMORY, UNVERIFIED),
    "training_first_due": Cited(None, "R-055", "no national module before 2018", FOUND),
}  # fmt: skip

NEW = EARLY | {
    "categories": Cited(NEW_KINDS, "R-001", "Annex A form; City & Hackney CCG policy", FOUND),
    "local_policy_under": Cited(None, "R-035", "the edition has its own figures", FOUND),
    "public_gifts": Cited(True, "R-041", "Hempsons briefing, June 2016", FOUND),
    "public_breaches": Cited(True, "R-085", "Hempsons briefing, June 2016", FOUND),
    "guardian": Cited(True, "R-051", "Hempsons briefing; Trafford CCG page", FOUND),
    "lay_members": count(3, "R-050", "Hempsons; Mills & Reeve", FOUND, "Recommended, not law."),
    "investigation_days": count(2, "R-052", "Croydon CCG page", FOUND,
                                "One real case was taken up within two days of the report."),
}  # fmt: skip

ENTRIES = {
    Edition.E2013: ALWAYS | EARLY | {
        "refresh_months": count(12, "R-015", "no source read; yearly until one is", UNVERIFIED),
    },
    Edition.E2014: ALWAYS | EARLY | {
        "refresh_months": count(3, "R-015", MEMORY, UNVERIFIED, "A check each quarter, with assurance."),
    },
    Edition.E2016: ALWAYS | NEW | {
        "refresh_months": count(6, "R-015", "Bury CCG paper: twice yearly", FOUND),
        "supplier_gift_to": money(Decimal(0), "R-030", "South Norfolk CCG policy", FOUND,
                                  "Gifts from suppliers are declined whatever their value."),
        "other_gift_under": money(Decimal(10), "R-031", "NHS England page, comparing editions", FOUND),
        "meal_under": money(Decimal(25), "R-035", "South Norfolk CCG policy", FOUND),
        "meal_to": money(Decimal(75), "R-036", MEMORY, UNVERIFIED, "Up to here a senior may approve."),
        "decline_cash": Cited("yes", "R-033", MEMORY, UNVERIFIED),
    },
    Edition.E2017: ALWAYS | NEW | {
        "refresh_months": count(12, "R-015", "NHS England page; Bury and South Reading CCGs", FOUND),
        "only_decision_makers": Cited(True, "R-302", "NHS England page; Lexology", FOUND),
        "supplier_gift_to": money(Decimal(6), "R-030", "NHS England page; LMC summary", FOUND),
        "other_gift_under": money(Decimal(50), "R-031", "NHS England page", FOUND),
        "gifts_together_to": money(Decimal(50), "R-034", "LMC summary", FOUND),
        "gifts_together_months": count(12, "R-034", MEMORY, UNVERIFIED),
        "meal_under": money(Decimal(25), "R-035", "NHS England page", FOUND,
                            "The page says under £25, so exactly £25 is declared."),
        "meal_to": money(Decimal(75), "R-036", "NHS England page", FOUND),
        "decline_cash": Cited("yes", "R-033", "Lexology; LMC summary", FOUND),
        "training_pass_mark": count(80, "R-054", "NHS England training page; e-LfH", FOUND),
        "training_first_due": day(date(2018, 5, 31), "R-055", MEMORY, UNVERIFIED),
    },
}  # fmt: skip
