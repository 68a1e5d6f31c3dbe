"""`Story` → draft: what came by wire becomes a story of this newsroom."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid4

from django.db import transaction

from standfirst.newsroom.addresses import slug_of
from standfirst.newsroom.gate import Hold, PublishingHeld
from standfirst.newsroom.names import named
from standfirst.newsroom.photo_intake import PhotoIntake
from standfirst.newsroom.rich_text import write_rich_text
from standfirst.newsroom.suggest import with_suggestions
from standfirst.story import BlockKind, Note, NoteKind, Picture, PubStatus, Story

if TYPE_CHECKING:
    from standfirst.newsroom.models import Article


def take_in(story: Story, *, user: Any = None, pictures: Path | None = None) -> Article:
    """Makes a draft of `story`: the article, its first revision, its people, section and edition.

    `pictures` is the folder that relative picture paths are read from; a picture that is not there, or is
    none, stays a caption without a photo. Quick Looks without evidence get the desk's suggestion. What could
    not be kept as it came is in the draft's notes. All of it is taken in or, on an error, nothing.
    """
    with PhotoIntake(pictures, user) as photos, transaction.atomic():
        return _Intake(with_suggestions(story), photos).article(user)


def publish_imported(article: Article, user: Any = None, at: datetime | None = None) -> None:
    """Lets the draft of a story that was taken in out, as of the time its words had when they came.

    `at` is when these words went out; without it, the time that came with them or, failing that, now. A story
    with a go-live time to come waits for it. Raises `PublishingHeld`, also for a story whose sender has
    withheld or cancelled it.
    """
    if article.pub_status != PubStatus.USABLE and not article.version:
        raise PublishingHeld(
            [Hold(f"Its sender marks it “{article.pub_status}”: it is not to be used. An editor may decide otherwise.")]
        )
    came = [time for time in (article.first_published_at, article.last_published_at) if time]
    revision = article.latest_revision
    if revision is None:
        raise ValueError(f"“{article}” has no draft to publish.")
    article.publish(revision, user=user, at=at or max(came, default=None))


class _Intake:
    """One story on its way in, and what is to be noted of it."""

    def __init__(self, story: Story, photos: PhotoIntake) -> None:
        self.story = story
        self.notes: list[Note] = list(story.notes)
        self.photos = {
            picture.id: photos.take_in(picture, number, self.notes) for number, picture in enumerate(story.pictures, 1)
        }

    def article(self, user: Any) -> Article:
        from standfirst.newsroom.models import Article, ArticleAuthor, Edition, Section, Storyline

        story = self.story
        people = self._people()
        if story.pub_status is not PubStatus.USABLE:
            self._note(NoteKind.DOUBTFUL, f"Its sender marks it “{story.pub_status}”: it is not to be used.")
        article = Article(
            uuid=self._uuid(),
            kicker=story.kicker,
            section=self._named(Section, "section", story.section),
            label=story.label.value,
            headline=story.headline,
            agency=story.agency,
            located=story.located,
            edition=self._named(Edition, "edition", story.edition),
            standfirst=story.standfirst,
            pictures=self._pictures(),
            quick_looks_headline=story.quick_looks_headline,
            quick_looks=self._quick_looks(),
            deep_look=self._deep_look(),
            storyline=self._named(Storyline, "storyline", story.storyline),
            slug=self._slug(),
            slugline=story.slugline,
            language=story.language,
            embargoed_until=story.embargoed_until,
            go_live_at=story.go_live_at,
            first_published_at=story.first_published,
            last_published_at=story.version_created,
            pub_status=story.pub_status.value,
            copyright_notice=story.copyright_notice,
            usage_terms=story.usage_terms,
            ed_note=story.ed_note,
            rating_enabled=story.rating_enabled,
            has_unpublished_changes=True,
        )
        article.article_authors = [
            ArticleAuthor(person=person, sort_order=number) for number, person in enumerate(people)
        ]
        article.tags.add(*self._tags())
        # Last: all that comes before may add to the notes.
        article.reader_notes = [{**asdict(note), "kind": note.kind.value} for note in self.notes]
        article.save()
        self._corrections(article)
        # As with any draft, what it lacks or has too much of is the desk's and the gate's to say.
        article.save_revision(user=user, changed=False, clean=False)
        return article

    def _note(self, kind: NoteKind, message: str, words: str = "") -> None:
        self.notes.append(Note(kind, message, words=words))

    def _uuid(self) -> UUID:
        """The story's own, if it is one of ours that is not here (yet, or any more)."""
        from standfirst.newsroom.models import Article

        scheme, _, written = self.story.uri.rpartition(":")
        if scheme == "urn:uuid":
            try:
                own = UUID(written)
            except ValueError:
                return uuid4()
            if not Article.objects.filter(uuid=own).exists():
                return own
        return uuid4()

    def _slug(self) -> str:
        written = self.story.slug
        made = slug_of(written)
        if made != written:
            self._note(NoteKind.DOUBTFUL, f"The slug was no address and has become “{made}”.", written)
        return made

    def _named(self, model: Any, what: str, name: str) -> Any:
        row, kept = named(model, name)
        if row is not None and not kept:
            self._note(NoteKind.DOUBTFUL, f"The name of the {what} is too long for a list and was cut.", name)
        return row

    def _people(self) -> list[Any]:
        from standfirst.newsroom.models import Person

        people = [self._named(Person, "author", author.name) for author in self.story.authors]
        return [person for number, person in enumerate(people) if person and person not in people[:number]]

    def _tags(self) -> list[str]:
        tags = [" ".join(tag.split()) for tag in self.story.tags]
        for tag in tags:
            if len(tag) > 100:
                self._note(NoteKind.DROPPED, "A tag of more than 100 characters is no tag.", tag)
        return list(dict.fromkeys(tag for tag in tags if 0 < len(tag) <= 100))

    def _pictures(self) -> list[dict[str, Any]]:
        in_body = {block.picture for block in self.story.deep_look if block.kind is BlockKind.PICTURE}
        return [self._picture(each, each.id) for each in self.story.pictures if each.id not in in_body]

    def _picture(self, picture: Picture, child_id: str) -> dict[str, Any]:
        photo = self.photos[picture.id]
        value: dict[str, Any] = {"photo": photo.pk if photo else None, "handout": picture.handout}
        # What the library says of a photo is not said again: mended there, it is mended here.
        for name in ("caption", "credit", "alt_text", "creator", "source", "distributor", "usage_terms"):
            said = getattr(picture, name)
            value[name] = "" if photo and getattr(photo, name) == said else said
        return {"type": "picture", "id": child_id, "value": value}

    def _quick_looks(self) -> list[dict[str, Any]]:
        return [
            {
                "type": "quick_look",
                "id": look.id,
                "value": {
                    "text": look.text,
                    "evidence": {"evidence": [asdict(each) for each in look.evidence], "confirmed": look.confirmed},
                },
            }
            for look in self.story.quick_looks
        ]

    def _deep_look(self) -> list[dict[str, Any]]:
        """The stream of the Deep Look: text runs as one block, pull quotes and pictures between."""
        stream: list[dict[str, Any]] = []
        run = []
        for block in self.story.deep_look:
            picture = self.story.picture(block.picture) if block.kind is BlockKind.PICTURE else None
            if block.kind is not BlockKind.PULL_QUOTE and not picture:
                run.append(block)
                continue
            stream += _text(run)
            run.clear()
            if picture:
                stream.append(self._picture(picture, block.id))
            else:
                value: dict[str, Any] = {"text": block.text, "attribution": block.attribution}
                stream.append({"type": "pull_quote", "id": block.id, "value": value})
        return stream + _text(run)

    def _corrections(self, article: Article) -> None:
        from standfirst.newsroom.models import ArticleCorrection

        for each in self.story.corrections:
            ArticleCorrection.objects.create(
                article=article,
                at=each.at,
                kind=each.kind.value,
                text=each.text,
                evidence=asdict(each.evidence) if each.evidence else None,
            )


def _text(run: list[Any]) -> list[dict[str, Any]]:
    return [{"type": "text", "id": str(uuid4()), "value": write_rich_text(run)}] if run else []
