"""The door for Python: what docs/python.md shows runs and prints what it says; nothing heavy comes before."""

from __future__ import annotations

import contextlib
import io
import pickle
import re
import subprocess
import sys
from concurrent.futures import ProcessPoolExecutor
from datetime import date, datetime
from multiprocessing import get_context
from pathlib import Path

import pytest

import onrecord

ROOT = Path(__file__).parents[1]
TEXT = "The quay is closed, Ada Cole said on Friday.\n"
HEAVY = ("numpy", "onnxruntime", "lxml", "trafilatura", "tokenizers", "sqlite3", "click", "datasette")


def test_the_document_prints_what_it_says() -> None:
    document = (ROOT / "docs" / "python.md").read_text("utf-8")
    blocks = re.findall(r"```(python)?\n(.*?)```", document, re.DOTALL)
    assert [kind for kind, _ in blocks] == ["python", "", "python", ""]
    names: dict[str, object] = {}
    for (_, program), (_, said) in zip(blocks[::2], blocks[1::2], strict=True):
        out = io.StringIO()
        with contextlib.redirect_stdout(out):
            exec(program, names)
        assert out.getvalue() == said


def test_nothing_heavy_comes_before_the_first_call() -> None:
    program = f"import sys, onrecord; onrecord.Claim; print([m for m in {HEAVY} if m in sys.modules])"
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, cwd=ROOT, check=True
    )
    assert done.stdout == "[]\n"


@pytest.mark.parametrize(
    ("published", "said"),
    [
        ("2031-05-15", "2031-05-09"),
        (date(2031, 5, 15), "2031-05-09"),
        (datetime(2031, 5, 15, 9), "2031-05-09"),
        ("2031-05-15T09:00:00+02:00", "2031-05-09"),
        # which Friday is not known
        ("2031-05", None),
        (None, None),
    ],
)
def test_the_day_of_publication(published: date | str | None, said: str | None) -> None:
    [claim] = onrecord.extract(TEXT, published)
    assert (claim.speaker, claim.said_date) == ("Ada Cole", said)


def test_spans_are_places_in_the_text_and_the_address_names_it() -> None:
    text = "\ufeffA line\r\n\r\n" + TEXT
    [claim] = onrecord.extract(text, url="https://example.org/quay")
    assert claim.doc == "https://example.org/quay"
    assert " ".join(text[s:e] for s, e in claim.content_spans) == claim.content == "The quay is closed"
    assert isinstance(claim, onrecord.Claim)
    assert all(isinstance(span, onrecord.Span) for span in claim.content_spans)


@pytest.mark.parametrize("published", ["yesterday", "2031-13-01", "15/05/2031", ""])
def test_what_is_no_date_is_an_error(published: str) -> None:
    with pytest.raises(ValueError, match=r"is no date|not in the calendar"):
        onrecord.extract(TEXT, published)


def test_what_is_not_there() -> None:
    with pytest.raises(LookupError, match="no extractor is named other"):
        onrecord.extract(TEXT, extractor="other")
    with pytest.raises(onrecord.ParseError, match=r"^https://example\.org/: .*empty"):
        onrecord.read_article("", url="https://example.org/")
    with pytest.raises(AttributeError, match="nothing"):
        _ = onrecord.nothing  # type: ignore[attr-defined]


def test_records_go_to_workers_and_back() -> None:
    page = f"<html><body><article><h1>Quay</h1><p>{TEXT}</p></article></body></html>"
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        article = pool.submit(onrecord.read_article, page).result()
        claims = pool.submit(onrecord.extract, article.text).result()
    assert isinstance(article, onrecord.Article)
    assert pickle.loads(pickle.dumps(claims)) == claims == onrecord.extract(article.text)


@pytest.mark.parametrize("place", ["PYTHONPATH", "here"])
def test_modules_of_the_same_name_stop_nothing(tmp_path: Path, place: str) -> None:
    """Other projects have a db.py too, a claims/ or an ingest/."""
    (tmp_path / "db.py").write_text("raise RuntimeError('not ours')\n")
    for name in ("claims", "ingest", "tests"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "__init__.py").write_text("raise RuntimeError('not ours')\n")
    (tmp_path / "quay.txt").write_text(TEXT)
    path = str(ROOT) if place == "here" else f"{tmp_path}:{ROOT}"
    done = subprocess.run(
        [sys.executable, "-m", "onrecord", "extract", "quay.txt", "--format", "csv"],
        cwd=tmp_path, env={"PYTHONPATH": path}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")
    assert "Ada Cole" in done.stdout
