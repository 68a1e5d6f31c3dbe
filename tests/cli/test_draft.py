"""`standfirst draft`, alone and with an endpoint that speaks the protocol on this machine."""

import json
import threading
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from standfirst.cli import main
from standfirst.cli.draft_endpoint import why_not
from standfirst.desk.examples import example
from standfirst.story import PubStatus, Story, from_json, to_json

STORY = example(
    "A fire in the Ashing mill killed a watchman on Friday morning, the brigade said.",
    "The owner, Colin Dace, said that the repair of the boiler house would cost £4 million.",
    headline="Fire in the Mill",
)
ANSWER = """Here are the bullet points:
- A fire in the Ashing mill killed a watchman on Friday morning, the brigade said.
2. The owner, Colin Dace, said that the repair of the boiler house would cost £5 million.
• The football season opens with a friendly\x1b[31m against Porto.
"""


class Endpoint(BaseHTTPRequestHandler):
    """Answers as a chat completion server does."""

    answer: object = {"choices": [{"message": {"role": "assistant", "content": ANSWER}}]}
    status = 200

    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.asked.append((self.path, dict(self.headers), json.loads(body)))
        data = self.answer if isinstance(self.answer, bytes) else json.dumps(self.answer).encode()
        self.send_response(self.status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(data)))
        if self.status == 302:
            self.send_header("Location", "http://127.0.0.1:9/elsewhere")
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *arguments):
        pass


@pytest.fixture
def endpoint(monkeypatch):
    class Own(Endpoint):
        pass

    server = HTTPServer(("127.0.0.1", 0), Own)
    server.asked = []
    server.handler = Own
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    monkeypatch.setenv("STANDFIRST_DRAFT_URL", f"http://127.0.0.1:{server.server_port}/v1")
    monkeypatch.setenv("STANDFIRST_DRAFT_KEY", "key-of-the-house")
    monkeypatch.setenv("STANDFIRST_DRAFT_MODEL", "small")
    yield server
    server.shutdown()
    server.server_close()
    thread.join()


def file_of(tmp_path, story=STORY):
    path = tmp_path / "story.json"
    path.write_text(to_json(story), encoding="utf-8")
    return str(path)


def test_drafts_are_printed_for_people(tmp_path, capsys):
    assert main(["draft", file_of(tmp_path)]) == 0
    shown = capsys.readouterr().out
    assert "- A fire in the Ashing mill killed a watchman on Friday morning, the brigade said." in shown
    assert "NOT BORNE OUT" not in shown


def test_drafts_come_as_a_story_whose_quick_looks_nobody_has_confirmed(tmp_path, capsys):
    assert main(["draft", file_of(tmp_path), "--format", "json", "--most", "1"]) == 0
    story = from_json(capsys.readouterr().out)
    (look,) = story.quick_looks
    assert (look.confirmed, look.evidence[0].block_id) == (False, "p1")
    assert story.but(quick_looks=()) == STORY


def test_a_story_with_nothing_to_draft_from_says_so(tmp_path, capsys):
    assert main(["draft", file_of(tmp_path, Story(headline="Hall"))]) == 1
    assert "no sentence that could stand alone" in capsys.readouterr().out


def test_nothing_is_asked_unless_an_address_is_set(tmp_path, capsys, monkeypatch):
    monkeypatch.delenv("STANDFIRST_DRAFT_URL", raising=False)
    assert main(["draft", file_of(tmp_path), "--endpoint"]) == 2
    assert "STANDFIRST_DRAFT_URL is empty, and nothing is sent" in capsys.readouterr().err


def test_an_address_alone_sends_nothing(tmp_path, endpoint):
    assert main(["draft", file_of(tmp_path)]) == 0
    assert endpoint.asked == []


def test_what_the_endpoint_proposes_passes_the_same_check(tmp_path, endpoint, capsys):
    assert main(["draft", file_of(tmp_path), "--endpoint"]) == 0
    shown = capsys.readouterr()
    lines = shown.out.splitlines()
    assert lines[0] == "- A fire in the Ashing mill killed a watchman on Friday morning, the brigade said."
    wrong = next(number for number, line in enumerate(lines) if "£5 million" in line)
    assert lines[wrong].startswith("? ")
    assert "NOT BORNE OUT" in lines[wrong + 1]
    assert "£4 million" in " ".join(lines[wrong + 2 :])
    assert "NOT BORNE OUT" in shown.out.split("football")[1]
    assert "\x1b" not in shown.out
    ((path, headers, body),) = endpoint.asked
    assert path == "/v1/chat/completions"
    assert headers["Authorization"] == "Bearer key-of-the-house"
    assert body["model"] == "small"
    assert "Ashing mill" in body["messages"][1]["content"]


def test_only_what_is_borne_out_becomes_a_quick_look(tmp_path, endpoint, capsys):
    assert main(["draft", file_of(tmp_path), "--endpoint", "--format", "json"]) == 0
    story = from_json(capsys.readouterr().out)
    assert [look.text[:6] for look in story.quick_looks] == ["A fire"]


def test_a_send_is_logged_without_the_text_and_without_the_key(tmp_path, endpoint, capsys):
    main(["draft", file_of(tmp_path), "--endpoint"])
    said = capsys.readouterr().err
    size = sum(len(block.text) for block in STORY.deep_look) + 2
    assert f"'Fire in the Mill' ({size} characters) to 127.0.0.1:{endpoint.server_port}" in said
    assert "watchman" not in said
    assert "key-of-the-house" not in said


@pytest.mark.parametrize(
    "held",
    [
        STORY.but(embargoed_until=datetime.now(UTC) + timedelta(hours=1)),
        STORY.but(pub_status=PubStatus.WITHHELD),
        STORY.but(pub_status=PubStatus.CANCELED),
    ],
)
def test_held_copy_never_leaves_the_house(tmp_path, endpoint, capsys, held):
    assert main(["draft", file_of(tmp_path, held), "--endpoint"]) == 2
    assert "it is not sent anywhere" in capsys.readouterr().err
    assert endpoint.asked == []


def test_an_embargo_that_is_over_holds_nothing():
    over = datetime.now(UTC) - timedelta(hours=1)
    assert why_not(STORY.but(embargoed_until=over)) == ""


@pytest.mark.parametrize(
    ("status", "answer", "says"),
    [
        (500, {}, "answered 500"),
        (302, {}, "answered 302"),
        (200, b"<html>", "did not answer in JSON"),
        (200, {"choices": []}, "holds no message"),
        (200, [], "holds no message"),
        (200, {"choices": [{"message": {"content": None}}]}, "holds no message"),
        (200, b" " * 1_000_002, "more than 1000000 bytes"),
    ],
)
def test_an_endpoint_that_answers_otherwise_is_one_sentence(tmp_path, endpoint, capsys, status, answer, says):
    endpoint.handler.status, endpoint.handler.answer = status, answer
    assert main(["draft", file_of(tmp_path), "--endpoint"]) == 2
    last = capsys.readouterr().err.strip().splitlines()[-1]
    assert says in last
    assert "key-of-the-house" not in last


@pytest.mark.parametrize(
    ("url", "says"), [("http://127.0.0.1:9/v1", "cannot be asked"), ("file:///etc/passwd", "must be an http or https")]
)
def test_an_address_that_does_not_answer_is_one_sentence(tmp_path, capsys, monkeypatch, url, says):
    monkeypatch.setenv("STANDFIRST_DRAFT_URL", url)
    assert main(["draft", file_of(tmp_path), "--endpoint"]) == 2
    assert says in capsys.readouterr().err
