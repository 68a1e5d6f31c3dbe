from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("newsroom", "0007_who_may_see")]

    operations: list[migrations.operations.base.Operation] = []
