"""Part of the story is in letters or a language that the desk cannot read.

What: a good part of the letters is in another script than Latin, or the story's language is not English, or the copy is
    all capitals. Names, numbers in words, times, quotations and attributions are read in English copy in Latin letters,
    and a name is told by its capital.
Why: silence would pass for a check.
Example: a story in Arabic: “Most of the letters of this story are Arabic; nothing in them was checked.”
Source: what the readers of text in this desk can do, and what they cannot.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator

from standfirst.desk.analysis import Analysis
from standfirst.desk.examples import example
from standfirst.desk.findings import Level, Span
from standfirst.desk.registry import Remark, rule

_MOST = 20_000
"""So many characters of the story are looked at."""
_SHARE = 0.2
_TELLS = 3_000
_BEYOND = re.compile(r"[^\x00-\x7f]+")
_SMALL = re.compile(r"[a-z]+")
_LETTERS = re.compile(r"[^\W\d_]+")

FLAGGED = (
    (example("اجتمع المجلس يوم الاثنين في المدينة.", headline="المجلس"), "headline", ""),
    (example("会議は月曜日に開かれた。", headline="会議"), "headline", ""),
    (example("THE COUNCIL OF ASHING MET ON MONDAY AND DECIDED NOTHING.", headline="HALL"), "headline", ""),
    (example("Der Rat trat am Montag zusammen.").but(language="de"), "headline", ""),
)
CLEAN = (
    example("The council met in Αθήνα on Monday and decided nothing at all.", headline="COUNCIL MEETS"),
    example("The council met on Monday.").but(language="en-GB"),
)


@rule(Level.NOTE)
def text_unread(analysis: Analysis) -> Iterator[Remark]:
    text = "".join(passage.text for passage in analysis.passages)[:_MOST]
    language = analysis.story.language.partition("-")[0].lower()
    small = sum(map(len, _SMALL.findall(text[:_TELLS])))
    beyond = len(text) - len(text.encode("ascii", "ignore"))
    if 10 * small > len(text) and beyond <= _SHARE * small and language in ("en", ""):
        return  # English copy, as nearly all is: what is told below cannot be true of it
    small = sum(map(len, _SMALL.findall(text)))
    foreign: Counter[str] = Counter()
    if not text.isascii():
        chars = "".join(_BEYOND.findall(text))
        foreign.update(_script(char) for char in chars if char.isalpha())
        small += sum(map(str.islower, chars))
        del foreign["Latin"]
    letters = sum(map(len, _LETTERS.findall(text)))
    if not letters:
        return
    said = ""
    share = foreign.total() / letters
    if share > _SHARE:
        scripts = " and ".join(name for name, _ in foreign.most_common(2))
        said = f"{share:.0%} of the letters of this story are {scripts}. In them nothing was checked."
    elif language not in ("en", ""):
        said = (
            f"The story's language is “{analysis.story.language}”. The desk reads English: of this story it compares "
            "names and figures, but not times, quantities in words, attributions and positions."
        )
    elif letters > 40 and letters - small > 0.9 * letters:
        said = "In all capitals nothing shows which words are names. Names were not checked."
    if said:
        yield Remark(said, (Span("headline", 0, 0, ""),))


def _script(char: str) -> str:
    """The first word of the character's name in Unicode, which is its script: Latin, Arabic, Cjk, Hiragana."""
    name = unicodedata.name(char, "other").partition(" ")[0].capitalize()
    return "Chinese or Japanese" if name in ("Cjk", "Hiragana", "Katakana") else name
