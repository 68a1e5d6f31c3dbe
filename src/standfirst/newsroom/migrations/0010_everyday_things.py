"""What a newsroom uses every day: notes, trash, arrangement of fronts, right of reply, readership."""

import django.db.models.deletion
import modelcluster.fields
import wagtail.fields
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("newsroom", "0009_accounts_and_record"),
    ]

    operations = [
        migrations.CreateModel(
            name="Moved",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("path", models.CharField(max_length=400, unique=True)),
                ("to", models.CharField(max_length=400)),
                ("at", models.DateTimeField(auto_now=True)),
            ],
            options={
                "verbose_name_plural": "moved",
            },
        ),
        migrations.AddField(
            model_name="article",
            name="accuses",
            field=models.BooleanField(
                default=False,
                help_text="Whoever is accused is asked before it goes out; the desk asks on while nobody was.",
                verbose_name="it accuses somebody",
            ),
        ),
        migrations.AddField(
            model_name="person",
            name="contact",
            field=models.CharField(
                blank=True,
                help_text="Another way to reach this author, as in “Signal: 555 0142”. Shown too.",
                max_length=200,
            ),
        ),
        migrations.AddField(
            model_name="person",
            name="photo",
            field=models.ForeignKey(
                blank=True,
                help_text="Shown on the author's page.",
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="newsroom.photo",
                verbose_name="picture",
            ),
        ),
        migrations.AlterField(
            model_name="article",
            name="deep_look",
            field=wagtail.fields.StreamField(
                [("text", 0), ("pull_quote", 3), ("picture", 11), ("story_card", 13)],
                blank=True,
                block_lookup={
                    0: (
                        "wagtail.blocks.RichTextBlock",
                        (),
                        {
                            "features": [
                                "h2",
                                "h3",
                                "h4",
                                "bold",
                                "italic",
                                "link",
                                "ul",
                                "ol",
                                "superscript",
                                "subscript",
                                "strikethrough",
                                "code",
                                "story-link",
                            ],
                            "label": "Text",
                            "required": False,
                        },
                    ),
                    1: ("wagtail.blocks.TextBlock", (), {"rows": 2}),
                    2: ("wagtail.blocks.CharBlock", (), {"required": False}),
                    3: ("wagtail.blocks.StructBlock", [[("text", 1), ("attribution", 2)]], {}),
                    4: ("wagtail.images.blocks.ImageChooserBlock", (), {"required": False}),
                    5: (
                        "wagtail.blocks.TextBlock",
                        (),
                        {"help_text": "Leave empty to print the picture's own caption.", "required": False, "rows": 3},
                    ),
                    6: (
                        "wagtail.blocks.CharBlock",
                        (),
                        {"help_text": "Leave empty to print the picture's own credit.", "required": False},
                    ),
                    7: (
                        "wagtail.blocks.BooleanBlock",
                        (),
                        {"help_text": "Given out by a party of the story.", "required": False},
                    ),
                    8: (
                        "wagtail.blocks.CharBlock",
                        (),
                        {"help_text": "Leave empty to use the picture's own.", "required": False},
                    ),
                    9: (
                        "wagtail.blocks.CharBlock",
                        (),
                        {
                            "help_text": "Leave empty to use the picture's own.",
                            "label": "Photographer",
                            "required": False,
                        },
                    ),
                    10: (
                        "wagtail.blocks.TextBlock",
                        (),
                        {"help_text": "Leave empty to use the picture's own.", "required": False, "rows": 2},
                    ),
                    11: (
                        "wagtail.blocks.StructBlock",
                        [
                            [
                                ("photo", 4),
                                ("caption", 5),
                                ("credit", 6),
                                ("handout", 7),
                                ("alt_text", 8),
                                ("creator", 9),
                                ("source", 8),
                                ("distributor", 8),
                                ("usage_terms", 10),
                            ]
                        ],
                        {},
                    ),
                    12: ("wagtail.snippets.blocks.SnippetChooserBlock", ("newsroom.Article",), {"required": False}),
                    13: ("wagtail.blocks.StructBlock", [[("story", 12)]], {}),
                },
            ),
        ),
        migrations.CreateModel(
            name="Arrangement",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("from_at", models.DateTimeField()),
                ("made_at", models.DateTimeField(auto_now_add=True)),
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
                    "edition",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="arrangements",
                        to="newsroom.edition",
                    ),
                ),
            ],
            options={
                "ordering": ["-from_at", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="ArrangedStory",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("order", models.PositiveSmallIntegerField()),
                (
                    "article",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="newsroom.article"
                    ),
                ),
                (
                    "arrangement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="places", to="newsroom.arrangement"
                    ),
                ),
            ],
            options={
                "ordering": ["order", "pk"],
            },
        ),
        migrations.CreateModel(
            name="ColleagueNote",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("text", models.TextField()),
                ("evidence", models.JSONField(blank=True, null=True)),
                ("at", models.DateTimeField(auto_now_add=True)),
                ("resolved_at", models.DateTimeField(blank=True, null=True)),
                (
                    "article",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="colleague_notes",
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
                (
                    "mentions",
                    models.ManyToManyField(blank=True, related_name="mentioned_in", to=settings.AUTH_USER_MODEL),
                ),
                (
                    "resolved_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "thread",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="answers",
                        to="newsroom.colleaguenote",
                    ),
                ),
            ],
            options={
                "ordering": ["at", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Readership",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("day", models.DateField()),
                ("reads", models.PositiveIntegerField(default=0)),
                (
                    "article",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="readership", to="newsroom.article"
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "readership",
            },
        ),
        migrations.CreateModel(
            name="RightOfReply",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("sort_order", models.IntegerField(blank=True, editable=False, null=True)),
                ("accused", models.CharField(blank=True, max_length=200, verbose_name="who is accused")),
                ("asked_at", models.DateTimeField(blank=True, null=True, verbose_name="asked when")),
                (
                    "asked_by",
                    models.CharField(
                        blank=True,
                        help_text="And how: by telephone, in writing.",
                        max_length=200,
                        verbose_name="by whom",
                    ),
                ),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "Waiting for an answer"),
                            ("answered", "Answered"),
                            ("declined", "Did not want to comment"),
                            ("silent", "Did not answer"),
                            ("unreachable", "Could not be reached"),
                        ],
                        default="",
                        max_length=12,
                        verbose_name="what came of it",
                    ),
                ),
                ("answer", models.TextField(blank=True, verbose_name="their words")),
                (
                    "article",
                    modelcluster.fields.ParentalKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="rights_of_reply",
                        to="newsroom.article",
                    ),
                ),
            ],
            options={
                "verbose_name": "right of reply",
                "verbose_name_plural": "rights of reply",
                "ordering": ["sort_order"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Trashed",
            fields=[
                (
                    "article",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="trashed",
                        serialize=False,
                        to="newsroom.article",
                    ),
                ),
                ("at", models.DateTimeField(auto_now_add=True)),
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
                "verbose_name_plural": "trashed",
                "ordering": ["-at"],
            },
        ),
        migrations.AddIndex(
            model_name="arrangement",
            index=models.Index(fields=["edition", "-from_at", "-id"], name="arrangement_in_force"),
        ),
        migrations.AddConstraint(
            model_name="arrangedstory",
            constraint=models.UniqueConstraint(
                fields=("arrangement", "article"), name="a_story_once_in_an_arrangement"
            ),
        ),
        migrations.AddIndex(
            model_name="colleaguenote",
            index=models.Index(fields=["resolved_at", "thread", "-at"], name="open_threads_by_time"),
        ),
        migrations.AddConstraint(
            model_name="readership",
            constraint=models.UniqueConstraint(fields=("day", "article"), name="one_number_for_each_story_and_day"),
        ),
    ]
