"""Words of which one excludes the other: accept and reject, rise and fall."""

from __future__ import annotations

from standfirst.desk.text.folding import stem

_OPPOSITES = """
    accept : reject/refuse
    approve : reject/block/veto
    support : oppose
    win : lose
    rise/increase/climb/growth : fall/decrease/decline/drop/downturn
    raise/increase : cut/lower/reduce
    gain : lose
    open : close/shut
    begin/start/launch : end/finish/halt
    convict/guilty : acquit/innocent
    arrest/detain/jail/imprison : release/free/acquit
    confirm : deny
    allow/permit : ban/forbid/forbidden/prohibit
    legal : illegal
    likely : unlikely
    able : unable
    possible : impossible
    lawful : unlawful
    constitutional : unconstitutional
    join : leave/quit
    arrive : depart
    hire : fire/sack
    buy : sell
    import : export
    praise : criticise/criticize/condemn
    survive : die
    strengthen : weaken
    love : hate
    higher/highest : lower/lowest
    larger/largest/bigger/biggest : smaller/smallest
    faster/fastest : slower/slowest
    longer/longest : shorter/shortest
    older/oldest : younger/youngest
    better/best : worse/worst
    above : below
    inside : outside
    success/succeed/successful : fail/failure/unsuccessful
    victory : defeat
    optimistic/optimism : pessimistic/pessimism
    safe : unsafe/dangerous
    public : private
    male : female
    upheld : overturned
    spur/boost : hinder/hamper
    help : hinder/hamper
    expand : shrink
    extend : shorten/curtail
    major : minor
    wide : narrow
    early : late
    voluntary : mandatory/compulsory/obligatory
    temporary : permanent
    distant : nearby
    named : unnamed/anonymous
    indoor : outdoor
    majority : minority
    maximum : minimum
    domestic : foreign
    partial : total
    surplus : deficit/shortfall
    ally : enemy
    urban : rural
    upgrade : downgrade
    encourage : discourage
    include : exclude
    appoint : dismiss
    enter : exit
    borrow : lend
    tighten : loosen/ease
    accelerate : slow
    widen : narrow
"""
"""Two words, or groups of them, of which at most one is true of one thing at one time."""


def _sides() -> dict[str, tuple[tuple[str, str], ...]]:
    found: dict[str, dict[str, str]] = {}
    for line in _OPPOSITES.strip().split("\n"):
        left, _, right = (part.strip() for part in line.partition(" : "))
        for side, group in (("one", left), ("other", right)):
            for form in group.split("/"):
                found.setdefault(stem(form), {})[f"{left} : {right}"] = side
    return {each: tuple(sides.items()) for each, sides in found.items()}


SIDES_OF = _sides()
"""For a stem the pairs it belongs to, and on which side."""

TURNED = frozenset(("buy : sell", "win : lose", "gain : lose", "import : export", "borrow : lend", "victory : defeat"))
"""Pairs that tell one deed from its two sides: contrary only of the same subject (keys as in `SIDES_OF`)."""
