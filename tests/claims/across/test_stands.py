"""The stand that a statement takes, and which two are contrary. When unsure: none."""

from __future__ import annotations

import pytest

from onrecord.claims.across.stands import contrary, stand
from tests.claims.across.build import claim


def opposed(one: tuple[str, str], other: tuple[str, str]) -> bool:
    first, second = (stand(claim("c", content, cue=cue)) for cue, content in (one, other))
    answers = {contrary(a, b) for a, b in ((first, second), (second, first)) if a and b}
    assert len(answers) <= 1
    return answers == {True}


# cue and content of two statements
CONTRARY = [
    # the cue tells the side
    (("supports", "the toll on the coastal bridge"), ("opposes", "the toll on the coastal bridge")),
    (("called for", "a toll on the coastal bridge"), ("has rejected", "a toll on the bridge")),
    (("promised", "to sell the ferries to the islanders"), ("refused", "to sell the ferries to the islanders")),
    (("once praised", "the fishery treaty with Norland"), ("turned against", "the fishery treaty with Norland")),
    (("threatened", "to dissolve the harbour board"), ("said", "she was not willing to dissolve the harbour board")),
    (("said", "he was against the coastal toll"), ("said", "he supports the coastal toll")),
    # its first words do
    (("said", "the reservoir at Tarn is safe"), ("said", "that the reservoir at Tarn is not safe")),
    (("said", "the reservoir at Tarn is safe"), ("said", "that the reservoir at Tarn is unsafe")),
    (("said", "We will sell the islanders' ferries"), ("said", "We won't sell the islanders' ferries")),
    # a word and its contrary, all else being the same
    (("said", "the council will raise the mooring fees"), ("said", "the council will cut the mooring fees")),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other"), CONTRARY)
def test_contrary(one: tuple[str, str], other: tuple[str, str]) -> None:
    assert opposed(one, other)


NOT_CONTRARY = [
    # the same side
    (("supports", "the toll on the coastal bridge"), ("backs", "a toll on the coastal bridge")),
    (("opposes", "the coastal toll"), ("said", "she is against the coastal toll")),
    (("said", "neither ferry nor barge will be sold to Lowtide"), ("said", "no ferry will be sold to Lowtide")),
    # another matter that shares words
    (("supports", "the toll on the coastal bridge"), ("opposes", "the closure of the music school by the bridge")),
    # a bare statement is no side
    (("said", "the guest rules amount to bondage"), ("opposes", "the law with its guest rules")),
    # what is turned is something else
    (("supports", "a wage of fifteen crowns"), ("said", "it is not a radical idea to ask for a wage of fifteen crowns")),
    # the "not" stands in another clause
    (("called for", "a dam across the Tarn"), ("said", "that a judge was biased because he will not build a dam across the Tarn")),
    (("promised", "a dam across the Tarn"), ("said", "the clerk was biased against him for his promise of a dam across the Tarn")),
    # not only
    (("called him", "a liar and a whiner"), ("said", "he is not just a loser but a liar and a whiner")),
    # who is blamed for it may be against it
    (("wants", "the settlers to be deported"), ("criticized", "the mayor for saving settlers from being deported")),
    # a contrary word that only describes somebody
    (("supports", "a path to legal status"), ("backs", "a path to status for illegal settlers")),
    # nobody's side: nothing was said
    (("called for", "an overhaul of the harbour taxes"), ("hasn't outlined a plan", "to overhaul the harbour taxes")),
    (("claimed without evidence", "the mayor took 200 boats"), ("said", "the mayor took 200 boats")),
    # two words and their contraries are of two things
    (("said", "a tax cut that fails would raise the risk of a slump"), ("said", "failing to cut the tax would increase the risk of a slump")),
    # more than one sentence
    (("said", "We will sell the ferries. It is time."), ("said", "We will not sell the ferries. It hurts.")),
    (("said", ""), ("said", "")),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other"), NOT_CONTRARY)
def test_not_contrary(one: tuple[str, str], other: tuple[str, str]) -> None:
    assert not opposed(one, other)
