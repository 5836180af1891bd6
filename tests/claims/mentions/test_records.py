"""What can be asked of an article's mentions."""

from __future__ import annotations

from onrecord.claims.mentions.records import Back, Form, Kind, Mention, Mentions
from onrecord.claims.text.tokens import tokenize

TEXT = tokenize("Ada Cole met the mayor. She left, and Cole rowed.")


def one(start: int, end: int, form: Form, kind: Kind) -> Mention:
    return Mention(start, end, form, tuple(0.95 if k is kind else 0.01 for k in Kind), False, 0.9)


EVERY = (
    one(0, 2, Form.NAME, Kind.PERSON),
    one(4, 5, Form.DESCRIPTION, Kind.PERSON),
    one(6, 7, Form.PRONOUN, Kind.PERSON),
    one(10, 11, Form.NAME, Kind.PERSON),
)


def test_mentions_by_token():
    found = Mentions(TEXT, EVERY)
    assert found.at(1) == EVERY[0]
    assert found.at(2) is None
    assert found.number_at(6) == 2
    assert found.names(0, 11) == [EVERY[0], EVERY[3]]
    assert found.names(1, 11) == [EVERY[3]]  # half a name is none


def test_kinds_of_words_that_are_a_name_somewhere():
    found = Mentions(TEXT, EVERY)
    assert found.kinds(0, 2) == EVERY[0].kinds
    assert found.kinds(1, 2) == EVERY[3].kinds  # "Cole" stands alone elsewhere
    assert found.kinds(3, 5) is None


def test_going_back():
    asked = []

    def go_back(number, content):
        asked.append((number, content))
        return Back({0: 0.6, 3: 0.2}, 0.2)

    found = Mentions(TEXT, EVERY, go_back)
    assert found.back(6, [8, 9]).of([0, 3]) == 0.8
    assert asked == [(2, frozenset({8, 9}))]
    for token in (0, 2):  # a name goes back to nothing here, nor does what is no mention
        assert found.back(token).nothing == 1
    assert len(asked) == 1


def test_a_text_that_nobody_read_has_none():
    found = Mentions(TEXT)
    assert (found.every, found.at(0), found.names(0, 11), found.kinds(0, 2)) == ((), None, [], None)
    assert found.back(6).nothing == 1
