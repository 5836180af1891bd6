"""Whether an article seen again says something else, and what that does to its claims. Pure."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Literal

from onrecord.claims.records import Claim
from onrecord.db.rules.likeness import folded_words

_SENTENCE_END = re.compile(r"[.!?…:;][\W_]*$")
_LABEL_WORDS = 12
# Of the words of two claims, how many they share when one is the other rewritten (Dice). Less is needed
# when the same speaker says both.
_ALIKE, _ALIKE_OF_ONE_SPEAKER = 0.6, 0.4
# Of the words of a text, how many a copy of it holds at least.
_COPIED = 0.9
# Of the words of two headlines, how many are in both when they are one's; of the runs of words of the shorter
# of two texts, how many the other has when they are one article's.
_SAME_HEADLINE = 0.5
_SAME_RUNS = 0.1
_RUN = 4  # words; scripts without spaces have characters for words
# Who is said to have said the same words, and on what terms.
_TERMS = (
    "speaker", "role", "affiliation", "source_type", "anonymity", "source_count", "unnamed_as", "through",
    "basis", "anonymity_reason", "via", "kind", "quote_type", "hedge", "sourcing",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Change:
    """One claim that came (`before` None), went (`after` None) or became another."""

    before: Claim | None
    after: Claim | None

    @property
    def name(self) -> Literal["added", "dropped", "altered"]:
        return "added" if self.before is None else "dropped" if self.after is None else "altered"

    @property
    def sourcing(self) -> Literal["upgraded", "downgraded"] | None:
        """How an altered claim moved on the sourcing ladder, or None."""
        if self.before is None or self.after is None or self.before.sourcing == self.after.sourcing:
            return None
        return "upgraded" if self.after.sourcing > self.before.sourcing else "downgraded"


def substance(title: str | None, text: str) -> tuple[str, ...]:
    """The words of an article: equal for two versions that differ in nothing a reader would call a change.

    White space, punctuation, case and character forms are left out, and so are the short lines without a
    sentence in them that surround a text: labels, times, counts. A text of nothing else is taken whole.
    """
    paragraphs = text.split("\n\n")
    said = [line for line in paragraphs if _is_sentence(line)] or paragraphs
    return tuple(" ".join(folded_words(line)) for line in [title or "", *said])


def is_same_article(before_title: str | None, before: str, after_title: str | None, after: str) -> bool:
    """Whether two texts are versions of one article, and not two articles or an article and a wall before it.

    An article keeps its headline or part of its sentences, however much is written anew at a time.
    """
    one, other = (set(folded_words(title or "")) for title in (before_title, after_title))
    if one and len(one & other) >= _SAME_HEADLINE * len(one | other):
        return True
    runs, others = (_runs(text) for text in (before, after))
    return len(runs & others) >= _SAME_RUNS * max(1, min(len(runs), len(others)))


def is_copy(one: str, other: str) -> bool:
    """Whether two texts are one, but for what templates put around it.

    All that is said in one is said in the other, word for word: bulletins that differ in a number differ.
    """
    shorter, longer = sorted((set(substance(None, text)) for text in (one, other)), key=_length)
    return shorter <= longer and _length(shorter) >= _COPIED * _length(longer)


def changes(before: Sequence[Claim], after: Sequence[Claim]) -> list[Change]:
    """What became of the claims of one version in the next, in the later one's order, dropped ones last.

    A claim whose words stand has the same id in both. Of the others, those that are most alike are taken
    for one claim that was rewritten; each is paired once.
    """
    former = {claim.claim_id: claim for claim in before}
    latter = {claim.claim_id: claim for claim in after}
    pairs = {id: former[id] for id in latter if id in former}
    pairs |= _rewritten(
        [claim for id, claim in former.items() if id not in latter],
        [claim for id, claim in latter.items() if id not in former],
    )
    found = [Change(pairs.get(id), claim) for id, claim in latter.items()]
    paired = {claim.claim_id for claim in pairs.values()}
    found += [Change(claim, None) for id, claim in former.items() if id not in paired]
    return [change for change in found if not _same(change)]


def _rewritten(before: Sequence[Claim], after: Sequence[Claim]) -> dict[str, Claim]:
    """Id of a later claim -> the earlier one that it rewrites."""
    likenesses = ((_likeness(one, other), one, other) for one, other in product(before, after))
    ranked = sorted((found for found in likenesses if found[0] > 0), key=lambda found: -found[0])
    pairs: dict[str, Claim] = {}
    taken: set[str] = set()
    for _, one, other in ranked:
        if one.claim_id not in taken and other.claim_id not in pairs:
            pairs[other.claim_id] = one
            taken.add(one.claim_id)
    return pairs


def _likeness(one: Claim, other: Claim) -> float:
    """How alike two claims are, 0 when one cannot be the other rewritten."""
    a, b = Counter(folded_words(one.content)), Counter(folded_words(other.content))
    dice = 2 * (a & b).total() / max(1, a.total() + b.total())
    same_speaker = one.speaker is not None and one.speaker == other.speaker
    return dice if dice >= (_ALIKE_OF_ONE_SPEAKER if same_speaker else _ALIKE) else 0.0


def _same(change: Change) -> bool:
    one, other = change.before, change.after
    if one is None or other is None:
        return False
    if folded_words(one.content) != folded_words(other.content):
        return False
    # Where nobody is named, the words that describe the source are all that is known of it.
    unnamed = one.speaker is None and other.speaker is None
    return all(getattr(one, term) == getattr(other, term) for term in _TERMS) and not (
        unnamed and folded_words(one.source or "") != folded_words(other.source or "")
    )


def _runs(text: str) -> set[tuple[str, ...]]:
    words = folded_words(text)
    if len(text) > 12 * len(words):
        words = list("".join(words))
    return {tuple(words[start : start + _RUN]) for start in range(max(1, len(words) - _RUN + 1))}


def _length(paragraphs: Iterable[str]) -> int:
    return sum(len(line.split()) for line in paragraphs)


def _is_sentence(line: str) -> bool:
    return _SENTENCE_END.search(line[-40:]) is not None or len(line.split()) >= _LABEL_WORDS
