"""The small words that a role and its place are told with, beside a name."""

from __future__ import annotations

ROLE_ENDS = frozenset(
    "of at for with in from on to by and who which that whose whom where when under".split()
)
HELD_AT = frozenset("of at for with in from to on".split())
DETERMINERS = frozenset("a an the his her its their our".split())


def plain(word: str) -> bool:
    return word.islower() and word.isalpha() and word not in DETERMINERS
