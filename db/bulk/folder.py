"""The folder of a bulk run, here or far away: what is in it, and how things get there: whole, or not at all.

onrecord-bulk.json      what the run was asked, and with which versions
parts/ID.json           the manifest of a part that is finished, written last
articles/ID.parquet     with claims/, failures/ and duplicates/ beside it
"""

from __future__ import annotations

import errno
import fcntl
import json
import os
import shutil
import uuid
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict
from pathlib import Path
from typing import IO, Any

from onrecord.db.bulk.errors import Halted, Refused
from onrecord.db.bulk.records import Manifest
from onrecord.db.bulk.sources import is_local, opened
from onrecord.ingest.errors import ParseError
from onrecord.ingest.web.urls import redact

MARK = "onrecord-bulk.json"
_FORM = 1  # of the folder; raise it when older ones cannot be read as they are
_PARTS = "parts"
_UNFINISHED = ".writing"

Json = dict[str, Any]


class Folder:
    """Opens nothing by itself. Raises Refused for an address that leads nowhere."""

    def __init__(self, address: str) -> None:
        try:
            self._fs, self._root = opened(address)
        except ParseError as error:
            raise Refused(error.subject, error.reason) from None
        self._local = Path(self._root) if is_local(self._fs) else None
        self.name = redact(address)
        self.address = str(self._local) if self._local else address

    def begin(self, asked: Json) -> None:
        """Make it the folder of a run that was asked this, or go on where it is that already.

        Raises Refused where it holds anything else, or a run that was asked something else: it stays
        as it is.
        """
        with self._explained():
            if self._fs.exists(self._root) and not self._fs.isdir(self._root):
                raise Refused(self.name, "is a file; name a folder")
            there = self._mark()
            if there is None and self._fs.exists(self._root) and self._fs.ls(self._root, detail=False):
                raise Refused(self.name, "holds something else; name a new or empty folder")
            wanted = {"form": _FORM, **asked}
            if there is None:
                self._fs.makedirs(self._root, exist_ok=True)
                self.put_bytes(json.dumps(wanted, indent=1, ensure_ascii=False).encode(), MARK)
            else:
                self._require_same(there, wanted)

    def mark(self) -> Json:
        """What the run was asked. Raises Refused where this is no such folder."""
        with self._explained():
            there = self._mark()
        if there is None:
            raise Refused(self.name, f"is no folder of `onrecord bulk`: it has no {MARK}")
        if there.get("form") != _FORM:
            raise Refused(self.name, "was made by a newer onrecord; upgrade this one")
        return there

    @contextmanager
    def held(self) -> Iterator[None]:
        """Nobody else runs into the folder meanwhile, where it lies on this machine. Raises Halted."""
        if self._local is None:
            yield
            return
        with self._explained():
            file = (self._local / MARK).open("rb")
        with file:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                raise Halted(self.name, "another run is writing to it") from None
            except OSError:
                pass  # a file system without locks
            self._sweep()
            yield

    def finished(self) -> dict[str, Manifest]:
        """The manifests of all finished parts, by their ids, in the order of the parts."""
        with self._explained():
            found = [self._manifest(path) for path in self._ls(_PARTS) if path.endswith(".json")]
        ordered = sorted((one for one in found if one), key=lambda one: (one.address, one.start, one.part))
        return {one.part: one for one in ordered}

    def finish(self, manifest: Manifest) -> None:
        """Note that a part is finished. Raises Halted."""
        self.put_bytes(
            json.dumps(asdict(manifest), ensure_ascii=False).encode(), f"{_PARTS}/{manifest.part}.json"
        )

    def manifest(self, part: str) -> Manifest | None:
        """The manifest of a part, if it is finished."""
        with self._explained():
            return self._manifest(self._path(f"{_PARTS}/{part}.json"))

    def has(self, name: str) -> bool:
        return bool(self._fs.exists(self._path(name)))

    def open(self, name: str) -> IO[bytes]:
        file: IO[bytes] = self._fs.open(self._path(name), "rb")
        return file

    def put_bytes(self, body: bytes, name: str) -> None:
        """A file that appears under its name only when it is whole. Raises Halted."""
        with self._explained():
            if self._local is None:
                self._fs.pipe_file(self._path(name), body)
            else:
                with self._arriving(name) as out:
                    out.write(body)

    def put(self, file: Path, name: str) -> None:
        """As `put_bytes`, of a file."""
        with self._explained():
            if self._local is None:
                self._fs.put_file(str(file), self._path(name))
            else:
                with self._arriving(name) as out, file.open("rb") as made:
                    shutil.copyfileobj(made, out, 1 << 20)

    def drop(self, name: str) -> None:
        with self._explained():
            if self.has(name):
                self._fs.rm_file(self._path(name))

    @contextmanager
    def _arriving(self, name: str) -> Iterator[IO[bytes]]:
        path = Path(self._path(name))
        path.parent.mkdir(parents=True, exist_ok=True)
        unfinished = path.with_name(f"{path.name}.{uuid.uuid4().hex[:8]}{_UNFINISHED}")
        try:
            with unfinished.open("wb") as out:
                yield out
                out.flush()
                os.fsync(out.fileno())
            os.replace(unfinished, path)
        except BaseException:
            with suppress(OSError):
                unfinished.unlink()
            raise
        _sync(path.parent)

    def _sweep(self) -> None:
        """Remove what killed workers left half written."""
        assert self._local is not None
        for path in self._local.glob(f"*/*{_UNFINISHED}"):
            with suppress(OSError):
                path.unlink()

    def _path(self, name: str) -> str:
        return f"{self._root.rstrip('/')}/{name}"

    def _ls(self, name: str) -> list[str]:
        try:
            self._fs.invalidate_cache()  # others write there as well
            return list(self._fs.ls(self._path(name), detail=False))
        except FileNotFoundError:
            return []

    def _mark(self) -> Json | None:
        if not self.has(MARK):
            return None
        try:
            there = json.loads(self._fs.cat_file(self._path(MARK)))
        except ValueError:
            there = None
        if not isinstance(there, dict):
            raise Refused(self.name, f"its {MARK} cannot be read; restore it, or name another folder")
        return there

    def _require_same(self, there: Json, wanted: Json) -> None:
        differing = sorted(key for key in {*there, *wanted} if there.get(key) != wanted.get(key))
        if differing:
            told = "; ".join(f"{key} {there.get(key)!r}, now {wanted.get(key)!r}" for key in differing)
            raise Refused(
                self.name, f"holds a run that was asked something else ({told}); name another folder"
            )

    def _manifest(self, path: str) -> Manifest | None:
        try:
            row = json.loads(self._fs.cat_file(path))
            return Manifest(**row | {"damage": tuple(row["damage"])})
        except FileNotFoundError:
            return None
        except (ValueError, TypeError, KeyError):  # of somebody else's making: the part is done again
            return None

    @contextmanager
    def _explained(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            reason = (
                "the disk is full"
                if error.errno in (errno.ENOSPC, errno.EDQUOT)
                else str(error.strerror or error)
            )
            raise Halted(self.name, f"cannot be written or read: {reason}") from error
        except (Halted, Refused):
            raise
        except Exception as error:  # file systems far away have errors of their own
            raise Halted(self.name, f"cannot be written or read: {type(error).__name__}: {error}") from error


def _sync(folder: Path) -> None:
    """Make a change of names outlast a power cut."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
