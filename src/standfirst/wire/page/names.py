"""What a name looks like in a byline, a credit or a dateline: a person's, an agency's, a city's, an edition's."""

from __future__ import annotations

import re

_AGENCIES = (
    "AP|Associated Press|The Associated Press|Reuters|AFP|Agence France-Presse|dpa|DPA|Deutsche Presse-Agentur|EFE|"
    "ANSA|PA|PA Media|Press Association|UPI|United Press International|Xinhua|TASS|Interfax|Kyodo|Kyodo News|Jiji|"
    "Yonhap|PTI|Press Trust of India|ANI|Anadolu|Anadolu Agency|AA|EPA|European Pressphoto Agency|Bloomberg|"
    "Getty|Getty Images|Canadian Press|The Canadian Press|AAP|Australian Associated Press|NTB|TT|Ritzau|STT|APA|"
    "Lusa|Belga|ANP|CTK|PAP|MTI|Tanjug|Ukrinform|Alamy|Shutterstock|Magnum|NurPhoto|Newslooks|CNN|BBC|BBC News|NPR"
)
AGENCIES = frozenset(name.casefold() for name in _AGENCIES.split("|"))
PICTURE_AGENCIES = frozenset(
    ("getty", "getty images", "alamy", "shutterstock", "magnum", "nurphoto", "epa", "european pressphoto agency")
)
"""Agencies that send pictures: their name alone on a line is a picture's credit."""

_ORGANISATION_LIST = (
    "agency|agencies|news|press|media|images|photo|photos|picture|pictures|ministry|office|police|council|"
    "government|department|herald|times|post|gazette|tribune|journal|chronicle|courier|mail|telegraph|"
    "observer|guardian|star|sun|mirror|express|echo|record|standard|dispatch|bulletin|register|reporter|"
    "university|institute|museum|club|association|federation|service|services|company|party|archive|archives|"
    "library|hospital|court|union|society|committee|network|television|tv|radio|wire|group|foundation|fire|"
    "brigade|guard|navy|army|staff|desk|pool|handout|bureau|team|editorial|board|authority|trust|coastguard|"
    "laboratory|observatory|school|college|inc|ltd"
)
_ORGANISATION = frozenset(_ORGANISATION_LIST.split("|"))
_EDITION = re.compile(
    r"(?:the )?(?:[A-Z][\w’'-]{1,20} ){0,3}edition$|(?:morning|evening|weekend|late|early|first|final|sunday|special) "
    r"(?:edition|final|extra)$",
    re.IGNORECASE,
)
_PARTICLES_LIST = (
    "de|da|do|dos|das|di|del|della|der|den|van|von|la|le|el|al|bin|ibn|abu|ap|af|av|zu|zum|ter|ten|y|e|mac|mc|o|st.|i"
)
_PARTICLES = frozenset(_PARTICLES_LIST.split("|"))
_NOT_NAMES_LIST = (
    "monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|march|april|may|june|july|"
    "august|september|october|november|december|the|a|an|our|and|but|for|with|by|in|on|at|of|to|last|next|"
    "this|that|when|how|why|what|who|all|our|your|contrast|then|now|noon|midnight|far|law|default|design|"
    "chance|accident"
)
_NOT_NAMES = frozenset(_NOT_NAMES_LIST.split("|"))
_COUNTRY_TAIL = re.compile(r"[A-Z][\w.’'-]{1,20}(?: [A-Z][\w.’'-]{1,20}){0,2}")
_TWO_WORD_CITIES_LIST = (
    "new york|los angeles|san francisco|san diego|las vegas|new delhi|hong kong|mexico city|sao paulo|"
    "são paulo|rio de janeiro|buenos aires|cape town|tel aviv|kuala lumpur|saint petersburg|st. petersburg|"
    "abu dhabi|the hague|new orleans|salt lake city|santiago de chile|addis ababa|port said|panama city|"
    "kuwait city|ho chi minh city|washington, d.c.|washington dc|san josé|san jose|san juan|port-au-prince|"
    "united nations"
)
_TWO_WORD_CITIES = frozenset(_TWO_WORD_CITIES_LIST.split("|"))


def is_agency(text: str) -> bool:
    """Whether `text` is a news agency we know, or says it is one."""
    key = text.casefold().strip(" .")
    return (
        key in AGENCIES
        or key.removeprefix("the ") in AGENCIES
        or key.endswith((" news agency", " press agency", " wire service", " news service"))
    )


def is_organisation(text: str) -> bool:
    """Whether `text` names an organisation rather than a person, as far as its words tell."""
    if is_agency(text):
        return True
    words = [word.strip(".,()’'").casefold() for word in text.split()]
    return any(word in _ORGANISATION for word in words)


def is_person(text: str) -> bool:
    """Whether `text` could be a person's name: two to five words, capitals or particles, no digits."""
    words = text.replace(".", ". ").split() if "." in text else text.split()
    if not 2 <= len(words) <= 6 or len(text) > 60 or is_organisation(text):
        return False
    for word in words:
        bare = word.strip(".,’'-")
        if not bare:
            return False
        if word.casefold() in _PARTICLES:
            continue
        if bare.casefold() in _NOT_NAMES and not (
            bare[:1].isupper() and bare.casefold() in ("may", "april", "june", "august")
        ):
            return False
        if not bare[0].isupper() or not all(char.isalpha() or char in "’'-." for char in bare):
            return False
    return words[0][:1].isupper() or words[0].casefold() in _PARTICLES


def is_city(text: str) -> bool:
    """Whether `text` is a city as datelines print it: in capitals ("WASHINGTON", "ST. GALLEN, Switzerland")."""
    name, _, tail = text.partition(",")
    if not 2 <= len(name) <= 40 or len(text) > 70 or is_agency(name):
        return False
    letters = [char for char in name if char.isalpha()]
    if len(letters) < 2 or not all(char.isupper() for char in letters):
        return False
    if any(char.isdigit() for char in name):
        return False
    tail = tail.strip()
    return not tail or bool(_COUNTRY_TAIL.fullmatch(tail))


def is_known_city(text: str) -> bool:
    """Whether `text` is one of the cities of two words that read like a person's name."""
    return text.casefold() in _TWO_WORD_CITIES


def is_edition(text: str) -> bool:
    """Whether `text` names an edition: "Morning Edition", "Late Final"."""
    return len(text) <= 60 and bool(_EDITION.match(text.strip()))


def in_print(name: str) -> str:
    """A person's name as it is printed in a byline: one written in capitals gets small letters."""
    if not name.isupper() or len(name.replace(".", "").replace(" ", "")) < 4:
        return name
    return re.sub(r"[^\W\d_]{2,}", lambda word: word[0][0] + word[0][1:].lower(), name)
