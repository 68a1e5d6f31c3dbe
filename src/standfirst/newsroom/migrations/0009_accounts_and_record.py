from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("newsroom", "0008_pictures_hold_their_rights")]

    operations: list[migrations.operations.base.Operation] = []
