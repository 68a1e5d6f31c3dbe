"""Links to our stories in a printed text follow a story to its new address, and end where it was withdrawn."""

from __future__ import annotations

import re
from html import unescape

from standfirst.newsroom.addresses import hidden
from standfirst.newsroom.models import Address, Article
from standfirst.newsroom.story_links import path_on_site
from standfirst.newsroom.visibility import readable_articles
from standfirst.press.cards import Card, cards
from standfirst.story import Block, BlockKind, Story, escape

_LINK = re.compile(r'<a href="([^"]*)">(.*?)</a>', re.DOTALL)
"""A link as the one sanitizer writes it; links do not nest."""


class StoryLinks:
    """The links of `story`, whose rich text is clean, to stories of the site."""

    def __init__(self, story: Story) -> None:
        paths = {
            path
            for block in story.deep_look
            for href, _ in _LINK.findall(block.html)
            if (path := path_on_site(href)) is not None
        }
        # Of a story that was taken down only the hash of its address is kept: a link to it ends all the same.
        kept_as = {each: path for path in paths for each in (path, hidden(path))}
        found = Address.objects.filter(path__in=kept_as, opened_at__isnull=False).values_list("path", "article_id")
        held = {kept_as[path]: pk for path, pk in found}
        self._goals = held
        self._readable: dict[int, Article] = {
            article.pk: article
            for article in readable_articles().filter(pk__in=set(held.values())).only("pk", "address")
        }
        shown = {pk for block in story.deep_look if (pk := self._only_link(block)) in self._readable}
        self._cards = {card.pk: card for card in cards(sorted(shown))}

    def html(self, html: str) -> str:
        """Rich text with its links as they lead today; a link to what readers may not read is plain words."""
        return _LINK.sub(self._led, html) if self._goals else html

    def card(self, block: Block) -> Card | None:
        """The card that stands for `block`: for a paragraph that is nothing but a link to a story of ours."""
        return self._cards.get(self._only_link(block))

    def is_empty_card(self, block: Block) -> bool:
        """Whether `block` is the card of a story that may not be read any more: nothing stands in its place."""
        pk = self._only_link(block)
        return bool(pk) and pk not in self._readable

    def _led(self, link: re.Match[str]) -> str:
        path = path_on_site(link[1])
        pk = self._goals.get(path) if path else None
        if pk is None:
            return link[0]
        article = self._readable.get(pk)
        if article is None:
            return link[2]
        fragment = unescape(link[1]).partition("#")[2]
        goal = article.address + (f"#{fragment}" if fragment else "")
        return f'<a href="{escape(goal)}">{link[2]}</a>'

    def _only_link(self, block: Block) -> int:
        """The story that `block` is nothing but a link to; 0 when it is more than that, or something else."""
        if block.kind is not BlockKind.PARAGRAPH:
            return 0
        link = _LINK.fullmatch(block.html.strip())
        path = path_on_site(link[1]) if link and "<a" not in link[2] else None
        return self._goals.get(path, 0) if path else 0
