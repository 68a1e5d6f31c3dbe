"""What `standfirst check` runs and shows: settings, baselines, waivers, formats, many files."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

import standfirst
from standfirst.cli import main
from standfirst.cli.formats import line_of
from standfirst.desk.examples import example
from standfirst.story import Waiver, to_json

NAMES = example("We met Ines Caldeira. The clerk did not.", "We saw Ines Caldiera.", headline="Hall")
CLEAN = example("The council met on Monday.", headline="Hall")


@pytest.fixture
def desk(tmp_path, monkeypatch):
    """A folder to be in, with a story in it that has one slip of a name."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "story.json").write_text(to_json(NAMES), encoding="utf-8")
    return tmp_path


def rules(capsys, *arguments):
    """The exit code of the command, and the rules of its findings."""
    code = main(["check", "--format", "json", *arguments])
    return code, [json.loads(line)["rule"] for line in capsys.readouterr().out.splitlines()]


def test_rules_are_ignored_by_the_beginning_of_their_ids(desk, capsys):
    assert "names.spelt_two_ways" in rules(capsys, "story.json")[1]
    assert "names.spelt_two_ways" not in rules(capsys, "story.json", "--ignore", "names")[1]
    assert rules(capsys, "story.json", "--select", "names,quotes", "--ignore", "names")[1] == []


def test_settings_are_found_above_the_folder_we_are_in(desk, capsys, monkeypatch):
    (desk / "standfirst.toml").write_text('[check]\nignore = ["names"]\n', encoding="utf-8")
    (desk / "2024" / "05").mkdir(parents=True)
    monkeypatch.chdir(desk / "2024" / "05")
    assert "names.spelt_two_ways" not in rules(capsys, "../../story.json")[1]


def test_a_rule_stops_only_where_the_newsroom_says_so(desk, capsys):
    main(["check", "--select", "names.spelt_two_ways", "--format", "concise", "story.json"])
    assert ": query names.spelt_two_ways" in capsys.readouterr().out
    (desk / "standfirst.toml").write_text('[levels]\n"names.spelt_two_ways" = "stop"\n', encoding="utf-8")
    main(["check", "--select", "names.spelt_two_ways", "--format", "concise", "story.json"])
    assert ": stop names.spelt_two_ways" in capsys.readouterr().out


def test_a_level_below_query_does_not_count(desk, capsys):
    (desk / "standfirst.toml").write_text('[levels]\n"names.spelt_two_ways" = "note"\n', encoding="utf-8")
    assert rules(capsys, "story.json", "--select", "names.spelt_two_ways") == (0, ["names.spelt_two_ways"])


def test_the_command_line_goes_before_the_settings(desk, capsys):
    (desk / "standfirst.toml").write_text('[check]\nlevel = "stop"\nselect = ["quotes"]\n', encoding="utf-8")
    assert rules(capsys, "story.json") == (0, [])
    assert rules(capsys, "story.json", "--level", "query", "--select", "names.spelt_two_ways") == (
        1,
        ["names.spelt_two_ways"],
    )


def test_names_the_house_knows_are_known(desk, capsys):
    (desk / "standfirst.toml").write_text('[house]\nnames = ["Ines Caldeira"]\n', encoding="utf-8")
    main(["check", "--select", "names", "story.json"])
    assert "Suggested: Caldeira" in capsys.readouterr().out


def test_the_house_style_is_read_from_beside_the_settings(desk, capsys, monkeypatch):
    (desk / "standfirst.toml").write_text('[house]\nfile = "house.toml"\n', encoding="utf-8")
    (desk / "house.toml").write_text('[terms]\n"town hall" = ["city hall"]\n', encoding="utf-8")
    (desk / "story.json").write_text(to_json(example("We met in the city hall.", headline="Hall")), encoding="utf-8")
    (desk / "below").mkdir()
    monkeypatch.chdir(desk / "below")
    assert "house.term" in rules(capsys, "../story.json")[1]
    (desk / "house.toml").write_text("[terms\n", encoding="utf-8")
    assert main(["check", "../story.json"]) == 2
    assert "house.toml" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (
            b"[check]\nlevle = 'note'\n",
            "standfirst.toml, line 2, key check.levle: there is no such key; did you mean level?",
        ),
        (b"[check\n", "standfirst.toml, line 1: this is not TOML"),
        (b"\xff\xfe", "is not UTF-8 text"),
    ],
)
def test_broken_settings_stop_the_run_in_one_sentence(desk, capsys, text, says):
    (desk / "standfirst.toml").write_bytes(text)
    assert main(["check", "story.json"]) == 2
    shown = capsys.readouterr()
    assert says in shown.err
    assert (shown.out, len(shown.err.strip().splitlines())) == ("", 1)


def test_settings_that_are_named_and_not_there_stop_the_run(desk, capsys):
    assert main(["check", "--config", "other.toml", "story.json"]) == 2
    assert "other.toml cannot be opened" in capsys.readouterr().err


def test_a_baseline_is_silent_about_what_it_holds_and_shows_what_is_new(desk, capsys):
    assert main(["check", "--select", "names.spelt_two_ways", "--write-baseline", "known.json", "."]) == 0
    assert capsys.readouterr().out == ""
    assert rules(capsys, "--select", "names.spelt_two_ways", "--baseline", "known.json", "story.json") == (0, [])
    worse = NAMES.but(
        deep_look=(*NAMES.deep_look[:1], "We saw Ines Caldiera.", "We met Rolf Dobrinski.", "We saw Rolf Dobrniski.")
    )
    (desk / "story.json").write_text(to_json(worse), encoding="utf-8")
    code, found = rules(capsys, "--select", "names.spelt_two_ways", "--baseline", "known.json", "story.json")
    assert (code, len(found)) == (1, 1)
    main(["check", "--select", "names.spelt_two_ways", "--baseline", "known.json", "story.json"])
    assert "1 finding is in the baseline." in capsys.readouterr().out


def test_a_baseline_knows_its_files_from_wherever_it_is_used(desk, capsys, monkeypatch):
    main(["check", "--select", "names.spelt_two_ways", "--write-baseline", "known.json", "story.json"])
    (desk / "below").mkdir()
    monkeypatch.chdir(desk / "below")
    capsys.readouterr()
    assert rules(capsys, "--select", "names.spelt_two_ways", "--baseline", "../known.json", "../story.json") == (0, [])


@pytest.mark.parametrize("arguments", [["--baseline", "none.json"], ["--baseline", "story.json"]])
def test_what_is_no_baseline_stops_the_run(desk, capsys, arguments):
    assert main(["check", *arguments, "story.json"]) == 2
    assert "baseline" in capsys.readouterr().err


def test_a_waiver_in_the_story_answers_and_an_unused_one_is_noted(desk, capsys):
    waived = NAMES.but(waivers=(Waiver("names", "Caldiera", "So signed."), Waiver("quotes", "", "So said.")))
    (desk / "story.json").write_text(to_json(waived), encoding="utf-8")
    code, found = rules(capsys, "story.json", "--select", "names.spelt_two_ways,quotes,waivers")
    assert (code, found) == (0, ["waivers.unused"])


def test_a_sarif_log_has_what_the_standard_asks_for(desk, capsys):
    assert main(["check", "--select", "names.spelt_two_ways", "--format", "sarif", ".", "missing.json"]) == 2
    log = json.loads(capsys.readouterr().out)
    assert log["version"] == "2.1.0"
    assert log["$schema"].endswith("sarif-2.1.0.json")
    (run,) = log["runs"]
    driver = run["tool"]["driver"]
    assert driver["name"] == "Standfirst"
    known = {rule["id"] for rule in driver["rules"]}
    for rule in driver["rules"]:
        assert rule["shortDescription"]["text"]
        assert rule["defaultConfiguration"]["level"] in ("none", "note", "warning", "error")
    (result,) = [each for each in run["results"] if each["ruleId"] == "names.spelt_two_ways"]
    assert {each["ruleId"] for each in run["results"]} <= known
    assert result["level"] == "warning"
    assert "Caldiera" in result["message"]["text"]
    assert result["partialFingerprints"]
    (location,) = result["locations"]
    place = location["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "story.json"
    assert place["region"]["startLine"] == 1
    assert location["logicalLocations"][0]["fullyQualifiedName"].startswith("deep_look[")
    (other,) = result["relatedLocations"]
    assert other["message"]["text"]
    (invocation,) = run["invocations"]
    assert invocation["executionSuccessful"] is False
    assert "missing.json" in invocation["toolExecutionNotifications"][0]["message"]["text"]


def test_a_clean_run_is_a_whole_sarif_log_too(desk, capsys):
    (desk / "story.json").write_text(to_json(CLEAN), encoding="utf-8")
    assert main(["check", "--select", "names.spelt_two_ways", "--format", "sarif", "story.json"]) == 0
    (run,) = json.loads(capsys.readouterr().out)["runs"]
    assert (run["results"], run["invocations"]) == ([], [{"executionSuccessful": True}])


def test_results_of_several_files_make_one_sarif_log(desk, capsys):
    for number in range(20):
        (desk / f"{number}.json").write_text(to_json(NAMES if number % 2 else CLEAN), encoding="utf-8")
    assert main(["check", "--select", "names.spelt_two_ways", "--format", "sarif", "--jobs", "2", "."]) == 1
    (run,) = json.loads(capsys.readouterr().out)["runs"]
    assert len(run["results"]) == 11


def test_a_line_is_named_only_where_it_is_sure():
    assert line_of("a\nWe met Ines.\nb", "We met Ines.", 7, 11) == 2
    assert line_of('{"x":\n "He said \\"Ines\\" twice."}', 'He said "Ines" twice.', 9, 13) == 2
    assert line_of("Ines\nInes", "Ines", 0, 4) == 0
    assert line_of("nothing of it", "Ines", 0, 4) == 0


def test_standard_input_has_the_form_its_name_tells(monkeypatch, capsys):
    text = "---\nheadline: Hall\n---\n\nWe met Ines Caldeira. The clerk did not.\n\nWe saw Ines *Caldiera*.\n"
    done = run(
        "-", "--stdin-filename", "posts/hall.md", "--select", "names.spelt_two_ways", "--format", "concise", given=text
    )
    assert done.returncode == 1, done.stderr
    assert done.stdout.startswith("posts/hall.md:deep_look[")


def test_folders_are_read_to_the_bottom_in_order_and_hidden_ones_are_not(desk, capsys):
    for name in ("b/two.json", "b/c/three.json", "a/one.json", ".git/no.json", "b/.hidden.json", "b/note.pdf"):
        path = desk / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(to_json(NAMES), encoding="utf-8")
    assert main(["check", "--select", "names.spelt_two_ways", "--format", "concise", "."]) == 1
    files = [line.split(":")[0] for line in capsys.readouterr().out.splitlines()]
    assert files == ["story.json", "a/one.json", "b/two.json", "b/c/three.json"]


def test_a_folder_without_anything_to_read_says_so(desk, capsys):
    (desk / "empty").mkdir()
    assert main(["check", "empty"]) == 2
    assert "there is no file in this folder that can be read" in capsys.readouterr().err


def run(*arguments, given="", **options):
    """The command in a process of its own."""
    source = str(Path(standfirst.__file__).parents[1])
    return subprocess.run(
        [sys.executable, "-m", "standfirst.cli", "check", *arguments],
        input=given,
        text=True,
        capture_output=True,
        env={**os.environ, "PYTHONPATH": source},
        **options,
    )


def many(folder, count):
    for number in range(count):
        (folder / f"{number:03}.json").write_text(to_json(NAMES), encoding="utf-8")


def test_many_processes_print_what_one_prints_in_the_same_order(tmp_path):
    many(tmp_path, 60)
    (tmp_path / "030.json").write_text("{", encoding="utf-8")
    one = run("--jobs", "1", "--format", "json", ".", cwd=tmp_path)
    two = run("--jobs", "3", "--format", "json", ".", cwd=tmp_path)
    assert one.returncode == two.returncode == 2
    assert one.stdout == two.stdout
    assert one.stderr == two.stderr
    assert "030.json" in one.stderr


def test_a_reader_that_goes_away_and_ctrl_c_leave_no_traceback(tmp_path):
    many(tmp_path, 400)  # more than a pipe holds: it cannot be done before it is stopped
    source = str(Path(standfirst.__file__).parents[1])
    command = [sys.executable, "-m", "standfirst.cli", "check", "--jobs", "2", str(tmp_path)]
    for way in ("close", "interrupt"):
        process = subprocess.Popen(
            command,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": source},
            start_new_session=True,
        )
        process.stdout.readline()
        if way == "close":
            process.stdout.close()
        else:
            os.killpg(process.pid, signal.SIGINT)
            process.stdout.read()
            process.stdout.close()
        said = process.stderr.read().decode()
        process.stderr.close()
        code = process.wait(60)
        assert "Traceback" not in said, said
        assert code == (0 if way == "close" else 130)
