from typing import Any

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

AT_ONCE = 500


def sections_of_drafts(apps: Any, schema_editor: Any) -> None:
    """Writes down the section of the newest draft of every live story that has one. Can be run again."""
    article = apps.get_model("newsroom", "Article")
    section = apps.get_model("newsroom", "Section")
    revision = apps.get_model("wagtailcore", "Revision")
    sections = set(section.objects.values_list("pk", flat=True))
    drafted = article.objects.filter(live=True, has_unpublished_changes=True).order_by("pk")
    last = 0
    while found := list(drafted.filter(pk__gt=last).values_list("pk", "latest_revision_id")[:AT_ONCE]):
        last = found[-1][0]
        contents = dict(revision.objects.filter(pk__in=[each for _, each in found]).values_list("pk", "content"))
        for pk, newest in found:
            named = (contents.get(newest) or {}).get("section")
            if named in sections:
                article.objects.filter(pk=pk).update(draft_section=named)


class Migration(migrations.Migration):
    dependencies = [
        ("newsroom", "0006_corrections_travel"),
        ("wagtailcore", "0001_squashed_0016_change_page_url_path_to_text_field"),
    ]

    operations = [
        migrations.AddField(
            model_name="article",
            name="draft_section",
            field=models.ForeignKey(
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="newsroom.section",
            ),
        ),
        migrations.CreateModel(
            name="LegalHold",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("placed_at", models.DateTimeField(auto_now_add=True)),
                ("lifted_at", models.DateTimeField(blank=True, null=True)),
                (
                    "article",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="legal_holds", to="newsroom.article"
                    ),
                ),
                (
                    "lifted_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "placed_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-placed_at", "-pk"],
                "permissions": [
                    ("hold_article", "Can place and lift a legal hold and read its privileged notes"),
                    ("takedown_article", "Can take a story down for good"),
                ],
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            name="PrivilegedNote",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("at", models.DateTimeField(auto_now_add=True)),
                ("text", models.TextField()),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "hold",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="notes", to="newsroom.legalhold"
                    ),
                ),
            ],
            options={"ordering": ["at", "pk"], "default_permissions": ()},
        ),
        migrations.CreateModel(
            name="SectionRight",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "section",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="section_rights",
                        to="newsroom.section",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="section_rights",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={"ordering": ["section"], "default_permissions": ()},
        ),
        migrations.CreateModel(
            name="Lateness",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("headline", models.CharField(help_text="As it was then.", max_length=255)),
                (
                    "act",
                    models.CharField(choices=[("published", "went out"), ("expired", "was taken back")], max_length=10),
                ),
                ("due_at", models.DateTimeField()),
                ("done_at", models.DateTimeField()),
                (
                    "reason",
                    models.CharField(blank=True, help_text="Why it was late, where that is known.", max_length=300),
                ),
                (
                    "article",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="lateness",
                        to="newsroom.article",
                    ),
                ),
            ],
            options={
                "ordering": ["-done_at", "-pk"],
                "default_permissions": (),
                "indexes": [models.Index(fields=["-done_at", "-id"], name="lateness_newest")],
            },
        ),
        migrations.AddConstraint(
            model_name="legalhold",
            constraint=models.UniqueConstraint(
                condition=models.Q(("lifted_at__isnull", True)), fields=("article",), name="one_standing_hold_a_story"
            ),
        ),
        migrations.AddConstraint(
            model_name="sectionright",
            constraint=models.UniqueConstraint(fields=("user", "section"), name="a_section_once_for_each_colleague"),
        ),
        migrations.AddIndex(
            model_name="publishedversion", index=models.Index(fields=["-at", "-id"], name="version_by_time")
        ),
        migrations.AddIndex(
            model_name="article",
            index=models.Index(
                fields=["-latest_revision"],
                condition=models.Q(has_unpublished_changes=True),
                name="article_drafts",
            ),
        ),
        migrations.AddIndex(
            model_name="article",
            index=models.Index(
                fields=["expire_at"], condition=models.Q(expire_at__isnull=False), name="article_by_expiry"
            ),
        ),
        migrations.RunPython(sections_of_drafts, migrations.RunPython.noop, elidable=True),
    ]
