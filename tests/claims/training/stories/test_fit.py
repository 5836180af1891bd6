"""Learning what speaks for one event, from a small newsroom of our own."""

from __future__ import annotations

import json
from itertools import pairwise, product
from pathlib import Path

import pytest
from click.testing import CliRunner

from onrecord.claims.across.oneevent import FEATURES, WEIGHTS, Weights
from onrecord.claims.training.stories.fit import main, score
from onrecord.claims.training.stories.lessons import CHECK, CHOOSE, half_of

PLACES = "Tarn Fell Belmont Alderport Kiel Norwick Sandholm Ostby".split()
EVENTS = ("mill burned down", "bridge was closed", "ferry ran aground", "school was sold")
HEAD = "compartment\tfilename\tpublisher\tpublication_date\ttitle\n"


def _text(place: str, event: str, outlet: int) -> str:
    ways = (
        f"The {event.split()[0]} in {place} {event.split(' ', 1)[1]} on Sunday. Mayor Ida {place}sen said nobody was hurt.",
        f"{place}: nobody was hurt when the {event}, Mayor Ida {place}sen said. Work goes on in {place} on Monday.",
    )
    return ways[outlet]


@pytest.fixture
def newsroom(tmp_path: Path) -> list[str]:
    """The arguments: articles of 32 events by two outlets, and a campaign of which some pairs are judged."""
    rows = [
        {
            "doc": f"{place}-{n}-{outlet}", "story": f"{place}-{n}", "outlet": f"Paper {outlet}",
            "date": f"2026-05-{1 + n * 7 + PLACES.index(place) % 3:02}", "title": f"The {event} in {place}", "text": _text(place, event, outlet),
        }
        for (place, (n, event)), outlet in product(product(PLACES, enumerate(EVENTS)), (0, 1))
    ]  # fmt: skip
    (tmp_path / "articles.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    folder = tmp_path / "polnear"
    (folder / "train" / "text").mkdir(parents=True)
    meta = HEAD
    for row in rows:
        (folder / "train" / "text" / f"{row['doc']}.txt").write_text(str(row["text"]))
        meta += f"train\t{row['doc']}\t{row['outlet']}\t{row['date']}\t{row['title']}\n"
    (folder / "metadata.tsv").write_text(meta)
    pairs = [{"a": f"{p}-{n}-0", "b": f"{p}-{n}-1", "same": 1} for p, n in product(PLACES, range(4))]
    pairs += [
        {"a": f"{p}-{n}-0", "b": f"{q}-{n}-1", "same": 0} for p, q in pairwise(PLACES) for n in range(4)
    ]
    (tmp_path / "pairs.jsonl").write_text("".join(json.dumps(pair) + "\n" for pair in pairs))
    return [
        str(tmp_path / "articles.jsonl"),
        "--labels",
        str(tmp_path / "pairs.jsonl"),
        "--polnear",
        str(folder),
        "--out",
        str(tmp_path),
    ]


def test_it_writes_weights_that_tell_events_apart(newsroom: list[str], tmp_path: Path) -> None:
    done = CliRunner().invoke(main, newsroom)
    assert done.exit_code == 0, done.output
    weights = Weights.load(tmp_path)
    assert len(weights.coefficient) == len(FEATURES)
    assert 0 < weights.together < 1
    lines = [line for line in done.output.splitlines() if line.startswith("as stories")]
    assert len(lines) == 2
    assert all("F1 1.000" in line for line in lines), done.output
    assert (tmp_path / WEIGHTS).read_text().endswith("\n")


def test_what_cannot_be_learned_from_is_one_line(newsroom: list[str], tmp_path: Path) -> None:
    labels = tmp_path / "pairs.jsonl"
    labels.write_text('{"a": "nobody", "b": "Tarn-0-0", "same": 1}\n')
    missing = CliRunner().invoke(main, newsroom)
    (tmp_path / "articles.jsonl").write_text("no json\n")
    broken = CliRunner().invoke(main, newsroom)
    for done, words in ((missing, "no article is called 'nobody'"), (broken, "not JSON lines")):
        assert done.exit_code == 2
        assert words in done.output
        assert "Traceback" not in done.output


def test_weights_of_other_features_are_refused(tmp_path: Path) -> None:
    (tmp_path / WEIGHTS).write_text(json.dumps({"features": ["hue"]}))
    with pytest.raises(ValueError, match="other features: hue"):
        Weights.load(tmp_path)


def test_a_story_stays_in_its_half() -> None:
    halves = [half_of(f"story {n}") for n in range(200)]
    assert halves == [half_of(f"story {n}") for n in range(200)]
    assert 60 < halves.count(CHOOSE) < 140
    assert set(halves) == {CHOOSE, CHECK}


def test_scores() -> None:
    found = score([(True, True), (True, False), (False, True), (False, False)])
    assert (found.precision, found.recall, found.f()) == (0.5, 0.5, 0.5)
    assert score([]).f() == 0.0
