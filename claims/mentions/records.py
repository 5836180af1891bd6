"""What is known of an article's mentions: frozen, typed, numbers of tokens throughout."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from enum import IntEnum
from functools import cached_property

from onrecord.claims.text.tokens import Text


class Form(IntEnum):
    """How a mention tells what it means."""

    NAME = 0
    DESCRIPTION = 1
    PRONOUN = 2


class Kind(IntEnum):
    """What a mention is of. The order is that of the network's labels."""

    PERSON = 0
    BODY = 1  # an institution, a company, a party
    OUTLET = 2  # a body that reports
    DOCUMENT = 3
    PLACE = 4
    OTHER = 5


@dataclass(frozen=True, slots=True)
class Mention:
    """Tokens [start, end). A name is without its titles; of a description only its head noun is here.

    `kinds` are the probabilities of each `Kind`, over all places where the article has these words.
    `probability` is that of the boundaries and the form. `plural`: more than one.
    """

    start: int
    end: int
    form: Form
    kinds: tuple[float, ...]
    plural: bool
    probability: float

    @property
    def kind(self) -> Kind:
        return Kind(max(range(len(self.kinds)), key=self.kinds.__getitem__))

    @property
    def head(self) -> int:
        return self.end - 1


@dataclass(frozen=True, slots=True)
class Back:
    """What a mention goes back to: `probabilities` by the number of a name or a description in the article,
    which may stand later too; `nothing` is the probability that it goes back to none of them."""

    probabilities: dict[int, float]
    nothing: float

    def of(self, numbers: Iterable[int]) -> float:
        """The probability that it is one of these mentions."""
        return sum(self.probabilities.get(number, 0.0) for number in numbers)


NO_BACK = Back({}, 1.0)
GoBack = Callable[[int, frozenset[int]], Back]


def _nowhere(_number: int, _content: frozenset[int]) -> Back:
    return NO_BACK


@dataclass(frozen=True)
class Mentions:
    """All mentions of one article in text order, those within another left out."""

    text: Text
    every: tuple[Mention, ...] = ()
    _go_back: GoBack = field(default=_nowhere, repr=False, compare=False)

    @cached_property
    def _by_token(self) -> dict[int, int]:
        return {i: n for n, mention in enumerate(self.every) for i in range(mention.start, mention.end)}

    @cached_property
    def _by_words(self) -> dict[tuple[str, ...], Mention]:
        return {self._words(m.start, m.end): m for m in self.every if m.form is Form.NAME}

    def _words(self, start: int, end: int) -> tuple[str, ...]:
        return tuple(word.lower() for word in self.text.words[start:end])

    def number_at(self, token: int) -> int | None:
        """The number of the mention that holds a token."""
        return self._by_token.get(token)

    def at(self, token: int) -> Mention | None:
        number = self._by_token.get(token)
        return None if number is None else self.every[number]

    def names(self, start: int, end: int) -> list[Mention]:
        """The names that stand wholly in tokens [start, end)."""
        numbers = sorted({n for i in range(start, end) if (n := self._by_token.get(i)) is not None})
        found = (self.every[n] for n in numbers)
        return [m for m in found if m.form is Form.NAME and start <= m.start and m.end <= end]

    def kinds(self, start: int, end: int) -> tuple[float, ...] | None:
        """The probabilities of each kind for the name that tokens [start, end) are, here or elsewhere in the
        article; None where they are no name."""
        mention = self._by_words.get(self._words(start, end))
        return mention.kinds if mention else None

    def back(self, token: int, content: Iterable[int] = ()) -> Back:
        """What the description or pronoun at a token goes back to. `content` are the tokens of what it says,
        in which it is not looked for."""
        number = self._by_token.get(token)
        if number is None or self.every[number].form is Form.NAME:
            return NO_BACK
        return self._go_back(number, frozenset(content))
