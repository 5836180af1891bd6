"""Text to the tagger's inputs: word pieces in sequences of bounded length, and a type for each piece."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from typing import TYPE_CHECKING

from onrecord.claims.text.tokens import Text

if TYPE_CHECKING:
    from tokenizers import Tokenizer

LIMIT = 192  # word pieces in a sequence: attention's cost grows with it, and more context helped little
TYPES = 8  # four shapes, inside quotation marks or not

_PIECES_A_WORD = 8  # of an endless "word" no more is read
_CACHE_SIZE = 100_000


@dataclass(frozen=True, slots=True)
class Window:
    """One input of the tagger: parallel `ids` and `types`, and where `tokens` (their numbers) begin in it."""

    ids: list[int]
    types: list[int]
    tokens: list[int]
    starts: list[int]


class Pieces:
    """Splits words into pieces of a vocabulary, each word on its own."""

    def __init__(self, tokenizer: Tokenizer) -> None:
        tokenizer.no_truncation()
        tokenizer.no_padding()
        self._tokenizer = tokenizer
        self._cache: dict[str, list[int]] = {}
        names = ("[CLS]", "[SEP]", "[UNK]", "[MASK]")
        found = [tokenizer.token_to_id(name) for name in names]
        self.start, self.separator, self.unknown, self.mask = (i for i in found if i is not None)

    @classmethod
    def from_json(cls, definition: str) -> Pieces:
        """From the JSON of a `tokenizers` definition."""
        from tokenizers import Tokenizer

        return cls(Tokenizer.from_str(definition))

    def to_json(self) -> str:
        """What `from_json` reads."""
        return str(self._tokenizer.to_str())

    def of(self, word: str) -> list[int]:
        """The word's piece ids, at least one."""
        known = self._cache.get(word)
        if known is None:
            if len(self._cache) >= _CACHE_SIZE:
                self._cache.clear()
            ids = self._tokenizer.encode(word[:64], add_special_tokens=False).ids
            known = self._cache[word] = ids[:_PIECES_A_WORD] or [self.unknown]
        return known

    def sequences(self, text: Text, limit: int = LIMIT) -> list[Window]:
        """The whole text as sequences of at most `limit` pieces: each holds as many whole paragraphs as fit.

        A paragraph that does not fit is cut between sentences; a sentence that does not fit, anywhere.
        """
        ids = [self.of(word) for word in text.words]
        sequences: list[Window] = []
        for tokens in pack(text, [len(x) for x in ids], limit):
            own, types, starts = [self.start], [0], []
            paragraph = text.paragraph[tokens[0]]
            for i in tokens:
                if text.paragraph[i] != paragraph:
                    paragraph = text.paragraph[i]
                    own.append(self.separator)
                    types.append(0)
                starts.append(len(own))
                own += ids[i]
                types += [token_type(text.words[i], text.quoted[i])] * len(ids[i])
            sequences.append(Window([*own, self.separator], [*types, 0], tokens, starts))
        return sequences


@lru_cache(maxsize=_CACHE_SIZE)
def token_type(word: str, quoted: bool) -> int:
    """What the uncased vocabulary loses and what a window cannot see: shape, and quotation state."""
    if not word[0].isalpha() or word.islower():
        shape = 0
    elif len(word) == 1 or word[1:].islower():
        shape = 1
    elif word.isupper():
        shape = 2
    else:
        shape = 3
    return shape + 4 * quoted


def pack(text: Text, sizes: Sequence[int], limit: int) -> list[list[int]]:
    """Token numbers in groups of at most `limit` pieces, with room for the marks at both ends and between
    paragraphs. `sizes[i]`: the pieces of token i, each at most `limit` - 2."""
    groups: list[list[int]] = []
    room = 0
    for paragraph in _runs(range(len(text)), text.paragraph.__getitem__):
        if (size := _size(paragraph, sizes) + 1) <= limit - 1:
            parts = [(paragraph, size)]
        else:
            parts = [(s, _size(s, sizes) + 1) for s in _runs(paragraph, text.sentence.__getitem__)]
        for tokens, size in parts:
            if size <= room:
                groups[-1].extend(tokens)
                room -= size
            elif size <= limit - 1:
                groups.append(list(tokens))
                room = limit - 1 - size
            else:
                for i in tokens:
                    if sizes[i] + 1 > room:
                        groups.append([])
                        room = limit - 1
                    groups[-1].append(i)
                    room -= sizes[i]
                room = 0
    return groups


def _runs(tokens: Sequence[int], key: Callable[[int], int]) -> list[list[int]]:
    return [list(run) for _, run in groupby(tokens, key)]


def _size(tokens: Sequence[int], sizes: Sequence[int]) -> int:
    return sum(sizes[i] for i in tokens)
