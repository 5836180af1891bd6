"""Mistakes by type, and what is printed."""

import json
from dataclasses import replace

import pytest

from onrecord.claims.evaluate import evaluation, report
from onrecord.claims.evaluate.gold import GoldDocument
from onrecord.claims.evaluate.mistakes import mistakes
from onrecord.claims.evaluate.spans import score_document
from onrecord.claims.records import Attribution
from tests.claims.evaluate.replay import Replay
from tests.claims.evaluate.test_spans import DOUBT, GOLD, SUNDAY, TEXT, TOWER, spans

ELSEWHERE = Attribution(spans("“Bring shoes.”"), (), (), 1.0, "")

TYPES = [
    # (predictions, types of mistake in the order they come)
    (GOLD, []),
    ([SUNDAY, DOUBT], ["missed: nothing predicted, indirect"]),
    ([replace(TOWER, content=spans("on Sunday")), SUNDAY, DOUBT], ["missed: cue found, content not", "spurious: a piece or a repetition"]),
    ([replace(TOWER, source=SUNDAY.source), SUNDAY, DOUBT], ["source: another taken"]),
    ([replace(TOWER, source=()), SUNDAY, DOUBT], ["source: none predicted"]),
    ([replace(TOWER, content=spans("tower is sound")), SUNDAY, DOUBT], ["boundary: too short at start"]),
    ([replace(TOWER, content=spans("said the tower is sound")), SUNDAY, DOUBT], ["boundary: too long at start"]),
    ([replace(TOWER, content=spans("said the tower")), SUNDAY, DOUBT], ["boundary: shifted at both ends"]),
    ([TOWER, SUNDAY, DOUBT, replace(TOWER, content=spans("Edda"))], ["spurious: nothing there"]),
    ([TOWER, replace(SUNDAY, source=spans("Karl")), DOUBT], ["source: more or fewer words"]),
    ([TOWER, TOWER, SUNDAY, DOUBT], ["spurious: a piece or a repetition"]),
    (
        [replace(TOWER, content=(*TOWER.content, *SUNDAY.content, *DOUBT.content))],
        ["missed: run together with another", "source: another taken", "missed: run together with another"],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("predicted", "types"), TYPES)
def test_types_of_mistake(predicted, types):
    assert [one.type for one in mistakes(TEXT, score_document(TEXT, GOLD, predicted))] == types


def test_a_mistake_is_shown_in_the_words_of_the_text():
    (one,) = mistakes(TEXT, score_document(TEXT, GOLD, [replace(TOWER, source=()), SUNDAY, DOUBT]))
    assert one.gold == "Edda Vance | said | the tower is sound"
    assert one.predicted == "- | said | the tower is sound"


@pytest.fixture
def scored():
    gold = [GoldDocument("tower", TEXT, tuple(GOLD)), GoldDocument("again", TEXT, tuple(GOLD))]
    return evaluation.run(gold, Replay(gold))


def test_table_and_json_say_the_same(scored):
    found = evaluation.summarise(scored)
    table = report.table(found)
    assert "2 documents" in table
    assert "END TO END" in table
    assert "100.0" in table
    assert "expected calibration error" in table
    assert "fields" not in table  # nobody labelled any
    figures = json.loads(json.dumps(report.as_json(found)))
    assert figures["end_to_end"] == {"p": 1.0, "r": 1.0, "f1": 1.0}
    assert figures["ci"]["end_to_end"] == [1.0, 1.0]
    assert figures["calibration"]["bins"] == [{"low": 0.9, "predicted": 6, "confidence": 1.0, "right": 1.0}]
    assert "fields" not in figures


def test_done_is_called_after_each_document(scored):
    calls = []
    gold = [one.document for one in scored]
    evaluation.run(gold, Replay(gold), lambda: calls.append(1))
    assert len(calls) == 2


def test_mistakes_are_counted_and_as_many_shown_as_asked_for(scored):
    document = scored[0].document
    some = [
        evaluation.Scored(replace(document, name=name), score_document(TEXT, GOLD, [SUNDAY, DOUBT]), (), None)
        for name in ("a", "b", "c")
    ]
    (row,) = report.mistakes_by_type(evaluation.all_mistakes(some), 2)
    assert (row["count"], len(row["examples"])) == (3, 2)
    shown = report.mistakes_shown([row])
    assert shown.startswith("    3  missed: nothing predicted, indirect")
    assert shown.count("Edda Vance | said | the tower is sound") == 2
