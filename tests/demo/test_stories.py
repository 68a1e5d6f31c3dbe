"""The demo's copy: complete, borne out by itself, set with care."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from standfirst.story import BlockKind, Found, Label, Story, find, from_json, passages, to_json

DEMO = Path(__file__).parents[2] / "src" / "standfirst" / "demo"
STORIES = sorted(path.stem for path in (DEMO / "stories").glob("*.json"))
DRAFTS = sorted(path.stem for path in (DEMO / "drafts").glob("*.json"))
FAULTY = "scaffolding-falls-at-wolverley-court"


def read(slug: str) -> Story:
    folder = "stories" if slug in STORIES else "drafts"
    return from_json((DEMO / folder / f"{slug}.json").read_bytes())


@pytest.mark.parametrize("slug", STORIES + DRAFTS)
def test_a_story_file_is_what_the_story_writes(slug: str) -> None:
    path = next(DEMO.glob(f"*/{slug}.json"))
    story = read(slug)
    assert from_json(to_json(story)) == story
    assert to_json(story, indent=2) + "\n" == path.read_text()
    assert story.slug == slug


@pytest.mark.parametrize("slug", STORIES + DRAFTS)
def test_a_story_has_every_element_of_the_page(slug: str) -> None:
    story = read(slug)
    for name in (
        *("headline", "kicker", "section", "agency", "located", "edition", "standfirst", "quick_looks_headline"),
        *("language", "slugline", "copyright_notice", "byline"),
    ):
        assert getattr(story, name), name
    assert 4 <= len(story.quick_looks) <= 8
    assert 1 <= len(story.pictures) <= 3
    assert 350 <= story.word_count <= 900
    assert story.tags
    kinds = {block.kind for block in story.deep_look}
    assert {BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.LIST} <= kinds


@pytest.mark.parametrize("slug", STORIES + DRAFTS)
def test_every_quick_look_is_tied_to_words_that_stand_in_the_deep_look(slug: str) -> None:
    story = read(slug)
    for look in story.quick_looks:
        assert look.evidence, look.text
        assert look.confirmed is (slug != FAULTY)
        for evidence in look.evidence:
            found = find(evidence, story.deep_look)
            assert found == Found(evidence.block_id, evidence.start, evidence.end), evidence.exact


@pytest.mark.parametrize("slug", STORIES + DRAFTS)
def test_every_number_of_a_quick_look_stands_in_its_evidence(slug: str) -> None:
    story = read(slug)
    missing = []
    for look in story.quick_looks:
        borne = " ".join(evidence.exact for evidence in look.evidence)
        missing += [number for number in re.findall(r"\d[\d,.–]*\d|\d", look.text) if number not in borne]
    assert missing == (["4.8"] if slug == FAULTY else [])


@pytest.mark.parametrize("slug", STORIES + DRAFTS)
def test_a_pull_quote_stands_in_the_copy_and_names_its_speaker(slug: str) -> None:
    story = read(slug)
    copy = " ".join(re.sub(r"[“”]", "", block.text) for block in story.deep_look if block.kind is BlockKind.PARAGRAPH)
    copy = re.sub(r", (?:she|he) said\.", ".", copy)
    for block in story.deep_look:
        if block.kind is BlockKind.PULL_QUOTE:
            assert block.attribution
            assert block.text.rstrip(".") in copy


@pytest.mark.parametrize("slug", STORIES + DRAFTS)
def test_the_copy_is_set_in_typographic_quotes_and_spaced_en_dashes(slug: str) -> None:
    for passage in passages(read(slug)):
        assert not re.search(r"""["'`]|--|—|\.\.\.|  |\s[,.;:!?]""", passage.text), passage
        assert passage.text.count("“") == passage.text.count("”"), passage
        for spaced in re.finditer(r"\s–|–\s", passage.text):
            assert " – " in passage.text[max(0, spaced.start() - 2) : spaced.end() + 2], passage


def test_there_are_stories_enough_for_a_newspaper(stories: dict[str, Story], newsroom: dict[str, Any]) -> None:
    assert len(stories) >= 12
    assert {story.section for story in stories.values()} == {section["name"] for section in newsroom["sections"]}
    assert {story.edition for story in stories.values()} == set(newsroom["editions"])
    assert {story.label for story in stories.values()} == set(Label)
    assert any(BlockKind.PICTURE in {block.kind for block in story.deep_look} for story in stories.values())


def test_the_talks_are_one_running_story_with_its_own_dates(
    stories: dict[str, Story], newsroom: dict[str, Any]
) -> None:
    line = newsroom["storylines"][0]["name"]
    told = sorted((s for s in stories.values() if s.storyline == line), key=lambda story: str(story.first_published))
    assert [str(story.first_published)[:10] for story in told] == ["2025-05-15", "2025-05-16", "2025-05-25"]
    assert {story.section for story in told} == {"World"}


def test_every_name_a_story_uses_is_declared(
    stories: dict[str, Story], drafts: dict[str, Story], newsroom: dict[str, Any]
) -> None:
    for story in (*stories.values(), *drafts.values()):
        assert story.section in {section["name"] for section in newsroom["sections"]}
        assert story.edition in newsroom["editions"]
        assert story.agency in newsroom["agencies"]
        assert {author.name for author in story.authors} <= {author["name"] for author in newsroom["authors"]}
        assert story.storyline in {"", *(line["name"] for line in newsroom["storylines"])}


def test_every_author_signs_something_and_can_be_written_to(
    stories: dict[str, Story], newsroom: dict[str, Any]
) -> None:
    signed = {author.name for story in stories.values() for author in story.authors}
    for author in newsroom["authors"]:
        assert author["name"] in signed
        assert author["beat"] and author["bio"]
        assert author["email"].endswith("@example.org")


def test_slugs_are_used_once(newsroom: dict[str, Any]) -> None:
    assert len({*STORIES, *DRAFTS}) == len(STORIES) + len(DRAFTS)
    for kind in ("sections", "authors", "storylines", "pages"):
        slugs = [each["slug"] for each in newsroom[kind]]
        assert len(set(slugs)) == len(slugs)
        assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug) for slug in slugs)


def test_the_standing_pages_are_there_and_promise_what_the_software_keeps(newsroom: dict[str, Any]) -> None:
    pages = {page["slug"]: page["body_html"] for page in newsroom["pages"]}
    assert set(pages) == {"about", "standards", "privacy"}
    assert "Corrections" in pages["standards"]
    assert "No tracking" in pages["privacy"] and "only if you vote" in pages["privacy"]


def test_a_story_is_dated_by_itself_or_by_the_schedule(stories: dict[str, Story], schedule: dict[str, float]) -> None:
    dated = {slug for slug, story in stories.items() if story.first_published}
    assert dated.isdisjoint(schedule)
    assert dated | set(schedule) == {*stories, "the-drowned-village-comes-up"}
    assert all(hours > 0 for slug, hours in schedule.items() if slug in stories)


def test_a_story_dated_by_the_schedule_names_no_weekday_or_month(stories: dict[str, Story]) -> None:
    days = "Mon|Tues|Wednes|Thurs|Fri|Satur|Sun"
    months = "January|February|March|April|May|June|July|August|September|October|November|December"
    for story in stories.values():
        if story.first_published is None:
            for passage in passages(story):
                assert not re.search(rf"\b(?:(?:{days})day|{months})\b", passage.text), passage


def test_tonights_desk_has_a_draft_a_submission_and_a_scheduled_story(
    drafts: dict[str, Story], newsroom: dict[str, Any], schedule: dict[str, float]
) -> None:
    states = {each["slug"]: each["state"] for each in newsroom["drafts"]}
    assert set(states) == set(drafts)
    assert sorted(states.values()) == ["draft", "scheduled", "submitted"]
    scheduled = [slug for slug, state in states.items() if state == "scheduled"]
    assert [slug for slug, hours in schedule.items() if hours < 0] == scheduled


def test_the_readme_of_the_drafts_quotes_the_faults_as_they_stand() -> None:
    readme = (DEMO / "drafts" / "README.md").read_text()
    story = read(FAULTY)
    here = [*(look.text for look in story.quick_looks), story.pictures[1].caption]
    copy = " ".join(block.text for block in story.deep_look).replace("’", "'")
    rows = [line for line in readme.split("## The six faults")[1].splitlines() if line.startswith("| ")][1:]
    assert len(rows) == 6
    for row in rows:
        _, fault, body = row.strip("| ").split(" | ")
        words = re.findall(r'"([^"]+)"', fault)[0]
        assert sum(words in text.replace("’", "'") for text in here) == 1, words
        for quoted in re.findall(r'"([^"]+)"', body):
            assert quoted.lower() in copy.lower(), quoted


def test_no_json_of_the_demo_holds_unprintable_or_machine_words() -> None:
    for path in DEMO.rglob("*.json"):
        text = path.read_text()
        json.loads(text)
        assert not re.search(r"lorem|ipsum|TODO", text, re.IGNORECASE), path
