"""`Story` → draft: what came by wire becomes a story of this newsroom."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from django.core.files.images import ImageFile
from django.db import transaction
from django.utils.text import slugify
from wagtail.coreutils import string_to_ascii

from standfirst.newsroom.suggest import with_suggestions
from standfirst.story import Block, BlockKind, Picture, Story

if TYPE_CHECKING:
    from standfirst.newsroom.models import Article, Photo


@transaction.atomic
def take_in(story: Story, *, user: Any = None, pictures: Path | None = None) -> Article:
    """Makes a draft of `story`: the article, its first revision, its people, section and edition.

    `pictures` is the folder that relative picture paths are read from; a picture that is not there stays a
    caption without a photo. Quick Looks without evidence get the desk's suggestion.
    """
    from standfirst.newsroom.models import Article, ArticleAuthor, Edition, Publication, Section, Storyline

    story = with_suggestions(story)
    photos = {picture.id: _photo(picture, pictures, user) for picture in story.pictures}
    article = Article(
        live=False,
        kicker=story.kicker[:80],
        section=_named(Section, story.section, 80),
        label=story.label.value,
        headline=story.headline[:300],
        agency=story.agency[:120] or Publication.load().agency,
        located=story.located[:120],
        edition=_named(Edition, story.edition, 80),
        standfirst=story.standfirst,
        pictures=_pictures(story, photos),
        quick_looks_headline=story.quick_looks_headline[:300],
        quick_looks=[
            {
                "type": "quick_look",
                "id": look.id if len(look.id) == 36 else str(uuid4()),
                "value": {
                    "text": look.text,
                    "evidence": {"evidence": [asdict(each) for each in look.evidence], "confirmed": look.confirmed},
                },
            }
            for look in story.quick_looks
        ],
        deep_look=_deep_look(story, photos),
        storyline=_named(Storyline, story.storyline, 200),
        slug=story.slug,
        slugline=story.slugline[:120],
        language=story.language,
        embargoed_until=story.embargoed_until,
        go_live_at=story.go_live_at,
        first_published_at=story.first_published,
        copyright_notice=story.copyright_notice[:255],
        usage_terms=story.usage_terms,
        ed_note=story.ed_note,
        rating_enabled=story.rating_enabled,
        reader_notes=[{**asdict(note), "kind": note.kind.value} for note in story.notes],
        has_unpublished_changes=True,
    )
    article.article_authors = [
        ArticleAuthor(person=person, sort_order=number) for number, person in enumerate(_people(story))
    ]
    article.tags.add(*story.tags)
    article.save()
    article.save_revision(user=user, changed=False)
    return article


def _named(model: Any, name: str, length: int) -> Any:
    """The row of `model` with that name, whatever its case; made if there is none; None for no name."""
    name = name.strip()[:length]
    if not name:
        return None
    found = model.objects.filter(name__iexact=name).first()
    if found:
        return found
    values = {"name": name}
    if any(field.name == "slug" for field in model._meta.fields):
        values["slug"] = _free_slug(model, name)
    return model.objects.create(**values)


def _free_slug(model: Any, name: str) -> str:
    base = slugify(string_to_ascii(name))[:60] or model._meta.model_name
    slug, number = base, 2
    while model.objects.filter(slug=slug).exists():
        slug, number = f"{base}-{number}", number + 1
    return slug


def _people(story: Story) -> list[Any]:
    from standfirst.newsroom.models import Person

    people = []
    for author in story.authors:
        person = _named(Person, author.name, 200)
        if person and person not in people:
            people.append(person)
    return people


def _photo(picture: Picture, folder: Path | None, user: Any) -> Photo | None:
    from standfirst.newsroom.models import Photo

    if folder is None or not picture.href:
        return None
    path = (folder / picture.href).resolve()
    if not path.is_relative_to(folder.resolve()) or not path.is_file():
        return None
    with path.open("rb") as file:
        photo = Photo(
            title=(picture.alt_text or path.stem)[:255],
            file=ImageFile(file, name=path.name),
            caption=picture.caption,
            credit=picture.credit[:255],
            description=picture.alt_text[:255],
            creator=picture.creator[:255],
            source=picture.source[:255],
            distributor=picture.distributor[:255],
            usage_terms=picture.usage_terms,
            handout=picture.handout,
            uploaded_by_user=user,
        )
        photo.save()
    return photo


def _pictures(story: Story, photos: dict[str, Photo | None]) -> list[dict[str, Any]]:
    in_body = {block.picture for block in story.deep_look if block.kind is BlockKind.PICTURE}
    return [_picture(picture, photos) for picture in story.pictures if picture.id not in in_body]


def _picture(picture: Picture, photos: dict[str, Photo | None]) -> dict[str, Any]:
    photo = photos.get(picture.id)
    value = {"photo": photo.pk if photo else None, "handout": picture.handout}
    # What the library holds is not written again: a mended caption there mends it here.
    if not photo:
        value |= {"caption": picture.caption, "credit": picture.credit}
    return {"type": "picture", "id": str(uuid4()), "value": value}


def _deep_look(story: Story, photos: dict[str, Photo | None]) -> list[dict[str, Any]]:
    """The stream of the Deep Look: text runs as one block, pull quotes and pictures between."""
    stream: list[dict[str, Any]] = []
    run: list[str] = []

    def end_run() -> None:
        if run:
            stream.append({"type": "text", "id": str(uuid4()), "value": "".join(run)})
            run.clear()

    for block in story.deep_look:
        if block.kind is BlockKind.PULL_QUOTE:
            end_run()
            value: dict[str, Any] = {"text": block.text, "attribution": block.attribution}
            stream.append({"type": "pull_quote", "id": str(uuid4()), "value": value})
        elif block.kind is BlockKind.PICTURE:
            picture = story.picture(block.picture)
            if picture:
                end_run()
                stream.append(_picture(picture, photos))
        else:
            run.append(_rich(block))
    end_run()
    return stream


def _rich(block: Block) -> str:
    """A block as Wagtail keeps rich text; its id is the key that Draftail carries through edits."""
    key = f' data-block-key="{block.id}"'
    if block.kind is BlockKind.LIST:
        return block.html.replace("<li>", f"<li{key}>", 1)
    tag = f"h{block.level}" if block.kind is BlockKind.HEADING else "p"
    return f"<{tag}{key}>{block.html}</{tag}>"
