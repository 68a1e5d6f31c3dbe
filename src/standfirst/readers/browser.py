"""The random token that makes a vote one browser's own, in a cookie set only when voting.

The cookie is signed (`django.core.signing`), so that nobody can make up tokens; a forged one counts as none.
It is sent to /rate/ alone: no page a reader reads ever carries it, so pages stay the same for everyone.
"""

from __future__ import annotations

import secrets
from hashlib import sha256

from django.core import signing
from django.http import HttpRequest, HttpResponse

COOKIE = "rating"
PATH = "/rate/"
YEAR = 365 * 24 * 60 * 60
_SALT = "standfirst.readers.browser"


def token_of(request: HttpRequest) -> str | None:
    """The token of the request's cookie; None without one, or when it was forged or is over a year old."""
    cookie = request.COOKIES.get(COOKIE)
    if not cookie:
        return None
    try:
        token = signing.loads(cookie, salt=_SALT, max_age=YEAR)
    except signing.BadSignature:
        return None
    return token if isinstance(token, str) else None


def new_token() -> str:
    """128 random bits: they name a browser, and say nothing about it."""
    return secrets.token_urlsafe(16)


def keep(response: HttpResponse, token: str, *, secure: bool) -> None:
    """Sets the cookie for another year; `secure` keeps it to https."""
    response.set_cookie(
        COOKIE,
        signing.dumps(token, salt=_SALT),
        max_age=YEAR,
        path=PATH,
        secure=secure,
        httponly=True,
        samesite="Lax",
    )


def for_story(token: str, article_id: int) -> str:
    """What is stored with a vote: a SHA-256 (hex) of story and token.

    The votes of one browser on two stories cannot be told to be of one browser without its cookie. The token
    is random and long, so the hash needs no key and outlives a change of the secret.
    """
    return sha256(f"{article_id}:{token}".encode()).hexdigest()
