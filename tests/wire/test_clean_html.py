"""The sanitizer: what a block may hold stays, everything else goes, and it is the same the second time."""

import json
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standfirst.story import BlockKind, plain_text
from standfirst.wire import clean_block_html, clean_inline, clean_list, link_address, pasted_blocks
from standfirst.wire.clean_html import INLINE_TAGS, MAX_TAGS

WIRE = Path(__file__).parents[2].parent / "shared" / "data" / "wire"


class _Check(HTMLParser):
    """Fails on a tag or an attribute that no block may hold, and on tags that do not fit each other."""

    def __init__(self, allowed):
        super().__init__(convert_charrefs=True)
        self.allowed = allowed
        self.standing = []

    def handle_starttag(self, tag, attrs):
        assert tag in self.allowed, tag
        assert [name for name, _ in attrs] == (["href"] if tag == "a" else []), attrs
        for _, value in attrs:
            assert link_address(value) == value
        if tag != "br":
            self.standing.append(tag)

    def handle_endtag(self, tag):
        assert self.standing.pop() == tag

    def handle_comment(self, data):
        raise AssertionError("a comment")

    handle_decl = handle_pi = unknown_decl = handle_comment


def assert_safe(html, allowed=INLINE_TAGS):
    check = _Check(allowed)
    check.feed(html)
    check.close()
    assert check.standing == []
    assert not any(char < " " and char not in "\n\t" for char in html)


def assert_all_safe(html):
    inline, listed = clean_inline(html), clean_list(html)
    assert_safe(inline)
    assert_safe(listed, INLINE_TAGS | {"ul", "ol", "li"})
    assert clean_inline(inline) == inline
    assert clean_list(listed) == listed
    for kind, block in clean_block_html(html):
        assert_safe(block, INLINE_TAGS | ({"ul", "ol", "li"} if kind is BlockKind.LIST else set()))
        assert plain_text(block)


@pytest.mark.parametrize(
    ("html", "clean"),
    [
        ("plain", "plain"),
        ("a < b & c > d", "a &lt; b &amp; c &gt; d"),
        ("<b>b</b> <strong>s</strong> <i>i</i> <em>e</em> <s>s</s> <q>q</q>",) * 2,
        ("H<sub>2</sub>O, 2<sup>nd</sup>, <code>x</code><br>y",) * 2,
        ("<p class=x>one <span style='color:red'>two</span></p>", "one two"),
        ("a<script>alert(1)</script>b<style>p{}</style>c", "abc"),
        ("<b onclick=alert(1)>x</b>", "<b>x</b>"),
        ("<img src=x onerror=alert(1)>x", "x"),
        ("<a href='https://example.org/?a=1&b=2'>x</a>", '<a href="https://example.org/?a=1&amp;b=2">x</a>'),
        ("<a href='/2025/05/16/x/' target=_blank title=t>x</a>", '<a href="/2025/05/16/x/">x</a>'),
        ("<a href='java\nscript:alert(1)'>x</a>", "x"),
        ("<a href='&#106;avascript:alert(1)'>x</a>", "x"),
        ("<a href='\u00a0javascript:alert(1)'>x</a>", "x"),
        ("<a href='data:text/html,x'><b>x</b></a> <a href='tel:+45123'>y</a>", '<b>x</b> <a href="tel:+45123">y</a>'),
        ("<b>unclosed <i>both", "<b>unclosed <i>both</i></b>"),
        ("x\x00\x01\ud800y", "xy"),
        ("&#1;x&#0;", "x\ufffd"),
        ("<svg><a xlink:href='javascript:alert(1)'><text>x</text></a></svg>", ""),
    ],
)
def test_inline_markup(html, clean):
    assert clean_inline(html) == clean


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("https://example.org/a b", "https://example.org/a%20b"),
        ("HTTP://EXAMPLE.ORG", "HTTP://EXAMPLE.ORG"),
        ("mailto:desk@example.org", "mailto:desk@example.org"),
        ("  /a  ", "/a"),
        ("#p3", "#p3"),
        ("www.example.org/x", "https://www.example.org/x"),
        ("//example.org/x", "https://example.org/x"),
        ("/\\example.org", None),
        ("\\\\example.org", None),
        ("///example.org", None),
        ("x.html", None),
        ("http:", None),
        ("vbscript:x", None),
        ("\x01javascript:x", None),
        ("java\u200bscript:x", None),
        ("data:text/html;base64,x", None),
        ('https://x/"onmouseover="y', "https://x/%22onmouseover=%22y"),
        ("", None),
    ],
)
def test_addresses_of_links(written, kept):
    assert link_address(written) == kept
    assert kept is None or link_address(kept) == kept


def test_a_list_is_one_list_of_items():
    nested = "<ul><li>one <b>b</b><ul><li>two</li></ul></li><li> </li></ul>"
    assert clean_list(nested) == "<ul><li>one <b>b</b></li><li>two</li></ul>"
    assert clean_list("<ol><li>x") == "<ol><li>x</li></ol>"
    assert clean_list("words") == "<ul><li>words</li></ul>"
    assert clean_list("<script>x</script>") == ""


WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style><!-- p.MsoNormal {margin:0} --></style>
<!--[if gte mso 9]><xml><o:OfficeDocumentSettings/></xml><![endif]--></head><body lang=EN-GB>
<h2>The pier</h2>
<p class=MsoNormal><b style='mso-bidi-font-weight:normal'><span lang=EN-US>Closed</span></b><span
style='mso-spacerun:yes'>  </span>since <i>Monday</i>.<o:p></o:p></p>
<p class=MsoNormal><o:p>&nbsp;</o:p></p>
<p class=MsoListParagraphCxSpFirst style='mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='font-family:Symbol'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp; </span></span><![endif]>One
<o:p></o:p></p>
<p class=MsoListParagraphCxSpLast style='mso-list:l0 level1 lfo1'>·<span>&nbsp; </span>Two &amp; <a
href="https://example.org/">three</a></p>
<p class=MsoNormal>After</p></body></html>"""

DOCS = """<meta charset='utf-8'><b style="font-weight:normal;" id="docs-internal-guid-1"><h3 dir="ltr"><span
style="font-size:14pt;font-weight:700">The pier</span></h3><p dir="ltr" style="line-height:1.38"><span
style="font-weight:400">It is </span><span style="font-weight:700;font-style:italic">closed</span><span
style="font-weight:400">.</span></p><br /><ol><li dir="ltr"><p role="presentation"><span
style="font-weight:400">One</span></p></li></ol></b>"""

WEB = """<article><div>Loose <em>words</em></div><blockquote><p>“Worm,” she said.</p></blockquote>
<p>One<br>two<br><br>three</p><script>alert(1)</script><table><tr><td>a</td><td>b</td></tr></table>
<figure><img src="x.jpg" alt="x"><figcaption>A pier</figcaption></figure><h6>Small</h6><p>&nbsp;</p></article>"""


@pytest.mark.parametrize(
    ("html", "blocks"),
    [
        (
            WORD,
            [
                (BlockKind.HEADING, "The pier"),
                (BlockKind.PARAGRAPH, "<b>Closed</b> since <i>Monday</i>."),
                (BlockKind.LIST, '<ul><li>One</li><li>Two &amp; <a href="https://example.org/">three</a></li></ul>'),
                (BlockKind.PARAGRAPH, "After"),
            ],
        ),
        (
            DOCS,
            [
                (BlockKind.HEADING, "The pier"),
                (BlockKind.PARAGRAPH, "It is <b><i>closed</i></b>."),
                (BlockKind.LIST, "<ol><li>One</li></ol>"),
            ],
        ),
        (
            WEB,
            [
                (BlockKind.PARAGRAPH, "Loose <i>words</i>"),
                (BlockKind.PULL_QUOTE, "“Worm,” she said."),
                (BlockKind.PARAGRAPH, "One<br>two"),
                (BlockKind.PARAGRAPH, "three"),
                (BlockKind.PARAGRAPH, "a b"),
                (BlockKind.PARAGRAPH, "A pier"),
                (BlockKind.HEADING, "Small"),
            ],
        ),
        ("just words\n\nand more", [(BlockKind.PARAGRAPH, "just words and more")]),
        ("", []),
    ],
    ids=["word processor", "online document", "web page", "plain", "nothing"],
)
def test_pasted_text_comes_in_as_blocks(html, blocks):
    assert clean_block_html(html) == blocks


def test_pasted_headings_keep_their_level_within_bounds():
    assert [block.level for block in pasted_blocks("<h1>a</h1><h2>b</h2><h3>c</h3><h4>d</h4><h5>e</h5>")] == [
        2,
        2,
        3,
        4,
        4,
    ]


def test_too_much_markup_keeps_its_words_alone_and_takes_no_longer():
    for tag in ("<ul><li>", "<div>", "<b>", "<blockquote>"):
        html = tag * MAX_TAGS + "words <script>alert(1)</script>"
        assert clean_inline(html) == "words"
        assert clean_block_html(html) == [(BlockKind.PARAGRAPH, "words")]


BITS = """<b> </b> <i> </i> <a href='javascript:x'> <a href=/y> </a> <script> </script> <ul> <li> </ul> <p> </p> <br>
<!-- --> <svg> </svg> <math> <style> </style> &lt; &#60; &amp;lt; \x00 \u00a0 " ' > < / = <template> <textarea> ]]>
<![CDATA[ <h2> <blockquote> <span style='font-weight:bold'> </span> words onerror=alert(1) <table> <td> <xmp> \ud800"""


@given(st.lists(st.sampled_from(re.split(r"[ \n]", BITS)) | st.text(max_size=8), max_size=25).map("".join))
def test_nothing_unsafe_ever_comes_out(html):
    assert_all_safe(html)


@given(st.text())
def test_plain_words_are_kept_whatever_they_are(text):
    from standfirst.story import escape

    printable = "".join(char for char in text if char >= " " and char != "\x7f" and not "\ud800" <= char <= "\udfff")
    printable = printable.replace("\ufffe", "").replace("\uffff", "")
    assert plain_text(clean_inline(escape(printable))) == plain_text(escape(printable))


def _payloads(path):
    if path.suffix == ".txt":
        return path.read_text(encoding="utf-8", errors="replace").splitlines()
    if path.suffix == ".md":
        return path.read_text(encoding="utf-8").split("```")[1::2]
    return list(_strings(json.loads(path.read_text(encoding="utf-8"))))


def _strings(value):
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from (text for each in value.values() for text in _strings(each))
    elif isinstance(value, list):
        yield from (text for each in value for text in _strings(each))


@pytest.mark.parametrize(
    "corpus",
    [
        "sec-dompurify/dev/expect.json",
        "sec-xss-payloadbox/dev/payloads.txt",
        "sec-owasp/dev/payloads.json",
        "sec-naughty/dev/blns.json",
        "sec-xss-cheatsheet/dev/cheatsheets/XSS_Filter_Evasion_Cheat_Sheet.md",
    ],
)
def test_no_known_attack_comes_through(corpus):
    path = WIRE / corpus
    if not path.exists():
        pytest.skip("the collection of attacks is not beside this checkout")
    payloads = _payloads(path)
    assert len(payloads) > 50
    for payload in payloads:
        assert_all_safe(payload)
