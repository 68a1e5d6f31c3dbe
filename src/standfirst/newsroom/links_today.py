"""A printed story with its links to our stories as they lead today, also those that led nowhere when it went out.

Words that link to a story nobody may read yet are printed as plain words, and nothing in the version tells that they
are more: who reads the record, an export or the story's JSON learns of no story to come. The row still knows. Once the
other story is out, the page that links to it is made anew and has its link, or its card.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from standfirst.newsroom.handover import handover
from standfirst.newsroom.story_links import CARD_WORDS
from standfirst.story import Block, Story

if TYPE_CHECKING:
    from standfirst.newsroom.models import Article


def as_linked_today(story: Story, article: Article) -> Story:
    """`story`, the newest version of the live row `article`, word for word, with the links its row has today.

    Cards come and go: they hold no words of the story.
    """
    if not any(map(_links, article.deep_look.raw_data)):
        return story
    printed = {block.id: block for block in story.deep_look if not _is_card(block)}
    today: list[Block] = []
    for block in handover(article).deep_look:
        as_printed = printed.pop(block.id, None)
        if _is_card(block):
            today.append(block)
        elif as_printed is None or as_printed.text != block.text:
            return story  # the row is not what was printed: what was printed stands
        else:
            today.append(as_printed.but(html=block.html))
    return story if printed else story.but(deep_look=tuple(today))


def _links(child: Any) -> bool:
    kind, value = child.get("type"), child.get("value")
    return kind == "story_card" or (kind == "text" and 'linktype="story"' in str(value))


def _is_card(block: Block) -> bool:
    return block.text == CARD_WORDS and block.html.startswith("<a ")
