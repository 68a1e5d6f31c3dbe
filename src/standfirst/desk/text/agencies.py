"""The news agencies, under all the names copy gives them."""

from __future__ import annotations

import re

_TABLE = """
AP|Associated Press
Reuters|Thomson Reuters
AFP|Agence France-Presse|Agence France Presse
PA|Press Association|PA Media|PA news agency
DPA|dpa|Deutsche Presse-Agentur
UPI|United Press International
ANSA
EFE
Xinhua|Xinhua News Agency
TASS|Tass|ITAR-Tass
Interfax
RIA|RIA Novosti
Kyodo|Kyodo News
Yonhap
Anadolu|Anadolu Agency
Bloomberg|Bloomberg News
Canadian Press
AAP|Australian Associated Press
Belga
ANP
NTB
TT
Ritzau
Ukrinform
Interfax-Ukraine
"""
_NAMES = {form: rows[0] for line in _TABLE.split("\n") if line.strip() for rows in [line.split("|")] for form in rows}
AGENCIES = "|".join(re.escape(name) for name in sorted(_NAMES, key=len, reverse=True))
"""A pattern for any of them."""
_ANY = re.compile(rf"\b(?:{AGENCIES})\b")


def agency_names(text: str) -> frozenset[str]:
    """The agencies that `text` names, each by the first name of its row."""
    return frozenset(_NAMES[found] for found in _ANY.findall(text))
