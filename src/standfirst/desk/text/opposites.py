"""Words of which one excludes the other: accept and reject, rise and fall."""

from __future__ import annotations

from standfirst.desk.text.folding import stem

_OPPOSITES = """
    accept : reject/refuse
    approve/adopt/pass/ratify : reject/block/veto
    support/back : oppose
    supporter/backer/proponent : opponent/critic
    win : lose
    rise/increase/climb/growth/surge/soar/jump : fall/decrease/decline/drop/downturn/tumble/plunge/plummet/slump
    raise/increase/rise/hike : cut/lower/reduce/slash
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
    upheld/uphold : overturned/overturn/quash
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
    ally/friend : enemy/foe
    urban : rural
    upgrade : downgrade
    encourage : discourage
    include : exclude
    remove/delete/uninstall : install/retain
    reveal/disclose/unveil/expose : conceal/hide
    attack/invade : defend
    advance/invasion : retreat/withdrawal
    deploy/send : withdraw
    create/establish/introduce : abolish/scrap
    build/construct : demolish/destroy
    cause : prevent
    attract : deter/repel
    promote : demote/relegate
    qualify : disqualify
    accuse : exonerate
    remember : forget
    spend : save
    continue : discontinue/cease
    appear : disappear/vanish
    agree : disagree
    trust : distrust/mistrust
    connect : disconnect
    inflate : deflate
    harden : soften
    overestimate/overstate/exaggerate : underestimate/understate
    outperform : underperform
    thriving/flourishing/booming : struggling/ailing
    new : old
    young : old
    modern : ancient
    rich/wealthy : poor
    hot : cold
    strong : weak
    deep : shallow
    heavy : light
    thick : thin
    long : short
    high : low
    big/large/huge/giant/massive/enormous/vast : small/tiny/mini
    fast/quick/rapid : slow
    cheap : expensive/costly
    clean : dirty
    dry : wet
    noisy/loud : quiet
    full : empty
    easy : difficult
    simple : complex/complicated
    rare : common/frequent
    real/genuine/authentic : fake/counterfeit/bogus
    true : false
    right/correct : wrong/incorrect
    natural : artificial
    peaceful : violent
    positive : negative
    happy : sad
    hero : villain
    insider : outsider
    stability : instability
    justice : injustice
    popularity : unpopularity
    certainty : uncertainty
    employment : unemployment
    advantage : disadvantage
    upstairs : downstairs
    upstream : downstream
    vertical : horizontal
    appoint : dismiss
    enter : exit
    borrow : lend
    tighten : loosen/ease
    accelerate : slow
    widen : narrow
"""
"""Two words, or groups of them, of which at most one is true of one thing at one time."""

_NEGATED = {
    "un": """
        acceptable affected announced armed authorised authorized available aware beaten certain changed clear
        conditional conscious comfortable confirmed damaged decided defeated defended elected employed even expected
        explained fair familiar finished fit founded friendly happy harmed healthy identified important insured
        intended invited known licensed limited lucky married necessary occupied official opposed paid pleasant
        popular predictable prepared profitable protected proven published qualified reasonable registered regulated
        related reliable resolved restricted seeded skilled sold solved specified stable suitable supervised surprising
        sustainable tested treated usual vaccinated verified wanted welcome willing
    """,
    "in": """
        accurate active adequate appropriate capable competent complete conclusive consistent definite dependent direct
        effective eligible experienced formal frequent secure sensitive significant sufficient tolerant visible
        voluntary
    """,
    "im": "balance moral mortal mature perfect practical precise probable proper",
    "ir": "regular relevant replaceable responsible reversible",
    "il": "legitimate liberal logical literate",
    "dis": "abled approve honest loyal orderly pleased satisfied similar united",
    "non": "existent fatal violent",
}
"""Words that a prefix turns into their contrary."""


def _sides() -> dict[str, tuple[tuple[str, str], ...]]:
    found: dict[str, dict[str, str]] = {}
    for line in _OPPOSITES.strip().split("\n"):
        left, _, right = (part.strip() for part in line.partition(" : "))
        for side, group in (("one", left), ("other", right)):
            for form in group.split("/"):
                found.setdefault(stem(form), {})[f"{left} : {right}"] = side
    for prefix, plain in _NEGATED.items():
        for word in plain.split():
            for side, form in (("one", word), ("other", prefix + word)):
                found.setdefault(stem(form), {})[f"{word} : {prefix}{word}"] = side
    return {each: tuple(sides.items()) for each, sides in found.items()}


SIDES_OF = _sides()
"""For a stem the pairs it belongs to, and on which side."""

TURNED = frozenset(
    (
        "buy : sell",
        "win : lose",
        "gain : lose",
        "import : export",
        "borrow : lend",
        "victory : defeat",
        "attack/invade : defend",
        "advance/invasion : retreat/withdrawal",
        "hero : villain",
        "promote : demote/relegate",
    )
)
"""Pairs that tell one deed from its two sides: contrary only of the same subject (keys as in `SIDES_OF`)."""
