"""Earlier guests get a record. In a migration of its own: PostgreSQL alters no table whose rows just changed."""

from django.db import migrations


def records(apps, schema_editor):
    person = apps.get_model("governance", "Person")
    for guest in apps.get_model("governance", "Guest").objects.filter(person=None):
        guest.person = person.objects.create(name=guest.name)
        guest.save(update_fields=["person"])


class Migration(migrations.Migration):
    dependencies = [("governance", "0011_guest_person")]
    operations = [migrations.RunPython(records, migrations.RunPython.noop)]
