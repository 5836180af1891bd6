"""Learning what evidence weighs: on claims that never were, small enough to be done at once."""

import gzip
import json
from pathlib import Path

import numpy as np
import pytest
from click.testing import CliRunner

from onrecord.claims.alike.evidence import FEATURES
from onrecord.claims.alike.records import LIKELY, RELATED, SAME, Told
from onrecord.claims.alike.weighing import Sure, Weighing
from onrecord.claims.training.alike import fit, measure, rarity
from onrecord.claims.training.alike.candidates import Index
from onrecord.claims.training.alike.lessons import (
    CHECK,
    CHOOSE,
    LessonError,
    read_lessons,
    read_told,
    story_fold,
    write_pairs,
    write_told,
)
from tests.claims.alike.saying import told

WHAT = [
    "breakwater",
    "ferry",
    "shipyard",
    "orchard",
    "viaduct",
    "herring",
    "beacon",
    "granary",
    "quarry",
    "tollgate",
]
WAYS = [
    ("the {} at Tarn will be finished before the storms of autumn", "before the storms of autumn the {} at Tarn will be finished", "same"),
    ("the {} at Tarn will be finished before the storms of autumn", "nobody in Gorm wants to pay for another {}", "related"),
    ("the {} at Tarn will be finished before the storms of autumn", "there may be a {} at Tarn some day", "likely"),
]  # fmt: skip


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("lessons")
    claims: list[Told] = []
    rows = []
    for n, thing in enumerate(WHAT):
        for m, (one, other, label) in enumerate(WAYS):
            a = told(one.format(thing), article=100 * n + m, doc=f"story{n}_x", claim_id=f"a{n}{m}")
            b = told(other.format(thing), article=100 * n + m + 50, doc=f"story{n}_y", claim_id=f"b{n}{m}")
            claims += [a, b]
            rows.append(
                {
                    "a": a.claim.claim_id,
                    "b": b.claim.claim_id,
                    "label": label,
                    "half": CHOOSE if n < 6 else CHECK,
                    "words_shared": 5,
                }
            )
    rows.append({"a": None, "b": "b00", "label": "same", "half": CHECK, "words_shared": 2})
    write_told(path, claims)
    write_pairs(path, rows)
    return path


def test_what_is_written_is_read_again(folder: Path) -> None:
    every = read_told(folder)
    assert every["a00"] == told(WAYS[0][0].format(WHAT[0]), article=0, doc="story0_x", claim_id="a00")
    lessons = read_lessons(folder, every)
    assert len(lessons) == 31
    assert [x.pair for x in lessons if x.pair is None] == [None]
    assert {x.half for x in read_lessons(folder, every, CHECK)} == {CHECK}


def test_a_folder_that_is_none_is_named_in_one_line(tmp_path: Path) -> None:
    with pytest.raises(LessonError, match=r"told\.jsonl: cannot be read"):
        read_told(tmp_path)
    (tmp_path / "told.jsonl").write_text("no json\n", "utf-8")
    with pytest.raises(LessonError, match="not JSON lines"):
        read_told(tmp_path)
    for command in (fit.main, measure.main):
        ran = CliRunner().invoke(
            command, [str(tmp_path), *(["--out", str(tmp_path)] if command is fit.main else [])]
        )
        assert (ran.exit_code, "Traceback" in ran.output) == (2, False)


def test_pairs_of_one_story_are_in_one_fold(folder: Path) -> None:
    lessons = [x for x in read_lessons(folder, read_told(folder)) if x.pair]
    folds = {(x.pair[0].claim.doc, story_fold(x, 5)) for x in lessons if x.pair}
    assert len(folds) == len(WHAT)


def test_the_same_is_told_from_the_related(folder: Path, tmp_path: Path) -> None:
    ran = CliRunner().invoke(fit.main, [str(folder), "--out", str(tmp_path), "--version", "tried-1"])
    assert ran.exit_code == 0, ran.output
    weighing = Weighing.from_json((tmp_path / "alike.json").read_text("utf-8"))
    assert weighing.version == "tried-1"
    assert weighing.bars[SAME] >= weighing.bars[LIKELY] >= weighing.bars[RELATED]
    lessons = [x for x in read_lessons(folder, read_told(folder), CHECK) if x.pair]
    inputs, _ = fit.table(lessons)
    scores = [weighing.probability(row) for row in inputs.tolist()]
    by_label = {
        label: [s for s, x in zip(scores, lessons, strict=True) if x.label == label]
        for label in ("same", "related")
    }
    assert min(by_label["same"]) > max(by_label["related"])


def test_bars_keep_the_precision_of_what_is_counted() -> None:
    scores = np.array([0.95, 0.9, 0.85, 0.8, 0.75, 0.6, 0.5, 0.4])
    right = np.array([1.0, 1.0, 1.0, 0.0, 1.0, 0.5, 0.0, 0.0])
    found = fit.bars(scores, right, np.ones(8, dtype=bool))
    assert 0.8 < found[SAME] <= 0.85
    # A pair that a veto keeps apart costs nothing.
    free = np.array([True, True, True, False, True, True, True, True])
    assert fit.bars(scores, right, free)[SAME] < 0.75


def test_weights_are_written_and_read_as_they_are() -> None:
    weights = tuple(float(n) for n in range(len(FEATURES)))
    bars = {SAME: 0.8, LIKELY: 0.4, RELATED: 0.1}
    weighing = Weighing("v", -1.5, weights, Sure(2.0, 0.5), bars)
    assert Weighing.from_json(json.dumps(weighing.as_dict())) == weighing
    assert [weighing.band(p) for p in (0.9, 0.5, 0.2, 0.05)] == [SAME, LIKELY, RELATED, None]
    assert weighing.probability([0.0] * len(FEATURES)) == Sure(2.0, 0.5).probability(-1.5)
    assert weighing.probability([1e9] * len(FEATURES)) <= 1.0


def test_measuring_says_what_is_missed(folder: Path) -> None:
    ran = CliRunner().invoke(measure.main, [str(folder), "--half", "check"])
    assert ran.exit_code == 0, ran.output
    assert "13 pairs of check, 5 the same" in ran.output
    lessons = read_lessons(folder, read_told(folder), CHECK)
    same = [id(x) for x in lessons if x.is_same and x.pair]
    rates, wrongly = measure.joining(lessons, same)
    assert (rates.precision, round(rates.recall, 2), wrongly) == (1.0, 0.8, 0.0)
    rates, wrongly = measure.joining(lessons, [id(x) for x in lessons if x.label == "related"])
    assert (rates.precision, rates.recall, wrongly) == (0.0, 0.0, 1.0)


def test_average_precision() -> None:
    assert measure.average_precision(np.array([3.0, 2.0, 1.0]), np.array([1.0, 0.0, 1.0])) == pytest.approx(
        (1 + 2 / 3) / 2
    )
    assert measure.average_precision(np.array([1.0]), np.array([0.0])) == 0.0


def test_the_index_finds_who_shares_rare_words(folder: Path) -> None:
    index = Index(read_told(folder).values())
    assert "b00" in index.of("a00", 5)
    assert "a00" not in index.of("a00", 50)
    assert index.holds([("a00", "b00"), ("a01", "b91")], 3) == 0.5


def test_rarity_is_counted_in_texts_of_both_kinds(tmp_path: Path) -> None:
    (tmp_path / "texts").mkdir()
    for n in range(3):
        (tmp_path / "texts" / f"{n}.txt").write_text("The ferry sails. The ferry sank.", "utf-8")
    lines = "".join(json.dumps({"text": "A ferry and a quay"}) + "\n" for _ in range(2))
    (tmp_path / "more.jsonl.gz").write_bytes(gzip.compress(lines.encode()))
    out = tmp_path / "rarity.json"
    ran = CliRunner().invoke(
        rarity.main, [str(tmp_path / "texts"), str(tmp_path / "more.jsonl.gz"), "--out", str(out)]
    )
    assert ran.exit_code == 0, ran.output
    assert json.loads(out.read_text("utf-8")) == {"texts": 5, "words": {"3": "sail sank", "5": "ferri"}}
