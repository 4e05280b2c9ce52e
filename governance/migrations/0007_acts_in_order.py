"""Every act of a meeting knows its place among them all, so that the meeting can be replayed in order."""

from django.db import migrations, models

from jobs.immutable import AppendOnly

ACTS = ("participation", "ruling", "turn", "vote", "castingvote", "count")
POLLS = ("poll", "historicalpoll")


def place(model):
    return migrations.AddField(
        model_name=model, name="place", field=models.PositiveIntegerField(default=0), preserve_default=False
    )


class Migration(migrations.Migration):
    dependencies = [("governance", "0006_meetings_are_kept")]

    operations = [
        *[place(model) for model in (*ACTS, *POLLS)],
        *[migrations.AddField(name, "stopped_place", models.PositiveIntegerField(null=True)) for name in POLLS],
        *[AppendOnly(f"governance_{model}") for model in (*ACTS, "historicalpoll")],
    ]
