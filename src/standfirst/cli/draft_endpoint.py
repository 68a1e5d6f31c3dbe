"""Asks an endpoint of the operator's for Quick Looks: off until an address is set, and never for copy that is held.

The protocol is the one that OpenAI's chat completions made common and most servers of language models speak:
https://platform.openai.com/docs/api-reference/chat
"""

from __future__ import annotations

import json
import logging
import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from standfirst.cli.errors import CommandError

if TYPE_CHECKING:
    from urllib.request import Request

    from standfirst.story import Story

TIMEOUT = 60.0
"""Seconds to wait for an answer."""
MOST_ANSWER = 1_000_000
"""Bytes of an answer that are read."""
_log = logging.getLogger("standfirst.draft")
_MARK = re.compile(r"^\s*(?:[-*•–]|\d{1,2}[.)])\s+")


def why_not(story: Story, now: datetime | None = None) -> str:
    """Why `story` must not leave the house, as a sentence; empty if it may."""
    now = now or datetime.now(UTC)
    if story.embargoed_until and story.embargoed_until > now:
        return f"The story is embargoed until {story.embargoed_until.isoformat()}: it is not sent anywhere."
    if story.pub_status.value != "usable":
        return f"The story is {story.pub_status.value}: it is not sent anywhere."
    return ""


def ask(story: Story, most: int, *, url: str, key: str, model: str) -> list[str]:
    """The Quick Looks that the endpoint at `url` proposes for `story`, `most` of them at most; to be examined.

    `url` is the base as such servers give it ("http://127.0.0.1:8080/v1") or the whole address; `key` may be empty.
    Logs what was sent where and how much of it, never the text. Raises `CommandError` in one sentence.
    """
    from urllib.request import Request

    refusal = why_not(story)
    if refusal:
        raise CommandError(refusal)
    address = _address(url)
    text = "\n\n".join(block.text for block in story.deep_look if block.text)
    body = {
        "model": model,
        "temperature": 0,
        "messages": [
            {"role": "system", "content": _INSTRUCTION.format(most=most)},
            {"role": "user", "content": text},
        ],
    }
    headers = {"Content-Type": "application/json", "Accept": "application/json"}
    if key:
        headers["Authorization"] = f"Bearer {key}"
    request = Request(address, json.dumps(body).encode(), headers)  # noqa: S310 # http(s) only
    _log.warning(
        "Sent the Deep Look of %r (%d characters) to %s.",
        story.headline or "a story without a headline",
        len(text),
        urlsplit(address).netloc.rpartition("@")[2],
    )
    return _proposed(_answer(request), most)


_INSTRUCTION = (
    "You help a newspaper's sub-editor. From the article given, write up to {most} bullet points, one a line, each one "
    "sentence of at most 25 words. Say only what the article says; keep names, numbers and times as they stand, and "
    "who says so where somebody does. Write the bullet points and nothing else."
)


def _address(url: str) -> str:
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.netloc:
        raise CommandError(f"STANDFIRST_DRAFT_URL is {url!r}; it must be an http or https address.")
    return url if parts.path.endswith("/completions") else url.rstrip("/") + "/chat/completions"


def _answer(request: Request) -> Any:
    # Imported here: every command loads this module, and few send anything.
    from urllib.error import HTTPError
    from urllib.request import HTTPRedirectHandler, build_opener

    class NoRedirect(HTTPRedirectHandler):
        """Copy goes where the operator said and nowhere else."""

        def redirect_request(self, *arguments: Any, **options: Any) -> None:
            return None

    where = urlsplit(request.full_url).netloc.rpartition("@")[2]
    try:
        with build_opener(NoRedirect).open(request, timeout=TIMEOUT) as answer:
            data = answer.read(MOST_ANSWER + 1)
    except HTTPError as error:
        raise CommandError(f"the endpoint at {where} answered {error.code} {error.reason}.") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "reason", None) or error
        raise CommandError(f"the endpoint at {where} cannot be asked: {reason}.") from None
    if len(data) > MOST_ANSWER:
        raise CommandError(f"the endpoint at {where} answered more than {MOST_ANSWER} bytes; that is no answer to us.")
    try:
        return json.loads(data)
    except (ValueError, RecursionError):
        raise CommandError(f"the endpoint at {where} did not answer in JSON; is it an OpenAI-compatible one?") from None


def _proposed(answer: Any, most: int) -> list[str]:
    try:
        content = answer["choices"][0]["message"]["content"]
    except (KeyError, IndexError, TypeError):
        content = None
    if not isinstance(content, str):
        raise CommandError("the endpoint's answer holds no message; is it an OpenAI-compatible one?")
    lines = [_MARK.sub("", line).strip() for line in content.splitlines()]
    clean = ["".join(char for char in line if char.isprintable())[:500] for line in lines]
    return [line for line in clean if any(char.isalnum() for char in line) and not line.endswith(":")][:most]
