"""The slip every room hands the next: a `Story`, its parts, and the evidence that ties them.

This room knows nothing of Django, files or the web. Everything public is named here.
"""

from standfirst.story.codec import FORMAT, from_json, to_json
from standfirst.story.errors import StoryError
from standfirst.story.evidence import Evidence, Found, Lost, LostReason, anchor, find
from standfirst.story.model import (
    Author,
    Block,
    BlockKind,
    Correction,
    CorrectionKind,
    Label,
    Note,
    NoteKind,
    Picture,
    PubStatus,
    QuickLook,
    Story,
    Waiver,
)
from standfirst.story.passages import Part, Passage, passage_at, passages
from standfirst.story.plaintext import Mark, escape, mark_up, plain_text

__all__ = [
    "FORMAT",
    "Author",
    "Block",
    "BlockKind",
    "Correction",
    "CorrectionKind",
    "Evidence",
    "Found",
    "Label",
    "Lost",
    "LostReason",
    "Mark",
    "Note",
    "NoteKind",
    "Part",
    "Passage",
    "Picture",
    "PubStatus",
    "QuickLook",
    "Story",
    "StoryError",
    "Waiver",
    "anchor",
    "escape",
    "find",
    "from_json",
    "mark_up",
    "passage_at",
    "passages",
    "plain_text",
    "to_json",
]
