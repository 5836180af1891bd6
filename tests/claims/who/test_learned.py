"""What a network's word is worth to the rules: mentions made by hand in the place of its own."""

from __future__ import annotations

import pytest

from onrecord.claims.mentions.records import Back, Form, Kind, Mention, Mentions
from onrecord.claims.text.tokens import Text, tokenize
from onrecord.claims.who.learned import Learned
from onrecord.claims.who.names import Names
from onrecord.claims.who.resolve import Resolver


def where(text: Text, words: str, nth: int = 0) -> tuple[int, int]:
    size = len(words.split())
    start = [i for i in range(len(text)) if " ".join(text.words[i : i + size]) == words][nth]
    return start, start + size


def seen(text: Text, *names: tuple[str, Kind, float], back: dict[str, float] | None = None) -> Mentions:
    """Mentions of names with their kind's probability, wherever they stand; and for each pronoun what it goes
    back to."""
    every = []
    for words, kind, sure in names:
        rest = (1 - sure) / (len(Kind) - 1)
        kinds = tuple(sure if k is kind else rest for k in Kind)
        nth = 0
        while True:
            try:
                every.append(Mention(*where(text, words, nth), Form.NAME, kinds, False, 0.95))
            except IndexError:
                break
            nth += 1
    for i, word in enumerate(text.words):
        if word.lower() in ("he", "she"):
            every.append(Mention(i, i + 1, Form.PRONOUN, (1.0, 0, 0, 0, 0, 0), False, 1.0))
    every.sort(key=lambda m: m.start)

    def go_back(number, content):
        found = {}
        for words, share in (back or {}).items():
            here = where(text, words)
            found[next(n for n, m in enumerate(every) if (m.start, m.end) == here)] = share
        return Back(found, 1 - sum(found.values()))

    return Mentions(text, tuple(every), go_back)


def people(text: Text, mentions: Mentions | None = None) -> list[str]:
    return [p.name for p in Names.read(text, Learned(text, mentions) if mentions else None).persons]


def test_parts_of_one_name_are_no_names_by_themselves() -> None:
    text = tokenize(
        "It was late when Brigadier Ithlen Maric and the mayor, Tovela de Soru, came. Maric left."
    )
    mentions = seen(
        text, ("Maric", Kind.PERSON, 0.97), ("Tovela", Kind.PERSON, 0.97), ("Soru", Kind.PERSON, 0.97)
    )
    assert people(text, mentions) == ["Ithlen Maric", "Tovela de Soru"]


TITLED = "The crew heard Quayward Tovela Maric on Sunday. The crew left."


@pytest.mark.parametrize(
    ("names", "found"),
    [
        ([("Tovela Maric", Kind.PERSON, 0.97)], ["Tovela Maric"]),
        # It has to be sure, and of a person.
        ([("Tovela Maric", Kind.PERSON, 0.6)], []),
        ([("Tovela Maric", Kind.BODY, 0.97)], []),
        ([], []),
    ],
)
def test_a_name_is_cut_from_words_that_no_list_knows(names, found):
    text = tokenize(TITLED)
    assert people(text, seen(text, *names)) == found


def test_a_name_that_the_rules_take_for_a_persons_may_be_a_bodys():
    text = tokenize("Halvard Brisk, a maker of masts, sold its yard. The sale of Halvard Brisk was slow.")
    thing = seen(text, ("Halvard Brisk", Kind.BODY, 0.97))
    assert "Halvard Brisk" not in people(text, thing)


def test_a_first_name_that_the_lists_know_stands_against_the_network():
    text = tokenize("Mayor Ada Cole spoke. Ms. Cole smiled.")
    assert people(text, seen(text, ("Ada Cole", Kind.PLACE, 0.99))) == people(text) == ["Ada Cole"]


# Two women are named alike, so that the rules mean nobody.
UNSURE = "The yard of Ada Cole lies beside the yard of Ilse Vask in Tarn. “It was cold,” she said."


def speaker(words: str, back: dict[str, float]) -> str | None:
    text = tokenize(UNSURE)
    names = (("Ada Cole", Kind.PERSON, 0.97), ("Ilse Vask", Kind.PERSON, 0.97))
    start, end = where(text, words)
    return Resolver(text, mentions=seen(text, *names, back=back)).resolve(range(start, end)).speaker


@pytest.mark.parametrize(
    ("back", "found"),
    [
        ({"Ilse Vask": 0.9}, "Ilse Vask"),
        ({"Ada Cole": 0.7, "Ilse Vask": 0.2}, "Ada Cole"),
        ({"Ada Cole": 0.45, "Ilse Vask": 0.45}, None),
        ({}, None),
    ],
)
def test_a_pronoun_of_which_the_rules_are_not_sure(back, found):
    assert speaker("she", back) == found


def test_a_pronoun_of_which_the_rules_are_sure():
    text = tokenize("Ada Cole met Ilse Vask. Vask left. “It was cold,” Cole said. “I was wet,” she added.")
    names = (("Ada Cole", Kind.PERSON, 0.97), ("Ilse Vask", Kind.PERSON, 0.97))
    resolver = Resolver(text, mentions=seen(text, *names, back={"Ilse Vask": 0.99}))
    start, end = where(text, "Cole", 1)
    assert resolver.resolve(range(start, end)).speaker == "Ada Cole"
    start, end = where(text, "she")
    assert resolver.resolve(range(start, end)).speaker == "Ada Cole"


def test_the_other_gender_is_never_meant():
    text = tokenize("Ada Cole and Bo Dunn met in Tarn. The tide was low. “It was cold,” he said.")
    names = (("Ada Cole", Kind.PERSON, 0.97), ("Bo Dunn", Kind.PERSON, 0.97))
    start, end = where(text, "he")
    resolver = Resolver(text, mentions=seen(text, *names, back={"Ada Cole": 0.99}))
    assert resolver.resolve(range(start, end)).speaker != "Ada Cole"


def described(
    text: Text, *nouns: tuple[str, Kind, float], back: dict[str, dict[str, float]] | None = None
) -> Mentions:
    """Mentions of nouns, of pronouns and of the names "Ada Cole" and "Bo Dunn"; `back` tells what the words of one
    go back to: the words of others."""
    every = []
    for words, kind, sure in nouns:
        rest = (1 - sure) / (len(Kind) - 1)
        head = where(text, words)[1] - 1
        kinds = tuple(sure if k is kind else rest for k in Kind)
        every.append(Mention(head, head + 1, Form.DESCRIPTION, kinds, False, 0.95))
    for i, word in enumerate(text.words):
        if word.lower() in ("he", "she", "it"):
            every.append(Mention(i, i + 1, Form.PRONOUN, (1.0, 0, 0, 0, 0, 0), False, 1.0))
        if text.words[i : i + 2] in (("Ada", "Cole"), ("Bo", "Dunn")):
            every.append(Mention(i, i + 2, Form.NAME, (1.0, 0, 0, 0, 0, 0), False, 1.0))
    every.sort(key=lambda m: m.start)

    def number(words: str) -> int:
        end = where(text, words)[1]
        return next(n for n, m in enumerate(every) if m.end == end)

    goes = {
        number(words): {number(to): p for to, p in found.items()} for words, found in (back or {}).items()
    }

    def go_back(n, content):
        found = goes.get(n, {})
        return Back(found, 1 - sum(found.values()))

    return Mentions(text, tuple(every), go_back)


@pytest.mark.parametrize(
    ("source", "noun", "kind", "sure", "found"),
    [
        # a noun that no list has
        ("The quorble", "quorble", Kind.DOCUMENT, 0.95, ("named", "document")),
        ("Old quorbles", "quorbles", Kind.PERSON, 0.95, ("collective", "group")),
        ("Two quorbles", "quorbles", Kind.PERSON, 0.95, ("anonymous", "person")),
        ("A quorble", "quorble", Kind.PERSON, 0.95, ("anonymous", "person")),
        ("A quorble", "quorble", Kind.BODY, 0.95, ("named", "organization")),
        # it has to be sure, and of one of these kinds
        ("A quorble", "quorble", Kind.PERSON, 0.6, (None, None)),
        ("A quorble", "quorble", Kind.PLACE, 0.95, (None, None)),
        # a list that has it knows better, but for which of two
        ("A baker", "baker", Kind.DOCUMENT, 0.95, ("anonymous", "person")),
        ("The survey", "survey", Kind.BODY, 0.95, ("named", "organization")),
        ("The survey", "survey", Kind.DOCUMENT, 0.95, ("named", "document")),
    ],
)
def test_what_a_noun_is_the_word_for(source, noun, kind, sure, found):
    text = tokenize("It rained. " + source + " said so.")
    resolver = Resolver(text, mentions=described(text, (noun, kind, sure)))
    party = resolver.resolve(range(*where(text, source)))
    assert (party.anonymity, party.source_type) == found


CHAIN = "Ada Cole came. Bo Dunn left. The skipper waited. Rain fell. The skipper said so."


@pytest.mark.parametrize(
    ("first", "found"), [({"Ada Cole": 0.9}, "Ada Cole"), ({"Ada Cole": 0.4, "Bo Dunn": 0.4}, None)]
)
def test_a_description_is_whom_the_same_words_before_it_mean(first, found):
    text = tokenize(CHAIN)
    last = where(text, "skipper", 1)[1] - 1
    mentions = described(text, ("The skipper", Kind.PERSON, 0.9), back={"The skipper": first})
    one = Mention(last, last + 1, Form.DESCRIPTION, mentions.every[0].kinds, False, 0.95)
    every = (*mentions.every, one)
    earlier = next(n for n, m in enumerate(every) if m.form is Form.DESCRIPTION)

    def go_back(n, content):
        token = every[n].start
        return Back({earlier: 0.95}, 0.05) if token == last else mentions.back(token, content)

    resolver = Resolver(text, mentions=Mentions(text, every, go_back))
    assert resolver.resolve(range(last - 1, last + 1)).speaker == found


def test_a_pronoun_is_whom_a_description_means():
    text = tokenize("An aide said no. Bo Dunn waited. A second diver dived. “It leaks,” she said.")
    she = where(text, "she")
    mentions = described(text, ("A second diver", Kind.PERSON, 0.9), back={"she": {"A second diver": 0.95}})
    resolver = Resolver(text, mentions=mentions)
    assert resolver.resolve(range(*where(text, "An aide"))).anonymity == "anonymous"
    party = resolver.resolve(range(*she))
    assert (party.anonymity, party.speaker, party.unnamed_as) == ("anonymous", None, "official")


def test_it_is_what_a_description_means():
    text = tokenize("Sail Free Fell wrote a quorble. It found leaks.")
    it = where(text, "It")
    mentions = described(text, ("a quorble", Kind.DOCUMENT, 0.9), back={"It": {"a quorble": 0.95}})
    assert Resolver(text, mentions=mentions).resolve(range(*it)).source_type == "document"
    assert Resolver(text).resolve(range(*it)).source_type == "organization"


@pytest.mark.parametrize(
    ("source", "found"), [("The person", "Bo Dunn"), ("The third person", None), ("Another person", None)]
)
def test_whom_the_article_counts_apart_is_nobody_whom_it_names(source, found):
    text = tokenize(f"Two people spoke. Bo Dunn, a diver, left. {source} said so.")
    mentions = described(text, (source, Kind.PERSON, 0.9), back={source: {"Bo Dunn": 0.95}})
    resolver = Resolver(text, mentions=mentions)
    assert resolver.resolve(range(*where(text, source))).speaker == found
