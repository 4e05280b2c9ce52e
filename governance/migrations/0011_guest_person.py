"""A guest is a person on record, so that interests can be matched and ruled on."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("governance", "0010_bodies_by_hand")]

    operations = [
        migrations.AddField(
            model_name="guest",
            name="person",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="visits",
                to="governance.person",
            ),
        ),
        migrations.AddField(
            model_name="historicalguest",
            name="person",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="governance.person",
            ),
        ),
    ]
