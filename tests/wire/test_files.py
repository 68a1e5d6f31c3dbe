"""Files that cannot be read are refused in one sentence that names them; the others go in."""

import os
from pathlib import Path

import pytest

from standfirst.story import NoteKind, Story, to_json
from standfirst.wire import MAX_BYTES, WireError, file_bytes, read_bytes, read_path, story_files

PAGE = (
    "The pier is closed\n\nThe harbour office closed the pier on Monday until the divers have looked at every pile.\n"
)
STORY = to_json(Story(headline="The pier is closed", deep_look=("The office closed it.",)))


def refused(path: Path) -> str:
    with pytest.raises(WireError) as caught:
        list(read_path(path))
    message = str(caught.value)
    assert message.startswith(f"{path}: ")
    assert message.endswith(".")
    assert "\n" not in message
    return message


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "nothing in it"),
        (b"  \r\n\t\n", "nothing in it"),
        (b"\xef\xbb\xbf", "nothing in it"),
        (b"\x00" * 40, "nothing in it"),
        (b"...\n---\n", "no words"),
        (b"\x89PNG\r\n\x1a\n" + bytes(64), "PNG picture"),
        (b"\xff\xd8\xff\xe0" + bytes(64), "JPEG picture"),
        (b"%PDF-1.7\n%\xe2\xe3", "PDF"),
        (b"PK\x03\x04" + bytes(64), "Word document"),
        (b"{\\rtf1\\ansi Hello}", "rich text"),
        (b"Some words\x00 and a NUL", "byte 10 is 0x00"),
        (bytes(range(1, 256)) * 4, "byte 0 is 0x01"),
        (b"<!DOCTYPE html><html><body></body></html>", "there are no words in this page"),
        (b"<?xml version='1.0'?><nitf/>", "XML file"),
        (b"\xff\xfeT\x00h\x00e\x00 \x00\x00", "UTF-16"),
        ("Größe “ ”\n".encode() + b"caf\xe9 is broken here", "line 2) is 0xE9"),
        ("Der Café-Besitzer".encode()[:-12] + b"\xc3", "0xC3"),
        (b"Line\xff\xfa\xfb\xfc\x81\x8d", "neither UTF-8 nor Windows-1252"),
    ],
)
def test_what_is_no_text_is_refused_with_what_it_is_and_where(tmp_path, data, says):
    path = tmp_path / "story.txt"
    path.write_bytes(data)
    assert says in refused(path)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (STORY[:-20], "line 1, column"),
        (STORY.replace('"headline": "The', '"headline": 5, "x": "The'), "x: no such field"),
        ('{"headline": "x"}', "story file begins with"),
        ("{", "line 1, column 2"),
        ('{"a": [' + "[" * 100_000, "nested too deeply"),
        (STORY.replace('"headline"', '"version": ' + "9" * 5000 + ', "headline"'), "not a story of ours"),
        (STORY.replace("The pier is", "The \\u0001 pier"), "headline: the character U+0001"),
    ],
)
def test_json_that_is_no_story_is_refused_with_its_place(tmp_path, text, says):
    path = tmp_path / "story.json"
    path.write_text(text, encoding="utf-8")
    assert says in refused(path)


def test_every_cut_of_a_story_file_is_refused(tmp_path):
    path = tmp_path / "story.json"
    for end in range(1, len(STORY) - 1, 7):
        path.write_text(STORY[:end], encoding="utf-8")
        assert "line 1, column" in refused(path) or "story file begins" in refused(path)


def test_fifty_megabytes_are_refused_without_being_read(tmp_path, monkeypatch):
    path = tmp_path / "huge.txt"
    with path.open("wb") as file:
        file.truncate(50_000_000)

    def no_reading(*args, **kwargs):
        raise AssertionError("the file was opened")

    monkeypatch.setattr(Path, "open", no_reading)
    assert "50.0 MB" in refused(path)


def test_the_limit_holds_for_bytes_too():
    with pytest.raises(WireError, match="too large"):
        list(read_bytes(b"word " * (MAX_BYTES // 5 + 1)))


def test_a_missing_file_and_an_empty_folder_are_named(tmp_path):
    assert "no such file" in refused(tmp_path / "gone.txt")
    (tmp_path / "picture.png").write_bytes(b"x")
    assert "no .txt or .json file" in refused(tmp_path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_is_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "pipe.txt")
    assert "not an ordinary file" in refused(tmp_path / "pipe.txt")


def test_a_folder_gives_its_stories_sorted_and_one_bad_file_costs_itself(tmp_path):
    (tmp_path / "b.json").write_text(STORY.replace("The pier is closed", "Second"), encoding="utf-8")
    (tmp_path / "a.txt").write_text(PAGE, encoding="utf-8")
    (tmp_path / "c.txt").write_bytes(b"\x89PNG\r\n\x1a\n")
    (tmp_path / "d.txt").write_text(PAGE.replace("The pier is closed", "Fourth"), encoding="utf-8")
    (tmp_path / "e.doc").write_text("not read", encoding="utf-8")
    assert [path.name for path in story_files(tmp_path)] == ["a.txt", "b.json", "c.txt", "d.txt"]
    got = []
    with pytest.raises(WireError, match=r"c\.txt: this is a PNG picture"):
        for story in read_path(tmp_path):
            got.append(story.headline)
    assert got == ["The pier is closed", "Second", "Fourth"]
    (tmp_path / "f.txt").write_bytes(b"")
    with pytest.raises(WireError, match=r"2 of 5 files cannot be read: .*c\.txt.*f\.txt"):
        list(read_path(tmp_path))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_the_usual_encodings_are_read_silently(encoding):
    (story,) = read_bytes(PAGE.replace("pier", "“Café” pier").encode(encoding))
    assert story.headline == "The “Café” pier is closed"
    assert not any("UTF-8" in note.message for note in story.notes)


def test_windows_1252_is_read_with_a_doubt():
    (story,) = read_bytes(PAGE.replace("pier", "“Café” pier").encode("cp1252"))
    assert story.headline == "The “Café” pier is closed"
    note = story.notes[0]
    assert note.kind is NoteKind.DOUBTFUL
    assert "byte 4 (line 1) is 0x93" in note.message


def test_the_format_is_what_is_in_the_file_not_its_name(tmp_path):
    (tmp_path / "story.txt").write_text(STORY, encoding="utf-8")
    (tmp_path / "page.json").write_text(PAGE, encoding="utf-8")
    assert [story.headline for story in read_path(tmp_path)] == ["The pier is closed"] * 2
    (story,) = read_bytes(b"{Sponsored} The pier is closed\n\nIt was closed on Monday by the harbour office itself.")
    assert story.headline.startswith("{Sponsored}")


def test_a_file_that_is_gone_when_its_turn_comes_is_named(tmp_path):
    with pytest.raises(WireError, match=r"gone\.txt: there is no such file; it may have been moved"):
        file_bytes(tmp_path / "gone.txt")
