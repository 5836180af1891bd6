"""Learning the second look: the model, the cross-fitting, the bars and the floor, on made-up claims."""

from __future__ import annotations

import random

import pytest

from onrecord.claims.engine.evidence import FEATURES
from onrecord.claims.records import Attribution, Span
from onrecord.claims.text.tokens import tokenize
from onrecord.claims.training.look import FOLDS, Judged, Part, Read, choose_bars, cross_fitted, fit, measure


def features(**values: float) -> tuple[float, ...]:
    return tuple(values.get(name, 0.0) for name in FEATURES)


def claims(documents: int, each: int, *, seed: int = 1, **kind: float) -> list[Judged]:
    """Claims that are right where `reporting` says so, nine times in ten."""
    chance = random.Random(seed)
    made = []
    for n in range(documents * each):
        good = chance.random() < 0.5
        right = good if chance.random() < 0.9 else not good
        made.append(Judged(n % documents, features(reporting=float(good), **kind), right))
    return made


def part(gold: int, **more: float | None) -> Part:
    """A part with so many gold attributions."""
    one = Attribution((Span(0, 1),), (), (), 1.0, "gold")
    return Part([Read(tokenize("x"), None, [one] * gold)], **more)  # type: ignore[arg-type]


def test_what_tells_right_from_wrong_is_learned_and_calibrated() -> None:
    model = fit({"dev": claims(50, 100)}, {"dev": 1.0})
    assert model.score(features(reporting=1.0)) == pytest.approx(0.9, abs=0.05)
    assert model.score(features()) < 0.2


def test_a_feature_that_is_left_out_counts_nothing() -> None:
    model = fit({"dev": claims(50, 40)}, {"dev": 1.0}, [name for name in FEATURES if name != "reporting"])
    assert model.score(features(reporting=1.0)) == model.score(features())


def test_a_feature_that_hardly_ever_differs_gets_little_weight() -> None:
    rows = claims(50, 40)
    rare = [Judged(0, features(own_voice=1.0), True)]
    model = fit({"dev": [*rows, *rare]}, {"dev": 1.0})
    assert model.score(features()) < model.score(features(own_voice=1.0)) < 0.4


def test_a_part_that_weighs_more_has_its_way() -> None:
    yes = [Judged(n, features(reporting=1.0), True) for n in range(100)]
    no = [Judged(n, features(reporting=1.0), False) for n in range(100)]
    heavy = fit({"modern": yes, "dev": no}, {"modern": 4.0, "dev": 1.0})
    assert heavy.score(features(reporting=1.0)) == pytest.approx(0.8, abs=0.01)


def test_nothing_to_learn_from_is_no_opinion() -> None:
    assert fit({"dev": []}, {"dev": 1.0}).score(features(reporting=1.0)) == 0.5


def test_a_text_is_scored_by_a_model_that_has_not_seen_it() -> None:
    """One text says the opposite of all the others: a model that has seen it would score it otherwise."""
    rows = claims(30, 100)
    odd = [Judged(1, features(own_voice=1.0), True) for _ in range(200)]
    scored = cross_fitted({"dev": [*rows, *odd]}, {"dev": 1.0})["dev"]
    assert len({round(score, 9) for score, j in scored if j.features == odd[0].features}) == 1
    unseen = next(score for score, j in scored if j.features == odd[0].features)
    seen = fit({"dev": [*rows, *odd]}, {"dev": 1.0}).score(odd[0].features or ())
    assert unseen < 0.3 < 0.6 < seen
    assert FOLDS > 1


def test_what_grammar_found_is_neither_scored_nor_dropped() -> None:
    found = [Judged(0, None, True)] * 6
    scored = cross_fitted({"dev": [*claims(20, 10), *found]}, {"dev": 1.0})
    assert [score for score, j in scored["dev"] if j.features is None] == [1.0] * 6
    _, figures = measure({"dev": found}, {"dev": part(6)})
    assert figures["dev"]["end_to_end_f1"] == 1.0


def scored_of(kind: dict[str, float], *rows: tuple[float, bool]) -> list[tuple[float, Judged]]:
    return [(score, Judged(0, features(**kind), right)) for score, right in rows]


def test_each_kind_has_the_bar_that_serves_it() -> None:
    statements = scored_of({}, *[(0.62, True)] * 20, *[(0.42, False)] * 20)
    deeds = scored_of({"deed": 1.0}, *[(0.82, True)] * 20, *[(0.72, False)] * 20)
    bars = choose_bars({"modern": statements + deeds}, {"modern": part(40)})
    assert 0.42 < bars["statement"] <= 0.62
    assert 0.72 < bars["deed"] <= 0.82


def test_the_bars_leave_the_other_part_its_floor() -> None:
    modern = scored_of({"deed": 1.0}, *[(0.52, False)] * 20) + scored_of({}, *[(0.9, True)] * 20)
    dev = scored_of({"deed": 1.0}, *[(0.52, True)] * 20) + scored_of({}, *[(0.9, True)] * 20)
    scored = {"modern": modern, "dev": dev}
    free = choose_bars(scored, {"modern": part(20), "dev": part(40, floor=0.5)})
    bound = choose_bars(scored, {"modern": part(20), "dev": part(40, floor=0.9)})
    assert free["deed"] > 0.52 >= bound["deed"]


def test_a_floor_that_cannot_be_kept_is_approached() -> None:
    dev = scored_of({}, *[(0.52, True)] * 20)
    modern = scored_of({}, *[(0.52, False)] * 20, (0.9, True))
    bars = choose_bars({"modern": modern, "dev": dev}, {"modern": part(1), "dev": part(100, floor=0.9)})
    assert bars["statement"] <= 0.52


def test_what_was_only_judged_chooses_between_bars_of_equal_worth() -> None:
    """Of bars that serve the labelled texts alike, those that keep out what readers judged wrong."""
    labelled = scored_of({}, *[(0.82, True)] * 20)
    judged = scored_of({}, *[(0.52, False)] * 20, *[(0.82, True)] * 5)
    found = Part([Read(tokenize("x"), None, [], [])])  # type: ignore[arg-type]
    bars = choose_bars({"modern": labelled, "judged": judged}, {"modern": part(20), "judged": found})
    assert 0.52 < bars["statement"] <= 0.82
    assert found.is_judged
    assert not part(20).is_judged
