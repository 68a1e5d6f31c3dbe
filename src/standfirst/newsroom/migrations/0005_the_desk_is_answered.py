from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("newsroom", "0004_an_empty_paragraph_is_no_fault")]

    operations: list[migrations.operations.base.Operation] = []
