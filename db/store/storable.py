"""Text that can be stored and sent: without lone surrogates, which no encoding can write."""

from __future__ import annotations

import re
from dataclasses import fields, is_dataclass, replace
from typing import TypeVar

Record = TypeVar("Record")

_LONE_SURROGATE = re.compile("[\\ud800-\\udfff]")


def storable(record: Record) -> Record:
    """A copy of a record, its tuples and its strings; each lone surrogate becomes U+FFFD, so offsets stay.

    They come from broken escapes in JSON, such as a cut emoji.
    """
    if isinstance(record, str):
        return _LONE_SURROGATE.sub("\N{REPLACEMENT CHARACTER}", record)  # type: ignore[return-value]
    if isinstance(record, tuple):
        return tuple(map(storable, record))  # type: ignore[return-value]
    if is_dataclass(record) and not isinstance(record, type):
        return replace(record, **{f.name: storable(getattr(record, f.name)) for f in fields(record)})
    return record
