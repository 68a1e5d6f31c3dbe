"""`standfirst.toml`: what it sets, and how it is refused with line and key."""

import pytest

from standfirst.desk import Level, all_rules
from standfirst.desk.configuration import Configuration, ConfigurationError, read_configuration

WHOLE = """
[check]
select = ["default", "names"]
ignore = ["quotes"]
level = "query"

[levels]
"names.spelt_two_ways" = "stop"
claims = "note"
page.headline_missing = "query"

[house]
file = "house.toml"
names = ["Ines Caldeira"]
"""


def test_everything_that_can_be_set_is_read():
    read = read_configuration(WHOLE)
    assert (read.level, read.house_file, read.names) == (Level.QUERY, "house.toml", ("Ines Caldeira",))
    assert read.levels["names.spelt_two_ways"] is Level.STOP
    assert read.levels["claims.number_not_borne_out"] is Level.NOTE
    assert read.levels["page.headline_missing"] is Level.QUERY
    assert "names.spelt_two_ways" in read.rules()
    assert not [each for each in read.rules() if each.startswith("quotes")]


def test_the_command_line_replaces_what_is_selected_and_adds_to_what_is_ignored():
    read = read_configuration(WHOLE)
    assert set(read.rules(("names", "quotes"))) == {each for each in all_rules() if each.startswith("names.")}
    assert "names.spelt_two_ways" not in read.rules(ignore=("names",))


def test_nothing_set_means_the_default_rules():
    assert set(Configuration().rules()) == {key for key, each in all_rules().items() if each.level is not Level.STYLE}
    assert set(Configuration(level=Level.STYLE).rules()) == set(all_rules())


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("[check]\nselect = [\n", "standfirst.toml, line 3: this is not TOML"),
        ("[check]\nlevel = loud\n", "line 2, key level: this is not TOML: invalid value"),
        ("[chek]\nlevel = 'note'\n", "line 1, key chek: there is no such key; did you mean check?"),
        ("[check]\n\nselct = ['names']\n", "line 3, key check.selct: there is no such key; did you mean select?"),
        (
            "[check]\nlevel = 'loud'\n",
            "line 2, key check.level: expected one of stop, query, note, style; found 'loud'",
        ),
        ("[check]\nselect = 'names'\n", "line 2, key check.select: expected a list of texts"),
        ("[check]\nignore = ['nmaes']\n", 'line 2, key check.ignore: There is no rule "nmaes". Did you mean "names"?'),
        ("[levels]\n'names.spelt_twoways' = 'stop'\n", "line 2, key levels.names.spelt_twoways: There is no rule"),
        ("[levels]\nnames = 'loud'\n", "line 2, key levels.names: expected one of"),
        ("[levels]\nnames.spelt_two_ways = 3\n", "line 2, key levels.names.spelt_two_ways: expected one of"),
        ("check = 3\n", "line 1, key check: expected a table, [check]"),
        ("[house]\nnames = [1]\n", "line 2, key house.names: expected a list of texts"),
        ("[house]\nfile = 1\n", "line 2, key house.file: expected text"),
        ("[house]\nx = 1\n", "line 2, key house.x: there is no such key; known here are file, names."),
    ],
)
def test_a_broken_file_is_refused_with_line_and_key(text, says):
    with pytest.raises(ConfigurationError) as caught:
        read_configuration(text)
    assert says in str(caught.value)
    assert "\n" not in str(caught.value)
