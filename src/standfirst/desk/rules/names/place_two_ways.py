"""A place goes by two of its names in one story.

What: a country or a large city is called by two names or spellings that copy has for it today ("Kyiv", "Kiev";
    "Mumbai", "Bombay"), each at least once as a place ("in Kiev", "Kiev's"). Quotations are left alone, as are names of
    the past, longer names ("the Bombay High Court"), and sentences that give both.
Why: a reader who does not know takes them for two places; one who does sees a house without a style.
Example: "in Kyiv" in the Deep Look, "in Kiev" in the agency's caption.
Source: AP Stylebook, 2019: Kyiv, not Kiev; the table is ours (`data/places.txt` of the desk).
"""

from bisect import bisect_right
from collections.abc import Iterator

from standfirst.desk.analysis import Analysis
from standfirst.desk.examples import example
from standfirst.desk.findings import Level, Span
from standfirst.desk.registry import Remark, rule
from standfirst.desk.text.places import Place, places, two_forms_of_a_place
from standfirst.desk.text.quotes import quoted_spans
from standfirst.desk.text.sentences import sentences

FLAGGED = (
    (
        example("Ministers met in Kyiv on Monday. Kyiv was quiet.", captions=("A square in Kiev on Monday.",)),
        "pictures[0].caption",
        "Kiev",
    ),
    (example("The ship left Odesa on Monday.", "On Friday it was back in Odessa."), "deep_look[1]", "Odessa"),
    (
        example("The court in Mumbai ruled on Monday.", headline="Bombay's Ferries Held in Port"),
        "headline",
        "Bombay",
    ),
)
CLEAN = (
    example("Ministers met in Kyiv on Monday.", "“I was born in Kiev,” the envoy said."),
    example("The court in Mumbai, once Bombay, ruled.", "The Bombay High Court sits in Mumbai."),
    example("The fleet left St Petersburg. It was built in Leningrad in 1953."),
    example("They met in Rio de Janeiro.", "Rio's mayor came to New York.", "In New York City it rained."),
    example("In Odessa, Texas, a mill burned.", "In Odesa, Ukraine, it snowed."),
)


@rule(Level.QUERY)
def place_two_ways(analysis: Analysis) -> Iterator[Remark]:
    if not two_forms_of_a_place(analysis.page_words):
        return
    found: dict[str, dict[str, list[Span]]] = {}
    named: set[str] = set()
    for passage in analysis.passages:
        for place in _told(passage.text):
            span = Span(passage.place, place.start, place.end, place.text)
            found.setdefault(place.name, {}).setdefault(place.form, []).append(span)
            if place.within or passage.text[place.end : place.end + 2] in ("'s", "’s"):
                named.add(place.form)
    for name, forms in found.items():
        told = _apart([form for form in forms if form in named])
        if len(told) > 1:
            odd, usual = sorted((len(forms[form]), form == name, form) for form in told)[:2]
            yield _remark(forms[odd[-1]], forms[usual[-1]])


def _told(text: str) -> Iterator[Place]:
    """The places of `text` that the rule looks at: none of the past, none in quotation marks, none that its sentence
    has under another name too, none of which a comma and a name tell that it is another place ("Odessa, Texas")."""
    listed = [each for each in places(text) if not each.former]
    if not listed:
        return
    starts = {each.start: each for each in listed}
    quoted = quoted_spans(text)
    ends = [end for _, end, _ in quoted]
    heads = [each.start for each in sentences(text)]
    forms: dict[tuple[int, str], set[str]] = {}
    for each in listed:
        forms.setdefault((bisect_right(heads, each.start), each.name), set()).add(each.form)
    for each in listed:
        near = bisect_right(ends, each.start)
        if near < len(quoted) and quoted[near][0] <= each.start:
            continue
        if len(forms[bisect_right(heads, each.start), each.name]) > 1:
            continue
        following = starts.get(each.end + 2)
        after_comma = text[each.end : each.end + 2] == ", " and text[each.end + 2 : each.end + 3].isupper()
        if not after_comma or (following is not None and following.country == each.country):
            yield each


def _apart(forms: list[str]) -> list[str]:
    """Those that are no shorter form of another: "Rio" is one of "Rio de Janeiro"."""
    said = [(form, set(form.split())) for form in forms]
    return [form for form, parts in said if not any(parts < other for _, other in said)]


def _remark(odd: list[Span], usual: list[Span]) -> Remark:
    message = f'The place is "{odd[0].words}" here and "{usual[0].words}" there. Give it one name.'
    return Remark(message, (*odd[:4], usual[0]), usual[0].words if len(usual) > len(odd) else "")
