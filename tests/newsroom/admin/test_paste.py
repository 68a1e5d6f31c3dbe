import pytest
from django.test import Client
from django.urls import reverse

from standfirst.newsroom.admin.pasted_story import MAX_CHARACTERS, pasted_story
from standfirst.newsroom.models import Article
from standfirst.story import BlockKind

PAGE = """Harbour Wall to Be Rebuilt

By Ines Vale

The board decided on Monday.

Quick Looks

• The harbour board voted on Monday to rebuild the wall.
• Work begins in March.

Deep Look

The harbour board voted on Monday to rebuild the Calvane wall.

What it costs

Work begins in March and is to cost four million crowns.
"""
URL = "paste"


@pytest.fixture
def box(as_user, reporter):
    return as_user(reporter)


def test_a_pasted_page_becomes_a_draft_and_the_desk_is_opened(box, reporter):
    response = box.post(reverse(URL), {"text": PAGE})
    article = Article.objects.get()
    assert response["Location"] == reverse("stories:edit", args=[article.pk])
    assert article.headline == "Harbour Wall to Be Rebuilt"
    assert article.latest_revision.user == reporter
    assert not article.live


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "nothing in the box"),
        (" \n\t ", "nothing in the box"),
        ("• — • … ***", "no words"),
        ("word " * (MAX_CHARACTERS // 5 + 1), "more than the 400,000"),
    ],
)
def test_what_cannot_be_read_is_said_at_the_box_with_the_text_kept(box, text, says):
    response = box.post(reverse(URL), {"text": text})
    page = response.content.decode()
    assert response.status_code == 422
    assert says in page
    assert text.strip()[:200] in page
    assert not Article.objects.exists()


def test_far_too_much_is_refused_before_it_is_read(box):
    response = box.post(reverse(URL), {"text": "x" * 7_000_000})
    assert response.status_code == 413
    assert "more than the 400,000" in response.content.decode()


def test_script_and_markup_in_a_paste_stay_inert(box):
    bad = "<script>alert(1)</script><img src=x onerror=alert(2)>"
    text = PAGE.replace("four million", f"four {bad} million").replace("Rebuilt\n", f"Rebuilt {bad}\n", 1)
    response = box.post(reverse(URL), {"text": text, "html": f"<p>{bad}</p>"}, follow=True)
    page = response.content.decode()
    assert "<script>alert" not in page
    assert "<img src=x" not in page
    article = Article.objects.get()
    assert "&lt;script&gt;" in str(article.deep_look.raw_data[0]["value"])


def test_the_box_gives_text_back_as_text(box):
    page = box.post(reverse(URL), {"text": "•</textarea><script>alert(1)</script>•", "html": '"><script>2</script>'})
    assert "<script>alert" not in page.content.decode()
    assert "<script>2" not in page.content.decode()


def test_bold_links_and_headings_of_the_clipboard_come_along_clean():
    html = (
        "<p style='color:red'>The harbour board <b>voted</b> on Monday to rebuild the "
        "<a href='https://example.org/w' onclick='x()'>Calvane</a> wall.</p>"
        "<h3>What it costs</h3><p>Words that stand nowhere in the text.</p>"
    )
    story = pasted_story(PAGE, html)
    [paragraph] = [block for block in story.deep_look if "Calvane" in block.text]
    assert paragraph.html == (
        'The harbour board <b>voted</b> on Monday to rebuild the <a href="https://example.org/w">Calvane</a> wall.'
    )
    [heading] = [block for block in story.deep_look if block.text == "What it costs"]
    assert heading.kind is BlockKind.HEADING
    assert "nowhere" not in " ".join(block.text for block in story.deep_look)


def test_the_text_counts_where_the_clipboards_markup_says_otherwise():
    assert [block.html for block in pasted_story(PAGE, "<p>Quite something else</p>").deep_look] == [
        block.html for block in pasted_story(PAGE).deep_look
    ]


def test_a_forged_post_is_refused(reporter):
    client = Client(enforce_csrf_checks=True)
    client.force_login(reporter)
    assert client.post(reverse(URL), {"text": PAGE}).status_code == 403
    assert not Article.objects.exists()


def test_strangers_and_those_who_may_not_write_are_sent_away(client, django_user_model):
    from django.contrib.auth.models import Permission

    assert "/login/" in client.post(reverse(URL), {"text": PAGE})["Location"]
    guest = django_user_model.objects.create_user("guest", password="not-a-secret-here")
    guest.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client.force_login(guest)
    client.post(reverse(URL), {"text": PAGE})
    assert not Article.objects.exists()
