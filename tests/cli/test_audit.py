"""`standfirst audit` says how often a rule asks, and shows what about."""

import re

import pytest

from standfirst.cli import audit, main
from standfirst.cli.audit import Sample
from standfirst.desk.examples import example
from standfirst.story import Waiver, to_json

FAULTY = example("We met Ines Caldeira. The clerk did not.", "We saw Ines Caldiera.", headline="Hall")


@pytest.fixture
def archive(tmp_path):
    (tmp_path / "2024").mkdir()
    for number in range(30):
        story = FAULTY if number % 3 == 0 else example("The council met.", headline="Hall")
        (tmp_path / "2024" / f"{number:02}.json").write_text(to_json(story), encoding="utf-8")
    return tmp_path


def test_counts_by_file_and_by_1000_words_and_samples_with_both_passages(archive, capsys):
    assert main(["audit", str(archive), "--rule", "names.spelt_two_ways", "--sample", "3", "--files", "2"]) == 1
    shown = capsys.readouterr().out
    words = 10 * 13 + 20 * 4
    assert (
        f"10 findings in 10 of 30 files: 30 stories, {words} words, {1000 * 10 / words:.3f} for 1,000 words." in shown
    )
    assert len(re.findall(r"^ +1  .*\.json$", shown, re.M)) == 2
    assert len(re.findall(r"^query names.spelt_two_ways$", shown, re.M)) == 3
    assert shown.count("Deep Look, paragraph 1") == shown.count("Deep Look, paragraph 2") == 3


def test_the_same_seed_draws_the_same_and_one_process_draws_what_many_draw(archive, capsys):
    drawn = []
    for more in (["--jobs", "1"], ["--jobs", "2"], ["--seed", "5"]):
        main(["audit", str(archive), "--rule", "names", "--sample", "4", *more])
        drawn.append(capsys.readouterr().out.split("drawn at random")[1])
    assert drawn[0] == drawn[1] != drawn[2]


def test_a_waived_finding_counts_since_it_is_the_rule_that_is_looked_at(tmp_path, capsys):
    story = FAULTY.but(waivers=(Waiver("names", "", "So signed."),))
    (tmp_path / "a.json").write_text(to_json(story), encoding="utf-8")
    assert main(["audit", str(tmp_path), "--rule", "names.spelt_two_ways"]) == 1
    assert "1 finding in 1 of 1 file" in capsys.readouterr().out


def test_what_cannot_be_read_is_named_and_the_others_are_counted(archive, capsys):
    (archive / "broken.json").write_text("{", encoding="utf-8")
    assert main(["audit", str(archive), "--rule", "names.spelt_two_ways"]) == 2
    shown = capsys.readouterr()
    assert "broken.json" in shown.err
    assert "10 findings in 10 of 30 files" in shown.out
    assert main(["audit", str(archive), "--rule", "nmaes"]) == 2
    assert 'Did you mean "names"?' in capsys.readouterr().err


def test_ctrl_c_prints_what_was_seen_so_far(archive, capsys, monkeypatch):
    real, calls = audit.audit_file, []

    def interrupted(task, given):
        calls.append(given)
        if len(calls) == 5:
            raise KeyboardInterrupt
        return real(task, given)

    monkeypatch.setattr(audit, "audit_file", interrupted)
    assert main(["audit", str(archive), "--rule", "names.spelt_two_ways", "--jobs", "1"]) == 130
    shown = capsys.readouterr()
    assert "2 findings in 2 of 4 files" in shown.out
    assert "stopped" in shown.err


def test_every_thing_has_the_same_chance_to_be_drawn():
    hits = [0] * 20
    for seed in range(2000):
        sample = Sample(5, seed)
        for number in range(20):
            sample.offer(str(number))
        assert len({text for _, text in sample.drawn}) == 5
        for _, text in sample.drawn:
            hits[int(text)] += 1
    assert all(400 < count < 600 for count in hits)


def test_the_house_style_is_audited_too(archive, capsys):
    (archive / "style.toml").write_text('[terms]\n"deputy" = ["clerk"]\n', encoding="utf-8")
    (archive / "standfirst.toml").write_text('[house]\nfile = "style.toml"\n', encoding="utf-8")
    arguments = [str(archive / "2024"), "--rule", "house.term", "--config", str(archive / "standfirst.toml")]
    assert main(["audit", *arguments]) == 1
    assert "10 findings in 10 of 30 files" in capsys.readouterr().out
