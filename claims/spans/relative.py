"""A speaker's relative clause that tells what another said: the words are the other's.

"Ada Cole, who left after Ben Dunn called her a liar, said no": the finder takes all up to "Dunn" for one
source."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.claims.lang.en import grammar, pronouns
from onrecord.claims.source.nouns import is_capitalised
from onrecord.claims.text.tokens import Text

_JOINING = frozenset(
    "after before when while since until because although though as where which whom that once if".split()
)
_BETWEEN = frozenset(", had has have also once later then".split())


def parted(text: Text, source: Sequence[int]) -> tuple[tuple[int, ...], tuple[int, ...]] | None:
    """The speaker without the relative clause, and the other in it, where a source runs up to one."""
    pronoun = next(
        (n for n, i in enumerate(source) if n and text.words[i].lower() in grammar.RELATIVES), None
    )
    if pronoun is None:
        return None
    joining = [n for n in range(pronoun + 1, len(source) - 1) if text.words[source[n]].lower() in _JOINING]
    if not joining and text.words[source[pronoun]].lower() == "whose" and pronoun + 1 < len(source):
        joining = [pronoun]  # "whose rival said"
    if not joining:
        return None
    other = tuple(source[joining[-1] + 1 :])
    first = text.words[other[0]]
    opens = first.lower() in grammar.FUNCTION_WORDS or first.lower() in pronouns.PRONOUNS
    fits = is_capitalised(first) or opens or joining == [pronoun] or len(other) <= _BARE  # "when police said"
    speaker = list(source[:pronoun])
    while speaker and not text.words[speaker[-1]][0].isalnum():
        speaker.pop()
    return (tuple(speaker), other) if speaker and fits and _is_name_phrase(text, other) else None


def _is_name_phrase(text: Text, tokens: Sequence[int]) -> bool:
    """Whether nothing but a name goes on from a name: "Dunn tried to win" is a clause."""
    named = False
    for i in tokens:
        word = text.words[i]
        if named and word[0].isalpha() and word.islower() and word not in _IN_NAMES:
            return False
        named = is_capitalised(word)
    return len(tokens) <= _LONGEST


_LONGEST = 10
_BARE = 2
_IN_NAMES = frozenset("of the and de van von der la al bin".split())


def is_others(text: Text, source: Sequence[int], cue: Sequence[int]) -> bool:
    """Whether a cue stands right behind such a source, as the verb of the clause."""
    if not cue or cue[0] <= source[-1]:
        return False
    return all(text.words[i].lower() in _BETWEEN for i in range(source[-1] + 1, cue[0]))
