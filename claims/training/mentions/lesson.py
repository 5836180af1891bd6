"""One text and what is to be learned of its mentions."""

from __future__ import annotations

from dataclasses import dataclass, field

from onrecord.claims.lang.en import forenames, offices, papers
from onrecord.claims.mentions.records import Kind
from onrecord.claims.mentions.tags import BEGIN, DESCRIBED, HEAD, INSIDE
from onrecord.claims.text.tokens import Text

UNKNOWN = -1


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked of the mention at a token: which names or descriptions it goes back to.

    `chain` is the one it belongs to, None for no other mention. With `open` the mentions that have no
    chain are no wrong answers: nobody told of them; and where none has the chain the answer is unknown.
    """

    token: int
    chain: str | None
    open: bool = False


@dataclass(slots=True)
class Lesson:
    """`tags` and `plural` have UNKNOWN where nothing is to be learned. `chains` tells of a token which chain
    the mention that it heads belongs to. `weight` is what the lesson counts for."""

    name: str
    source: str
    text: Text
    tags: list[int]
    plural: list[int]
    chains: dict[int, str] = field(default_factory=dict)
    questions: list[Question] = field(default_factory=list)
    weight: float = 1.0

    def name_it(self, start: int, end: int, kind: Kind, *, over: bool = False) -> None:
        """Tokens [start, end) are a name, unless some are another's already (`over`: in its place)."""
        taken = [i for i in range(start, end) if self.tags[i] > 0]
        if taken and not over:
            return
        for i in taken:  # the rest of a name that is cut is unknown
            for step in (-1, 1):
                k = i + step
                while 0 <= k < len(self.tags) and not start <= k < end and BEGIN <= self.tags[k] < HEAD:
                    self.tags[k] = UNKNOWN
                    k += step
        for i in range(start, end):
            self.tags[i] = (BEGIN if i == start else INSIDE) + kind

    def describe(self, head: int, kind: Kind) -> None:
        if kind in DESCRIBED and self.tags[head] <= 0:
            self.tags[head] = HEAD + DESCRIBED.index(kind)


def without_titles(words: tuple[str, ...], start: int, end: int) -> int:
    """Where a person's name begins in tokens [start, end): behind "Mr", "Gen.", "Coach"."""
    first = start
    while end - first > 1 and _is_title(words[first]):
        first += 1
    return first


def _is_title(word: str) -> bool:
    bare = word.lower().rstrip(".")
    return bare in TITLES and not (bare in forenames.MALE_NAMES or bare in forenames.FEMALE_NAMES)


TITLES = (
    offices.ROLE_NOUNS
    | offices.COURTESY_TITLES.keys()
    | frozenset(rank.lower() for rank in offices.RANKS)
    | frozenset(
        "former acting saint st brigadier marshal sheikh archdeacon ch chief det insp supt mp mep".split()
    )
)


def body_or_outlet(words: tuple[str, ...]) -> Kind:
    """Whether the name of an organization is an outlet's, by the lists."""
    low = [word.lower() for word in words]
    while low and low[0] in ("the", "a"):
        low = low[1:]
    whole = " ".join(low)
    outlet = whole in papers.OUTLETS or (len(low) > 1 and low[-1] in papers.OUTLET_NOUNS)
    return Kind.OUTLET if outlet else Kind.BODY
