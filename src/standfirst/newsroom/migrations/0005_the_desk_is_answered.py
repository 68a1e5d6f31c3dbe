import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("newsroom", "0004_an_empty_paragraph_is_no_fault")]

    operations: list[migrations.operations.base.Operation] = [
        migrations.CreateModel(
            name="DeskQuestion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.CharField(max_length=64)),
                ("rule", models.CharField(max_length=80)),
                ("level", models.CharField(max_length=5)),
                ("message", models.TextField()),
                ("raised_at", models.DateTimeField(auto_now_add=True)),
                ("gone_at", models.DateTimeField(blank=True, null=True)),
                ("out_at", models.DateTimeField(blank=True, null=True)),
                (
                    "answer",
                    models.CharField(
                        blank=True,
                        choices=[("", "not answered"), ("dismissed", "dismissed"), ("overridden", "overridden")],
                        default="",
                        max_length=10,
                    ),
                ),
                ("reason", models.CharField(blank=True, max_length=500)),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
                (
                    "article",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="desk_questions",
                        to="newsroom.article",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["rule", "raised_at"], name="question_by_rule"),
                    models.Index(fields=["answer", "out_at"], name="question_left_open"),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("article", "key"), name="one_row_for_each_question"),
                ],
            },
        ),
        migrations.CreateModel(
            name="SignedClaim",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.CharField(max_length=64)),
                ("words", models.TextField()),
                ("evidence", models.JSONField(blank=True, default=list)),
                ("who", models.CharField(blank=True, max_length=200)),
                ("what", models.CharField(blank=True, max_length=500)),
                ("at", models.DateTimeField(auto_now=True)),
                (
                    "article",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="signed_claims",
                        to="newsroom.article",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("article", "key"), name="a_claim_is_signed_once")],
            },
        ),
    ]
