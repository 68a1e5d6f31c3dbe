"""The page's furniture: what stands on every page of a site and belongs to no story, by its usual words.

Only short lines are furniture, and only in the words listed here; everything found is noted, one note a kind.
"""

from __future__ import annotations

import re

from standfirst.wire.page.draft import Draft, folded
from standfirst.wire.page.labels import SECTION_OF_WORD, SECTIONS, canonical, known
from standfirst.wire.page.lines import Line
from standfirst.wire.page.quick_looks import DEEP_LOOK

_LONGEST = 220

NEIGHBOURS, RATING, SHARE, NEWSLETTER = "neighbours", "rating", "share", "newsletter"
ADVERT, COOKIES, MENU, LISTS, MORE, META = "advert", "cookies", "menu", "lists", "more", "meta"

MESSAGES = {
    NEIGHBOURS: "Links to the previous and the next article are not part of the story.",
    RATING: "The page's rating box is not part of the story.",
    SHARE: "The page's share and comment links are not part of the story.",
    NEWSLETTER: "An invitation to subscribe is not part of the story.",
    ADVERT: "An advertisement's place is not part of the story.",
    COOKIES: "A notice on cookies is not part of the story.",
    MENU: "The site's menu is not part of the story.",
    LISTS: "Lists of other stories are not part of this one.",
    MORE: "Links to other stories are not part of this one.",
    META: "The page's remarks on itself are not part of the story.",
    DEEP_LOOK: "The heading above the copy is the page's, not the story's.",
}

_EXACT = {
    NEIGHBOURS: "previous article|next article|previous post|next post|previous story|next story|previous|next|"
    "older post|newer post|post navigation|continue reading",
    RATING: "click on a star to rate it!|submit rating|submit feedback|let us improve this post!|rate this article|"
    "rate this story|we are sorry that this post was not useful for you!|tell us how we can improve this post?|"
    "thanks for rating!|thank you for voting|as you found this post useful...|follow us on social media!",
    SHARE: "share|share this|share this article|share this story|share on facebook|share on twitter|share on x|"
    "share on linkedin|share via email|tweet|facebook|twitter|whatsapp|linkedin|reddit|telegram|pinterest|bluesky|"
    "email|print|copy link|link copied|save|save article|bookmark|comment|comments|leave a comment|leave a reply|"
    "join the conversation|gift this article|follow us|print this page|x",
    NEWSLETTER: "subscribe|subscribe now|subscribe today|newsletter|newsletters|sign up|sign up now|get the newsletter",
    ADVERT: "advertisement|ad|ads|advert|advertising|sponsored|sponsored content|promoted|paid content|"
    "story continues below|story continues below advertisement|article continues below|"
    "article continues below advertisement|article continues after advertisement|scroll to continue|"
    "advertisement - scroll to continue|remove ads",
    COOKIES: "accept all|accept all cookies|reject all|manage cookies|cookie settings|cookie policy|accept cookies|"
    "manage preferences|privacy settings",
    MENU: "menu|search|home|skip to content|skip to main content|log in|login|sign in|register|my account|account|"
    "close|navigation|toggle navigation|main navigation|back to top|contact|contact us|about|about us|privacy|"
    "privacy policy|terms|terms of use|terms of service|accessibility|advertise|advertise with us|rss|all sections|"
    "front page|e-paper|weather|jobs",
    LISTS: "latest|latest news|related|related stories|related articles|related news|related coverage|related topics|"
    "most read|most popular|most viewed|trending|trending now|recommended|recommended for you|recommended stories|"
    "more stories|more news|more headlines|more on this story|more on this topic|read next|up next|"
    "you may also like|you might also like|don't miss|editors' picks|editor's picks|in other news|popular now|"
    "other stories|also in the news|what to read next|keep reading",
    MORE: "read more|see more|show more|load more|view all|see all|read the full story|continue reading below|"
    "back to section",
    META: "listen to this article|listen|play video|watch video|view gallery|view photos|loading|loading...|"
    "text size|font size|translate|report an error|send a correction|image",
}
_KIND_OF = {words: kind for kind, listed in _EXACT.items() for words in listed.split("|")}

_PATTERNS = [
    (kind, re.compile(pattern, re.IGNORECASE))
    for kind, pattern in (
        (
            NEIGHBOURS,
            r"(?:previous|next)(?: (?:article|story|post))?:|[←‹]|«[^»]{3,120}$|(?:older|newer) (?:stories|posts)$",
        ),
        (NEIGHBOURS, r"[^«]{3,150}[→»›]$"),
        (RATING, r"how useful was this |was this (?:article|story|post|page) (?:helpful|useful|interesting)"),
        (RATING, r"average rating:? ?\d|vote count:|\d[\d,]{0,8} (?:votes|ratings)$|rate this \w{1,20}:?$"),
        (RATING, r"no votes so far|be the first to rate|[★☆⭐ ]{2,20}$"),
        (
            SHARE,
            r"share (?:this|on|via|with) [^.]{0,60}$|follow us on |follow @\w|\d[\d,.]{0,8}k? (?:shares?|comments?)$",
        ),
        (
            SHARE,
            r"(?:facebook|twitter|whatsapp|email|share|tweet)(?:[ |·•/,]{1,3}(?:facebook|twitter|x|whatsapp|email|"
            r"share|tweet|print|linkedin|reddit|copy link|save))+$",
        ),
        (NEWSLETTER, r"sign up (?:for|to) |subscribe (?:to|for|now)\b|enter your e-?mail|your e-?mail address"),
        (NEWSLETTER, r"(?:get|receive) [^.]{0,80}\b(?:newsletter|inbox|delivered)"),
        (
            NEWSLETTER,
            r"(?:want|like) more [^.]{0,60}\? (?:sign up|subscribe)|support (?:our|local|independent) journalism",
        ),
        (ADVERT, r"(?:advertisement|sponsored by|promoted by|paid for by|ad:)\b[^.]{0,60}$|\[ad(?:vertisement)?\]$"),
        (COOKIES, r"(?:we|this site|this website|our site|our website)(?: and our partners)? uses? cookies"),
        (COOKIES, r"by (?:continuing|using|browsing)[^.]{0,60}(?:cookies|site)"),
        (LISTS, r"more (?:from|in|about) (?:the )?(?-i:[A-Z])[^.]{0,40}$|also in (?:the )?(?-i:[A-Z])[^.]{0,30}$"),
        (MORE, r"(?:read|see|find|view|show) (?:more|all)\b[^.]{0,100}$"),
        (
            MORE,
            r"(?:read (?:more|also|next)|see also|also read|related(?: story| article)?|watch|more|listen|"
            r"recommended|don't miss|up next|explore more|in pictures): ",
        ),
        (MORE, r"click here\b"),
        (
            META,
            r"\d{1,3}[ -]min(?:ute)?s?[ -]read$|reading time:|estimated reading|\d{1,3} (?:minutes?|hours?|days?) ago$",
        ),
        (META, r"\d[\d,.]{0,8}k? views$|photo \d{1,3} of \d{1,3}$|\d{1,3} ?/ ?\d{1,3}$|page \d{1,3} of \d{1,3}$"),
        (META, r"listen to (?:this|the) (?:article|story)|this article is more than \d"),
    )
]
_READ_MORE = re.compile(
    r"(?:read|see) more (?:of |in |from )?(?:the |our )?([A-Za-z ]{2,30}?)(?: news| stories)?[.:>»→ ]*$", re.I
)
_MENU_SEPARATORS = re.compile(r"\s*[|·•]\s*")


def kind_of(line: Line) -> str:
    """What furniture `line` is; empty if it is none."""
    text = line.text
    if len(text) > _LONGEST:
        return ""
    exact = _KIND_OF.get(text.casefold().replace("’", "'").strip(" :.>»|").removesuffix("…"), "")
    if exact or text.casefold() in _KIND_OF:
        return exact or _KIND_OF[text.casefold()]
    for kind, pattern in _PATTERNS:
        if pattern.match(text):
            return kind
    parts = _MENU_SEPARATORS.split(text)
    if len(parts) > 2 and all(_KIND_OF.get(part.casefold()) == MENU or canonical(part, SECTIONS) for part in parts):
        return MENU
    return ""


def claim_furniture(draft: Draft) -> None:
    """Claims the furniture: single lines, the titles under "Previous Article" and "Next Article", lists of
    other stories under their headings, and menus of sections."""
    lines = draft.lines
    _claim_menus(lines)
    index = 0
    begun = False  # a line that may be the headline was seen: before it a label is a label, "Watch: ..." a headline
    while index < len(lines):
        line = lines[index]
        index += 1
        if line.claimed:
            continue
        kind = kind_of(line)
        if not kind or (not begun and (known(line.text) or (kind in (LISTS, MORE) and line.words(4) > 3))):
            begun = begun or line.words(3) > 2
            continue
        line.claimed = kind
        if kind == NEIGHBOURS and _KIND_OF.get(folded(line.text).strip(" :")) == NEIGHBOURS:
            if index < len(lines) and _is_title(lines[index]) and not kind_of(lines[index]):
                lines[index].claimed = NEIGHBOURS
                index += 1
        elif kind == LISTS:
            index = _claim_titles(lines, index)


def _claim_menus(lines: list[Line]) -> None:
    """Four or more lines in a row that are each a section or a menu's word are a menu."""
    start = 0
    for index in range(len(lines) + 1):
        if index < len(lines) and _in_menu(lines[index]):
            continue
        if index - start >= 4:
            for line in lines[start:index]:
                line.claimed = MENU
        start = index + 1


def _in_menu(line: Line) -> bool:
    if len(line.text) > 40:
        return False
    return bool(canonical(line.text, SECTIONS)) or _KIND_OF.get(line.text.casefold()) == MENU


def _is_title(line: Line) -> bool:
    return len(line.text) <= _LONGEST and line.words(31) <= 30


def _claim_titles(lines: list[Line], index: int) -> int:
    """Claims the titles that follow the heading of a list; a title before running copy, set off by an empty
    line, is a subheading of the story again."""
    first = index
    while index < len(lines):
        line = lines[index]
        if (
            len(line.text) > 160
            or line.text.rstrip("\"'”’").endswith((".", "…"))
            or line.words(26) > 25
            or kind_of(line)
        ):
            break
        follower = lines[index + 1] if index + 1 < len(lines) else None
        set_off = index > first and line.after_blank and not line.bullet
        if set_off and follower and follower.ended and follower.words(26) > 20:
            break
        line.claimed = LISTS
        index += 1
    return index


def note_furniture(draft: Draft) -> None:
    """One note for each kind of furniture found, and one where "Read more ..." names another section."""
    found: dict[str, list[Line]] = {}
    for line in draft.lines:
        if line.claimed in MESSAGES:
            found.setdefault(line.claimed, []).append(line)
    for kind, lines in found.items():
        draft.dropped(MESSAGES[kind], lines)


def read_more_section(draft: Draft) -> tuple[Line, str] | None:
    """The line "Read more political news" and the section it names, if there is one."""
    for line in draft.lines:
        if line.claimed == MORE and (found := _READ_MORE.match(line.text)):
            section = SECTION_OF_WORD.get(found[1].strip().casefold(), "")
            if section:
                return line, section
    return None
