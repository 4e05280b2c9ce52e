"""What was done in a meeting, and the history of everything about it, is appended and never changed."""

from django.db import migrations

from jobs.immutable import AppendOnly

TABLES = (
    "governance_historicalactionpoint",
    "governance_historicaladvice",
    "governance_historicalcommitteebody",
    "governance_historicaldiscussion",
    "governance_historicalguest",
    "governance_historicalitem",
    "governance_historicalitemparty",
    "governance_historicallink",
    "governance_historicalmeeting",
    "governance_historicalminutes",
    "governance_historicalmotion",
    "governance_historicalofficer",
    "governance_historicalpaper",
    "governance_historicalpoll",
    "governance_historicalpublicquestion",
    "governance_historicalreading",
    "governance_historicalreceipt",
    "governance_historicalreport",
    "governance_historicalseat",
    "governance_historicaltermsofreference",
    "governance_participation",
    "governance_ruling",
    "governance_turn",
    "governance_vote",
    "governance_castingvote",
    "governance_count",
    "governance_privacy",
)


class Migration(migrations.Migration):
    dependencies = [("governance", "0005_committees")]

    operations = [AppendOnly(table) for table in TABLES]
