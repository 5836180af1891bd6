"""What lessons on mentions are made of. The networks themselves need the `train` extra and are not run here."""

from __future__ import annotations

import random

import pytest

from onrecord.claims.mentions.records import Kind
from onrecord.claims.mentions.tags import BEGIN, HEAD, INSIDE
from onrecord.claims.text.tokens import tokenize
from onrecord.claims.training.mentions.augment import Names, another, people
from onrecord.claims.training.mentions.corpora import ask, entities, joined
from onrecord.claims.training.mentions.lesson import UNKNOWN, Lesson, Question, body_or_outlet, without_titles

PERSON = Kind.PERSON


def lesson(words: str) -> Lesson:
    text = tokenize(words)
    return Lesson("test", "test", text, [0] * len(text), [UNKNOWN] * len(text))


@pytest.mark.parametrize(
    ("tokens", "written"),
    [
        ("Ada Cole 's boat , she said , sank .", "Ada Cole's boat, she said, sank."),
        ('" No , " he said ( again ) .', '"No, " he said (again).'),
        ("a well - known quay", "a well-known quay"),
        ("it costs $ 5", "it costs $5"),
    ],
)
def test_tokens_are_written_as_text_is(tokens, written):
    out, starts, ends = joined(tokens, random.Random(1))
    assert out.strip() == written or out.strip().replace(', "', ',"') == written.replace(', "', ',"')
    at = 0
    for token in tokens.split(" "):  # each token is where it is said to have moved
        assert out[starts[at] : ends[at + len(token)]] == token
        at += len(token) + 1


TEXT = "Ada Cole rowed . The diver left . Cole swam ."


def mention(words: str, chain: str, kind: str = "person", wiki: str | None = None) -> dict[str, object]:
    start = TEXT.index(words)
    return {"start": start, "end": start + len(words), "type": kind, "chain": chain, "wiki": wiki}


@pytest.mark.parametrize(
    ("mentions", "same"),
    [
        ([mention("Ada Cole", "a"), mention("Cole swam"[:4], "b")], True),  # one last word
        ([mention("Ada Cole", "a", wiki="X"), mention("The diver", "b", wiki="X")], True),
        ([mention("Ada Cole", "a", wiki="X"), mention("The diver", "b", wiki="Y")], False),
        ([mention("Ada Cole", "a"), mention("The diver", "b")], False),
        ([mention("Ada Cole", "a", "place", "X"), mention("The diver", "b", "place", "X")], False),
    ],
)
def test_pieces_of_a_chain_are_put_together(mentions, same):
    found = entities(mentions, TEXT)
    assert (found["a"] == found["b"]) is same


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Det Ch Insp Ada Cole", "Ada Cole"),
        ("Gen. Vask", "Vask"),
        ("Ada Cole", "Ada Cole"),
        ("Mayor", "Mayor"),  # a name keeps its last word
    ],
)
def test_titles_are_no_part_of_a_name(words, name):
    parts = tuple(words.split())
    assert " ".join(parts[without_titles(parts, 0, len(parts)) :]) == name


def test_outlets_are_told_from_bodies():
    assert body_or_outlet(("Tarn", "Gazette")) is Kind.OUTLET
    assert body_or_outlet(("Tarn", "Port", "Authority")) is Kind.BODY


def test_marks_do_not_overlap_unless_they_are_to():
    one = lesson("Ada Cole of Tarn rowed")
    one.name_it(0, 2, PERSON)
    one.name_it(1, 4, Kind.BODY)
    assert one.tags == [BEGIN + PERSON, INSIDE + PERSON, 0, 0, 0]
    one.name_it(1, 4, Kind.BODY, over=True)
    assert one.tags == [UNKNOWN, BEGIN + Kind.BODY, INSIDE + Kind.BODY, INSIDE + Kind.BODY, 0]


@pytest.mark.parametrize(
    ("source", "values", "asked"),
    [
        ((3,), {"speaker": "Ada Cole"}, [Question(3, "Ada Cole", True)]),
        ((5, 6), {"speaker": "Ada Cole"}, [Question(6, "Ada Cole", True)]),
        ((5, 6), {"speaker": None, "anonymity": "anonymous"}, [Question(6, None, True)]),
        ((5, 6), {"speaker": None, "anonymity": "named"}, []),  # nobody could tell
        ((0, 1), {"speaker": "Ada Cole"}, []),  # it names itself
        ((3,), {"speaker": "Ada Cole and Bo Dunn"}, []),
        ((3,), {}, []),
        ((), {"speaker": "Ada Cole"}, []),
    ],
)
def test_what_a_source_asks(source, values, asked):
    one = lesson("Ada Cole rowed: she and the diver")
    assert one.text.words[4] == "she"
    source = tuple(i + 1 if i > 2 else i for i in source)
    one.chains = {0: "Ada Cole", 1: "Ada Cole"}
    ask(one, source, values)
    assert one.questions == [Question(q.token + 1, q.chain, q.open) for q in asked]


def test_another_name_stands_in_all_places_and_marks_go_along():
    one = lesson("Ada Cole rowed. The diver saw Cole.")
    one.name_it(0, 2, PERSON)
    one.tags[5] = HEAD
    one.name_it(7, 8, PERSON)
    one.chains = {1: "cole", 7: "cole"}
    one.questions = [Question(5, "cole")]
    pool = Names([one])
    pool.first, pool.last = ["Ilse"], ["Vask"]
    new = another(one, pool, random.Random(1), swap=1.0, title=1.0)
    assert new is not None
    words = new.text.words
    assert [" ".join(words[a:b]) for a, b in people(new)] == ["Ilse Vask", "Vask"]
    assert len(words) > len(one.text)  # titles
    assert [words[i] for i in new.chains] == ["Vask", "Vask"]
    assert [words[q.token] for q in new.questions] == ["diver"]
    same = another(one, pool, random.Random(1), swap=0.0, title=0.0)
    assert same is not None
    assert same.text.text == one.text.text
