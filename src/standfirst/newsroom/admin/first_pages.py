"""The pages every newspaper owes its readers, as drafts to begin with: about, standards, privacy."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.html import escape

from standfirst.newsroom.models import HomePage, InformationPage, Publication


@dataclass(frozen=True)
class FirstPage:
    """Title, why readers look for it, and the copy to begin with; `{name}` and `{contact}` are filled in."""

    title: str
    why: str
    body: str


FIRST_PAGES = {
    "about": FirstPage(
        "About us",
        "Who makes the paper, who owns it, how to reach it",
        "<h2>Who we are</h2><p>{name} is published by [name of the publisher], [address]. Responsible for what is "
        "printed: [name].</p><h2>Who pays for it</h2><p>[Owners and where the money comes from.]</p>"
        "<h2>How to reach us</h2><p>{contact}</p>",
    ),
    "standards": FirstPage(
        "Standards",
        "How you work, how you correct, whom to complain to",
        "<h2>How we work</h2><p>Each claim above a story shows the words that bear it out. We say who told us; where "
        "we cannot, we say why. Opinion is labelled.</p><h2>Right of reply</h2><p>Who is accused in our pages is asked "
        "before we print, and the answer stands in the story.</p><h2>Corrections</h2><p>What was wrong is corrected on "
        "the page, with what was changed and when. {contact}</p><h2>Complaints</h2><p>[The press council or ombudsman "
        "you answer to.]</p>",
    ),
    "privacy": FirstPage(
        "Privacy",
        "What is kept of readers: the law asks for it nearly everywhere",
        "<h2>What we keep of you</h2><p>Reading leaves nothing: no cookie is set and no other company is asked for "
        "anything. How often a story was read is counted without knowing by whom.</p><h2>When you rate a story</h2>"
        "<p>Your browser then keeps a random number in a cookie, so that you vote once. It says nothing of who you are."
        "</p><h2>When you report an error</h2><p>We keep what you write, and your address if you leave it, to answer "
        "you.</p><h2>Who is responsible</h2><p>[Name and address, and the authority that oversees data protection.] "
        "{contact}</p>",
    ),
}
"""By their addresses."""


def make_page(slug: str, user: Any) -> InformationPage:
    """The page at `slug`: the one that is there, or a new draft by `user`. Raises `KeyError` for another slug."""
    found = InformationPage.objects.filter(slug=slug).first()
    if found is not None:
        return found
    first, publication = FIRST_PAGES[slug], Publication.load()
    mail = escape(publication.contact_email)
    contact = f'Write to <a href="mailto:{mail}">{mail}</a>.' if mail else "[How readers reach you.]"
    body = first.body.format(name=escape(publication.name), contact=contact)
    home = HomePage.objects.get()
    page: InformationPage = home.add_child(
        instance=InformationPage(title=first.title, slug=slug, body=body, live=False, owner=user)
    )
    page.save_revision(user=user, log_action="wagtail.create")
    return page
