"""What compares claims, as something that goes from process to process: each loads its weights once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from onrecord.claims.alike.pairs import Matcher
    from onrecord.claims.alike.records import Pair, Told


class Judge(Protocol):
    """What says of which pairs of claims that they are of one matter. `version` names it."""

    @property
    def version(self) -> str: ...

    def pairs(self, candidates: Sequence[tuple[Told, Told]]) -> list[Pair]: ...


LoadJudge = Callable[[], Judge]


@dataclass(frozen=True, slots=True)
class Travelling:
    """The matcher by its version; it is loaded where it works."""

    version: str

    def pairs(self, candidates: Sequence[tuple[Told, Told]]) -> list[Pair]:
        return _loaded().pairs(candidates)


def travelling() -> Travelling:
    """The matcher, for work in other processes: called in one of them it loads there."""
    return Travelling(_loaded().version)


@cache
def _loaded() -> Matcher:
    from onrecord.claims.alike.pairs import Matcher  # loads slowly, and a run that brings nothing needs none

    return Matcher.load()
