"""Shortens a sentence by cuts that leave what it says true: words go, none comes.

What is cut: a connective at the head ("But", "However,"), a remark in round brackets, an age between commas, and
a clause with who, which or where that commas set apart. What stays whatever its length: quotations, whoever said
it, times, conditions. A cut is made only where the words around it tell for certain where the clause ends.
"""

from __future__ import annotations

import re

from standfirst.desk.text.lists import SAY
from standfirst.desk.text.wordlist import word_set

_HEAD = re.compile(
    r"^(?:(?:But|And|So|Yet|Plus)(?! (?:that|this|far|long|much|many|few|if|when|while|as|for|then|too|what|to|did"
    r"|do|does|is|are|was|were|had|has|have|will|would|can|could)\b),? "
    r"|(?:However|Meanwhile|Moreover|Furthermore|Also|Additionally|In addition|Besides|Nevertheless|Nonetheless"
    r"|Still|Indeed|In fact|Of course|Overall|Notably|Interestingly|Importantly|Of note|By contrast"
    r"|On the other hand|At the same time|For example|For instance|As a result|Therefore|Thus|Consequently"
    r"|What is more|Incidentally|Crucially|Ultimately), )"
)
_BRACKETS = re.compile(r" \([^()\"“”]{1,120}\)(?=[\s,.;:!?])")
_AGE = re.compile(r"(?<=[A-Za-z]), (?:aged )?\d{1,3}(?: years old)?,(?= (?P<next>\w+))")
_INSIDE = re.compile(r", (?:who|which|whose|where) [^,;:—–()\"“”]{8,140},(?= (?P<next>\w+)\b)")
_TAIL = re.compile(r", (?:who|which|whose|where) [^,;:—–()\"“”]{8,200}?(?=[.!?]$)")
_VERBS = word_set(
    """
    is are was were has have had will would can could may might must shall should does do did says said told tells
    announced confirmed warned added denied died began became made took came went left won lost met killed
    """
)
"""What may follow a clause cut out of the middle: the sentence's verb, so that the comma before it closed it."""
_KEPT = (SAY - {"found", "call", "called", "calls", "find", "finds"}) | {
    *("according", "reportedly", "allegedly", "alleged", "suspected", "if", "unless", "not", "never", "no", "only"),
    *("except", "denied", "however", "but"),
}
"""A clause with one of these is never cut: it says who says so, or takes something back."""
_OPEN = re.compile(r"[\"“”]")


def shorten(sentence: str) -> str:
    """`sentence` without what can go; its first letter is a capital again. The same again gives the same."""
    text = _HEAD.sub("", sentence, count=1)
    if text != sentence and text:
        text = text[0].upper() + text[1:]
    text = _cut(_BRACKETS, text)
    text = _cut(_AGE, text, needs_verb=True)
    text = _cut(_INSIDE, text, needs_verb=True)
    return _cut(_TAIL, text)


def _cut(pattern: re.Pattern[str], text: str, *, needs_verb: bool = False) -> str:
    out: list[str] = []
    last = 0
    for match in pattern.finditer(text):
        if needs_verb and match["next"].lower() not in _VERBS:
            continue
        if _said(match.group()) or len(_OPEN.findall(text, 0, match.start())) % 2:
            continue
        out.append(text[last : match.start()])
        last = match.end()
    return "".join([*out, text[last:]])


def _said(clause: str) -> bool:
    return any(word in _KEPT for word in re.findall(r"[a-z']+", clause.lower()))
