"""Votes, their tallies, and the words stories are found by."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('newsroom', '0002_the_newsroom_opens'),
    ]

    operations = [
        migrations.CreateModel(
            name='RatingTally',
            fields=[
                ('article', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='rating_tally', serialize=False, to='newsroom.article')),
                ('votes', models.PositiveIntegerField(default=0)),
                ('sum', models.PositiveIntegerField(default=0, help_text='The stars of these votes.')),
                ('imported_votes', models.PositiveIntegerField(default=0)),
                ('imported_sum', models.PositiveIntegerField(default=0, help_text='The stars of the imported votes.')),
            ],
        ),
        migrations.CreateModel(
            name='SearchEntry',
            fields=[
                ('article', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='search_entry', serialize=False, to='newsroom.article')),
                ('version', models.PositiveIntegerField(help_text='The published version the words are of.')),
                ('headline', models.TextField()),
                ('names', models.TextField(help_text='Kicker, section, authors, agency, city, tags, storyline.')),
                ('text', models.TextField(help_text='Standfirst, Quick Looks, Deep Look, captions.')),
            ],
            options={
                'verbose_name_plural': 'search entries',
            },
        ),
        migrations.CreateModel(
            name='Vote',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('value', models.PositiveSmallIntegerField(help_text='Stars, 1 to 5.')),
                ('at', models.DateTimeField(help_text='When it was given or last changed.')),
                ('token', models.CharField(max_length=64)),
                ('article', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='votes', to='newsroom.article')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('article', 'token'), name='one_vote_for_each_browser_and_story'), models.CheckConstraint(condition=models.Q(('value__gte', 1), ('value__lte', 5)), name='one_to_five_stars')],
            },
        ),
    ]
