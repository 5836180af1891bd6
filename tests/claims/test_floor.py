"""What the extractor must not fall below on the gold set. Floors go up with it, never down unremarked."""

from pathlib import Path

import pytest

from onrecord.claims.evaluate import evaluation
from onrecord.claims.evaluate.gold import read_gold
from onrecord.claims.extract import Extractor
from tests.gold.compile import articles, write_folder

WEIGHTS = Path(__file__).parents[2] / "claims" / "weights"
DEV = Path(__file__).parents[3] / "shared" / "polnear" / "dev"

pytestmark = pytest.mark.skipif(
    not any(WEIGHTS.glob("*.onnx")), reason="the weights of the extractor are not there"
)

# F1, in hundredths, of attributions.
GOLD_SPANS = {
    "content_token": 95,
    "end_to_end": 94,
    "end_to_end_strict": 86,
    "direct": 97,
    "mixed": 90,
    "indirect": 92,
    "statement": 95,
}
# How often a field is right, in hundredths, over the claims found.
GOLD_FIELDS = {
    "speaker": 87,
    "source_type": 91,
    "anonymity": 94,
    "source_count": 95,
    "basis": 97,
    "anonymity_reason": 97,
    "via": 95,
    "kind": 97,
    "quote_type": 98,
    "reported_by": 97,
    "said_date": 97,
}
# F1, in hundredths.
GOLD_CLASSES = {"anonymous": 93, "no_comment": 94}
# Claims found in the articles that hold none.
GOLD_NOTHING_AT_MOST = 2

DEV_SPANS = {"content_token": 86, "end_to_end": 73, "end_to_end_strict": 60, "direct": 89, "statement": 82}


def f1(found: evaluation.Evaluation, name: str) -> float:
    tally = found.measures.get(name) or found.kinds[name, "end_to_end"]
    return 100 * tally.f1


@pytest.fixture(scope="module")
def scored(tmp_path_factory):
    folder = tmp_path_factory.mktemp("gold")
    write_folder(folder)
    return evaluation.run(read_gold(folder), Extractor.load())


@pytest.fixture(scope="module")
def found(scored):
    return evaluation.summarise(scored)


@pytest.mark.parametrize(("name", "floor"), GOLD_SPANS.items())
def test_attributions(found, name, floor):
    assert f1(found, name) >= floor


@pytest.mark.parametrize(("name", "floor"), GOLD_FIELDS.items())
def test_fields(found, name, floor):
    assert 100 * found.fields.right[name].rate >= floor


@pytest.mark.parametrize(("name", "floor"), GOLD_CLASSES.items())
def test_classes(found, name, floor):
    assert 100 * getattr(found.fields, name).f1 >= floor


def test_nothing_is_found_where_nothing_is(scored):
    empty = {article.id for article in articles() if not article.claims}
    invented = [
        (one.document.name, claim)
        for one in scored
        if one.document.name in empty
        for claim in one.score.predicted
    ]
    assert len(invented) <= GOLD_NOTHING_AT_MOST


@pytest.fixture(scope="module")
def dev():
    if not DEV.is_dir():
        pytest.skip("needs ../shared with the corpus")
    return evaluation.summarise(evaluation.run(read_gold(DEV), Extractor.load()))


@pytest.mark.parametrize(("name", "floor"), DEV_SPANS.items())
def test_corpus(dev, name, floor):
    assert f1(dev, name) >= floor
