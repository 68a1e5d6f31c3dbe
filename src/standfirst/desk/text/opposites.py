"""Words of which one excludes the other: sets of a kind (brother, sister) and opposites (accept, reject)."""

from __future__ import annotations

from standfirst.desk.text.folding import stem

_KINDS = {
    "relation": """
        brother/brothers sister/sisters wife/wives husband/husbands son/sons daughter/daughters mother/mothers/mum
        father/fathers/dad uncle/uncles aunt/aunts nephew/nephews niece/nieces grandfather grandmother grandson
        granddaughter girlfriend boyfriend
    """,
    "sex": "man/men woman/women",
    "young": "boy/boys/schoolboy/schoolboys girl/girls/schoolgirl/schoolgirls",
    "offence": "murder manslaughter rape theft fraud bribery arson robbery burglary blackmail perjury treason",
    "colour": "red blue green yellow black white purple pink orange brown grey/gray",
    "rank": "chairman/chairwoman/chair chief-executive/CEO treasurer president vice-president",
    "founding": "founder co-founder",
    "compass": "north/northern south/southern east/eastern west/western",
    "corner": "north-east/northeast/northeastern north-west/northwest/northwestern south-east/southeast/southeastern "
    "south-west/southwest/southwestern",
    "continent": "Africa/African Asia/Asian Europe/European America/American Australia/Australian",
    "building": "school/schools church/churches mosque/mosques synagogue/synagogues hospital/hospitals prison/prisons",
    "market": "bond/bonds stock/stocks share/shares loan/loans",
    "faith": "Christian/Christians Muslim/Muslims Jew/Jews/Jewish Hindu/Hindus Buddhist/Buddhists Sikh/Sikhs",
    "medal": "gold silver bronze",
    "result": "profit/profits revenue/revenues/turnover loss/losses",
    "chamber": "house/representatives senate",
    "court": "supreme-court appeals-court/appeal-court high-court crown-court magistrates-court district-court",
    "body of Europe": "european-commission european-parliament european-council european-court",
    "charge": "misdemeanor/misdemeanour felony",
    "sentence": "acquittal conviction mistrial",
    "quarter": "first-quarter second-quarter third-quarter fourth-quarter",
}
"""Kinds, and what belongs to them: forms of one thing are joined by a stroke."""

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


def _kinds() -> dict[str, tuple[str, str]]:
    found = {}
    for kind, text in _KINDS.items():
        for group in text.split():
            forms = group.lower().split("/")
            for form in forms:
                found[form] = (kind, forms[0])
    return found


KIND_OF = _kinds()
"""For a word in lower case its kind, and which one of that kind it is."""


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
