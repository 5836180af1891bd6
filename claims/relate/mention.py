"""The words of an unnamed source, read for whom they count: how many people, new or told of before."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from onrecord.claims.lang.en import grammar, numbers, offices, pronouns, unnamed
from onrecord.claims.source import parties, phrase
from onrecord.claims.text.tokens import Text, tokenize

# `new`: first told of here. `back`: goes back to people told of before, all of them. `some`: to some of them.
Reach = Literal["new", "back", "some"]

_DEFINITE = frozenset("the these those this that".split())
_OF_THEM = _DEFINITE | frozenset("them whom".split())
# "At least two", "more than a dozen": no upper bound. "About a dozen" has no exact one either.
_OR_MORE = (("at", "least"), ("more", "than"), ("over",), ("upward", "of"), ("upwards", "of"))
_ROUGHLY = frozenset("about around nearly almost roughly approximately up fewer as some".split())
_ONE_OF_SEVERAL = frozenset("one another other first second third fourth fifth".split())
_PERSON = frozenset("person individual source man woman".split())
_TELLS_NOTHING = unnamed.PEOPLE_NOUNS | frozenset("source sources".split())
_SINGULAR = {"people": "person", "men": "man", "women": "woman", "spokesmen": "spokesman"}


@dataclass(frozen=True, slots=True)
class Mention:
    """One party of a source's words, which are its characters [start, end).

    `noun`: its head in the singular, None for a pronoun. `words`: all that can tell it from others, in small
    letters. `number`: the stated number of people, None where none is stated; `open`: that many or more.
    `apart`: other people than those told of last ("another official"). `gender`: male, female or None.
    """

    reach: Reach
    start: int
    end: int
    noun: str | None = None
    words: frozenset[str] = frozenset()
    number: int | None = None
    open: bool = False
    plural: bool = False
    apart: bool = False
    gender: str | None = None

    @property
    def people(self) -> int | None:
        """The number of people where it is known, stated or not: "his lawyer" is one."""
        return self.number if self.number or self.plural else 1

    @property
    def least(self) -> int:
        return self.people or 2

    @property
    def most(self) -> int | None:
        return None if self.open else self.people


def read(source: str, count: int | None) -> list[Mention]:
    """The parties that a source's words speak of, in order; `count` is the number that they state in all."""
    text = tokenize(source)
    if not len(text):
        return []
    whole = range(len(text))
    split = _people(text, [part for part in parties.split(text, whole) if part])
    if len(split) < 2:
        return [_mention(text, whole, count)]
    return [_mention(text, part, None) for part in split]


def same_kind(one: str | None, other: str | None) -> bool:
    """Whether two nouns can mean the same people: "the person" can go back to "an official"."""
    return one is None or other is None or one == other or one in _PERSON or other in _PERSON


def covers(noun: str | None, other: str | None) -> bool:
    """Whether a noun means all whom another means: "the people" bankers too, "the officials" not."""
    return noun is None or noun == other or noun in _PERSON


def _people(text: Text, split: list[range]) -> list[range]:
    """The parts that are people of their own; "an official at the ministry and the port" is one."""
    found: list[range] = []
    for part in split:
        read = phrase.read(text, part)
        head = read.head if read else ""
        are_people = head in pronouns.PRONOUNS or head in numbers.BARE_SETS or head in phrase.COMMON_NOUNS
        if found and not are_people:
            found[-1] = range(found[-1].start, part.stop)
        else:
            found.append(part)
    return found


def _mention(text: Text, part: range, count: int | None) -> Mention:
    words = [text.words[i].lower() for i in part if text.words[i][0].isalnum()]
    start, end = text.spans[part.start].start, text.spans[part.stop - 1].end
    read = phrase.read(text, part)
    if not words or read is None:
        return Mention("back", start, end, number=count, plural=(count or 1) > 1)
    if words[0] in pronouns.PRONOUNS and (len(words) == 1 or words[1].endswith(("self", "selves"))):
        return _pronoun(words[0], count, start, end)
    if all(w in numbers.BARE_SETS | _ONE_OF_SEVERAL | {"the"} for w in words):
        return _bare_set(words[-1], start, end)
    if read.head in ("those", "these"):  # "those close to her"
        return Mention("new", start, end, noun="person", words=_telling(words), number=count, plural=True)
    noun = _SINGULAR.get(read.head, read.head.removesuffix("s") if read.plural else read.head)
    inside = words[: words.index(read.head) + 1] if read.head in words else words
    both = "both" in inside[:2]
    number = count if count is not None else 2 if both and read.number is None else read.number
    rough = inside[0] in _ROUGHLY and number != 1
    return Mention(
        _reach(inside, both),
        start,
        end,
        noun=noun,
        words=_telling((*words, noun)),
        number=None if rough else number,
        open=any(tuple(words[: len(opening)]) == opening for opening in _OR_MORE),
        plural=read.plural and number != 1,
        apart=not numbers.OTHERS.isdisjoint(inside),
        gender=_gender(read.head),
    )


def _telling(words: Iterable[str]) -> frozenset[str]:
    return frozenset(w for w in words if w not in grammar.FUNCTION_WORDS and w not in _TELLS_NOTHING)


def _reach(words: list[str], both: bool) -> Reach:
    """How far the words up to a noun go back. "Two of the officials" are some of certain people, "a group of
    officials" are none told of before."""
    if any(w == "of" and words[i + 1] in _OF_THEM for i, w in enumerate(words[:-1])):
        return "some"
    if words[0] in _DEFINITE and not {"other", "others"}.isdisjoint(words):
        return "some"
    return "back" if both or words[0] in _DEFINITE else "new"


def _pronoun(word: str, count: int | None, start: int, end: int) -> Mention:
    kind = pronouns.PRONOUNS[word]
    if kind in ("male", "female"):
        return Mention("back", start, end, number=1, gender=kind)
    if kind == "relative":  # what stands before it may be nobody's source
        return Mention("new", start, end, number=count, plural=(count or 2) > 1)
    several = kind == "plural" or word in ("these", "those") or (count or 1) > 1
    return Mention("back", start, end, number=count, plural=several and count != 1)


def _bare_set(word: str, start: int, end: int) -> Mention:
    """ "The two", "both" go back to all; "one", "the other", "another" to one of them."""
    if word in _ONE_OF_SEVERAL:
        return Mention("some", start, end, number=1, apart=word != "one")
    if word == "others":
        return Mention("some", start, end, plural=True, apart=True)
    return Mention(
        "back", start, end, number=2 if word == "neither" else numbers.NUMBERS.get(word), plural=True
    )


def _gender(noun: str) -> str | None:
    if noun in offices.FEMALE_NOUNS:
        return "female"
    return "male" if noun in offices.MALE_NOUNS else None
