from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("documents", "0004_pack_triggers")]
    operations = [
        migrations.AlterField(
            model_name="packvariant",
            name="side",
            field=models.CharField(
                choices=[("public", "public"), ("private", "private"), ("open", "open")], max_length=10
            ),
        )
    ]
