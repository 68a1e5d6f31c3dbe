from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("newsroom", "0009_accounts_and_record")]

    operations: list[migrations.operations.base.Operation] = []
