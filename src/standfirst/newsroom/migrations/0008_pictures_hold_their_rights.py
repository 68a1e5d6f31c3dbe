"""Rights, likeness and credentials of pictures, and which published stories show which picture."""

from __future__ import annotations

import json
from typing import Any

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


def note_what_is_out(apps: Any, schema_editor: Any) -> None:
    """Fills the uses from the newest version of every story that is out; can be run again."""
    article, version = apps.get_model("newsroom", "Article"), apps.get_model("newsroom", "PublishedVersion")
    photo, use = apps.get_model("newsroom", "Photo"), apps.get_model("newsroom", "PhotoUse")
    known = set(photo._base_manager.values_list("pk", flat=True))
    if not known:
        return
    uses = []
    for pk, n in article.objects.filter(live=True).order_by("pk").values_list("pk", "version").iterator():
        printed = version.objects.filter(article_id=pk, n=n).values_list("story_json", flat=True).first()
        for picture in (json.loads(printed) if printed else {}).get("pictures", ()):
            kind, _, number = str(picture.get("href", "")).partition(":")
            if kind == "photo" and number.isdigit() and int(number) in known:
                uses.append(use(photo_id=int(number), article_id=pk))
        if len(uses) > 500:
            use.objects.bulk_create(uses, ignore_conflicts=True)
            uses.clear()
    use.objects.bulk_create(uses, ignore_conflicts=True)


class Migration(migrations.Migration):
    dependencies = [("newsroom", "0007_who_may_see")]

    operations: list[migrations.operations.base.Operation] = [
        migrations.AddField(
            model_name="photo",
            name="credentials",
            field=models.JSONField(blank=True, default=dict, editable=False),
        ),
        migrations.AddField(
            model_name="photo",
            name="expires_at",
            field=models.DateTimeField(
                blank=True,
                help_text="From then on no page shows it: it comes out by itself, and the desk is told a week before.",
                null=True,
                verbose_name="rights end",
            ),
        ),
        migrations.AddField(
            model_name="photo",
            name="in_file",
            field=models.JSONField(blank=True, default=dict, editable=False),
        ),
        migrations.AddField(
            model_name="photo",
            name="likeness",
            field=models.CharField(blank=True, db_index=True, editable=False, max_length=16),
        ),
        migrations.AddField(
            model_name="photo",
            name="source_type",
            field=models.CharField(
                blank=True,
                choices=[
                    ("digitalCapture", "photograph, from a digital camera"),
                    ("computationalCapture", "photograph, put together by the camera from several frames"),
                    ("negativeFilm", "scanned from a negative"),
                    ("positiveFilm", "scanned from a slide"),
                    ("print", "scanned from a print"),
                    ("humanEdits", "photograph, changed by a person beyond development"),
                    ("compositeCapture", "put together from several photographs"),
                    ("algorithmicallyEnhanced", "photograph, enhanced by a program"),
                    ("screenCapture", "picture of a screen"),
                    ("dataDrivenMedia", "drawn from data"),
                    ("digitalCreation", "drawn or designed by a person"),
                    ("composite", "put together from several sources"),
                    ("compositeSynthetic", "put together, parts of it made by a machine"),
                    ("compositeWithTrainedAlgorithmicMedia", "photograph with parts made by AI"),
                    ("algorithmicMedia", "made by a program, without AI"),
                    ("trainedAlgorithmicMedia", "made by AI"),
                    ("virtualRecording", "recorded from a game or a virtual world"),
                ],
                help_text="IPTC’s digital source type. Readers are told of what a machine made.",
                max_length=60,
                verbose_name="how it was made",
            ),
        ),
        migrations.AddField(
            model_name="photo",
            name="taken",
            field=models.CharField(
                blank=True, help_text="As the file says it.", max_length=32, verbose_name="when it was taken"
            ),
        ),
        migrations.AddField(
            model_name="photo",
            name="taken_down_at",
            field=models.DateTimeField(blank=True, editable=False, null=True),
        ),
        migrations.AddField(
            model_name="photo",
            name="where",
            field=models.CharField(
                blank=True,
                choices=[("", "anywhere"), ("online", "online only"), ("print", "in print only, not online")],
                default="",
                help_text="What the terms say of it. A picture that may only be printed cannot go out on this site.",
                max_length=6,
                verbose_name="where it may be shown",
            ),
        ),
        migrations.AddField(
            model_name="photo",
            name="withheld",
            field=models.BooleanField(default=False, editable=False),
        ),
        migrations.CreateModel(
            name="PhotoUpload",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "key",
                    models.CharField(editable=False, max_length=32, unique=True),
                ),
                ("name", models.CharField(max_length=255)),
                ("size", models.PositiveBigIntegerField()),
                ("fingerprint", models.CharField(blank=True, max_length=64)),
                ("begun_at", models.DateTimeField(auto_now_add=True)),
                ("touched_at", models.DateTimeField(auto_now=True)),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["user", "fingerprint"], name="upload_to_be_resumed")],
            },
        ),
        migrations.CreateModel(
            name="PhotoUse",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "article",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="photo_uses", to="newsroom.article"
                    ),
                ),
                (
                    "photo",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="uses", to="newsroom.photo"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("photo", "article"), name="a_picture_once_for_each_story")
                ],
            },
        ),
        migrations.RunPython(note_what_is_out, migrations.RunPython.noop),
    ]
