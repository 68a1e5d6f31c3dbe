"""Colleagues find stories by pieces of words; what is changed, added and deleted is found as it is now."""

from __future__ import annotations

import pytest
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from standfirst.newsroom import story_search
from standfirst.newsroom.models import Article
from standfirst.newsroom.story_search import make_index, with_words
from tests.newsroom.core.conftest import draft

pytestmark = pytest.mark.django_db


def found(text: str) -> set[str]:
    return set(with_words(Article.objects.all(), text).values_list("headline", flat=True))


def test_pieces_of_words_find_it_in_any_case_and_any_order() -> None:
    draft(headline="Council Votes on the Harbour Wall")
    draft(headline="Ferry Waits", standfirst="The harbour is closed.")
    assert found("harb") == {"Council Votes on the Harbour Wall", "Ferry Waits"}
    assert found("WALL coun") == {"Council Votes on the Harbour Wall"}
    assert found("on wall") == {"Council Votes on the Harbour Wall"}
    assert found("bridge") == set() and len(found("")) == 2


@pytest.mark.parametrize("text", ['"', '""" OR', "wall* NEAR(", "headline:wall", "a AND NOT b", "%_", "-wall", "’"])
def test_what_looks_like_a_language_of_queries_is_words(text: str) -> None:
    draft(headline="Council Votes on the Harbour Wall")
    assert found(text) == set()


def test_what_changes_is_found_as_it_is_now() -> None:
    story = draft(headline="Council Votes")
    Article.objects.filter(pk=story.pk).update(headline="Ferry Waits")
    assert found("council") == set() and found("ferry") == {"Ferry Waits"}
    Article.objects.bulk_create([Article(headline="Bridge Opens")])
    assert found("bridge") == {"Bridge Opens"}
    Article.objects.get(pk=story.pk).delete()
    assert found("ferry") == set()


def test_an_index_that_a_migration_dropped_is_made_again_of_what_is_there() -> None:
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL keeps its indexes with the table")
    draft(headline="Council Votes")
    with connection.cursor() as cursor:
        for name in story_search._TRIGGERS:
            cursor.execute(f"DROP TRIGGER {name}")
    draft(headline="Ferry Waits")
    assert found("ferry") == {"Ferry Waits"}  # without an index, the table itself is searched
    make_index()
    assert found("ferry") == {"Ferry Waits"} and found("council") == {"Council Votes"}
    assert story_search._is_indexed("default")


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=12), st.text(alphabet=st.characters(codec="utf-8", exclude_characters="\0"), max_size=30))
def test_no_text_breaks_it(wanted: str, headline: str) -> None:
    Article.objects.bulk_create([Article(headline=headline)])
    list(with_words(Article.objects.all(), wanted))
