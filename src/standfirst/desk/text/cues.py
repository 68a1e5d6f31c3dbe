"""Verbs that stand with a quotation, and the words around them that tell a verb from a noun."""

from __future__ import annotations

import re

from standfirst.desk.text.lists import SAY
from standfirst.desk.text.wordlist import word_set
from standfirst.desk.text.words import Word

CUES = SAY | word_set(
    """
    saying stating telling adding announcing confirming claiming reporting warning insisting arguing acknowledging
    admitting denying declaring alleging noting explaining suggesting writing asking accusing describing predicting
    calling maintaining contending asserting conceding pledging promising vowing urging blaming citing concluding
    recalling replying responding testifying tweeting joking quipping quip quips quipped joke jokes joked tweet tweets
    tweeted posted posts posting continued continues agree agrees agreed shout shouts shouted shouting yell yelled
    yelling scream screamed chant chanted chanting cry cried cries exclaim exclaimed whisper whispered mutter muttered
    sigh sighed laugh laughed snap snapped offer offers offered offering counter counters countered countering retort
    retorted interject interjected observe observes observed observing remark remarks remarked lament laments lamented
    lamenting complain complains complained complaining charge charges charged charging slam slams slammed slamming
    blast blasts blasted blasting dismiss dismisses dismissed dismissing denounce denounces denounced denouncing mock
    mocked mocking label labels labeled labelled labeling characterize characterizes characterized characterizing dub
    dubs dubbed brand branded praise praises praised praising condemn condemns condemned condemning criticize
    criticizes criticized criticizing read reads demand demands demanded demanding question questioned questions
    wonder wonders wondered wondering advise advises advised stress stresses stressed stressing emphasize emphasizes
    emphasized emphasizing reiterate reiterates reiterated reiterating repeat repeats repeated repeating speak speaks
    spoke speaking talk talks talked talking refer refers referred referring mention mentions mentioned mentioning
    put puts point points pointed pointing caution cautions cautioned cautioning boast boasts boasted boasting brag
    bragged bragging hail hailed hailing tout touted touting ridicule ridiculed order ordered hope hopes hoped fear
    fears feared conclude went go goes proclaim proclaims proclaimed proclaiming answer answers answered answering
    imply implies implied implying
    """
)
"""Verbs that stand with a quotation; wider than the verbs that hand over a statement without one."""
AUXILIARY = word_set(
    """
    has had have having was were is are am be been being will would can could may might must should did does do not
    also then later once again now even still just only never always often already soon recently famously reportedly
    to further immediately instead simply sometimes repeatedly previously once
    """
)
OPENERS = word_set(
    """
    and but or so yet which maybe perhaps when while as because if after before although though since that than then
    however meanwhile     still instead later where until once unless whether nor plus again indeed moreover
    """
)
MID_CLAUSE = word_set("later then still instead meanwhile again indeed moreover perhaps maybe so yet once however plus")
"""Openers that stand within a clause as well: "he later called it"."""
PREPOSITIONS = word_set(
    """
    in on at during for with from by under over about amid despite within without through between among upon
    """
)
TIME_WORDS = word_set(
    """
    day week month year night morning afternoon evening weekend days weeks months years minutes hours today yesterday
    monday tuesday wednesday thursday friday saturday sunday january february march april june july august september
    october november december jan feb mar apr aug sept oct nov dec
    """
)
PRONOUNS = word_set("he she they i we it you who one")
PERSONS = word_set("he she they i we")
_NOT_BEFORE_VERBS = word_set("the a an his her its their our your my this that these those no of off any some each")
_LY_NAMES = word_set(
    "kelly reilly connolly donnelly daly billy sally holly molly polly emily lily italy family assembly ally"
)
"""Words that end as adverbs do and are none."""
BREAK = re.compile(r",|—|–| - |\(|\)|;|:|\x00")


def is_cue(region: str, listed: tuple[Word, ...], at: int) -> bool:
    """Whether the word is a verb of saying here, and not the noun of "the report" or the name of Mr. Read."""
    word = listed[at]
    if word.folded not in CUES or word.capital:
        return False
    if not at:
        return True
    before = listed[at - 1]
    if _is_noun(listed, at):
        return False
    if before.folded in _NOT_BEFORE_VERBS or before.folded in PREPOSITIONS:
        return word.folded.endswith("ing") and before.folded in ("by", "after", "before", "in", "of", "for")
    return not region[before.end : word.start].startswith(("'", "’"))


def _is_noun(listed: tuple[Word, ...], at: int) -> bool:
    """Whether it is the plural of a noun: "made racist remarks by phone"."""
    before = listed[at - 1]
    return (
        listed[at].folded.endswith("s")
        and listed[at].folded not in ("says", "does")
        and not before.capital
        and before.folded not in PRONOUNS | AUXILIARY
        and not before.folded.endswith("s")
        and at + 1 < len(listed)
        and listed[at + 1].folded in PREPOSITIONS
    )


def is_adverb(word: Word) -> bool:
    return word.folded.endswith("ly") and word.folded not in _LY_NAMES


def may_be_subject(word: Word) -> bool:
    return word.capital or word.folded in PRONOUNS or word.folded in ("the", "a", "an", "his", "her", "their", "one")


def is_inverted(region: str, listed: tuple[Word, ...]) -> bool:
    """Whether a verb that is no verb of saying elsewhere stands first, and its subject behind: "...," mused Ms. Lee."""
    return (
        len(listed) > 1
        and listed[0].folded.endswith("ed")
        and not listed[0].capital
        and not region[: listed[0].start].strip(" ,\"”’'")
        and may_be_subject(listed[1])
        and listed[1].folded not in PERSONS
        and region[listed[0].end : listed[1].start] == " "
    )


def until_break(region: str, listed: tuple[Word, ...] | list[Word]) -> list[Word]:
    """The words of `listed` up to the first comma or bracket between them."""
    kept: list[Word] = []
    for word in listed:
        if kept and BREAK.search(region[kept[-1].end : word.start]):
            break
        kept.append(word)
    return kept
