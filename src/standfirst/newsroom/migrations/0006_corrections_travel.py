from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("newsroom", "0005_the_desk_is_answered")]

    operations: list[migrations.operations.base.Operation] = []
