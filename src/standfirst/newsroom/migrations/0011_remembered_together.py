"""A table for what the processes of a newsroom remember together for minutes: Django's cache "default"."""

from typing import Any

from django.core.management import call_command
from django.db import migrations


def make(apps: Any, schema_editor: Any) -> None:
    call_command("createcachetable", "newsroom_remembered", database=schema_editor.connection.alias, verbosity=0)


def take_away(apps: Any, schema_editor: Any) -> None:
    schema_editor.execute("DROP TABLE newsroom_remembered")


class Migration(migrations.Migration):
    dependencies = [("newsroom", "0010_everyday_things")]

    operations = [migrations.RunPython(make, take_away)]
