"""The measures are those of the scorer that the figures in the documentation came from, to the digit."""

import importlib.util
import random
from dataclasses import replace
from pathlib import Path

import pytest

from onrecord.claims.evaluate import evaluation, report
from onrecord.claims.evaluate.gold import GoldDocument, read_gold
from onrecord.claims.evaluate.spans import MEASURES, score_document
from onrecord.claims.records import Attribution, Span

SHARED = Path(__file__).parents[4] / "shared"
DEV = SHARED / "polnear" / "dev"
REFERENCE = SHARED / "lab" / "score.py"

pytestmark = pytest.mark.skipif(
    not (DEV.is_dir() and REFERENCE.is_file()), reason="needs ../shared with the corpus and its scorer"
)


@pytest.fixture(scope="module")
def reference():
    spec = importlib.util.spec_from_file_location("reference_scorer", REFERENCE)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def gold() -> list[GoldDocument]:
    return read_gold(DEV)


def perturbed(document: GoldDocument, chance: random.Random) -> list[Attribution]:
    """The gold, spoilt in every way an extractor spoils it."""
    spoilt: list[Attribution] = []
    ends = len(document.text)
    for one in document.attributions:
        match chance.randrange(10):
            case 0:  # dropped
                continue
            case 1:  # shifted
                by = chance.randint(-25, 25)
                moved = (Span(max(0, s + by), min(ends, e + by)) for s, e in one.content)
                one = replace(one, content=tuple(span for span in moved if span.start < span.end))
            case 2 if spoilt:  # merged with the one before
                one = replace(one, content=tuple(sorted({*one.content, *spoilt.pop().content})))
            case 3 if spoilt:  # given somebody else's source
                one = replace(one, source=spoilt[-1].source)
            case 4:  # without a source
                one = replace(one, source=())
            case 5:  # cut in two
                first = one.content[0]
                middle = (first.start + first.end) // 2
                spoilt.append(replace(one, content=(Span(first.start, middle),)))
                one = replace(one, content=(Span(middle, first.end), *one.content[1:]))
            case 6:  # found twice
                spoilt.append(one)
            case 7:  # invented
                start = chance.randrange(ends)
                spoilt.append(replace(one, content=(Span(start, min(ends, start + 80)),)))
            case 8:  # without a cue, so of another kind
                one = replace(one, cue=())
        spoilt.append(one)
    return spoilt


def as_dict(one: Attribution) -> dict[str, list[list[int]]]:
    return {
        "content": [list(span) for span in one.content],
        "source": [list(span) for span in one.source],
        "cue": [list(span) for span in one.cue],
    }


def test_the_same_gold_is_read(reference, gold):
    theirs = reference.load_gold(str(DEV))
    assert {document.name: document.text for document in gold} == {
        name: text for name, (text, _) in theirs.items()
    }
    for document in gold:
        assert [as_dict(one) for one in document.attributions] == theirs[document.name][1]


@pytest.mark.parametrize("seed", range(6))
def test_every_figure_agrees(reference, gold, seed):
    chance = random.Random(seed)
    predictions = {document.name: perturbed(document, chance) for document in gold}
    theirs = reference.score(
        reference.load_gold(str(DEV)),
        {name: [as_dict(one) for one in some] for name, some in predictions.items()},
    )
    expected = reference.summarise(theirs)
    found = evaluation.summarise(
        [
            evaluation.Scored(
                document,
                score_document(document.text, document.attributions, predictions[document.name]),
                (),
                None,
            )
            for document in gold
        ]
    )
    ours = report.as_json(found)
    assert 0.4 < expected["end_to_end"]["f1"] < 0.95, "the predictions are to be neither perfect nor hopeless"
    for key, value in expected.items():
        if key == "groups":
            for kind, figures in value.items():
                for name, figure in figures.items():
                    assert ours["groups"][kind][name] == pytest.approx(figure, abs=1e-12), (kind, name)
        else:
            assert ours[key] == pytest.approx(value, abs=1e-12), key
    if seed == 0:
        for name in ("end_to_end", "content_token", "content_partial"):
            theirs_of = reference.interval(theirs, lambda summary, name=name: summary[name]["f1"])
            assert ours["ci"][name] == pytest.approx(list(theirs_of), abs=1e-12), name


def test_gold_against_itself_is_perfect(gold):
    found = evaluation.summarise(
        [
            evaluation.Scored(one, score_document(one.text, one.attributions, one.attributions), (), None)
            for one in gold
        ]
    )
    assert {name: found.measures[name].f1 for name in MEASURES} == dict.fromkeys(MEASURES, 1.0)
