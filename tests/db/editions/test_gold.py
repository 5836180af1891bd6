"""Reviewed articles as a gold folder, which `onrecord evaluate` reads back."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner

from onrecord.claims.evaluate.gold import read_gold
from onrecord.claims.extract import Extractor
from onrecord.claims.records import Document
from onrecord.db.cli import main
from onrecord.db.store import Store
from onrecord.db.store.articles import Extraction
from onrecord.db.store.reviews import Decider
from onrecord.ingest.records import Article
from tests.claims.evaluate.replay import Replay
from tests.db.fiction import QuotesOnly, a_claim

NOW = datetime(2026, 10, 5, 12, tzinfo=UTC)
INES = Decider("Ines Falk", NOW)
PIER = "“The pier will open” said Ada Penrose, the harbour master,\r\non Monday. “It costs nothing” said Ola Brandt. \U0001f40b"
GULLS = "“The gulls stay” said Tom Quayle. “They do” said Ada Penrose."


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Two articles: one reviewed to its end, one in part."""
    path = tmp_path / "news.db"
    with Store.open(path) as store:
        for name, text in (("pier", PIER), ("gulls", GULLS)):
            url = f"https://echo.example/{name}"
            claims = QuotesOnly().extract(Document(url, text))
            article = Article(text=text, title=name, published="2026-10-02T08:00:00+02:00", url=url)
            with store.transaction():
                store.articles.add(article, Extraction("quotes-1", claims), NOW, outlet="The Pell Sound Echo")
        ids = {row["content"]: row["claim_id"] for row in store.connection.execute("select * from claims")}
        with store.transaction():
            store.reviews.fix(ids["The pier will open"], {"role": "mayor", "said_date": "2026-09-28"}, INES)
            store.reviews.judge(ids["It costs nothing"], "wrong", INES)
            store.reviews.judge(ids["The gulls stay"], "right", INES)
    return path


def gold(path: Path, folder: Path) -> str:
    result = CliRunner().invoke(main, ["gold", str(folder), "--db", str(path)], catch_exceptions=False)
    assert (result.exit_code, result.stdout) == (0, "")
    return result.stderr


def test_an_article_reviewed_to_its_end_is_gold(path: Path, tmp_path: Path) -> None:
    said = gold(path, tmp_path / "gold")
    assert (
        said == f"1 articles with 1 statements written to {tmp_path / 'gold'}; 1 reviewed in part left out\n"
    )
    (document,) = read_gold(tmp_path / "gold")
    assert document.text == PIER
    assert (str(document.published), document.outlet) == ("2026-10-02", "The Pell Sound Echo")
    (attribution,) = document.attributions
    (label,) = document.labels or ()
    (span,) = attribution.content
    assert PIER[span.start : span.end] == "The pier will open"
    assert label.content == attribution.content
    assert {name: label.values[name] for name in ("speaker", "role", "said_date", "said_precision", "via")} == {
        "speaker": "Ada Penrose", "role": "mayor", "said_date": "2026-09-28", "said_precision": "day", "via": None,
    }  # fmt: skip


def test_evaluate_reads_it(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was decided is what is measured: the extractor that was reviewed has one attribution too many and
    two fields wrong, one that knows the answers has none."""
    gold(path, tmp_path / "gold")

    def figures() -> dict[str, dict[str, float]]:
        result = CliRunner().invoke(
            main, ["evaluate", str(tmp_path / "gold"), "--json"], catch_exceptions=False
        )
        assert result.exit_code == 0
        found: dict[str, dict[str, float]] = json.loads(result.stdout)
        return found

    monkeypatch.setattr(Extractor, "load", lambda: Replay(read_gold(tmp_path / "gold")))
    assert figures()["end_to_end"]["f1"] == 1
    monkeypatch.setattr(Extractor, "load", QuotesOnly)
    reviewed = figures()
    assert reviewed["end_to_end"]["f1"] == pytest.approx(2 / 3)
    fields = {name: field["right"] for name, field in reviewed["fields"].items()}  # type: ignore[index]
    assert {name for name, right in fields.items() if right < 1} == {"role", "said_date", "said_precision"}


def test_what_a_wrong_one_told_is_left_open(tmp_path: Path) -> None:
    outer = a_claim(claim_id="outer", content_spans=((1, 30),))
    inner = a_claim(claim_id="inner", content_spans=((5, 20),), reported_by="outer")
    with Store.open(tmp_path / "x.db") as store, store.transaction():
        article = Article(text="x" * 40, title="x", url="https://echo.example/x")
        store.articles.add(article, Extraction("x-1", [outer, replace(inner)]), NOW)
        store.reviews.judge("outer", "wrong", INES)
        store.reviews.judge("inner", "right", INES)
    gold(tmp_path / "x.db", tmp_path / "gold")
    (document,) = read_gold(tmp_path / "gold")
    (label,) = document.labels or ()
    assert "reported_by" not in label.values
    assert (document.published, document.outlet) == (None, None)


def test_a_folder_in_use_is_left_alone(path: Path, tmp_path: Path) -> None:
    (tmp_path / "gold").mkdir()
    (tmp_path / "gold" / "mine.txt").write_text("mine")
    result = CliRunner().invoke(main, ["gold", str(tmp_path / "gold"), "--db", str(path)])
    assert result.exit_code == 2
    assert "is not empty: name a new folder" in result.stderr
    assert [file.name for file in (tmp_path / "gold").iterdir()] == ["mine.txt"]


def test_a_missing_database_is_one_line(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["gold", str(tmp_path / "gold"), "--db", str(tmp_path / "none.db")])
    assert (result.exit_code, result.stderr.count("\n")) == (2, 1)
    assert not (tmp_path / "gold").exists()


def test_with_nothing_reviewed_nothing_is_written(tmp_path: Path) -> None:
    with Store.open(tmp_path / "new.db"):
        pass
    result = CliRunner().invoke(main, ["gold", str(tmp_path / "gold"), "--db", str(tmp_path / "new.db")])
    assert result.exit_code == 1
    assert "no article is reviewed to its end" in result.output
    assert not (tmp_path / "gold").exists()
