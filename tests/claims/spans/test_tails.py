"""Quotations of one paragraph, each with its own speaker behind it."""

import pytest

from tests.claims.marked import claims

APART = [
    ('{T "It is,"} {S Ada Cole} {C said}. {T "It is not,"} said Bill Dunn.',
     [("Ada Cole", '"It is,"'), ("Bill Dunn", '"It is not,"')]),
    ('{T "It is,"} said Ada Cole. {T "It is not! It never was,"} {C said} {S Bill Dunn}.',
     [("Ada Cole", '"It is,"'), ("Bill Dunn", '"It is not! It never was,"')]),
    ('{T "It is,"} {S one skipper} {C said}. {T "It is not,"} another replied.',
     [("one skipper", '"It is,"'), ("another", '"It is not,"')]),
    # a pronoun of the other gender
    ('{T "It is,"} {C said} {S Adam Pell}. {T "It is not,"} she answered.',
     [("Adam Pell", '"It is,"'), ("she", '"It is not,"')]),
    ('{T "It is,"} {S Mr Pell} {C told} her. {T "It is not,"} she told him.',
     [("Pell", '"It is,"'), ("she", '"It is not,"')]),
    # another occasion, told before the words
    ('{T "It is,"} {S Ada Cole} {C said}. In May 2029, Cole wrote, {T "It is not."}',
     [("Ada Cole", '"It is,"'), ("Ada Cole", '"It is not."')]),
]  # fmt: skip

TOGETHER = [
    '{T "It is,"} {S Ada Cole} {C said}. {T "It is not,"} she said.',
    '{T "It is,"} {S Ada Cole} {C said}, {T "and it is not,"} and left.',
    '{T "It is,"} {S Ada Cole} {C said}. {T "It is not."} Bill Dunn left.',
    '{T "It is,"} {S Ada Cole} {C said}. Now, {T "it is not,"} as she put it.',
    '{T "It is,"} {S Ada Cole} {C said}. {T "It is not,"} and Bill Dunn, who had heard her, said he knew.',
]


@pytest.mark.parametrize(("marked", "expected"), APART)
def test_each_has_its_own(marked: str, expected: list[tuple[str, str]]) -> None:
    assert [(c.speaker or c.source, c.content) for c in claims(marked)] == expected


@pytest.mark.parametrize("marked", TOGETHER)
def test_one_speaker_goes_on(marked: str) -> None:
    [claim] = claims(marked)
    assert claim.speaker == "Ada Cole"
