import django.db.models.deletion
import django.utils.timezone
import standfirst.newsroom.models.publication
import wagtail.fields
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("auth", "0012_alter_user_first_name_max_length"),
        ("newsroom", "0008_pictures_hold_their_rights"),
    ]

    operations = [
        migrations.CreateModel(
            name="Letter",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("to", models.JSONField(default=list)),
                ("sender", models.CharField(max_length=254)),
                ("subject", models.CharField(max_length=300)),
                ("message", models.BinaryField()),
                ("made_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("due_at", models.DateTimeField(db_index=True, default=django.utils.timezone.now)),
                ("tries", models.PositiveIntegerField(default=0)),
                ("trouble", models.CharField(blank=True, max_length=500)),
                ("given_up", models.BooleanField(default=False)),
            ],
            options={
                "ordering": ["due_at", "pk"],
            },
        ),
        migrations.CreateModel(
            name="MailServer",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "host",
                    models.CharField(
                        blank=True, help_text="As in smtp.example.org.", max_length=253, verbose_name="mail server"
                    ),
                ),
                ("port", models.PositiveIntegerField(default=587)),
                (
                    "security",
                    models.CharField(
                        choices=[
                            ("starttls", "STARTTLS (usually port 587)"),
                            ("tls", "TLS (usually port 465)"),
                            ("none", "none (only for a server on this machine)"),
                        ],
                        default="starttls",
                        max_length=10,
                        verbose_name="encryption",
                    ),
                ),
                ("user", models.CharField(blank=True, max_length=254, verbose_name="user name")),
                ("sealed_password", models.TextField(blank=True)),
                (
                    "sender",
                    models.EmailField(
                        blank=True,
                        help_text="The address that mail from the newsroom comes from.",
                        max_length=254,
                        verbose_name="sender",
                    ),
                ),
            ],
            options={
                "verbose_name": "mail server",
            },
        ),
        migrations.AddField(
            model_name="publication",
            name="house_style",
            field=models.TextField(
                blank=True,
                help_text='Three tables: [terms] and [names] with what to write and the forms to avoid, as in "email" = ["e-mail"]; [bans] with what not to write and why.',
                validators=[standfirst.newsroom.models.publication.readable_house_style],
            ),
        ),
        migrations.AddField(
            model_name="publication",
            name="logo",
            field=models.ForeignKey(
                blank=True,
                help_text="Stands at the head of every page in place of the name. A PNG or WebP with a clear ground.",
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="newsroom.photo",
            ),
        ),
        migrations.AddField(
            model_name="publication",
            name="menu",
            field=wagtail.fields.StreamField(
                [("section", 0), ("page", 1), ("link", 4)],
                blank=True,
                block_lookup={
                    0: ("wagtail.snippets.blocks.SnippetChooserBlock", ("newsroom.Section",), {"icon": "list-ul"}),
                    1: (
                        "wagtail.blocks.PageChooserBlock",
                        (),
                        {"icon": "doc-full", "page_type": ["newsroom.InformationPage"]},
                    ),
                    2: ("wagtail.blocks.CharBlock", (), {"max_length": 40}),
                    3: (
                        "wagtail.blocks.CharBlock",
                        (),
                        {"help_text": "As in /2026/elections/ or https://example.org/.", "max_length": 300},
                    ),
                    4: ("wagtail.blocks.StructBlock", [[("name", 2), ("address", 3)]], {}),
                },
                help_text="Empty: all sections in their order, then all pages.",
            ),
        ),
        migrations.CreateModel(
            name="Invitation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("email", models.EmailField(max_length=254, verbose_name="mail address")),
                ("name", models.CharField(blank=True, max_length=150)),
                ("digest", models.CharField(max_length=64, unique=True)),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                ("expires_at", models.DateTimeField()),
                ("used_at", models.DateTimeField(null=True)),
                ("groups", models.ManyToManyField(related_name="+", to="auth.group", verbose_name="roles")),
                (
                    "invited_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-made_at", "-pk"],
            },
        ),
    ]
