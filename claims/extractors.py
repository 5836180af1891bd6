"""The extractors that are installed, by name: ours, and those of other distributions.

A distribution offers one under the entry point group `onrecord.extractors`: a callable without arguments
(a class will do) that returns a `claims.extract.ClaimExtractor`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, partial
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from importlib.metadata import EntryPoints

    from onrecord.claims.extract import ClaimExtractor
    from onrecord.claims.records import Claim, Document

GROUP = "onrecord.extractors"
DEFAULT = "default"

Load = Callable[[], "ClaimExtractor"]


class NoSuchExtractor(LookupError):
    """Nothing of that name is installed, or what is cannot be imported; the message says which."""


def names() -> list[str]:
    """Ours first, the others in alphabetical order."""
    return [DEFAULT, *sorted({point.name for point in _installed()} - {DEFAULT})]


def _installed() -> EntryPoints:
    from importlib.metadata import entry_points  # loads slowly, and who asks for ours needs it not

    return entry_points(group=GROUP)


def _ours() -> ClaimExtractor:
    from onrecord.claims.extract import (
        Extractor,  # loads slowly, and a run that brings nothing new needs none
    )

    return Extractor.load()


def named(name: str = DEFAULT) -> Load:
    """What loads the extractor of that name; loading may take a while. Raises NoSuchExtractor."""
    if name == DEFAULT:
        return _ours
    for point in _installed().select(name=name):
        try:
            return cast(Load, point.load())
        except Exception as error:  # it is somebody else's module: anything may happen
            raise NoSuchExtractor(
                f"{name} ({point.value}) cannot be imported: {type(error).__name__}: {error}"
            ) from error
    raise NoSuchExtractor(f"no extractor is named {name}; installed: {', '.join(names())}")


@dataclass(frozen=True, slots=True)
class Travelling:
    """An extractor that goes from process to process as its name; each loads it once, when it works."""

    name: str
    version: str

    def extract(self, document: Document) -> list[Claim]:
        return loaded(self.name).extract(document)


def travelling(name: str = DEFAULT) -> Load:
    """As `named`, for work in other processes: called in one of them it loads there, and what it gives can be
    sent to all. Raises NoSuchExtractor."""
    named(name)
    return partial(_travelling, name)


def _travelling(name: str) -> Travelling:
    return Travelling(name, loaded(name).version)


@cache
def loaded(name: str) -> ClaimExtractor:
    """The extractor of that name, loaded once a process."""
    return named(name)()
