"""What a person names becomes sources: files, folders, globs and addresses, local or far away."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from onrecord.db.bulk.records import LIST, WARC, Source
from onrecord.ingest.errors import ParseError
from onrecord.ingest.warc import is_archive
from onrecord.ingest.web.urls import redact

_LISTS = (".jsonl", ".ndjson")
_PACKED = ".gz"
_GLOB = set("*?[")


def found(named: Iterable[str]) -> Iterator[Source | ParseError]:
    """The sources, each once, in the order of their addresses within what names them; an error for each name
    that leads to none."""
    seen: set[str] = set()
    for name in named:
        for one in _found(name):
            if isinstance(one, ParseError):
                yield one
            elif one.address not in seen:
                seen.add(one.address)
                yield one


def kind_of(address: str) -> str | None:
    """WARC or LIST, by the end of the name; None for what is neither."""
    name = address.lower().partition("?")[0]
    if is_archive(name):
        return WARC
    return LIST if name.removesuffix(_PACKED).endswith(_LISTS) else None


def opened(address: str) -> tuple[Any, str]:
    """The file system of an address, and the path within it. Raises ParseError."""
    import fsspec

    is_local = "://" not in address
    try:
        fs, path = fsspec.core.url_to_fs(str(Path(address).absolute()) if is_local else address)
    except ImportError as error:
        raise ParseError(redact(address), f"needs a library that is not installed: {error}") from None
    except (ValueError, OSError) as error:
        raise ParseError(redact(address), f"cannot be opened ({error})") from None
    return fs, path


def _found(name: str) -> list[Source | ParseError]:
    try:
        fs, path = opened(name)
        if _GLOB & set(name) and not fs.isfile(path):  # a file's name may hold the signs of a glob
            paths = [one for one in fs.glob(path) if kind_of(one)]
            nothing = "no archive (.warc, .warc.gz) or list (.jsonl) matches"
        elif not kind_of(path) and fs.isdir(path):
            paths = [one for one in fs.find(path) if kind_of(one)]
            nothing = "no archive (.warc, .warc.gz) or list (.jsonl) in this folder"
        else:
            return [_source(fs, path, name)]
        return [_source(fs, one, name) for one in sorted(paths)] or [ParseError(redact(name), nothing)]
    except ParseError as error:
        return [error]
    except FileNotFoundError:
        return [ParseError(redact(name), "nothing is found there" if "://" in name else "no such file")]
    except Exception as error:  # each file system has errors of its own, and a name must not end the run
        return [ParseError(redact(name), f"cannot be opened ({type(error).__name__}: {_short(error)})")]


def _source(fs: Any, path: str, name: str) -> Source:
    info = fs.info(path)
    address = _address(fs, path)
    if info.get("type") == "directory":
        raise ParseError(redact(name), "is a folder, not a file")
    kind = kind_of(path)
    if kind is None:
        raise ParseError(redact(name), "is neither a web archive (.warc, .warc.gz) nor a list (.jsonl)")
    size = info.get("size")
    can_seek = size is not None and (is_local(fs) or _can_seek(fs, path))
    is_packed_list = kind == LIST and path.lower().endswith(_PACKED)
    return Source(address, kind, int(size or 0), can_seek, is_packed_list)


def _can_seek(fs: Any, path: str) -> bool:
    """Whether a part can be asked for: some servers give all of a file or nothing."""
    try:
        with fs.open(path, "rb", block_size=2, cache_type="none") as file:
            file.seek(1)
            file.read(1)
    except ValueError:
        return False
    return True


def _address(fs: Any, path: str) -> str:
    return path if is_local(fs) else str(fs.unstrip_protocol(path))


def is_local(fs: Any) -> bool:
    """Whether a file system is this machine's own."""
    from fsspec.implementations.local import LocalFileSystem

    return isinstance(fs, LocalFileSystem)


def _short(error: Exception) -> str:
    return " ".join(str(error).split())[:200]
