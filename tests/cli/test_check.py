"""`standfirst check` and `standfirst rule`, as a person or a script calls them."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import standfirst
from standfirst.cli import main
from standfirst.cli.finding_text import columns, excerpt, render_finding
from standfirst.desk import Finding, Level, Span, check
from standfirst.desk.examples import example
from standfirst.story import to_json

FAULTY = example(
    "A fire in the mill killed a watchman on Friday morning, the brigade said.",
    headline="Fire in the Mill",
    quick_looks=("A fire in the mill killed a watchman, the brigade said, during the hearing.",),
)
CLEAN = example("The council met on Monday.", headline="Council Meets")


@pytest.fixture
def files(tmp_path):
    for name, story in (("faulty", FAULTY), ("clean", CLEAN)):
        (tmp_path / f"{name}.json").write_text(to_json(story), encoding="utf-8")
    (tmp_path / "broken.json").write_text('{"standfirst": "story/1", ', encoding="utf-8")
    return tmp_path


def test_a_clean_story_exits_0(files, capsys):
    assert main(["check", str(files / "clean.json")]) == 0
    assert "nothing to ask" in capsys.readouterr().out


def test_findings_exit_1_and_show_both_passages_underlined(files, capsys):
    assert main(["check", str(files / "faulty.json")]) == 1
    lines = capsys.readouterr().out.split("\n")
    for passage, words in (("Quick Look 1", "during the hearing"), ("Deep Look, paragraph 1", "on Friday morning")):
        at = lines.index(f"  {passage}")
        line = next(number for number in range(at, len(lines)) if words in lines[number])
        start = lines[line].index(words)
        assert lines[line + 1] == " " * start + "^" * len(words)


def test_a_file_that_cannot_be_read_exits_2_in_one_sentence_and_the_others_are_read(files, capsys):
    assert main(["check", str(files / "broken.json"), str(files / "missing.txt"), str(files / "faulty.json")]) == 2
    shown = capsys.readouterr()
    assert "during the hearing" in shown.out
    first, second = shown.err.strip().split("\n")
    assert "broken.json" in first
    assert "missing.txt" in second
    assert "Traceback" not in shown.err


def test_a_folder_is_read_file_by_file_under_each_name(files, capsys):
    assert main(["check", str(files), "--format", "concise", "--select", "claims"]) == 2
    shown = capsys.readouterr()
    assert [line.split(":")[0].rpartition("/")[2] for line in shown.out.splitlines()] == ["faulty.json"]
    assert "broken.json" in shown.err


def test_concise_is_a_line_a_finding(files, capsys):
    main(["check", "--rule", "claims", "--format", "concise", str(files / "faulty.json"), str(files / "clean.json")])
    (line,) = capsys.readouterr().out.splitlines()
    start = FAULTY.quick_looks[0].text.index("during")
    assert f"faulty.json:quick_looks[0]:{start}: query claims.time_not_borne_out: Quick Look 1 says" in line


def test_json_is_an_object_a_line_and_nothing_else(files, capsys):
    main(["check", "--rule", "claims", "--format", "json", str(files / "clean.json"), str(files / "faulty.json")])
    (record,) = map(json.loads, capsys.readouterr().out.splitlines())
    assert record["file"].endswith("faulty.json")
    assert record["rule"] == "claims.time_not_borne_out"
    assert record["spans"][0]["words"] == "during the hearing"


def test_github_gets_workflow_commands(files, capsys):
    main(["check", "--rule", "claims", "--format", "github", str(files / "faulty.json")])
    (line,) = capsys.readouterr().out.splitlines()
    assert line.startswith("::warning file=")
    assert ",title=claims.time_not_borne_out::Quick Look 1 says" in line


def test_rules_and_levels_can_be_chosen(files, capsys):
    path = str(files / "faulty.json")
    assert main(["check", path, "--rule", "names"]) == 0
    assert main(["check", path, "--rule", "names", "--rule", "claims"]) == 1
    assert main(["check", path, "--level", "stop"]) == 0
    assert main(["check", path, "--level", "style"]) == 1
    capsys.readouterr()
    assert main(["check", path, "--rule", "clams"]) == 2
    assert 'There is no rule "clams"' in capsys.readouterr().err


def _run(*arguments, standard_input=b"", **environment):
    """A process of its own, with this checkout's package."""
    source = str(Path(standfirst.__file__).parents[1])
    return subprocess.run(
        [sys.executable, *arguments],
        input=standard_input,
        capture_output=True,
        env={**os.environ, "PYTHONPATH": source, **environment},
    )


def test_standard_input_is_read_and_nothing_of_the_newsroom_is_loaded():
    program = (
        "import sys; from standfirst.cli import main; code = main(['check', '-']);"
        "assert not [name for name in sys.modules if name.startswith(('django', 'wagtail'))]; sys.exit(code)"
    )
    done = _run("-c", program, standard_input=to_json(FAULTY).encode())
    assert (done.returncode, done.stderr) == (1, b"")
    assert "standard input: Fire in the Mill" in done.stdout.decode()


def test_standard_input_that_is_no_story_is_one_sentence():
    done = _run("-m", "standfirst.cli", "check", "-", standard_input=b"\x00\x01\x02 no story")
    assert done.returncode == 2
    assert done.stdout == b""
    assert len(done.stderr.decode().strip().splitlines()) == 1


def test_a_terminal_that_lacks_the_letters_does_not_stop_the_desk(files):
    path = str(files / "faulty.json")
    done = _run("-m", "standfirst.cli", "check", path, PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert done.returncode == 1
    assert done.stderr == b""


def test_colours_only_when_asked():
    (finding,) = check(FAULTY, rules=["claims.time_not_borne_out"])
    assert "\x1b[" not in render_finding(FAULTY, finding, colour=False)
    assert "\x1b[1;33mquery" in render_finding(FAULTY, finding, colour=True)


def test_what_a_terminal_would_obey_is_not_printed():
    story = example("Ines \x9b31mCaldeira met \u202eus.", headline="Hall")
    text = story.deep_look[0].text
    finding = Finding("a.b", Level.QUERY, text, (Span("deep_look[0]", 0, 4, "Ines"),))
    shown = render_finding(story, finding, width=80, colour=False)
    assert "\x9b" not in shown
    assert "\u202e" not in shown


@pytest.mark.parametrize("width", [30, 60, 96])
@pytest.mark.parametrize("words", ["needle", "needle in the haystack of words that goes on and on"])
@pytest.mark.parametrize("filler", [3, 200])
def test_an_excerpt_shows_the_words_in_lines_of_the_width(width, words, filler):
    text = "straw " * filler + words + " hay" * filler
    start = text.index(words)
    lines = excerpt(text, start, start + len(words), width)
    assert len(lines) <= 4
    assert all(columns(line) <= width for line, _, _ in lines)
    marked = " ".join(line[begin:stop].strip() for line, begin, stop in lines if begin < stop)
    assert marked.startswith(words[:20])
    assert words.startswith(marked)


def test_wide_letters_are_underlined_at_full_width():
    ((line, start, stop),) = excerpt("会議は金曜日 Oslo", 3, 6, 60)
    assert (line[start:stop], columns(line[start:stop]), columns(line[:start])) == ("金曜日", 6, 6)


def test_rule_lists_and_explains(capsys):
    assert main(["rule"]) == 0
    listed = capsys.readouterr().out
    assert "names.spelt_two_ways" in listed
    assert main(["rule", "names.spelt_two_ways"]) == 0
    shown = capsys.readouterr().out
    for part in ("names.spelt_two_ways (query)", "What:", "Why:", "Example:", "Source:"):
        assert part in shown
    assert main(["rule", "nomes"]) == 2
    assert 'There is no rule "nomes"' in capsys.readouterr().err


def test_a_rule_that_stops_exits_1(tmp_path, capsys):
    story = tmp_path / "no-headline.json"
    story.write_text(to_json(example("The council met.", headline="")), encoding="utf-8")
    assert main(["check", str(story), "--level", "stop"]) == 1
    assert "stop page.headline_missing" in capsys.readouterr().out


def test_clean_stories_are_counted_and_not_listed(tmp_path, capsys):
    for number in range(3):
        (tmp_path / f"{number}.json").write_text(
            to_json(example("The council met.", headline="Hall")), encoding="utf-8"
        )
    assert main(["check", str(tmp_path)]) == 0
    assert capsys.readouterr().out == "3 stories read: nothing to ask.\n"


def test_a_number_of_processes_that_is_none_is_refused(tmp_path, capsys):
    with pytest.raises(SystemExit, match="2"):
        main(["check", str(tmp_path), "--jobs", "-3"])
    assert "expected a whole number" in capsys.readouterr().err
