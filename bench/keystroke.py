"""What the desk costs the server while somebody types: CPU time of one request of the editor's script.

    python bench/keystroke.py [folder]

A newsroom with the demo in it is served by the real program; without a folder one is made. In it lies a story of some
1,500 words with ten signed Quick Looks, two pictures and five tags. What the editor's script sends after a keystroke is
sent over and over, each time with other words, and so, in turns, is the same form to Wagtail's own preview. Prints
milliseconds of the server's processes, medians of the rounds, their ratio to Wagtail's, and what must be reached.
"""

from __future__ import annotations

import http.client
import json
import os
import random
import secrets
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any
from urllib.parse import urlsplit

from servers import ROOT, Server, environment, free_port, running

MUST, AIM, ROUNDS, KEYS, EDITORS = 50.0, 20.0, 5, 20, 10
WORDS = ("river", "quietly", "Tuesday", "seven", "council", "again", "officials", "bridge", "late", "percent", "Norway")
TOLD = ("a-thousand-prisoners-each", "delegations-named-for-istanbul-talks", "last-of-the-thousand-come-home")
"""The stories of the demo's one storyline: together a long read."""
_APART = ("again", "here", "later", "then", "now", "once", "there", "too", "still", "also")
"""A word for each editor, which makes every sentence of their story another than the same sentence of a colleague's."""

Form = dict[str, str]


def main() -> int:
    """Measures and prints; 1 when it takes longer than it may."""
    with tempfile.TemporaryDirectory(prefix="standfirst-bench-") as name:
        folder, port = Path(sys.argv[1] if len(sys.argv) > 1 else f"{name}/newsroom").resolve(), free_port()
        command = ["standfirst.cli", "run", "--folder", str(folder), "--port", str(port)]
        with running(command, port, "/", Path(name) / "log") as server:
            sys.path.insert(0, str(ROOT / "src"))
            os.environ.update(
                environment(), STANDFIRST_FOLDER=str(folder), DJANGO_SETTINGS_MODULE="standfirst.settings"
            )
            import django

            django.setup()
            took, words = measure(server)
    theirs = median(took.pop("the same form to Wagtail’s preview"))
    print(f"{words:,} words; Wagtail’s preview of the same form {theirs:.1f} ms")
    late = False
    for what, seconds in took.items():
        ours = median(seconds)
        late |= ours > MUST
        print(f"{what:44}{ours:6.1f} ms {ours / theirs:5.2f}x   must {MUST:.0f} ms, aim {AIM:.0f}")
    return 1 if late else 0


def measure(server: Server) -> tuple[dict[str, list[float]], int]:
    """CPU milliseconds of a request for each kind of keystroke, one figure a round; the words of the story."""
    editor, drafts = Editor(server), [taken_in(number) for number in range(EDITORS)]
    forms = [editor.signed(draft) for draft in drafts]
    mine, number = forms[0], drafts[0].pk
    some = random.Random(20)
    everyone = list(zip(drafts, forms, strict=True))

    def typing(change: Callable[[Form], Form]) -> Callable[[int], None]:
        return lambda key: editor.check(number, change(mine))

    def in_turns(key: int) -> None:
        draft, form = everyone[key % EDITORS]
        editor.check(draft.pk, in_paragraph(form, some))

    kinds: dict[str, Callable[[int], None]] = {
        "a word typed in a paragraph": typing(lambda form: in_paragraph(form, some)),
        "a word typed in a Quick Look": typing(lambda form: in_quick_look(form, some)),
        "a word typed in the headline": typing(lambda form: {**form, "headline": f"{form['headline']} {word(some)}"}),
        f"{EDITORS} editors on {EDITORS} such stories in turns": in_turns,
        "every paragraph other words than before": typing(lambda form: in_paragraph(form, some, every=True)),
        "the same form to Wagtail’s preview": lambda key: editor.post(
            f"/admin/stories/preview/{number}/", mine, in_parts
        ),
    }
    took: dict[str, list[float]] = {what: [] for what in kinds}
    for turn in range(ROUNDS + 1):
        for what, act in kinds.items():
            began = server.cpu_seconds()
            for key in range(KEYS):
                act(key)
            if turn:  # the first warms up
                took[what].append((server.cpu_seconds() - began) * 1000 / KEYS)
    return took, words_of(drafts[0])


def word(some: random.Random) -> str:
    return f"{some.choice(WORDS)} {some.randrange(10_000)}"


def in_paragraph(form: Form, some: random.Random, *, every: bool = False) -> Form:
    """`form` with words typed in a paragraph of its Deep Look, or in `every` one."""
    texts = {
        name: json.loads(value) for name, value in form.items() if value.startswith("{") and '"entityMap"' in value
    }
    places = [(name, block) for name, text in texts.items() for block in text["blocks"]]
    for name, block in places if every else [some.choice(places)]:
        at = max(block["text"].rfind(" ", 0, some.randrange(1, len(block["text"]))), 0)
        typed = f" {word(some)}"
        block["text"] = block["text"][:at] + typed + block["text"][at:]
        for each in block["entityRanges"] + block["inlineStyleRanges"]:
            each["offset"] += len(typed) if each["offset"] >= at else 0
        form = {**form, name: json.dumps(texts[name])}
    return form


def in_quick_look(form: Form, some: random.Random) -> Form:
    name = some.choice([each for each in form if each.startswith("quick_looks-") and each.endswith("-value-text")])
    return {**form, name: f"{form[name]} {word(some)}"}


def taken_in(number: int) -> Any:
    """The long read as a draft of its own; with every sentence changed but in the first."""
    from standfirst.newsroom.intake import take_in
    from standfirst.story import BlockKind, from_json

    folder = ROOT / "src" / "standfirst" / "demo"
    first, *more = [from_json((folder / "stories" / f"{name}.json").read_bytes()) for name in TOLD]
    blocks = list(first.deep_look)
    for part, story in enumerate(more):
        blocks += [each.but(id=f"{part}{each.id}") for each in story.deep_look if each.kind is not BlockKind.PICTURE]
    if number:
        blocks = [each.but(html=each.html.replace(". ", f" {_APART[number]}. ")) for each in blocks]
    looks = [each.but(id=f"q{n}") for n, each in enumerate((*first.quick_looks, *more[1].quick_looks)[:10])]
    story = first.but(uri="", slug=f"long-read-{number}", deep_look=tuple(blocks), quick_looks=tuple(looks))
    return take_in(story.but(first_published=None, version_created=None), pictures=folder)


def as_json(form: Form) -> tuple[str, str]:
    """The form as our script sends it: content type and body."""
    return "application/json", json.dumps(list(form.items()))


def in_parts(form: Form) -> tuple[str, str]:
    """The form as browsers send a `FormData`, which is what Wagtail's scripts send."""
    edge = "----keystroke"
    parts = (f'--{edge}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{form[name]}\r\n' for name in form)
    return f"multipart/form-data; boundary={edge}", f"{''.join(parts)}--{edge}--\r\n"


def words_of(draft: Any) -> int:
    from standfirst.newsroom.handover import handover
    from standfirst.story import passages

    return sum(len(each.text.split()) for each in passages(handover(draft.get_latest_revision_as_object())))


@dataclass
class Editor:
    """An editor's browser, which sends forms as the editor's script does."""

    server: Server

    def __post_init__(self) -> None:
        from django.conf import settings
        from django.test import Client

        from standfirst.newsroom.models import User

        self.user = User.objects.get(username="editor")
        client = Client()
        client.force_login(self.user)
        self._token = secrets.token_hex(16)
        cookies = {each.key: each.value for each in client.cookies.values()} | {settings.CSRF_COOKIE_NAME: self._token}
        self._cookies = "; ".join(f"{name}={value}" for name, value in cookies.items())
        self._connection = http.client.HTTPConnection(urlsplit(self.server.site).netloc)

    def post(self, path: str, form: Form, written: Callable[[Form], tuple[str, str]] = as_json) -> Any:
        kind, body = written(form)
        headers = {
            "Content-Type": kind,
            "Cookie": self._cookies,
            "X-CSRFToken": self._token,
            "X-Requested-With": "XMLHttpRequest",
        }
        self._connection.request("POST", path, body.encode(), headers)
        answer = self._connection.getresponse()
        said = answer.read()
        if answer.status != 200:
            raise SystemExit(f"{path} answers {answer.status}: {said[:300]!r}")
        return json.loads(said)

    def check(self, number: int, form: Form) -> Any:
        """What the desk asks of the story `number` as `form` has it."""
        return self.post(f"/admin/stories/check/{number}/", {**form, "desk_shown": ""})

    def signed(self, draft: Any) -> Form:
        """The form of `draft`, with every claim signed that the desk found a sentence for."""
        form = dict(fields(draft, self.user))
        answer = self.check(draft.pk, form)
        for number, look in enumerate(answer["looks"]):
            if look["sentences"]:
                evidence = [each["evidence"] for each in look["sentences"]]
                kept = {"evidence": evidence, "confirmed": True, "claim": look["claim"]}
                form[f"quick_looks-{number}-value-evidence"] = json.dumps(kept)
        for claim in answer["claims"]:
            if claim["sentences"]:
                evidence = json.dumps([each["evidence"] for each in claim["sentences"]])
                act = {"desk_act": "confirm", "desk_place": claim["place"], "desk_claim": claim["claim"]}
                self.post(f"/admin/stories/answer/{draft.pk}/", {**form, **act, "desk_evidence": evidence})
        return form


def fields(draft: Any, user: Any) -> Iterator[tuple[str, str]]:
    """Every field of the edit form of `draft`, as a browser sends it."""
    from standfirst.newsroom.admin.viewset import StoryViewSet

    form = StoryViewSet().get_form_class(for_update=True)(instance=draft.get_latest_revision_as_object(), for_user=user)
    yield from _sent(form)
    for formset in form.formsets.values():
        yield from _sent(formset.management_form)
        for each in formset.forms:
            yield from _sent(each)


def _sent(form: Any) -> Iterator[tuple[str, str]]:
    from wagtail.blocks import StreamValue

    for bound in form:
        value = bound.value()
        if isinstance(value, StreamValue):
            yield f"{bound.html_name}-count", str(len(value))
            for number, child in enumerate(value):
                name = f"{bound.html_name}-{number}"
                yield from _of_block(f"{name}-value", child.block, child.value)
                for part, said in (("deleted", ""), ("order", number), ("type", child.block_type), ("id", child.id)):
                    yield f"{name}-{part}", str(said if said is not None else "")
        else:
            yield from _of_field(bound.html_name, bound.field, value)


def _of_block(name: str, block: Any, value: Any) -> Iterator[tuple[str, str]]:
    from wagtail.blocks import StructBlock

    if isinstance(block, StructBlock):
        for part, inner in block.child_blocks.items():
            yield from _of_block(f"{name}-{part}", inner, value.get(part))
    else:
        yield from _of_field(name, block.field, block.field.prepare_value(block.value_for_form(value)))


def _of_field(name: str, field: Any, value: Any) -> Iterator[tuple[str, str]]:
    from django.forms import CheckboxInput

    if isinstance(field.widget, CheckboxInput):
        if value:
            yield name, "on"
        return
    said = field.widget.format_value(value)
    if isinstance(said, list | tuple):
        said = said[0] if said else ""
    yield name, "" if said is None else str(said)


if __name__ == "__main__":
    raise SystemExit(main())
