"""How a picture was made, in IPTC's words: the codes that newsrooms meet, and which of them a machine made.

http://cv.iptc.org/newscodes/digitalsourcetype/ (2025); our sentences are shorter than IPTC's.
"""

from __future__ import annotations

VOCABULARY = "http://cv.iptc.org/newscodes/digitalsourcetype/"

SOURCE_TYPES = (
    ("digitalCapture", "photograph, from a digital camera"),
    ("computationalCapture", "photograph, put together by the camera from several frames"),
    ("negativeFilm", "scanned from a negative"),
    ("positiveFilm", "scanned from a slide"),
    ("print", "scanned from a print"),
    ("humanEdits", "photograph, changed by a person beyond development"),
    ("compositeCapture", "put together from several photographs"),
    ("algorithmicallyEnhanced", "photograph, enhanced by a program"),
    ("screenCapture", "picture of a screen"),
    ("dataDrivenMedia", "drawn from data"),
    ("digitalCreation", "drawn or designed by a person"),
    ("composite", "put together from several sources"),
    ("compositeSynthetic", "put together, parts of it made by a machine"),
    ("compositeWithTrainedAlgorithmicMedia", "photograph with parts made by AI"),
    ("algorithmicMedia", "made by a program, without AI"),
    ("trainedAlgorithmicMedia", "made by AI"),
    ("virtualRecording", "recorded from a game or a virtual world"),
)
"""(code, what it says), as a choice of the library."""

_CODES = {code.casefold(): code for code, _ in SOURCE_TYPES}
_FORMER = {"softwareimage": "digitalCreation", "digitalart": "digitalCreation", "minorhumanedits": "humanEdits"}
_TOLD = {
    "trainedAlgorithmicMedia": "Made with AI",
    "compositeWithTrainedAlgorithmicMedia": "Parts made with AI",
    "compositeSynthetic": "Parts made with AI",
    "algorithmicMedia": "Made by a program",
}


def source_type_of(said: str) -> str:
    """The code in an address of IPTC's vocabulary (or the bare code); "" for what is no code of ours."""
    code = said.strip().rstrip("/").rpartition("/")[2].rpartition(":")[2].casefold()
    return _CODES.get(_FORMER.get(code, code).casefold(), "")


def told_to_readers(code: str) -> str:
    """What readers are told of a picture made so, "" for one that is what it looks like."""
    return _TOLD.get(code, "")
