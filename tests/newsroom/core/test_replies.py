"""Right of reply: asked for while a story accuses somebody who was not asked; kept with the draft, never printed."""

from __future__ import annotations

import pytest
from django.utils import timezone

from standfirst.desk import Level
from standfirst.newsroom.admin.asked import ask
from standfirst.newsroom.handover import handover
from standfirst.newsroom.models import Article, RightOfReply
from standfirst.newsroom.replies import reply_findings
from standfirst.story import to_json
from tests.newsroom.core.conftest import draft, let_out

pytestmark = pytest.mark.django_db


def rules(article: Article) -> list[str]:
    return [each.rule for each in reply_findings(article)]


def test_a_story_that_accuses_nobody_is_not_asked() -> None:
    assert rules(draft()) == []


def test_an_accusation_asks_for_a_name_then_for_the_asking_then_is_at_rest() -> None:
    article = draft()
    article.accuses = True
    assert rules(article) == ["reply.nobody_named"]
    article.rights_of_reply = [RightOfReply(accused="Harbour Board")]
    assert rules(article) == ["reply.not_asked"]
    article.rights_of_reply = [RightOfReply(accused="Harbour Board", asked_at=timezone.now(), asked_by="Ada")]
    assert [each.level for each in reply_findings(article)] == [Level.NOTE]
    for outcome in ("answered", "declined", "silent", "unreachable"):
        article.rights_of_reply = [RightOfReply(accused="Board", asked_at=timezone.now(), outcome=outcome)]
        assert rules(article) == []


def test_somebody_accused_and_not_asked_is_asked_about_also_where_nobody_ticked_the_box() -> None:
    article = draft()
    article.rights_of_reply = [RightOfReply(accused="A"), RightOfReply(accused="B"), RightOfReply(accused="  ")]
    found = list(reply_findings(article))
    assert [each.message.split()[0] for each in found] == ["A", "B"]
    assert len({each.key for each in found}) == 2


def test_the_desk_shows_a_card_and_publishing_is_not_held() -> None:
    article = draft()
    drafted = article.get_latest_revision_as_object()
    drafted.accuses = True
    card = next(card for card in ask(drafted).cards if card.rule == "reply.nobody_named")
    assert card.level is Level.QUERY
    assert card.dismissable
    drafted.save_revision()
    assert let_out(article).live


def test_the_record_is_kept_with_the_draft_and_leaves_in_no_story() -> None:
    article = draft()
    drafted = article.get_latest_revision_as_object()
    drafted.rights_of_reply = [RightOfReply(accused="Secret Person", asked_by="Ada")]
    drafted.save_revision()
    kept = Article.objects.get(pk=article.pk).get_latest_revision_as_object()
    assert [each.accused for each in kept.rights_of_reply.all()] == ["Secret Person"]
    let_out(article)
    article.refresh_from_db()
    assert [each.accused for each in article.rights_of_reply.all()] == ["Secret Person"]
    assert "Secret Person" not in to_json(handover(article))
    assert "Secret Person" not in article.published_versions.get().story_json
