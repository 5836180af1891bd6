"""`onrecord evaluate`, with an extractor that knows the answers."""

import json

import pytest
from click.testing import CliRunner

from onrecord.claims.evaluate.gold import read_gold
from onrecord.claims.extract import Extractor
from onrecord.db.cli import main
from tests.claims.evaluate.replay import Replay
from tests.gold.compile import write_folder


@pytest.fixture
def folder(tmp_path, monkeypatch):
    write_folder(tmp_path)
    gold = read_gold(tmp_path)
    monkeypatch.setattr(Extractor, "load", lambda: Replay(gold))
    return tmp_path


def evaluate(*arguments):
    return CliRunner().invoke(main, ["evaluate", *map(str, arguments)])


def test_table(folder):
    result = evaluate(folder)
    assert result.exit_code == 0
    assert "extractor replay" in result.stdout
    (row,) = [line for line in result.stdout.splitlines() if line.startswith("END TO END")]
    assert row.split()[3:6] == ["100.0", "100.0", "100.0"]
    assert "no-comments" in result.stdout


def test_json(folder):
    result = evaluate(folder, "--json")
    figures = json.loads(result.stdout)
    assert figures["end_to_end"]["f1"] == 1
    assert figures["no_comment"]["f1"] == 1
    assert {name: field["right"] for name, field in figures["fields"].items()} == dict.fromkeys(
        figures["fields"], 1
    )
    assert "mistakes" not in figures


def test_errors_are_shown_on_request(folder):
    text = folder / "text" / "none-weather.txt"
    (folder / "attributions" / "none-weather.ann").write_text(
        "T1\tContent 8 11\tfog\nE1\tAttribution:T9 Content:T1\n"
    )
    assert text.read_text()[8:11] == "fog"
    assert "missed" not in evaluate(folder).stdout
    shown = evaluate(folder, "--errors", "3").stdout
    assert "    1  missed: nothing predicted, indirect, without a source" in shown
    assert "- | - | fog" in shown
    (row,) = json.loads(evaluate(folder, "--errors", "3", "--json").stdout)["mistakes"]
    assert row["examples"] == [{"doc": "none-weather", "gold": "- | - | fog", "predicted": None}]


def test_confusions_of_fields_are_shown_on_request(folder):
    # The replayed extractor knows the labels as they were before.
    labels = next(path for path in sorted((folder / "fields").iterdir()) if '"named"' in path.read_text())
    labels.write_text(labels.read_text().replace('"named"', '"collective"', 1))
    assert "for collective" not in evaluate(folder).stdout
    assert "    1  anonymity: named for collective" in evaluate(folder, "--errors", "1").stdout
    (row,) = json.loads(evaluate(folder, "--errors", "1", "--json").stdout)["confusions"]
    assert (row["field"], row["count"], row["examples"][0]["doc"]) == ("anonymity", 1, labels.stem)


@pytest.mark.parametrize("what", ["missing", "a file", "no annotation", "undecodable"])
def test_a_bad_folder_is_one_line_and_exit_code_2(folder, what):
    place = folder
    if what == "missing":
        place = folder / "nowhere"
    elif what == "a file":
        place = folder / "documents.jsonl"
    elif what == "no annotation":
        (folder / "attributions" / "none-weather.ann").unlink()
    else:
        (folder / "text" / "none-weather.txt").write_bytes(b"\xff\xfe\xfd")
    result = evaluate(place)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert len(result.stderr.splitlines()) == 1
    assert result.stderr.startswith(f"onrecord: {folder}")
