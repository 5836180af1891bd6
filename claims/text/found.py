"""An attribution as token numbers: what every finder gives and every later question is asked of."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.claims.records import Attribution

# The method of the no-comment grammar begins with this, whatever its rule.
NO_COMMENT = "no-comment grammar"


@dataclass(frozen=True, slots=True)
class Found:
    """An attribution with the tokens of its roles, in text order."""

    spans: Attribution
    content: tuple[int, ...]
    cue: tuple[int, ...]
    source: tuple[int, ...]

    @property
    def is_reply(self) -> bool:
        return self.spans.method.startswith(NO_COMMENT)

    @property
    def whole(self) -> frozenset[int]:
        return frozenset((*self.content, *self.cue, *self.source))
