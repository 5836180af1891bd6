"""What a statement is about, and whether it is the contrary of another.

A topic is a word that tells what is talked about: a noun, a name, a number-free word of some length, in the
singular. Of many, names and then long words tell most. Two statements of one speaker that share one are on
one topic.

A proposition is a whole statement, word for word, less its articles and quotation marks. Two of one speaker
are contrary only where they are the same but for one "not", "never", "no" or the contrary of a word ("safe",
"unsafe"). What is no whole sentence ("to close the wall"), what holds only under a condition, and what speaks
of "it" or "they", is none: nobody can tell from the words alone whether the same is meant. So few reversals
are found, and those found are reversals.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from onrecord.claims.lang.en import days, grammar, matters, pronouns
from onrecord.claims.text import kinds

_WORD = re.compile(r"['’](?:s|re|ve|ll|d|m)\b|[^\W_]+(?:['’]t\b)?|\?", re.IGNORECASE)
_SHORTEST_TOPIC = 4
_MOST_TOPICS = 5
_FEWEST_WORDS = 3
_LONGEST = 40
_GENERAL = matters.GENERAL_WORDS | grammar.FUNCTION_WORDS | days.CALENDAR | kinds.SPEECH | kinds.ATTITUDE
_NEGATIONS = frozenset("not never no".split())
_EMPTY = frozenset("the a an that be been any".split())
_OWN = frozenset("i we my our me us".split())
# "I have changed my mind", in the speaker's own words.
_TURN = re.compile(
    r"\b(?:I|we)(?:\s+have|\s+had|['’]ve)?\s+(?:now\s+|since\s+)?"
    r"(?:changed\s+(?:my|our)\s+(?:minds?|views?|position|stance)|reversed\s+(?:my|our)\s+(?:decision|position|stance)"
    r"|no\s+longer\s+(?:support|oppose|believe|back|favou?r|think|want)\b)"
    r"|\b(?:I|we)\s+(?:was|were)\s+wrong\s+(?:to|about)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Proposition:
    """A statement's words in order, negation aside, and whether they are denied."""

    words: str
    denied: bool


def topics(content: str) -> tuple[str, ...]:
    """The words, in small letters and in the singular, that tell most of what is talked about."""
    found: dict[str, bool] = {}  # whether it is a name
    for n, word in enumerate(_WORD.findall(content)):
        if not word.isalpha() or len(word) < _SHORTEST_TOPIC:
            continue
        small = word.lower()
        topic = _singular(small)
        if len(topic) >= _SHORTEST_TOPIC and not small.endswith("ly") and not {small, topic} & _GENERAL:
            found[topic] = found.get(topic, False) or (n > 0 and word[0].isupper())
    telling = sorted(found, key=lambda topic: (not found[topic], -len(topic)))[:_MOST_TOPICS]
    return tuple(topic for topic in found if topic in telling)


def proposition(content: str) -> Proposition | None:
    """What a statement says, to be held against others; None where its words alone do not tell."""
    kept: list[str] = []
    denials, tense = 0, ""
    tokens = _WORD.findall(content)
    if len(tokens) > _LONGEST or not matters.UNSURE.isdisjoint(w for w in tokens if not w[0].isupper()):
        return None  # in capitals "May" is a month
    for word in (w.lower() for w in tokens):
        if word in _NEGATIONS:
            denials += 1
        elif word.endswith(("n't", "n’t")):
            denials += 1
            tense = tense or matters.TENSES.get(word[:-3], "present")
        elif word in matters.TENSES:
            tense = tense or matters.TENSES[word]
        elif word in matters.CONTRARIES:
            denials += 1
            kept.append(matters.CONTRARIES[word])
        elif word in pronouns.PRONOUNS and word not in _OWN | {"that"}:
            return None
        elif word not in _EMPTY:
            kept.append(word)
    telling = [w for w in kept if w not in grammar.FUNCTION_WORDS]
    is_sentence = tense or (kept and kept[0] in _OWN)
    if not is_sentence or denials > 1 or len(telling) < _FEWEST_WORDS:
        return None
    return Proposition(" ".join([tense or "present", *kept]), denials == 1)


def turn(content: str, quoted: bool) -> str | None:
    """The words, if `quoted`, in which somebody says to have thought otherwise before."""
    found = _TURN.search(content) if quoted else None
    return found.group() if found else None


def _singular(word: str) -> str:
    if word.endswith("ies") and len(word) > 5:
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word
