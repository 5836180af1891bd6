"""Whether words are a subject by themselves: one noun phrase, or a pronoun."""

from __future__ import annotations

from onrecord.claims.lang.en import grammar, pronouns
from onrecord.claims.source.nouns import is_capitalised
from onrecord.claims.text.tokens import Text

PERSONS = frozenset("he she they".split())
DETERMINERS = frozenset("the a an his her their its our my one two three another some many".split())
_INSIDE = DETERMINERS | frozenset("of".split())


def is_subject(text: Text, tokens: range) -> bool:
    """Whether tokens are one noun phrase or pronoun and nothing besides."""
    words = [text.words[i].lower() for i in tokens]
    if not words or (words[0] in pronouns.PRONOUNS and words[0] not in DETERMINERS):
        return len(words) == 1 and words[0] in PERSONS
    opens = words[0] in DETERMINERS or is_capitalised(text.words[tokens.start])
    return opens and not any(
        ((w in grammar.FUNCTION_WORDS or w in pronouns.PRONOUNS) and w not in _INSIDE) or w.endswith("ly")
        for w in words
    )
