"""The folder of a run: nothing of others is touched, and files appear whole or not at all."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from onrecord.db.bulk.errors import Halted, Refused
from onrecord.db.bulk.folder import MARK, Folder
from onrecord.db.bulk.records import Manifest

ASKED = {"extractor": "x-1", "part": 16, "since": None}


def state(root: Path) -> list[tuple[str, bytes | None]]:
    return sorted(
        (str(path.relative_to(root)), path.read_bytes() if path.is_file() else None)
        for path in root.rglob("*")
    )


@pytest.mark.parametrize("kind", ["a file", "a file in it", "a folder in it", "a database"])
def test_what_holds_something_else_stays_as_it_is(tmp_path: Path, kind: str) -> None:
    folder = tmp_path / "out"
    if kind == "a file":
        folder.write_text("mine")
    else:
        folder.mkdir()
        if kind == "a folder in it":
            (folder / "articles").mkdir()
        else:
            (folder / ("x.db" if kind == "a database" else ".hidden")).write_text("mine")
    before = state(tmp_path)
    with pytest.raises(Refused) as refused:
        Folder(str(folder)).begin(ASKED)
    assert refused.value.exit_code == 2
    assert state(tmp_path) == before


@pytest.mark.parametrize("there", ["nothing", "an empty folder", "its own"])
def test_a_new_folder_and_its_own_are_taken(tmp_path: Path, there: str) -> None:
    folder = Folder(str(tmp_path / "deep" / "out"))
    if there != "nothing":
        (tmp_path / "deep" / "out").mkdir(parents=True)
    if there == "its own":
        folder.begin(ASKED)
    folder.begin(ASKED)
    assert folder.mark() == {"form": 1, **ASKED}


@pytest.mark.parametrize(
    ("asked", "named"),
    [({"since": "2026"}, "since None, now '2026'"), ({"extractor": "x-2"}, "extractor 'x-1', now 'x-2'")],
)
def test_a_run_that_was_asked_something_else_is_refused(
    tmp_path: Path, asked: dict[str, str], named: str
) -> None:
    folder = Folder(str(tmp_path / "out"))
    folder.begin(ASKED)
    before = state(tmp_path)
    with pytest.raises(Refused, match="asked something else") as refused:
        folder.begin({**ASKED, **asked})
    assert named in str(refused.value)
    assert state(tmp_path) == before


@pytest.mark.parametrize("body", ["", "{", "[]"])
def test_a_mark_that_cannot_be_read_is_refused(tmp_path: Path, body: str) -> None:
    folder = Folder(str(tmp_path / "out"))
    folder.begin(ASKED)
    (tmp_path / "out" / MARK).write_text(body)
    with pytest.raises(Refused, match="cannot be read"):
        folder.begin(ASKED)


def test_manifests_are_given_in_the_order_of_the_parts(tmp_path: Path) -> None:
    folder = Folder(str(tmp_path / "out"))
    folder.begin(ASKED)
    made = [
        Manifest("z-0", "a.warc", 0, 5, pages=3, passed={"language de": 2}, damage=("a: cut",)),
        Manifest("z-1", "a.warc", 5, 9),
        Manifest("a-0", "b.warc", 0, 9),
    ]
    for one in reversed(made):
        folder.finish(one)
    assert list(folder.finished().values()) == made
    assert folder.manifest("z-0") == made[0]
    assert folder.manifest("none") is None


def test_a_full_disk_leaves_nothing_half_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = Folder(str(tmp_path / "out"))
    folder.begin(ASKED)
    folder.put_bytes(b"before", "articles/x.parquet")
    before = state(tmp_path)

    def full(handle: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(Halted, match="the disk is full") as halted:
        folder.put_bytes(b"after", "articles/x.parquet")
    assert halted.value.exit_code == 1
    assert state(tmp_path) == before


def test_what_a_killed_worker_left_goes_with_the_next_run(tmp_path: Path) -> None:
    folder = Folder(str(tmp_path / "out"))
    folder.begin(ASKED)
    folder.put_bytes(b"whole", "articles/x.parquet")
    (tmp_path / "out" / "articles" / "y.parquet.abc.writing").write_bytes(b"half")
    with folder.held():
        assert [path.name for path in (tmp_path / "out" / "articles").iterdir()] == ["x.parquet"]


def test_two_runs_at_once(tmp_path: Path) -> None:
    folder = Folder(str(tmp_path / "out"))
    folder.begin(ASKED)
    with folder.held(), pytest.raises(Halted, match="another run"), Folder(str(tmp_path / "out")).held():
        pass
    with folder.held():
        pass


def test_an_address_of_this_machine_is_a_folder_here(tmp_path: Path) -> None:
    folder = Folder((tmp_path / "out").as_uri())
    folder.begin(ASKED)
    assert folder.address == str(tmp_path / "out")
    with folder.held(), pytest.raises(Halted, match="another run"), Folder(str(tmp_path / "out")).held():
        pass


def test_a_folder_far_away() -> None:
    folder = Folder("memory://out-of-here")
    folder.begin(ASKED)
    folder.put_bytes(b"whole", "articles/x.parquet")
    folder.finish(Manifest("z-0", "a.warc", 0, 5))
    again = Folder("memory://out-of-here")
    again.begin(ASKED)
    with again.held():
        assert list(again.finished()) == ["z-0"]
    assert again.has("articles/x.parquet")
    again.drop("articles/x.parquet")
    assert not again.has("articles/x.parquet")
    with pytest.raises(Refused):
        again.begin({**ASKED, "part": 17})


@pytest.mark.parametrize("address", ["nowhere://x/y"])
def test_an_address_that_leads_nowhere(address: str) -> None:
    with pytest.raises(Refused):
        Folder(address)
