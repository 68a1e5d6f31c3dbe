"""Links from one story's words to another story: kept by number, so that they follow it wherever it goes.

A link that was pasted as an address, in a story or from the wire, is known by that address: also one that no story has
yet.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from typing import Any

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db.models import Q
from django.urls import reverse_lazy
from draftjs_exporter.dom import DOM
from wagtail.admin.rich_text.converters.html_to_contentstate import LinkElementHandler
from wagtail.admin.rich_text.editors.draftail.features import EntityFeature
from wagtail.models import Page, ReferenceIndex
from wagtail.rich_text import LinkHandler
from wagtail.rich_text.feature_registry import FeatureRegistry

from standfirst.story import escape

FEATURE = "story-link"
"""The name of the feature in a rich text field's list."""
CARD_WORDS = "Related story"
"""What stands for a story's card where cards are not drawn."""
_ENTITY = "STORY_LINK"


class StoryLinkHandler(LinkHandler):
    """Writes `<a linktype="story" id="12">` out as a link to where story 12 is read now.

    A story that the world may not read is no link: its words stay, plain, and nothing tells that it exists.
    """

    identifier = "story"

    @staticmethod
    def get_model() -> Any:
        from standfirst.newsroom.models import Article

        return Article

    @classmethod
    def expand_db_attributes(cls, attrs: dict[str, str]) -> str:
        return cls.expand_db_attributes_many([attrs])[0]

    @classmethod
    def expand_db_attributes_many(cls, attrs_list: list[dict[str, str]]) -> list[str]:
        addresses = addresses_of([_number(attrs) for attrs in attrs_list])
        found = [addresses.get(_number(attrs)) for attrs in attrs_list]
        return [f'<a href="{escape(address)}">' if address else "<a>" for address in found]

    @classmethod
    def extract_references(cls, attrs: dict[str, str]) -> Any:
        if _number(attrs):
            yield cls.get_model(), str(_number(attrs)), "", ""


def addresses_of(numbers: list[int]) -> dict[int, str]:
    """Where those of the stories `numbers` that the world may read are read."""
    from standfirst.newsroom.visibility import readable_articles

    wanted = {number for number in numbers if number}
    if not wanted:
        return {}
    return dict(readable_articles().filter(pk__in=wanted).exclude(address="").values_list("pk", "address"))


def stories_that_link_to(pk: int) -> set[int]:
    """The stories whose rows, the words that are out or the first draft, link to story `pk` or show its card."""
    return _that_link_to(pk, StoryLinkHandler.get_model()) - {pk}


def pages_that_link_to(pk: int) -> set[int]:
    """The information pages that link to story `pk`."""
    return _that_link_to(pk, Page)


def _that_link_to(pk: int, model: Any) -> set[int]:
    from standfirst.newsroom.addresses import hidden
    from standfirst.newsroom.models import Address

    stories, addresses = (ContentType.objects.get_for_model(each) for each in (StoryLinkHandler.get_model(), Address))
    paths = Address.objects.filter(article=pk).values_list("path", flat=True)
    names = [path if path.startswith("#") else hidden(path) for path in paths]  # those of a takedown are hidden
    found = ReferenceIndex.objects.filter(
        Q(to_content_type=stories, to_object_id=str(pk)) | Q(to_content_type=addresses, to_object_id__in=names),
        base_content_type=ContentType.objects.get_for_model(model),
    )
    return set(map(int, found.values_list("object_id", flat=True)))


def path_on_site(href: str) -> str | None:
    """The path on this site that `href`, as it stands in HTML, leads to; None for another site's and for `#here`."""
    address = unescape(href).partition("#")[0].partition("?")[0]
    if address.startswith(f"{settings.SITE}/"):
        address = address[len(settings.SITE) :]
    return address if address.startswith("/") and not address.startswith("//") else None


_HREF = re.compile(r'<a\s[^>]*?\bhref="([^"]*)"')


def references_by_address(html: str) -> Iterator[tuple[Any, str, str, str]]:
    """What Wagtail's index of references is to hold of the addresses on this site that rich text links to.

    By a name made of the address and not by a row: the story may come to that address later, as the stories of an
    archive do that is imported one by one.
    """
    from standfirst.newsroom.addresses import hidden
    from standfirst.newsroom.models import Address

    for path in {path_on_site(href) for href in _HREF.findall(html)} - {None, "/"}:
        yield Address, hidden(str(path)), "", ""


class _FromDatabase(LinkElementHandler):
    """From the stored link to what the editor holds: the number, and words to know the story by."""

    def get_attribute_data(self, attrs: dict[str, str]) -> dict[str, Any]:
        from standfirst.newsroom.models import Article

        number = _number(attrs)
        story = Article.objects.filter(pk=number).only("headline", "slugline", "address").first() if number else None
        return {"id": number, "title": str(story) if story else "", "url": story.address if story else ""}


def _to_database(props: dict[str, Any]) -> Any:
    return DOM.create_element("a", {"linktype": "story", "id": props.get("id")}, props["children"])


def register(features: FeatureRegistry) -> None:
    """For `register_rich_text_features`."""
    features.register_link_type(StoryLinkHandler)
    features.register_editor_plugin(
        "draftail",
        FEATURE,
        EntityFeature(
            {
                "type": _ENTITY,
                "icon": "story",
                "description": "Link to a story of ours",
                "attributes": ["id", "title", "url"],
                "chooserUrls": {"storyChooser": reverse_lazy("choose_story:choose")},
            },
            js=["wagtailadmin/js/chooser-modal.js", "newsroom/js/story_link.js"],
        ),
    )
    features.register_converter_rule(
        "contentstate",
        FEATURE,
        {
            "from_database_format": {'a[linktype="story"]': _FromDatabase(_ENTITY)},
            "to_database_format": {"entity_decorators": {_ENTITY: _to_database}},
        },
    )


def _number(attrs: dict[str, str]) -> int:
    """The number of the story that a stored link names; 0 where it names none."""
    text = str(attrs.get("id", ""))
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else 0
