from standfirst.newsroom.admin.excerpts import WHOLE, excerpt


def words(pieces):
    return "".join(piece.text for piece in pieces)


def marked(pieces):
    return [piece.text for piece in pieces if piece.marked]


def test_a_short_passage_is_quoted_whole_with_its_words_marked():
    pieces = excerpt("The vote was close.", [(4, 8)])
    assert words(pieces) == "The vote was close."
    assert marked(pieces) == ["vote"]


def test_a_long_passage_is_cut_to_the_sentence_and_the_cuts_are_shown():
    text = "First one. " * 30 + "Here it stands." + " Last one." * 30
    start = text.index("stands")
    pieces = excerpt(text, [(start, start + 6)])
    assert words(pieces) == "… Here it stands. …"
    assert marked(pieces) == ["stands"]


def test_a_long_sentence_is_cut_between_words():
    text = "word " * 100 + "needle " + "word " * 100
    start = text.index("needle")
    pieces = excerpt(text, [(start, start + 6)])
    assert len(words(pieces)) <= WHOLE
    assert words(pieces).replace("…", "").split().count("needle") == 1
    assert set(words(pieces).replace("…", "").split()) == {"word", "needle"}


def test_overlapping_marks_never_double_a_letter():
    assert words(excerpt("abcdefgh", [(1, 5), (3, 7)])) == "abcdefgh"


def test_marks_outside_the_passage_are_left_out():
    assert marked(excerpt("short", [(0, 0), (3, 99), (-1, 2)])) == []
    assert words(excerpt("", [(0, 0)])) == ""
