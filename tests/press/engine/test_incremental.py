"""Whatever the newsroom does, what was made step by step equals what would be made of everything at once."""

from __future__ import annotations

import os
import random
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from standfirst.newsroom.models import Article, OutboxRow, Person, Publication, Section, Storyline
from standfirst.press import lists, outputs
from standfirst.press.making import make_and_store
from standfirst.press.store import Store
from standfirst.press.worker import work_off
from standfirst.story import Correction, CorrectionKind
from tests.press.engine.conftest import body_of
from tests.press.engine.stories import change, draft, publish, revise

SEEDS = range(int(os.environ.get("STANDFIRST_TEST_SEEDS", "4")))
Everything = dict[str, tuple[str, bytes, str, int]]


def built_at_once() -> Everything:
    """What a clean build of the whole site makes, by path."""
    made = [outputs.make(id) for id in outputs.all_ids()]
    return {
        each.path: (
            each.id,
            each.body.encode() if isinstance(each.body, str) else each.body,
            each.content_type,
            each.status,
        )
        for each in made
        if each is not None
    }


def built_step_by_step(store: Store) -> Everything:
    """What the store has, by path."""
    found: Everything = {}
    for (path,) in store.connection.execute("SELECT path FROM output WHERE path IS NOT NULL").fetchall():
        output, body = store.at(path), body_of(store, path)
        assert output is not None and body is not None
        found[path] = (output.id, body, output.content_type, output.status)
    return found


class Newsroom:
    """Does at random what editors do."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self.told: list[str] = []
        self.count = 0

    def act(self) -> None:
        actions: list[tuple[int, Callable[[], None]]] = [
            (6, self.publish),
            (3, self.publish_an_old_one),
            (3, self.retitle),
            (3, self.rewrite),
            (3, self.move_section),
            (2, self.change_storyline),
            (2, self.change_authors),
            (1, self.switch_rating),
            (2, self.correct),
            (4, self.withdraw),
            (2, self.publish_again),
            (2, self.schedule),
            (1, self.draft),
            (1, self.rename),
        ]
        weights = [weight for weight, _ in actions]
        action = self.chance.choices([each for _, each in actions], weights)[0]
        self.told.append(action.__name__)
        action()

    # What there is

    def live(self) -> Article | None:
        found = list(Article.objects.filter(live=True).order_by("pk"))
        return self.chance.choice(found) if found else None

    def name(self) -> str:
        self.count += 1
        return f"Story number {self.count} {self.chance.choice(('opens', 'closes', 'waits'))}"

    def fields(self) -> dict[str, object]:
        return {
            "section": self.chance.choice(("World", "City", "Sport", "")),
            "storyline": self.chance.choice(("The river", "The talks", "", "")),
            "authors": tuple(self.chance.sample(("Ada Lind", "Bo Marsh", "Cleo Hart"), self.chance.randint(0, 2))),
        }

    def change(self, article: Article, **changes: object) -> None:
        """Publishes what is on the desk of the story; what was to wait till tomorrow is written anew."""
        working = article.get_latest_revision_as_object()
        if working.headline.startswith(("Embargoed", "Unpublished")):
            changes.setdefault("headline", self.name())
        change(article, go_live_at=None, **changes)

    # What is done

    def publish(self) -> None:
        publish(self.name(), **self.fields())  # type: ignore[arg-type]

    def publish_an_old_one(self) -> None:
        # On the same few days, and at times at the very same minute: then the number decides.
        at = datetime(2024, 5, self.chance.randint(1, 4), 12, tzinfo=UTC)
        publish(self.name(), at=at, **self.fields())  # type: ignore[arg-type]

    def retitle(self) -> None:
        if article := self.live():
            name = self.name()
            slug = "-".join(name.lower().split()) if self.chance.random() < 0.5 else article.slug
            self.change(article, headline=name, slug=slug)

    def rewrite(self) -> None:
        if article := self.live():
            self.change(article, standfirst=self.name())

    def move_section(self) -> None:
        if article := self.live():
            self.change(article, section=self.chance.choice([*Section.objects.order_by("pk"), None]))

    def change_storyline(self) -> None:
        if article := self.live():
            self.change(article, storyline=self.chance.choice([*Storyline.objects.order_by("pk"), None]))

    def change_authors(self) -> None:
        people = list(Person.objects.order_by("pk"))
        if article := self.live():
            self.change(article, authors=self.chance.sample(people, min(len(people), self.chance.randint(0, 2))))

    def switch_rating(self) -> None:
        if article := self.live():
            self.change(article, rating_enabled=not article.rating_enabled)

    def correct(self) -> None:
        if article := self.live():
            word = Correction(timezone.now(), CorrectionKind.CORRECTION, "An earlier version had it wrong.")
            article.correct(revise(article, headline=self.name(), go_live_at=None), word)

    def withdraw(self) -> None:
        if article := self.live():
            article.withdraw()

    def publish_again(self) -> None:
        gone = list(Article.objects.filter(live=False, version__gt=0).order_by("pk"))
        if gone:
            self.change(self.chance.choice(gone), standfirst=self.name())

    def schedule(self) -> None:
        tomorrow = timezone.now() + timedelta(days=1)
        article = self.live() if self.chance.random() < 0.5 else None
        article = article or draft(self.name())
        article.publish(revise(article, headline=f"Embargoed {self.name()}", go_live_at=tomorrow))

    def draft(self) -> None:
        article = self.live() or draft(self.name())
        revise(article, headline=f"Unpublished {self.name()}")

    def rename(self) -> None:
        kind = self.chance.choice((Section, Person, Publication))
        row = Publication.load() if kind is Publication else kind.objects.order_by("pk").last()
        if row is not None:
            row.name = self.name()
            row.save()


@pytest.fixture(autouse=True)
def short_lists(monkeypatch: pytest.MonkeyPatch) -> None:
    """Windows so short that a few dozen stories come to their ends."""
    for name, length in (("EARLIER", 2), ("READ_MORE", 2), ("FRONT", 4), ("LATEST", 3), ("FEED", 4)):
        monkeypatch.setattr(lists, name, length)
    for module, name, length in (
        ("author", "FRONT", 4),
        ("section", "FRONT", 4),
        ("feed", "FEED", 4),
        ("fragment", "LATEST", 3),
    ):
        monkeypatch.setattr(f"standfirst.press.outputs.{module}.{name}", length)


@pytest.mark.parametrize("seed", SEEDS)
def test_step_by_step_equals_all_at_once(output_store: Store, seed: int) -> None:
    newsroom = Newsroom(seed)
    make_and_store(outputs.all_ids())
    for _ in range(28):
        newsroom.act()
        if newsroom.chance.random() < 0.25:
            continue  # two changes may wait together
        work_off()
        assert not OutboxRow.objects.filter(done_at=None).exists()
        made, wanted = built_step_by_step(output_store), built_at_once()
        story = ", ".join(newsroom.told)
        assert made.keys() == wanted.keys(), f"after {story}"
        different = [path for path in wanted if made[path] != wanted[path]]
        assert different == [], f"after {story}"
        assert not any(b"Embargoed" in body or b"Unpublished" in body for _, body, _, _ in made.values())


def test_the_test_would_notice_a_page_that_was_left_out(output_store: Store) -> None:
    first = publish("First story")
    work_off()
    publish("Second story")
    OutboxRow.objects.filter(done_at=None).update(done_at=timezone.now())
    assert built_step_by_step(output_store)[first.address] != built_at_once()[first.address]
