"""The plain text of rich text, and marks in it."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standfirst.story import Mark, escape, mark_up, plain_text
from standfirst.story.markup import settled


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("Plain words", "Plain words"),
        ("  two \n  words ", "two words"),
        ("a&nbsp;b", "a b"),
        ("a\u00a0b", "a b"),
        ("one<br>two<br/>three", "one\ntwo\nthree"),
        ("<p>one</p><p>two</p>", "one\ntwo"),
        ("<ul>\n <li>one </li>\n <li> two</li>\n</ul>", "one\ntwo"),
        ('see <a href="https://example.org/x">the page</a>.', "see the page."),
        ("<b>bo</b>ld", "bold"),
        ("<b>a </b><i> b</i>", "a b"),
        ("AT&amp;T &lt;3", "AT&T <3"),
        ("a<script>alert(1)</script>b", "ab"),
        ("a<!-- c -->b", "ab"),
        ("<br>a<br>", "a"),
        ("", ""),
        ("<p></p>", ""),
    ],
)
def test_plain_text_by_its_rules(html: str, text: str) -> None:
    assert plain_text(html) == text


def test_a_mark_is_closed_and_opened_again_where_a_tag_cuts_it() -> None:
    html = 'It is <b>very wet</b> and <a href="/x">cold</a> here.'
    start = plain_text(html).index("wet")
    end = plain_text(html).index("cold") + 2
    marked = mark_up(html, [Mark(start, end, (("id", "e1"), ("class", "mark")))])
    assert marked == (
        'It is <b>very <span id="e1" class="mark">wet</span></b><span class="mark"> and </span>'
        '<a href="/x"><span class="mark">co</span>ld</a> here.'
    )


class _Marked(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.depth, self.words, self.ids = 0, "", 0

    def handle_starttag(self, tag, attrs):
        if tag == "mark":
            self.depth += 1
            self.ids += dict(attrs).get("id") is not None

    def handle_endtag(self, tag):
        self.depth -= tag == "mark"

    def handle_data(self, data):
        if self.depth:
            self.words += data


pieces = st.lists(
    st.one_of(
        st.text("abc é&<“ ", min_size=1, max_size=8).map(escape),
        st.sampled_from(["<br>", "<b>", "</b>", "<em>x</em>", "<p>", "</p>", "<li>", "</li>", "&nbsp;", " "]),
    ),
    max_size=12,
).map("".join)


@given(pieces, st.data())
def test_marking_never_changes_the_words(html: str, data: st.DataObject) -> None:
    text = plain_text(html)
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    marked = mark_up(html, [Mark(start, end, (("id", "m"),), tag="mark")])
    assert plain_text(marked) == text
    seen = _Marked()
    seen.feed(marked)
    assert "".join(seen.words.split()) == "".join(text[start:end].split())
    assert seen.ids <= 1


@given(pieces)
def test_plain_text_of_plain_text_is_itself(html: str) -> None:
    once = plain_text(html)
    assert plain_text("<br>".join(escape(line) for line in once.split("\n"))) == once


def test_overlapping_marks_leave_each_word_to_the_first() -> None:
    assert mark_up("abcdef", [Mark(0, 4, tag="i"), Mark(2, 6, tag="b")]) == "<i>abcd</i><b>ef</b>"


def test_the_values_of_a_mark_are_escaped() -> None:
    assert mark_up("ab", [Mark(0, 1, (("title", '"><script>'),))]).startswith('<span title="&quot;&gt;&lt;script&gt;">')


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("a <![foo> b", "a b"),
        ("a <![ b", "a <![ b"),
        ("a <![if !x]>b<![endif]> c", "a b c"),
        ("a <b c", "a <b c"),
        ("a < b and c > d <", "a < b and c > d <"),
        ("a <!-- b > c", "a <!-- b > c"),
        ("a<!-- b --> <!-- c", "a <!-- c"),
        ("a<!-- b -- >c", "ac"),
    ],
)
def test_what_no_tag_or_comment_ends_is_words_or_nothing(html: str, text: str) -> None:
    assert plain_text(html) == text


@given(st.text(st.sampled_from("<>ab!-/='\"& [\n"), max_size=60))
def test_no_bracket_is_left_that_the_reader_would_look_for_the_end_of(html: str) -> None:
    made = settled(html)
    assert "<" not in made.rpartition(">")[2]
    for part in made.split("<!--")[1:]:
        assert "--" in made[made.rindex(part) :]
    assert settled(made) == made
    plain_text(html)
