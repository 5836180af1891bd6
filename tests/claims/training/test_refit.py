"""The second look learned anew from two gold folders, with the weights of the package."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from onrecord.claims.engine.attribute import Attributor
from onrecord.claims.training import refit
from tests.gold.compile import write_folder

WEIGHTS = Path(refit.__file__).parents[1] / "weights"

pytestmark = pytest.mark.skipif(
    not any(WEIGHTS.glob("*.onnx")), reason="the weights of the extractor are not there"
)


@pytest.fixture(scope="module")
def gold(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("gold")
    write_folder(folder)
    return folder


def test_the_network_stays_and_the_rest_is_learned(gold: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    arguments = [str(gold), str(gold), "--out", str(out), "--version", "again", "--floor", "0.5"]
    done = CliRunner().invoke(refit.main, arguments)
    assert done.exit_code == 0, done.output
    parts = [json.loads(line) for line in done.output.splitlines() if line.startswith("{")]
    assert [one["part"] for one in parts] == ["modern", "dev"]
    assert all(one["end_to_end_f1"] > 0.85 for one in parts)
    assert (out / "tagger.onnx").read_bytes() == (WEIGHTS / "tagger.onnx").read_bytes()
    before, after = (json.loads((f / "settings.json").read_text(encoding="utf-8")) for f in (WEIGHTS, out))
    assert (after["moves"], after["least"]) == (before["moves"], before["least"])
    assert after["confidence"] != before["confidence"]
    figures = json.loads((out / "figures.json").read_text(encoding="utf-8"))
    assert set(figures["second_look"]) == {"modern", "dev"}
    learned = Attributor.load(out)
    assert learned.version == "again"
    assert learned.find("Ada Marsh, the mayor, said the ferry was late.")
    assert not learned.find("Rain fell on the harbour all night.")


def test_what_was_judged_is_learned_from_and_counts_for_no_recall(gold: Path, tmp_path: Path) -> None:
    judged = tmp_path / "judged"
    shutil.copytree(gold / "text", judged / "text")
    shutil.copytree(gold / "attributions", judged / "wrong")
    (judged / "attributions").mkdir()
    for path in (judged / "wrong").iterdir():
        (judged / "attributions" / path.name).write_text("", encoding="utf-8")
    arguments = [
        str(gold),
        str(gold),
        "--judged",
        str(judged),
        "--out",
        str(tmp_path / "out"),
        "--floor",
        "0.5",
    ]
    done = CliRunner().invoke(refit.main, arguments)
    assert done.exit_code == 0, done.output
    parts = {p["part"]: p for p in map(json.loads, filter(lambda x: x[0] == "{", done.output.splitlines()))}
    assert set(parts) == {"modern", "dev", "judged"}
    assert parts["judged"]["end_to_end_precision"] < 0.1 < parts["modern"]["end_to_end_precision"]


def test_a_folder_that_is_no_gold_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    done = CliRunner().invoke(refit.main, [str(tmp_path / "empty"), str(tmp_path / "empty")])
    assert done.exit_code == 2
    assert str(tmp_path / "empty") in done.output
    assert "Traceback" not in done.output
