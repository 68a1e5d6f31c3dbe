"""A saved web page of news, read as a story: metadata from JSON-LD, the copy from its article, figures as pictures.

The copy is the `<article>`, `<main>` or `articleBody` with most words, else the element that holds most paragraphs.
What is plainly not copy (navigation, asides, forms, boxes of links and shares) is left out and counted in the notes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from standfirst.story import Author, Block, BlockKind, Label, Note, NoteKind, Picture, QuickLook, Story, plain_text
from standfirst.wire.addresses import picture_address
from standfirst.wire.clean_html import clean_inline, clean_list
from standfirst.wire.errors import WireError
from standfirst.wire.html_metadata import Metadata, read_metadata
from standfirst.wire.html_tree import BLOCKS, RAW, Node, parse
from standfirst.wire.markdown import DEEP_LOOK, QUICK_LOOKS
from standfirst.wire.page.credits import is_handout, looks_like_credit, read_credit
from standfirst.wire.waiver_comments import waiver_in

_SKIPPED = RAW | {
    *("nav", "aside", "footer", "form", "button", "svg", "dialog", "menu", "select", "input", "label", "video"),
    *("audio", "object"),
}
_BOXES = re.compile(
    r"(?:^|[\s_-])(?:related|share|sharing|social|newsletter|promo|promoted|advert|advertisement|ad-slot|comments?"
    r"|cookie|consent|breadcrumbs?|tags?|taglist|recommended|recommendations|subscribe|subscription|paywall|outbrain"
    r"|taboola|more-on|read-more|most-read|trending|rating|toolbar|skip-link|visually-hidden|sr-only"
    r"|screen-reader-text)(?:$|[\s_-])"
)
_STANDFIRST = re.compile(
    r"(?:^|[\s_-])(?:standfirst|subtitle|subhead|subheadline|dek|deck|summary|lede|excerpt|intro)(?:$|[\s_-])"
)
_BYLINE = re.compile(r"(?:^|[\s_-])(?:byline|author|authors|timestamp|dateline|published|meta|pubdate)(?:$|[\s_-])")
_CREDIT = re.compile(r"credit|copyright|source|photographer|attribution")
_BRACKETED = re.compile(r"\s*[(\[]([^()\[\]]{2,120})[)\]]\s*$")
_LEVELS = {"h2": 2, "h3": 3, "h4": 4, "h5": 4, "h6": 4}


def read_html_page(markup: str) -> Story:
    """The story that the source of a web page tells. Raises `WireError` if it holds no words."""
    root, comments = parse(markup)
    metadata = read_metadata(root)
    main = _main(root)
    if not main.text():
        raise WireError("there are no words in this page; save it whole, after it has loaded.")
    reader = _Reader(main, _headline_element(root, main))
    reader.read()
    return _story(reader, metadata, comments, root)


def _is_box(node: Node) -> bool:
    attributes = node.attributes
    return (
        node.tag in _SKIPPED
        or "hidden" in attributes
        or attributes.get("aria-hidden") == "true"
        or attributes.get("role") in ("navigation", "complementary", "contentinfo", "banner", "search", "dialog")
        or (node.tag not in ("body", "html", "article", "main", "p") and bool(_BOXES.search(node.names)))
    )


def _main(root: Node) -> Node:
    """The element that holds the copy."""
    paragraphs: dict[int, int] = {}
    nodes: dict[int, Node] = {}
    skipped: set[int] = set()
    for node in root.walk():
        if (node.parent is not None and id(node.parent) in skipped) or _is_box(node):
            skipped.add(id(node))
            continue
        if node.tag == "p" and (size := len(node.text())) > 25:
            above = node.parent
            share = 1.0
            while above is not None:
                nodes[id(above)] = above
                paragraphs[id(above)] = paragraphs.get(id(above), 0) + int(size * share)
                above = above.parent
                share *= 0.8  # of two that hold the same copy the inner one is it
    best: Node | None = None
    for wanted in (_is_article_body, _is_article, _is_main, lambda node: node.tag not in ("", "html")):
        found = [node for node in nodes.values() if wanted(node)]
        if found:
            best = max(found, key=lambda node: paragraphs[id(node)])
            break
    if best is None:
        return root.find("article") or root.find("main") or root.find("body") or root
    if _is_article_body(best):
        # the pictures, the standfirst and the Quick Looks often stand above it in the same article
        above = best.parent
        while above is not None:
            if above.tag in ("article", "main"):
                return above
            above = above.parent
    return best


def _is_article_body(node: Node) -> bool:
    return node.attributes.get("itemprop", "").lower() == "articlebody"


def _is_article(node: Node) -> bool:
    return node.tag == "article" or node.attributes.get("role") == "article"


def _is_main(node: Node) -> bool:
    return node.tag == "main" or node.attributes.get("role") == "main"


def _headline_element(root: Node, main: Node) -> Node | None:
    """The one heading of level 1, in the copy or else on the page."""
    for where in (main, root):
        found = [node for node in where.walk() if node.tag == "h1" and node.text()]
        if found:
            return found[0]
    return None


@dataclass
class _Reader:
    """Reads the blocks of the copy in the order of the page."""

    main: Node
    headline: Node | None
    standfirst: str = ""
    blocks: list[Block] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)
    looks: list[str] = field(default_factory=list)
    looks_headline: str = ""
    boxes: list[str] = field(default_factory=list)
    byline: str = ""
    looks_next: bool = False

    def read(self) -> None:
        stack: list[Node | str] = [self.main]
        loose: list[Node | str] = []
        while stack:
            each = stack.pop()
            if isinstance(each, str) or each.tag not in BLOCKS | _SKIPPED | {"section", "picture", "img", "html"}:
                if isinstance(each, Node) and each.find(*BLOCKS, "img") is not None:
                    stack.extend(reversed(each.children))
                else:
                    loose.append(each)
                continue
            self._loose(loose)
            loose = []
            if each is not self.main and _is_box(each):
                if words := each.text() if each.tag not in RAW else "":
                    self.boxes.append(words[:60])
            elif not self._block(each):
                stack.append(Node("p"))  # what is loose before and after an element is not one paragraph
                stack.extend(reversed(each.children))
        self._loose(loose)

    def _loose(self, pieces: list[Node | str]) -> None:
        """Words that stand in no paragraph: copy where they are long enough to be a sentence."""
        if pieces:
            html = Node("div", {}, list(pieces)).html()
            if len(plain_text(html)) >= 60:
                self._add(BlockKind.PARAGRAPH, html)

    def _block(self, node: Node) -> bool:
        """Takes `node` if it is a block of its own; False if its children are to be read."""
        if node is self.headline:
            return True
        if node.tag == "figure" or node.tag == "img":
            self._figure(node)
            return True
        if node.tag in ("h1", *_LEVELS):
            self._heading(node)
            return True
        if node.tag in ("ul", "ol"):
            self._list(node)
            return True
        if node.tag == "blockquote":
            self._quotation(node)
            return True
        if not self.blocks and _STANDFIRST.search(node.names) and not self.standfirst and node.find("p", "div") is None:
            self.standfirst = node.text()
            return True
        if not self.blocks and (_BYLINE.search(node.names) or node.tag == "address"):
            self.byline = self.byline or (node.text() if len(node.text()) < 200 else "")
            return len(node.text()) < 200
        if node.tag in ("p", "pre", "dt", "dd", "td", "th"):
            if node.find("img") is not None and len(node.text()) < 3:
                for child in node.walk():
                    if child.tag == "img":
                        self._figure(child)
                return True
            self.looks_next = False
            self._add(BlockKind.PARAGRAPH, node.html())
            return True
        return False

    def _add(self, kind: BlockKind, html: str, level: int = 2, attribution: str = "", picture: str = "") -> None:
        clean = clean_list(html) if kind is BlockKind.LIST else clean_inline(html).strip()
        if picture or plain_text(clean):
            self.blocks.append(Block(f"p{len(self.blocks) + 1}", clean, kind, level, attribution, picture))

    def _heading(self, node: Node) -> None:
        words = node.text()
        name = words.casefold().strip(" :")
        if name in QUICK_LOOKS and not self.looks:
            self.looks_next = True
            self.looks_headline = "" if name.startswith("quick look") else words
        elif name not in DEEP_LOOK:
            self._add(BlockKind.HEADING, node.html(), _LEVELS.get(node.tag, 2))

    def _list(self, node: Node) -> None:
        words = node.text()
        linked = sum(len(each.text()) for each in node.walk() if each.tag == "a")
        if not words:
            return
        if linked > 0.7 * len(words):
            self.boxes.append(words[:60])
        elif self.looks_next and not self.looks:
            self.looks = [text for item in node.children if isinstance(item, Node) and (text := item.text())]
            self.looks_next = False
        else:
            self._add(BlockKind.LIST, f"<{node.tag}>{node.html()}</{node.tag}>")

    def _quotation(self, node: Node) -> None:
        by = node.find("cite", "footer")
        attribution = by.text().lstrip("—–- ") if by else ""
        if by is not None and by.parent is not None:
            by.parent.children = [each for each in by.parent.children if each is not by]
        self._add(BlockKind.PULL_QUOTE, node.html(), attribution=attribution)

    def _figure(self, node: Node) -> None:
        image = node if node.tag == "img" else node.find("img")
        if image is None:
            if node.tag == "figure" and (words := node.text()):
                self.boxes.append(words[:60])
            return
        caption, credit = _caption(node)
        alt = " ".join(image.attributes.get("alt", "").split())
        if node.tag == "img" and not alt:
            return  # a spacer or an ornament
        parties = read_credit(credit)
        number = len(self.pictures) + 1
        self.pictures.append(
            Picture(
                f"x{number}",
                caption=caption,
                credit=credit,
                creator=parties.creator,
                source=parties.source,
                distributor=parties.distributor,
                alt_text=alt,
                handout=is_handout(caption, credit),
                href=picture_address(image.attributes.get("src", "")) or "",
            )
        )
        if any(block.kind is BlockKind.PARAGRAPH for block in self.blocks):
            self._add(BlockKind.PICTURE, "", picture=f"x{number}")


def _caption(figure: Node) -> tuple[str, str]:
    """Caption and credit of a figure."""
    element = figure.find("figcaption")
    if element is None:
        return "", ""
    credit = ""
    for node in list(element.walk()):
        if node is not element and node.parent is not None and (node.tag == "cite" or _CREDIT.search(node.names)):
            credit = node.text()
            node.parent.children = [each for each in node.parent.children if each is not node]
            break
    caption = element.text()
    if not credit and (match := _BRACKETED.search(caption[-200:])) and looks_like_credit(match[1]):
        credit = match[1]
        caption = caption[: len(caption) - len(match[0])]
    return caption.strip(), credit.strip(" ()[]")


def _story(reader: _Reader, metadata: Metadata, comments: list[str], root: Node) -> Story:
    notes = list(metadata.notes)
    printed = reader.headline.text() if reader.headline else ""
    title = root.find("title")
    headline = printed or metadata.headline or (title.text() if title else "")
    if printed and metadata.headline and printed.casefold() != metadata.headline.casefold():
        notes.append(Note(NoteKind.DOUBTFUL, "The page's metadata has another headline.", words=metadata.headline))
    standfirst = reader.standfirst
    if not standfirst and metadata.description:
        standfirst = metadata.description
        notes.append(Note(NoteKind.DOUBTFUL, "The standfirst was taken from the page's description for searches."))
    if reader.boxes:
        first = "; ".join(f"“{each}”" for each in reader.boxes[:3])
        notes.append(
            Note(NoteKind.DROPPED, f"Boxes that are no copy were left out ({len(reader.boxes)}), among them {first}.")
        )
    authors = metadata.authors or _byline(reader.byline)
    for name, missing in (("headline", not headline), ("author", not authors), ("copy", not reader.blocks)):
        if missing:
            notes.append(Note(NoteKind.MISSING, f"No {name} was found."))
    kind = metadata.kind
    return Story(
        headline=headline,
        section=metadata.section,
        label=Label.OPINION if "opinion" in kind else Label.ANALYSIS if "analysis" in kind else Label.NEWS,
        authors=tuple(Author(name) for name in authors),
        standfirst=standfirst,
        quick_looks_headline=reader.looks_headline,
        quick_looks=tuple(QuickLook(f"q{number}", words) for number, words in enumerate(reader.looks, 1)),
        pictures=tuple(reader.pictures),
        deep_look=tuple(reader.blocks),
        tags=tuple(metadata.tags),
        language=metadata.language or "en",
        first_published=metadata.first_published,
        version_created=metadata.version_created,
        copyright_notice=metadata.copyright,
        waivers=tuple(waiver for each in comments if (waiver := waiver_in(each))),
        notes=tuple(notes),
    )


def _byline(printed: str) -> list[str]:
    match = re.match(r"(?:by|von|par|por)\s+(.{2,80}?)(?:\s*[|·•,]|\s\d|$)", printed, re.IGNORECASE)
    return [each.strip() for each in re.split(r" and | & ", match[1]) if each.strip()] if match else []
