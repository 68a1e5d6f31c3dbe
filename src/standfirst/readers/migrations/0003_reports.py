import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("newsroom", "0010_everyday_things"),
        ("readers", "0002_search_index"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="ErrorReport",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("at", models.DateTimeField(auto_now_add=True)),
                ("version", models.PositiveIntegerField(help_text="The published version the reader had before them.")),
                ("place", models.CharField(blank=True, help_text="The passage; empty for the story as a whole.", max_length=60)),
                ("words", models.TextField(blank=True, help_text="The sentence.")),
                ("evidence", models.JSONField(help_text="The sentence as evidence, where it stands in the Deep Look.", null=True)),
                ("text", models.TextField(help_text="What the reader says.")),
                ("contact", models.EmailField(blank=True, max_length=254)),
                ("state", models.CharField(choices=[("open", "waits for an answer"), ("answered", "answered by a change"), ("dismissed", "nothing was wrong")], default="open", max_length=9)),
                ("answered_at", models.DateTimeField(null=True)),
                ("answered_version", models.PositiveIntegerField(null=True)),
                ("answered_by", models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to=settings.AUTH_USER_MODEL)),
                ("article", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="error_reports", to="newsroom.article")),
            ],
            options={
                "ordering": ["at", "pk"],
                "indexes": [models.Index(fields=["state", "at"], name="reports_that_wait")],
            },
        ),
    ]
