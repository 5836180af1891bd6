"""The timeline as Parquet: typed, whole, the same rows as in the other formats; and formats that are not there."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from onrecord.db.cli import main
from onrecord.db.migrations import TIMELINE_COLUMNS
from onrecord.db.query.parquet import types, write_parquet
from onrecord.db.store import Store
from tests.db.site.newsroom import build


@pytest.fixture(scope="module")
def press(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("press") / "press.db"
    build(path)
    return path


def export(press: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["export", *arguments, "--db", str(press)])


@pytest.mark.parametrize(
    "arguments", [["{}/out.parquet"], ["{}/OUT.PARQUET"], ["{}/any", "--format", "parquet"]]
)
def test_it_holds_what_json_lines_hold(press: Path, tmp_path: Path, arguments: list[str]) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    arguments = [one.format(tmp_path) for one in arguments]
    assert export(press, *arguments).exit_code == 0
    table = parquet.read_table(arguments[0])
    assert tuple(table.column_names) == TIMELINE_COLUMNS
    lines = export(press, "--format", "jsonl").stdout.splitlines()
    assert table.to_pylist() == [json.loads(line) for line in lines]
    assert len(lines) > 50
    assert [str(table.schema.field(name).type) for name in ("speaker", "source_count", "confidence", "group_id")] == [
        "string", "int64", "double", "int64",
    ]  # fmt: skip


def test_it_goes_to_standard_output_and_through_filters(press: Path, tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    result = export(press, "--format", "parquet", "--anonymity", "anonymous")
    path = tmp_path / "piped.parquet"
    path.write_bytes(result.stdout_bytes)
    kinds = {row["anonymity"] for row in parquet.read_table(path).to_pylist()}
    assert kinds == {"anonymous"}
    nothing = export(press, str(tmp_path / "none.parquet"), "--search", "xylophone")
    assert nothing.exit_code == 0
    assert parquet.read_table(tmp_path / "none.parquet").num_rows == 0


def test_many_rows_go_out_in_groups(store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    monkeypatch.setattr("onrecord.db.query.parquet._ROWS_TOGETHER", 10)
    with (tmp_path / "x.parquet").open("wb") as out:
        rows = (dict.fromkeys(TIMELINE_COLUMNS) | {"article_id": n} for n in range(25))
        assert write_parquet(rows, types(store.connection), out) == 25
    written = parquet.ParquetFile(tmp_path / "x.parquet")
    assert written.num_row_groups == 3
    assert written.read()["article_id"].to_pylist() == list(range(25))


def test_without_what_writes_it_nothing_is_written(
    press: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("onrecord.db.query.parquet.find_spec", lambda name: None)
    result = export(press, str(tmp_path / "out.parquet"))
    assert result.exit_code == 2
    assert "pip install 'onrecord[parquet]'" in result.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "name", ["out.xlsx", "out.csv.gz", "out.feather", "out.db", "out.parquet.zip", "a.b"]
)
def test_a_format_that_is_not_there_is_an_error(press: Path, tmp_path: Path, name: str) -> None:
    result = export(press, str(tmp_path / name))
    assert result.exit_code == 2
    assert f"{name}: no format has this ending: say --format csv or jsonl or parquet" in result.stderr
    assert list(tmp_path.iterdir()) == []
    assert export(press, str(tmp_path / name), "--format", "csv").exit_code == 0


@pytest.mark.parametrize(
    ("name", "begins"),
    [
        ("out.csv", b"said_on,"),
        ("OUT.CSV", b"said_on,"),
        ("out", b"said_on,"),
        ("o.jsonl", b"{"),
        ("o.ndjson", b"{"),
    ],
)
def test_a_name_tells_the_format(press: Path, tmp_path: Path, name: str, begins: bytes) -> None:
    assert export(press, str(tmp_path / name)).exit_code == 0
    assert (tmp_path / name).read_bytes().startswith(begins)


@pytest.mark.parametrize("form", ["jsonl", "parquet"])
def test_a_mark_for_spreadsheets_is_for_csv(press: Path, form: str) -> None:
    assert export(press, "--format", form, "--bom").exit_code == 2


def test_nothing_is_exported_over_the_database(press: Path, tmp_path: Path) -> None:
    (tmp_path / "link.csv").symlink_to(press)
    for name in (str(press), str(tmp_path / "link.csv")):
        before = press.read_bytes()
        result = export(press, name, "--format", "csv")
        assert result.exit_code == 2
        assert "is the database itself" in result.stderr
        assert press.read_bytes() == before
