"""Whether a change to what readers have is one of substance: the rule of docs/decisions/005.

Three extents. *Filing* changes no printed word: tags, section, evidence, terms. A *typo* is mended where nothing but
spelling, spacing or a stop is put right: the same passages in the same order, the same pictures, links and byline, and
in each changed line only

- a misspelling that is certain (the desk's own list) replaced by what is meant,
- a word that stood twice, standing once,
- the same words with other hyphens, capitals, or the apostrophe of a contraction ("dont", "don't"),
- commas, stops, colons, semicolons, dashes, hyphens, brackets,

and none of that touches a number or what stands beside one, a name, a quotation, or a word that denies, weakens or
obliges. Everything else is a change of *substance*: it goes out with a word on what it is, and only so. A slip that
the list does not know is one too; it goes out as an update.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256

from standfirst.desk.text.folding import fold
from standfirst.desk.text.lists import COMMON, TITLE_WORDS
from standfirst.desk.text.misspellings import misspellings
from standfirst.desk.text.names import is_title_case, names
from standfirst.desk.text.quotes import quoted_spans
from standfirst.desk.text.sentences import sentences
from standfirst.desk.text.wordlist import word_set
from standfirst.newsroom.differences import Difference, Line, differences, lines, opcodes, tokens
from standfirst.story import Story


class Extent(StrEnum):
    """How much a change to live copy changes for its readers."""

    FILING = "filing"
    TYPO = "typo"
    SUBSTANCE = "substance"


@dataclass(frozen=True, slots=True)
class Change:
    """What a draft changes of what readers have; `why` says what makes it more than a typo, a sentence each."""

    extent: Extent
    differences: tuple[Difference, ...] = ()
    why: tuple[str, ...] = ()


_STOPS = frozenset(",.;:-‐‑–—()[]…'’")
_GUARDED = word_set(
    """
    not no never without neither nor nobody none cannot hardly barely nothing nowhere cant wont dont doesnt didnt isnt
    arent wasnt werent hasnt havent hadnt wouldnt couldnt shouldnt unless except only if can could may might maybe must
    shall should will would ought said says say claimed claims alleged allegedly reportedly suspected supposedly
    purportedly yes all every some any most few many more less fewer least before after until since for against
    one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen
    nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million billion trillion dozen
    hundreds thousands millions billions trillions dozens half quarter third double triple percent per once twice
    first second fourth fifth sixth seventh eighth ninth tenth
    monday tuesday wednesday thursday friday saturday sunday january february march april june july august september
    october november december today yesterday tomorrow tonight
    """
)
"""Words on which the sense of a sentence hangs: numbers, days, what denies, weakens, obliges or says who says it."""
_CONTRACTED = ("n't", "'re", "'ll", "'ve", "'m", "'d")
_WITH_S = word_set("it's that's let's he's she's there's here's what's who's")
_QUOTATION = frozenset('"“”„‟«»‘‹›')
_LINK = re.compile(r'\bhref="([^"]*)"')


def change(before: Story, after: Story) -> Change:
    """What `after`, a draft, changes of `before`, the version readers have. Both as printed."""
    found = tuple(differences(before, after))
    why = [*_frame(before, after), *_lines(before, after)]
    if why:
        return Change(Extent.SUBSTANCE, found, tuple(dict.fromkeys(why)))
    return Change(Extent.TYPO if found else Extent.FILING, found)


def digest(story: Story) -> str:
    """A SHA-256 (hex) of all that readers of `story` see: two drafts that print the same have the same."""
    seen = [*(f"{line.part}:{line.text}" for line in lines(story)), *_shown(story), *_links(story)]
    return sha256("\0".join(seen).encode("utf-8", "surrogatepass")).hexdigest()


def _shown(story: Story) -> list[str]:
    return [f"{each.href}|{each.handout}" for each in story.pictures]


def _links(story: Story) -> list[str]:
    return [href for block in story.deep_look for href in _LINK.findall(block.html)]


def _frame(before: Story, after: Story) -> Iterator[str]:
    """What is not words and still no spelling: byline, label, pictures, links."""
    if before.label is not after.label:
        yield "The label is another."
    if before.dateline != after.dateline:
        yield "Byline or dateline is another."
    if _shown(before) != _shown(after):
        yield "A picture came, went or was changed."
    if _links(before) != _links(after):
        yield "A link leads somewhere else."


def _lines(before: Story, after: Story) -> Iterator[str]:
    was, now = (_without_fillings(before, after), lines(after))
    was, now = [each for each in was if each.part != "dateline"], [each for each in now if each.part != "dateline"]
    if [each.part for each in was] != [each.part for each in now]:
        yield "A passage came, went or was moved."
        return
    for old, new in zip(was, now, strict=True):
        if old.text != new.text:
            yield from _spelling_only(old, new)


def _without_fillings(before: Story, after: Story) -> list[Line]:
    """The lines of `before`, with alt texts and credits that `after` supplies where there was none."""
    filled = before
    if len(before.pictures) == len(after.pictures):
        filled = before.but(
            pictures=tuple(
                old.but(alt_text=old.alt_text or new.alt_text, credit=old.credit or new.credit)
                for old, new in zip(before.pictures, after.pictures, strict=True)
            )
        )
    return lines(filled)


def _spelling_only(old: Line, new: Line) -> Iterator[str]:
    """Nothing where `new` is `old` with its spelling mended; else what was changed beyond that."""
    if old.part in ("pull quote", "credit", "label"):
        yield f"{old.name}: {'a quotation' if old.part == 'pull quote' else 'who or what it names'} is another."
        return
    if [char for char in old.text if char in _QUOTATION] != [char for char in new.text if char in _QUOTATION]:
        yield f"{old.name}: quotation marks came or went."
        return
    left, right = _Tokens(old.text), _Tokens(new.text)
    for tag, a, b, c, d in opcodes(left.words, right.words):
        if tag == "equal":
            continue
        # A doubled word may be seen as the first or the second that went: the neighbours decide with it.
        reason = _beyond_spelling(left, a, b, right, c, d)
        if reason:
            yield f"{old.name}: {reason}"


class _Tokens:
    """The words and marks of one line without white space, each with what is known of its place."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.words: list[str] = []
        self.starts: list[int] = []
        at = 0
        for token in tokens(text):
            if not token.isspace():
                self.words.append(token)
                self.starts.append(at)
            at += len(token)
        self._quoted = quoted_spans(text)
        self._heads = {sentence.start for sentence in sentences(text)}
        self._names = [(name.start, name.end) for name in names(text)]
        self._titled = is_title_case(text)

    def quoted(self, at: int) -> bool:
        start = self.starts[at]
        return any(begin <= start < end for begin, end, _ in self._quoted)

    def named(self, at: int) -> bool:
        word, start = self.words[at], self.starts[at]
        if len(word) > 1 and word.isupper():
            return True
        in_a_name = any(begin <= start < end for begin, end in self._names)
        away_from_a_head = word[:1].isupper() and (self._titled or start not in self._heads)
        return (in_a_name or away_from_a_head) and fold(word) not in COMMON | TITLE_WORDS

    def beside_number(self, start: int, end: int) -> bool:
        around = self.words[max(0, start - 1) : end + 1]
        return any(any(char.isdigit() for char in word) for word in around)


def _beyond_spelling(left: _Tokens, a: int, b: int, right: _Tokens, c: int, d: int) -> str:
    """Why the words `a` to `b` of `left` becoming `c` to `d` of `right` is more than spelling; "" if it is not."""
    was, now = left.words[a:b], right.words[c:d]
    if left.beside_number(a, b) or right.beside_number(c, d):
        return "a number, or what stands beside one, is another."
    if any(left.quoted(at) for at in range(a, b)) or any(right.quoted(at) for at in range(c, d)):
        return "a quotation is another."
    old_words, new_words = ([word for word in each if word[0].isalpha()] for each in (was, now))
    marks = [word for word in (*was, *now) if not word[0].isalpha()]
    if any(word not in _STOPS for word in marks):
        return f"“{next(word for word in marks if word not in _STOPS)}” came or went."
    if not old_words and not new_words:
        return ""
    if len(old_words) == 1 and _certain(old_words[0], " ".join(new_words)):
        return ""
    guarded = [word for word in (*old_words, *new_words) if _hangs_on(word)]
    if guarded and _letters(old_words) != _letters(new_words):
        return f"“{guarded[0]}” came or went, on which the sense hangs."
    if guarded and old_words != new_words and len(old_words) != len(new_words):
        return f"“{guarded[0]}” came or went, on which the sense hangs."
    if any(left.named(at) for at in range(a, b) if left.words[at][0].isalpha()) or any(
        right.named(at) for at in range(c, d) if right.words[at][0].isalpha()
    ):
        return "a name is another."
    if not new_words and len(old_words) == 1 and _stood_twice(left, a, b):
        return ""
    if old_words and _parts(old_words) == _parts(new_words):
        return ""
    return f"“{' '.join(was) or '…'}” became “{' '.join(now) or '…'}”."


def _certain(old: str, new: str) -> bool:
    """Whether the desk knows `old` to be a misspelling of `new`, written with the same capitals."""
    if not new:
        return False
    meant = misspellings().get(old.lower())
    same_case = old[0].isupper() == new[0].isupper() and old.isupper() == new.isupper()
    return meant == new.lower() and same_case and not any(map(_hangs_on, new.split()))


def _hangs_on(word: str) -> bool:
    bare = fold(word).replace("'", "").replace("’", "")
    return bare in _GUARDED or fold(word).endswith(("n't", "n’t"))


def _letters(found: list[str]) -> str:
    return "".join(char for word in found for char in fold(word) if char.isalnum())


def _parts(found: list[str]) -> list[str]:
    """The words without hyphens, capitals and the apostrophes of contractions; an apostrophe of possession stays."""
    parts = [fold(part).replace("’", "'") for word in found for part in re.split(r"[-‐‑]", word)]
    bare = {each.replace("'", "") for each in _WITH_S}
    return [
        each.replace("'", "") if each.endswith(_CONTRACTED) or each in _WITH_S or each in bare else each
        for each in parts
    ]


def _stood_twice(left: _Tokens, a: int, b: int) -> bool:
    word = fold(left.words[a])
    before = left.words[a - 1] if a else ""
    after = left.words[b] if b < len(left.words) else ""
    return b - a == 1 and word in (fold(before), fold(after))
