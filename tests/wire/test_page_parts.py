"""The parts of a page one by one: slash lines, bylines, datelines, times, credits, labels, furniture."""

from datetime import UTC, datetime, timedelta

import pytest

from standfirst.story import BlockKind, Label, NoteKind
from standfirst.wire import WireError, read_page
from standfirst.wire.page.credits import read_credit
from standfirst.wire.page.furniture import kind_of
from standfirst.wire.page.labels import split_run_together
from standfirst.wire.page.lines import Line
from standfirst.wire.page.times import moment

COPY = (
    "The harbour office said on Monday that the pier would stay closed until the divers had looked at every pile.\n\n"
    "Fishermen had asked for a decision before the herring comes in, which is usually in the second week of May."
)
SUMMARY = "The pier stays closed for now. Divers will look at every pile, and/or the office will."


def page(*head: str) -> str:
    return "\n\n".join((*head, COPY))


SLASH_LINES = [
    ("Harbour Wire/ TIDEWELL/ R. Osei/ Morning Edition", "Harbour Wire", "TIDEWELL", "R. Osei", "Morning Edition"),
    (
        "Harbour Wire / TIDEWELL / R. Osei / Morning Edition",
        "Harbour Wire",
        "TIDEWELL",
        "R. Osei",
        "Morning Edition",
    ),
    ("Harbour Wire/TIDEWELL/R. Osei/Morning Edition", "Harbour Wire", "TIDEWELL", "R. Osei", "Morning Edition"),
    ("Harbour Wire/ R. Osei/ Morning Edition", "Harbour Wire", "", "R. Osei", "Morning Edition"),
    ("Harbour Wire/ TIDEWELL/ Morning Edition", "Harbour Wire", "TIDEWELL", "", "Morning Edition"),
    ("Harbour Wire/ TIDEWELL/ R. Osei", "Harbour Wire", "TIDEWELL", "R. Osei", ""),
    ("Harbour Wire/ TIDEWELL", "Harbour Wire", "TIDEWELL", "", ""),
    ("Harbour Wire/ By R. Osei and Ada van der Lind", "Harbour Wire", "", "R. Osei and Ada van der Lind", ""),
    ("Harbour Wire/ Morning Edition", "Harbour Wire", "", "", "Morning Edition"),
    ("Harbour Wire", "Harbour Wire", "", "", ""),
    (
        "AP/ ST. GALLEN, Switzerland/ Jo Bright/ Late Final",
        "AP",
        "ST. GALLEN, Switzerland",
        "Jo Bright",
        "Late Final",
    ),
    ("Harbour Wire/ New York/ Jo Bright", "Harbour Wire", "New York", "Jo Bright", ""),
    ("TIDEWELL/ R. Osei/ Weekend Edition", "", "TIDEWELL", "R. Osei", "Weekend Edition"),
]


def _assert_read(story, headline, agency, city, author, edition):
    assert story.headline == headline
    assert (story.agency, story.located, story.byline, story.edition) == (agency, city, author, edition)
    assert story.standfirst == SUMMARY
    assert [block.text for block in story.deep_look] == COPY.split("\n\n")


@pytest.mark.parametrize("expected", SLASH_LINES, ids=lambda row: row[0])
@pytest.mark.parametrize("headline", ["Pier Closed Again", "24/7 Pier Closed / Open Question", "Ins/Outs of a Pier"])
def test_a_slash_line_may_lack_city_author_and_edition(expected, headline):
    line, *fields = expected
    _assert_read(read_page(page(headline, f"{headline}/ {line}/ {SUMMARY}")), headline, *fields)


@pytest.mark.parametrize(
    "expected", [row for row in SLASH_LINES if row[2] and "Wire/" not in row[0]], ids=lambda row: row[0]
)
def test_a_slash_line_alone_gives_the_headline_too(expected):
    line, *fields = expected
    if line.startswith("TIDEWELL"):
        line, fields[0] = f"Harbour Wire/ {line}", "Harbour Wire"
    _assert_read(read_page(page(f"Pier Closed Again/ {line}/ {SUMMARY}")), "Pier Closed Again", *fields)


def test_the_summary_may_stand_on_the_next_line_or_not_at_all():
    head = "Pier Closed Again / Harbour Wire / TIDEWELL / R. Osei / Morning Edition"
    below = read_page(page("Pier Closed Again", f"{head} /\n{SUMMARY}"))
    assert (below.edition, below.standfirst) == ("Morning Edition", SUMMARY)
    without = read_page(page("Pier Closed Again", head))
    assert (without.edition, without.standfirst) == ("Morning Edition", "")


def test_our_own_printed_dateline_is_read_without_the_headline_in_it():
    story = read_page(page("Pier Closed Again", "Harbour Wire / TIDEWELL / R. Osei / Morning Edition"))
    assert story.dateline == "Harbour Wire / TIDEWELL / R. Osei / Morning Edition"
    assert story.headline == "Pier Closed Again"


def test_slashes_in_copy_are_no_slash_line():
    text = "Bring warm clothes / a torch / a friend, and/or a dog, the 24/7 watch said in its notice on Friday evening."
    story = read_page(page("Pier Closed Again", "By R. Osei", text))
    assert story.deep_look[0].text == text
    assert story.agency == ""


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By J. Mansour", ["J. Mansour"]),
        ("By Ada Lind and Jo Bright", ["Ada Lind", "Jo Bright"]),
        ("By Ada Lind, Jo Bright and Ines de la Cruz", ["Ada Lind", "Jo Bright", "Ines de la Cruz"]),
        ("BY ADA LIND & JO BRIGHT", ["Ada Lind", "Jo Bright"]),
        ("By Ada Lind, Staff Writer", ["Ada Lind"]),
        ("By Ada Lind | Harbour Wire", ["Ada Lind"]),
        ("Words: Ada Lind", ["Ada Lind"]),
        ("Written by Ada O’Hara-Lind", ["Ada O’Hara-Lind"]),
        ("By Martin King Jr.", ["Martin King Jr"]),
        ("By Ada Lind in Port Ellery", ["Ada Lind"]),
    ],
)
def test_bylines_name_one_or_several_people(line, names):
    story = read_page(page("Pier Closed Again", line))
    assert [author.name for author in story.authors] == names
    assert not any("author" in note.message for note in story.notes)


@pytest.mark.parametrize(
    "line",
    [
        "By Monday",
        "By the Numbers",
        "By all accounts a mild man",
        "By May the ice is gone.",
        "By signing up, Ada Lind, you agree to the Terms, Conditions and Privacy Policy",
    ],
)
def test_by_is_not_always_a_byline(line):
    assert read_page(page("Pier Closed Again", COPY, line)).authors == ()


def test_an_agency_is_no_author():
    story = read_page(page("Pier Closed Again", "By The Associated Press"))
    assert (story.agency, story.authors) == ("The Associated Press", ())


@pytest.mark.parametrize(
    ("start", "city", "agency"),
    [
        ("WASHINGTON (AP) — ", "WASHINGTON", "AP"),
        ("ST. GALLEN, Switzerland (Reuters) - ", "ST. GALLEN, Switzerland", "Reuters"),
        ("PORT-AU-PRINCE, Haiti (AP) — ", "PORT-AU-PRINCE, Haiti", "AP"),
        ("Lower Ferring (Coast Press Agency) – ", "Lower Ferring", "Coast Press Agency"),
        ("TIDEWELL, May 16 (Harbour Wire) – ", "TIDEWELL", "Harbour Wire"),
        ("(Reuters) - ", "", "Reuters"),
        ("TIDEWELL — ", "TIDEWELL", ""),
    ],
)
def test_a_dateline_before_the_copy_gives_city_and_agency(start, city, agency):
    story = read_page("Pier Closed Again\n\n" + start + COPY)
    assert (story.located, story.agency) == (city, agency)
    assert story.deep_look[0].text == COPY.split("\n\n")[0]


@pytest.mark.parametrize("start", ["The pier — long a worry — ", "He (the mayor) - ", "It was 5 - "])
def test_a_dash_in_the_first_sentence_is_no_dateline(start):
    story = read_page("Pier Closed Again\n\n" + start + COPY)
    assert story.located == story.agency == ""
    assert story.deep_look[0].text.startswith(start.strip())


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("May 16, 2025 9:30 p.m. EDT", datetime(2025, 5, 17, 1, 30, tzinfo=UTC)),
        ("May 16, 2025 at 9:30 PM ET", datetime(2025, 5, 17, 1, 30, tzinfo=UTC)),
        ("16 May 2025, 21:30 CEST", datetime(2025, 5, 16, 19, 30, tzinfo=UTC)),
        ("16 May 2025, 21:30 CET", datetime(2025, 5, 16, 20, 30, tzinfo=UTC)),
        ("16th of May 2025 21.30 (no zone)", "the hour has no zone."),
        ("2025-05-16T21:30:00+03:00", datetime(2025, 5, 16, 18, 30, tzinfo=UTC)),
        ("2025-05-16T21:30:00Z", datetime(2025, 5, 16, 21, 30, tzinfo=UTC)),
        ("2025-05-16 21:30 UTC", datetime(2025, 5, 16, 21, 30, tzinfo=UTC)),
        ("2025-05-16 21:30 GMT+3", datetime(2025, 5, 16, 18, 30, tzinfo=UTC)),
        ("Friday, 16 May 2025 21:30 −0330", datetime(2025, 5, 17, 1, 0, tzinfo=UTC)),
        ("12:05 a.m. EST, January 2, 2026", datetime(2026, 1, 2, 5, 5, tzinfo=UTC)),
        ("Sept. 3, 2025, 12 p.m. BST", datetime(2025, 9, 3, 11, 0, tzinfo=UTC)),
        ("May 16, 2025", "the line gives a day but no hour."),
        ("May 16, 2025 9:30 p.m.", "the hour has no zone."),
        ("May 16, 2025 9:30 p.m. IST", "the zone IST is not one this reader can tell; give the offset, as in +02:00."),
        ("February 30, 2025 9:30 UTC", "there is no such day."),
        ("May 16, 2025 25:61 UTC", "there is no such hour."),
        ("yesterday", "the day cannot be read."),
    ],
)
def test_a_time_counts_only_with_day_hour_and_zone(line, expected):
    assert moment(line) == expected


@pytest.mark.parametrize(
    "line",
    ["Published May 16, 2025", "May 16, 2025", "Published: 16 May 2025, 21:30", "Posted on May 16, 2025 9:30 pm IST"],
)
def test_a_time_without_a_zone_is_noted_and_not_taken(line):
    story = read_page(page("Pier Closed Again", line))
    assert story.first_published is None
    assert any(note.kind is NoteKind.DOUBTFUL and note.words == line and note.line == 3 for note in story.notes)
    assert [block.text for block in story.deep_look] == COPY.split("\n\n")


def test_published_and_updated_are_two_times():
    story = read_page(
        page("Pier Closed Again", "Published May 16, 2025 9:30 p.m. EDT", "Updated May 17, 2025 8 a.m. EDT")
    )
    assert story.first_published and story.version_created
    assert story.version_created - story.first_published == timedelta(hours=10, minutes=30)


def test_a_zone_that_was_not_in_force_is_doubted():
    story = read_page(page("Pier Closed Again", "Published 16 May 2025, 21:30 CET"))
    assert story.first_published == datetime(2025, 5, 16, 20, 30, tzinfo=UTC)
    assert any("not in force" in note.message for note in story.notes)


@pytest.mark.parametrize(
    ("printed", "creator", "source", "distributor"),
    [
        ("Turkish Foreign Ministry via AP", "", "Turkish Foreign Ministry", "AP"),
        ("AP Photo/Dilara Acikgoz", "Dilara Acikgoz", "AP", ""),
        ("AP Photo/Jane Doe, File", "Jane Doe", "AP", ""),
        ("Jane Doe/Harbour Gazette via AP", "Jane Doe", "Harbour Gazette", "AP"),
        ("Jane Doe/Pool Photo via AP", "Jane Doe", "Pool", "AP"),
        ("Photo: Jane Doe/Reuters", "Jane Doe", "Reuters", ""),
        ("Photo: Reuters/Jane Doe", "Jane Doe", "Reuters", ""),
        ("Photo by Jane Doe/Getty Images", "Jane Doe", "Getty Images", ""),
        ("Photograph by Jane Doe", "Jane Doe", "", ""),
        ("Photo by Jane Doe via Reuters", "Jane Doe", "", "Reuters"),
        ("Getty Images", "", "Getty Images", ""),
        ("Credit: Harbour Museum", "", "Harbour Museum", ""),
        ("Courtesy of the Quay Society", "", "the Quay Society", ""),
        ("© Jane Doe", "Jane Doe", "", ""),
        ("Handout via Reuters", "", "", "Reuters"),
        ("Jane Doe, Harbour Gazette", "Jane Doe", "Harbour Gazette", ""),
    ],
)
def test_a_credit_has_parties(printed, creator, source, distributor):
    credit = read_credit(printed)
    assert (credit.printed, credit.creator, credit.source, credit.distributor) == (
        printed,
        creator,
        source,
        distributor,
    )


@pytest.mark.parametrize(
    ("lines", "caption", "credit"),
    [
        (
            "Divers at the pier on Monday. (Harbour Wire Photo/Jo Bright)",
            "Divers at the pier on Monday.",
            "Harbour Wire Photo/Jo Bright",
        ),
        (
            "Divers at the pier on Monday.\nPhoto: Jo Bright/Harbour Wire",
            "Divers at the pier on Monday.",
            "Photo: Jo Bright/Harbour Wire",
        ),
        ("Divers at the pier on Monday\nGetty Images", "Divers at the pier on Monday", "Getty Images"),
        ("Divers at the pier on Monday. Photo: Jo Bright", "Divers at the pier on Monday.", "Photo: Jo Bright"),
        ("[Photo: Divers at the pier on Monday. (Jo Bright/AP)]", "Divers at the pier on Monday.", "Jo Bright/AP"),
        (
            "Caption: Divers at the pier on Monday.\nCredit: Jo Bright",
            "Divers at the pier on Monday.",
            "Credit: Jo Bright",
        ),
        ("Photo: Divers look at the pier on a cold Monday.", "Divers look at the pier on a cold Monday.", ""),
        ("Divers are seen at the pier on Monday.", "Divers are seen at the pier on Monday.", ""),
        ("Photo: Jo Bright", "", "Photo: Jo Bright"),
    ],
)
def test_captions_and_credits_are_told_apart(lines, caption, credit):
    story = read_page(page("Pier Closed Again", "By R. Osei", lines))
    (picture,) = story.pictures
    assert (picture.caption, picture.credit) == (caption, credit)
    assert [block.text for block in story.deep_look] == COPY.split("\n\n")
    assert any("no credit" in note.message for note in story.notes) == (not credit)


@pytest.mark.parametrize(
    ("caption", "handout"),
    [
        ("In this handout photo released by the port, a crane falls. (Port Office via AP)", True),
        ("This image provided by the port shows a crane. (Port Office via AP)", True),
        ("A crane falls. (Port Office/Handout via Reuters)", True),
        ("The mayor hands out soup. (AP Photo/Jo Bright)", False),
    ],
)
def test_a_handout_is_known_by_its_words(caption, handout):
    assert read_page(page("Pier Closed Again", caption)).pictures[0].handout is handout


@pytest.mark.parametrize(
    ("line", "kicker", "section"),
    [
        ("Top StoryWorld", "Top Story", "World"),
        ("TOP STORYWORLD", "Top Story", "World"),
        ("WorldTop Story", "Top Story", "World"),
        ("BreakingU.S. News", "Breaking", "U.S. News"),
        ("AnalysisMiddle East", "Analysis", "Middle East"),
        ("ExclusiveHigh Street", "Exclusive", ""),
        ("Top Story | World", "Top Story", "World"),
        ("WORLD", "", "World"),
        ("Home > World > Europe", "", "World"),
        ("Top Story\nWorld", "Top Story", "World"),
    ],
)
def test_labels_above_the_headline(line, kicker, section):
    story = read_page(page(line, "Pier Closed Again After a Night of Storms"))
    assert (story.kicker, story.section) == (kicker, section)
    assert story.headline == "Pier Closed Again After a Night of Storms"


@pytest.mark.parametrize("name", ["McDonald", "iPhone", "NewYork", "World", "Pier Closed", "DeLorean Returns", ""])
def test_a_capital_inside_a_name_is_no_border_of_labels(name):
    assert split_run_together(name) == []


@pytest.mark.parametrize(
    ("line", "label"), [("OPINION", Label.OPINION), ("Analysis", Label.ANALYSIS), ("Top Story", Label.NEWS)]
)
def test_the_kicker_says_what_kind_of_piece_it_is(line, label):
    assert read_page(page(line, "Pier Closed Again")).label is label


@pytest.mark.parametrize("bullet", ["•", "-", "*", "–", "—", "▪", "◦", "‣", "·", "●", "►", "\t•\t"])
@pytest.mark.parametrize(
    "heading", ["Pier and Pile: Quick Looks", "Quick Looks", "Key points", "What to know", "In brief:"]
)
def test_any_bullet_makes_a_quick_look(bullet, heading):
    looks = f"{bullet} The pier is closed.\n{bullet} Divers look at every\npile of it.\n{bullet} Herring comes in May."
    story = read_page(page("Pier Closed Again", f"{heading}\n\n{looks}"))
    assert story.quick_looks_headline == heading
    assert [look.text for look in story.quick_looks] == [
        "The pier is closed.",
        "Divers look at every pile of it.",
        "Herring comes in May.",
    ]


def test_numbers_and_bullets_on_lines_of_their_own_are_bullets_too():
    numbered = read_page(
        page("Pier Closed Again", "At a glance\n1. The pier is closed.\n2) Divers look.\n(3) Herring comes.")
    )
    assert [look.text for look in numbered.quick_looks] == ["The pier is closed.", "Divers look.", "Herring comes."]
    alone = read_page(page("Pier Closed Again", "At a glance\n•\nThe pier is closed.\n•\nDivers look."))
    assert [look.text for look in alone.quick_looks] == ["The pier is closed.", "Divers look."]


def test_bullets_above_the_copy_are_quick_looks_even_without_a_heading():
    story = read_page(page("Pier Closed Again", "• The pier is closed.\n• Divers look."))
    assert len(story.quick_looks) == 2
    assert any(note.kind is NoteKind.DOUBTFUL and "no heading" in note.message for note in story.notes)


def test_a_numbered_list_in_the_copy_is_an_ordered_list():
    story = read_page(page("Pier Closed Again") + "\n\nThe order is:\n\n1. Divers.\n2. Carpenters.\n\n" + COPY)
    lists = [block for block in story.deep_look if block.kind is BlockKind.LIST]
    assert [block.html for block in lists] == ["<ol><li>Divers.</li><li>Carpenters.</li></ol>"]


def test_subheadings_and_pull_quotes_are_told_from_copy():
    story = read_page(
        page("Pier Closed Again") + "\n\nWhat the divers saw\n\n" + COPY + "\n\n“It is all worm.” — Ada Lind, diver"
    )
    kinds = [block.kind for block in story.deep_look]
    assert kinds[2] is BlockKind.HEADING
    assert kinds[-1] is BlockKind.PULL_QUOTE
    assert (story.deep_look[-1].text, story.deep_look[-1].attribution) == ("“It is all worm.”", "Ada Lind, diver")


@pytest.mark.parametrize(
    "line",
    [
        "How useful was this article?", "Click on a star to rate it!", "Average rating 3.5 / 5. Vote count: 12",
        "No votes so far! Be the first to rate this article.", "Read more political news", "Share this:", "Latest News",
        "Menu", "Advertisement", "Sign up for our newsletter", "We use cookies to improve this site.", "Next Article",
        "Related Stories", "5 min read", "Facebook | Twitter | Email", "Home | World | Sport | Contact", "3 hours ago",
        "← The pier in winter", "124 comments", "Skip to content",
    ],
)  # fmt: skip
def test_furniture_is_known_by_its_words(line):
    assert kind_of(Line(1, line))


@pytest.mark.parametrize(
    "line",
    [
        "Share prices fell on Monday after the port closed.", "Previous governments had promised the same.",
        "Next week the divers return.", "The menu had changed.", "More than 300 people came.", "Ad-hoc repairs failed.",
        "Comments by the minister angered the island.", "Related to the same case, two men were charged.",
        "Subscribers will be paid back, the theatre said.", "The rating agency cut its outlook.", "Search and rescue",
        "Cookies were baked for the crew.", "“How useful was this?” the mayor asked.", "Homes were flooded.",
        "Watching from the shore, she counted eleven boats.", "Email addresses of 400 patients were stolen.",
    ],
)  # fmt: skip
def test_copy_that_begins_like_furniture_is_copy(line):
    assert kind_of(Line(1, line)) == ""


def test_furniture_is_noted_once_a_kind_and_with_its_words():
    text = (
        page("Pier Closed Again") + "\n\nShare\nTweet\n\nPrevious Article\nA Title\nNext Article\nAnother Title\nMenu"
    )
    story = read_page(text)
    assert [block.text for block in story.deep_look] == COPY.split("\n\n")
    dropped = [note for note in story.notes if note.kind is NoteKind.DROPPED]
    assert [note.words for note in dropped] == [
        "Share\nTweet",
        "Previous Article\nA Title\nNext Article\nAnother Title",
        "Menu",
    ]


@pytest.mark.parametrize(
    ("section", "line", "doubted"),
    [
        ("World", "Read more political news", True),
        ("World", "Read more world news", False),
        ("Sport", "Read more sports news", False),
        ("Politics", "Read more political news", False),
        ("World", "Read more", False),
    ],
)
def test_a_read_more_line_that_names_another_section_is_doubted(section, line, doubted):
    story = read_page(page(section, "Pier Closed Again After a Night of Storms") + "\n\n" + line)
    assert any("speaks of" in note.message for note in story.notes) is doubted


def test_a_page_copied_with_its_whole_site_has_its_headline_below_the_menu():
    menu = "\n".join(
        f"{place} {thing}"
        for place in ("Town", "Harbour", "Island")
        for thing in ("Life", "Jobs", "Cars", "Ads", "Map", "Club")
    )
    story = read_page(
        f"Tidewell Courier\n{menu}\nSave now with our offer of the week\nSport\nWorld\nPier Closed Again After Storm\n"
        f"By Ada Lind\nPublished 2025-05-16 21:30 UTC\n{COPY}"
    )
    assert (story.section, story.headline, story.byline) == ("World", "Pier Closed Again After Storm", "Ada Lind")
    assert [block.text for block in story.deep_look] == COPY.split("\n\n")
    assert any("Harbour Club" in note.words for note in story.notes)


def test_what_is_missing_is_said():
    story = read_page(COPY.split("\n\n")[0])
    assert story.headline == ""
    missing = [note.message for note in story.notes if note.kind is NoteKind.MISSING]
    assert len(missing) == 3
    assert "headline" in missing[0]


@pytest.mark.parametrize("text", ["", "   \n\t\n", "\u00a0\ufeff", "--- *** ___", "\x00\x01"])
def test_a_text_without_words_is_refused_in_one_sentence(text):
    with pytest.raises(WireError, match=r"^There are no words in it; .*\.$"):
        read_page(text)


MARKUP = "<script>alert(1)</script><img src=x onerror=alert(2)>"


def test_markup_in_every_part_of_a_page_stays_literal_text():
    parts = (
        f"Pier {MARKUP} Closed",
        f"Pier {MARKUP} Closed/ Wire {MARKUP}/ TIDEWELL/ R. Osei/ Morning Edition/ The pier is closed {MARKUP} now.",
        f"Divers at the pier {MARKUP} on Monday. (AP Photo/Jo {MARKUP})",
        f"Quick Looks\n• The pier {MARKUP} is closed.\n• Divers <b>look</b>.",
        f"The harbour office {MARKUP} said on Monday that the pier would stay closed until the divers had looked.",
        f"“All worm {MARKUP}.” — Ada {MARKUP}",
        f"Tags: pier, {MARKUP}",
    )
    story = read_page("\n\n".join(parts))
    for block in story.deep_look:
        assert "<" not in block.html
        assert MARKUP in block.text or block.attribution
    assert MARKUP in story.headline
    assert MARKUP in story.standfirst
    assert MARKUP in story.quick_looks[0].text
    assert MARKUP in story.pictures[0].caption + story.pictures[0].credit
    assert any("Markup" in note.message for note in story.notes)


@pytest.mark.parametrize("signs", ["/", "|", ">", "/ /", "> >", "| |", "· ·"])
def test_a_line_of_signs_above_the_headline_is_no_label(signs):
    story = read_page(f"{signs}\n\nThe Pier Is Closed\n\nThe harbour office closed the pier on Monday for divers.\n")
    assert story.kicker == story.section == ""
    assert "Pier" in story.headline or "Pier" in " ".join(block.text for block in story.deep_look)
