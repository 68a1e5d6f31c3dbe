"""Words as they are compared: without case, accents and endings."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from standfirst.desk.text.countries import COUNTRY_OF

_LETTERS = str.maketrans({"ı": "i", "ł": "l", "ø": "o", "đ": "d", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d", "’": "'"})


@lru_cache(maxsize=65536)
def fold(word: str) -> str:
    """`word` in lower case without accents: "Dolmabahçe" is "dolmabahce". Transliterates nothing else."""
    word = word.casefold()
    if word.isascii():
        return word
    apart = unicodedata.normalize("NFD", word.translate(_LETTERS))
    return "".join(char for char in apart if not unicodedata.combining(char))


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """What `word` shares with its other forms: met, meeting and meetings give one string, as do Ukraine and Ukrainian.

    A light stemmer for matching claims with sentences; its output is no word and is never shown.
    """
    folded = fold(word)
    if folded in COUNTRY_OF:
        return COUNTRY_OF[folded]
    if folded in _IRREGULAR:
        return _IRREGULAR[folded]
    if len(folded) < 4 or not folded.isalpha():
        return folded
    for ending, instead in _ENDINGS_BY_LETTER.get(folded[-1], ()):
        if folded.endswith(ending) and len(folded) - len(ending) >= 3:
            folded = folded[: len(folded) - len(ending)] + instead
            break
    if len(folded) > 3 and folded[-1] == folded[-2] and folded[-1] not in "aeiosl":
        folded = folded[:-1]
    return folded.removesuffix("e") if len(folded) > 3 else folded


_ENDINGS = (
    ("iveness", "iv"),
    ("fulness", "ful"),
    ("ations", "at"),
    ("ation", "at"),
    ("ators", "at"),
    ("ator", "at"),
    ("iation", "iat"),
    ("tions", "t"),
    ("tion", "t"),
    ("sions", "s"),
    ("sion", "s"),
    ("ments", ""),
    ("ment", ""),
    ("ness", ""),
    ("ities", ""),
    ("ity", ""),
    ("ingly", ""),
    ("edly", ""),
    ("ings", ""),
    ("ing", ""),
    ("iers", "y"),
    ("ier", "y"),
    ("ies", "y"),
    ("ied", "y"),
    ("ers", ""),
    ("ors", ""),
    ("er", ""),
    ("or", ""),
    ("sses", "ss"),
    ("shes", "sh"),
    ("ches", "ch"),
    ("xes", "x"),
    ("ed", ""),
    ("ly", ""),
    ("us", "us"),
    ("ss", "ss"),
    ("is", "is"),
    ("s", ""),
)

_ENDINGS_BY_LETTER = {
    letter: tuple(each for each in _ENDINGS if each[0][-1] == letter) for letter in {each[0][-1] for each in _ENDINGS}
}

_IRREGULAR = {
    form: forms.split()[0]
    for forms in (
        "meet met meets meeting meetings",
        "say said says saying",
        "tell told tells telling",
        "hold held holds holding",
        "send sent sends sending",
        "lead led leads leading leader leaders",
        "go went gone goes going",
        "take took taken takes taking",
        "give gave given gives giving",
        "win won wins winning winner winners",
        "lose lost loses losing loss losses",
        "buy bought buys buying buyer buyers",
        "sell sold sells selling sale sales",
        "leave left leaves leaving",
        "speak spoke spoken speaks speaking",
        "fall fell fallen falls falling",
        "rise rose risen rises rising",
        "grow grew grown grows growing growth",
        "die died dies dying dead death deaths deadly",
        "kill killed kills killing killer killings",
        "wound wounded wounds wounding injured injure injures injuring injury injuries hurt",
        "strike struck strikes striking",
        "man men", "woman women", "child children", "person people persons", "foot feet",
        "begin began begun begins beginning",
        "break broke broken breaks breaking",
        "build built builds building",
        "cut cuts cutting",
        "fight fought fights fighting fighter fighters",
        "find found finds finding findings",
        "get got gets getting gotten",
        "keep kept keeps keeping",
        "make made makes making maker makers",
        "pay paid pays paying payment payments",
        "see saw seen sees seeing",
        "shoot shot shoots shooting shootings",
        "think thought thinks thinking",
        "write wrote written writes writing writer writers",
        "run ran runs running",
        "bring brought brings bringing",
        "come came comes coming",
        "become became becomes becoming",
        "choose chose chosen chooses choosing choice",
        "steal stole stolen steals stealing theft",
        "hit hits hitting",
        "set sets setting",
        "put puts putting",
        "plan plans planned planning",
        "talk talks talked talking negotiation negotiations negotiate negotiated negotiating",
        "negotiator negotiators",
        "mediate mediated mediation mediator mediators mediating broker brokered brokers brokering",
        "ceasefire ceasefires truce truces",
        "soldier soldiers",
        "sceptic skeptical sceptical skepticism scepticism skeptic skeptics sceptics",
    )
    for form in forms.split()
}  # fmt: skip
