"""Acts, sign-ins and every history table keep what was written."""

from django.db import migrations

from jobs.immutable import AppendOnly

ACTS = ["statuschange", "signature", "signedtext", "signin"]
HISTORIES = [
    "appointment",
    "arrangement",
    "committee",
    "evidence",
    "figure",
    "organisation",
    "organisationname",
    "organisationparent",
    "person",
]


class Migration(migrations.Migration):
    dependencies = [("governance", "0001_initial")]

    operations = [
        *(AppendOnly(f"governance_{name}") for name in ACTS),
        *(AppendOnly(f"governance_historical{name}") for name in HISTORIES),
    ]
