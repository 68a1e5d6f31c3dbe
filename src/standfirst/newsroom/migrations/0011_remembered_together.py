"""A table for what the processes of a newsroom remember together for minutes: Django's cache "default"."""

from django.core.management import call_command
from django.db import migrations


def make(apps, schema_editor):
    call_command("createcachetable", "newsroom_remembered", database=schema_editor.connection.alias, verbosity=0)


class Migration(migrations.Migration):
    dependencies = [("newsroom", "0010_everyday_things")]

    operations = [migrations.RunPython(make, lambda apps, editor: editor.execute("DROP TABLE newsroom_remembered"))]
