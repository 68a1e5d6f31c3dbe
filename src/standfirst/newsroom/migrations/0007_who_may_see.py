from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("newsroom", "0006_corrections_travel")]

    operations: list[migrations.operations.base.Operation] = []
