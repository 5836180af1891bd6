"""The extractors that are installed, by name: ours, and those of other distributions.

A distribution offers one under the entry point group `onrecord.extractors`: a callable without arguments
(a class will do) that returns a `claims.extract.ClaimExtractor`.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib.metadata import entry_points
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from onrecord.claims.extract import ClaimExtractor

GROUP = "onrecord.extractors"
DEFAULT = "default"

Load = Callable[[], "ClaimExtractor"]


class NoSuchExtractor(LookupError):
    """Nothing of that name is installed, or what is cannot be imported; the message says which."""


def names() -> list[str]:
    """Ours first, the others in alphabetical order."""
    return [DEFAULT, *sorted({point.name for point in entry_points(group=GROUP)} - {DEFAULT})]


def _ours() -> ClaimExtractor:
    from onrecord.claims.extract import (
        Extractor,  # loads slowly, and a run that brings nothing new needs none
    )

    return Extractor.load()


def named(name: str = DEFAULT) -> Load:
    """What loads the extractor of that name; loading may take a while. Raises NoSuchExtractor."""
    if name == DEFAULT:
        return _ours
    for point in entry_points(group=GROUP, name=name):
        try:
            return cast(Load, point.load())
        except Exception as error:  # it is somebody else's module: anything may happen
            raise NoSuchExtractor(
                f"{name} ({point.value}) cannot be imported: {type(error).__name__}: {error}"
            ) from error
    raise NoSuchExtractor(f"no extractor is named {name}; installed: {', '.join(names())}")
