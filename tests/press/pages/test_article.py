"""A story's page: every element where a reader looks for it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PIL import UnidentifiedImageError

from standfirst.newsroom.models import Article, Photo, Publication
from standfirst.press import outputs
from standfirst.story import Block, BlockKind, Correction, CorrectionKind, Label, Picture, Story, anchor
from tests.press.pages.conftest import NOON, again
from tests.press.pages.reading import one, page, source, words

Publish = Callable[..., Article]


def made(article: Article) -> str:
    return f"article/{article.pk}"


def test_a_page_is_served_at_the_address_of_its_story(publish: Publish, harbour: Story) -> None:
    article = publish(harbour)
    output = outputs.make(made(article))
    assert output is not None
    assert (output.id, output.path, output.status) == (made(article), article.address, 200)
    assert output.path == "/2026/03/02/the-old-crane-crosses-the-basin/"


def test_the_head_of_the_story_reads_in_the_order_of_the_page(publish: Publish, harbour: Story) -> None:
    tree = page(made(publish(harbour)))
    head = one(tree, ".story-head")
    assert words(head) == (
        "City Port The old crane crosses the basin "
        "Harbour News / GALATA / Ada Kaya and Bo Lind / Morning Edition "
        "Published 2 March 2026, 15:00 UTC+3 "
        "A crane of 410 tonnes was pulled across the basin by two tugs."
    )
    assert one(tree, "h1").get_text() == harbour.headline
    assert one(head, "a.over-section")["href"] == "/city/"
    assert [(a["href"], a.get_text()) for a in head.select("a[rel=author]")] == [
        ("/authors/ada-kaya/", "Ada Kaya"),
        ("/authors/bo-lind/", "Bo Lind"),
    ]


def test_what_the_dateline_lacks_leaves_no_slash(publish: Publish, harbour: Story) -> None:
    bare = harbour.but(agency="", located="", edition="")
    assert words(one(page(made(publish(bare))), ".dateline")) == "Ada Kaya and Bo Lind"
    anonymous = page(made(publish(bare.but(authors=(), slug="anonymous"))))
    assert anonymous.select(".dateline") == []


def test_times_are_in_the_publication_s_zone_and_say_so(publish: Publish, publication: Publication) -> None:
    publication.time_zone = "America/New_York"
    publication.save()
    late = publish("Late")
    article = publish(Story(headline="Summer", first_published=datetime(2026, 7, 1, 2, 5, tzinfo=UTC)))
    time = one(page(made(article)), ".times time")
    assert time.get_text() == "30 June 2026, 22:05 EDT"
    assert time["datetime"] == "2026-06-30T22:05:00-04:00"
    assert one(page(made(late)), ".times time").get_text().endswith(" EST")


@pytest.mark.parametrize(
    ("zone", "name"), [("Asia/Kathmandu", "UTC+5:45"), ("America/Sao_Paulo", "UTC-3"), ("UTC", "UTC")]
)
def test_a_zone_without_letters_is_its_distance_from_utc(
    publish: Publish, publication: Publication, zone: str, name: str
) -> None:
    publication.time_zone = zone
    publication.save()
    assert one(page(made(publish("One"))), ".times time").get_text().endswith(f" {name}")


def test_an_update_is_told_only_after_a_later_version(publish: Publish, harbour: Story) -> None:
    article = publish(harbour)
    assert len(page(made(article)).select(".times time")) == 1
    again(article, standfirst="Another summary.")
    times = page(made(article)).select(".times time")
    assert len(times) == 2
    newest = article.published_versions.last()
    assert newest is not None
    assert times[1]["datetime"] == newest.at.astimezone(Publication.load().zone).isoformat(timespec="seconds")


@pytest.mark.parametrize("label", [Label.ANALYSIS, Label.OPINION])
def test_what_is_not_news_says_so(publish: Publish, label: Label) -> None:
    assert words(one(page(made(publish("One", label=label))), ".story-head .label")) == label.value


def test_news_bears_no_label(publish: Publish) -> None:
    assert page(made(publish("One"))).select(".story-head .label") == []


def test_pictures_stand_where_the_page_has_them(publish: Publish, harbour: Story) -> None:
    tree = page(made(publish(harbour)))
    figures = tree.select("figure.figure")
    assert [figure["class"][1] for figure in figures] == ["lead", "second"]
    lead = figures[0]
    assert words(one(lead, ".caption")) == "The crane on its barge."
    assert words(one(lead, ".credit")) == "Harbour Authority via City Pictures"
    assert words(one(lead, ".handout")) == "Handout"
    assert figures[1].select(".handout") == []
    image = one(lead, "img")
    assert image["alt"] == "A tall crane on a flat barge between two tugs."
    assert image["fetchpriority"] == "high"
    assert "loading" not in image.attrs
    assert one(figures[1], "img")["loading"] == "lazy"
    for each in tree.select("img"):
        assert int(each["width"]) > 0
        assert int(each["height"]) > 0


def test_pictures_come_in_the_widths_the_original_allows(publish: Publish, harbour: Story) -> None:
    lead = one(page(made(publish(harbour))), "figure.lead")
    sources = lead.select("source")
    assert [each["type"] for each in sources] == ["image/avif", "image/webp"]
    for offered in sources:
        assert [each.split()[-1] for each in offered["srcset"].split(", ")] == ["400w", "800w", "1000w"]
    image = one(lead, "img")
    assert (image["width"], image["height"]) == ("1000", "640")
    assert image["src"].endswith(".jpg")
    small = harbour.but(pictures=(Picture("s", credit="Ada Kaya", href="gulls.jpg", alt_text="Gulls."),), slug="small")
    source_set = page(made(publish(small))).select("figure.lead source")[1]["srcset"]
    assert source_set.endswith(" 300w")
    assert "," not in source_set


def test_a_picture_without_a_photo_is_its_caption_alone(publish: Publish) -> None:
    picture = Picture("p", caption="Vehicles leave the palace.", credit="AP Photo/D. A.", handout=True)
    tree = page(made(publish("One", pictures=(picture, picture.but(id="q", caption="", credit="")))))
    figure = one(tree, "figure.figure")
    assert figure.select("img, picture") == []
    assert "figure-words" in figure["class"]
    assert "Vehicles leave the palace." in words(figure)
    assert words(one(figure, ".credit")) == "AP Photo/D. A."
    assert words(one(figure, ".handout")) == "Handout"


def test_a_photo_whose_file_is_gone_is_its_caption_alone(publish: Publish, harbour: Story, folder: Path) -> None:
    article = publish(harbour)
    for file in (folder / "default").rglob("*.jpg"):
        file.unlink()
    tree = page(made(article))
    assert tree.select("img") == []
    assert "The crane on its barge." in words(one(tree, "figure.lead"))


def test_a_photo_that_cannot_be_read_is_its_caption_alone(
    publish: Publish, harbour: Story, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*specs: object) -> None:
        raise UnidentifiedImageError

    article = publish(harbour)
    monkeypatch.setattr(Photo, "get_renditions", refuse)
    tree = page(made(article))
    assert tree.select("img") == []
    assert "The crane on its barge." in words(one(tree, "figure.lead"))


def test_the_quick_looks_bear_their_own_headline(publish: Publish, harbour: Story) -> None:
    box = one(page(made(publish(harbour))), ".quick-looks")
    assert words(one(box, "h2")) == "Quick Looks: How to move a crane"
    assert [words(li).split(" The sentence")[0] for li in box.select("li")] == [
        "The crane weighs 410 tonnes.",
        "Two tugs pulled it.",
        "It was moved on Monday.",
    ]


def test_a_headline_that_says_quick_looks_is_not_told_twice(publish: Publish, harbour: Story) -> None:
    own = publish(harbour.but(quick_looks_headline="A crane moves: Quick Looks", slug="own"))
    assert words(one(page(made(own)), ".quick-looks h2")) == "A crane moves: Quick Looks"
    none = publish(harbour.but(quick_looks_headline="", slug="none"))
    assert words(one(page(made(none)), ".quick-looks")).startswith("Quick Looks The crane weighs")


def test_the_deep_look_keeps_every_kind_of_block(publish: Publish) -> None:
    story = Story(
        headline="Kinds",
        pictures=(Picture("map", caption="The basin.", credit="Ada Kaya", href="quay.jpg", alt_text="A map."),),
        deep_look=(
            Block("p1", 'Words with <b>weight</b> and <a href="https://example.org/x?a=1&amp;b=2">a link</a>.'),
            Block("h1", "What was moved", BlockKind.HEADING, level=2),
            Block("h2", "And what not", BlockKind.HEADING, level=3),
            Block("l1", "<ul><li>A crane</li><li>A <i>small</i> barge</li></ul>", BlockKind.LIST),
            Block("l2", "<ol><li>First</li></ol>", BlockKind.LIST),
            Block("q1", "It floats.", BlockKind.PULL_QUOTE, attribution="Ada Kaya"),
            Block("f1", kind=BlockKind.PICTURE, picture="map"),
        ),
    )
    deep = one(page(made(publish(story))), ".deep-look")
    assert words(one(deep, "h2")) == "Deep Look"
    assert [each.name for each in deep.find_all(recursive=False)] == [
        "h2",
        "p",
        "h3",
        "h4",
        "ul",
        "ol",
        "figure",
        "figure",
    ]
    assert one(deep, "p a")["href"] == "https://example.org/x?a=1&b=2"
    assert one(deep, "p b").get_text() == "weight"
    assert [words(li) for li in deep.select("li")] == ["A crane", "A small barge", "First"]
    assert words(one(deep, ".pull-quote blockquote")) == "It floats."
    assert words(one(deep, ".pull-quote figcaption")) == "Ada Kaya"
    assert one(deep, ".in-body img")["alt"] == "A map."


def test_a_correction_stands_above_the_story_and_in_its_list(publish: Publish, harbour: Story) -> None:
    article = publish(harbour)
    first = harbour.deep_look[0]
    at = datetime(2026, 3, 3, 6, 30, tzinfo=UTC)
    words_of_it = anchor(first, 50, len(first.text))
    revision = article.get_latest_revision_as_object().save_revision()
    article.correct(revision, Correction(at, CorrectionKind.CORRECTION, "It weighs 410 tonnes, not 401.", words_of_it))
    later = Correction(at + timedelta(hours=1), CorrectionKind.UPDATE, "Adds the tugs.")
    article.correct(article.get_latest_revision_as_object().save_revision(), later)
    tree = page(made(article))
    notice = one(tree, ".story-head .notice")
    assert words(notice).startswith("Update, 3 March 2026, 10:30 UTC+3: Adds the tugs.")
    assert one(notice, "a")["href"] == "#corrections"
    items = [words(li) for li in tree.select("#corrections li")]
    assert items == [
        "Update, 3 March 2026, 10:30 UTC+3: Adds the tugs.",
        "Correction, 3 March 2026, 09:30 UTC+3: It weighs 410 tonnes, not 401. See the sentence",
    ]
    jump = one(tree, "#corrections a.see")
    assert words(one(tree, f'[id="{jump["href"][1:]}"]')) == "It weighs 410 tonnes."


def test_an_old_story_says_how_old_it_is(publish: Publish) -> None:
    old = publish(Story(headline="Old", first_published=datetime(2020, 2, 29, 12, tzinfo=UTC)))
    assert "more than a year old" in words(one(page(made(old)), ".notice-old"))
    assert "29 February 2020" in words(one(page(made(old)), ".notice-old"))
    new = publish(Story(headline="New", first_published=datetime.now(UTC) - timedelta(days=300)))
    assert page(made(new)).select(".notice-old") == []


def test_report_an_error_leads_to_the_form_of_the_story(publish: Publish, harbour: Story) -> None:
    article = publish(harbour)
    assert one(page(made(article)), ".story-end a")["href"] == f"/report/{article.pk}/"


def test_fragments_stand_as_includes(publish: Publish, harbour: Story) -> None:
    article = publish(harbour)
    html = source(made(article))
    for path in ("/fragments/menu/", "/fragments/latest/", f"/fragments/rating/{article.pk}/"):
        assert html.count(f'<esi:include src="{path}"/>') == 1
    assert html.count("<esi:include") == 3


def test_a_story_that_is_not_to_be_rated_has_no_rating(publish: Publish, harbour: Story) -> None:
    article = publish(harbour.but(rating_enabled=False))
    assert "rating" not in source(made(article))


def test_tags_and_copyright_close_the_story(publish: Publish, harbour: Story) -> None:
    tree = page(made(publish(harbour)))
    assert sorted(words(li) for li in tree.select(".tags li")) == ["cranes", "harbour"]
    assert "© The Harbour Post" in words(one(tree, ".story-end"))


def test_the_page_is_made_from_what_went_out_never_from_a_draft(publish: Publish, harbour: Story) -> None:
    article = publish(harbour)
    before = source(made(article))
    draft = article.get_latest_revision_as_object()
    draft.headline, draft.standfirst = "A secret headline", "A secret summary."
    draft.save_revision()
    assert source(made(article)) == before


def test_a_withdrawn_story_has_nothing_to_show(publish: Publish, harbour: Story) -> None:
    article = publish(harbour)
    article.withdraw()
    assert outputs.make(made(article)) is None
    assert outputs.make(f"fragment/rating/{article.pk}") is None
    assert made(article) not in list(outputs.all_ids())


def test_the_head_of_the_page_tells_machines_where_it_stands(publish: Publish, harbour: Story) -> None:
    publish("Before", -1)
    article = publish(harbour)
    publish("After", 1)
    head = one(page(made(article)), "head")
    links = {(each["rel"][0], each.get("type", "")): each["href"] for each in head.select("link[rel]")}
    assert links["canonical", ""].endswith(article.address)
    assert links["canonical", ""].startswith("http")
    assert links["prev", ""].endswith("/before/")
    assert links["next", ""].endswith("/after/")
    feeds = [each["href"] for each in head.select('link[type="application/rss+xml"]')]
    assert feeds == ["/feed.xml", "/city/feed.xml"]
    meta = {each["property"]: each["content"] for each in head.select("meta[property]")}
    assert meta["og:title"] == harbour.headline
    assert meta["og:type"] == "article"
    assert meta["og:description"] == harbour.standfirst
    assert meta["og:image"].startswith("http")
    assert meta["og:image:width"] == "1000"
    assert meta["og:image:alt"] == harbour.pictures[0].alt_text
    assert meta["article:published_time"] == NOON.astimezone(Publication.load().zone).isoformat(timespec="seconds")
    assert head.title is not None
    assert head.title.get_text() == "The old crane crosses the basin – The Harbour Post"


def test_a_language_from_right_to_left_turns_the_story_round(publish: Publish) -> None:
    story = one(page(made(publish("مرفأ", language="ar", slug="harbour"))), "article.story")
    assert (story["lang"], story["dir"]) == ("ar", "rtl")


def test_the_first_link_skips_to_the_text(publish: Publish) -> None:
    tree = page(made(publish("One")))
    assert one(tree, "body").find("a")["href"] == "#main"
    assert one(tree, "main")["id"] == "main"


def test_no_level_of_heading_is_left_out_on_the_way_down(publish: Publish) -> None:
    levels = (4, 3, 2, 4, 3, 2)
    blocks = [Block(f"b{n}", f"Part {n}", BlockKind.HEADING, level=level) for n, level in enumerate(levels)]
    words_between = [Block(f"w{n}", "Words.") for n in range(len(levels))]
    body = [block for pair in zip(blocks, words_between, strict=True) for block in pair]
    article = publish(Story(headline="The crane", deep_look=tuple(body)))
    shown = page(f"article/{article.pk}").select(".deep-look h3, .deep-look h4, .deep-look h5")
    assert [each.name for each in shown] == ["h3", "h4", "h3", "h4", "h4", "h3"]
