"""Outlets by the form of their names."""

import pytest

from onrecord.claims.source.outlets import is_call_sign, is_outlet, outlet_name

OUTLETS = [
    "Tarn Gazette", "the Tarn Post", "Radio Fell", "Fell FM", "Tarn News", "BBC", "BBC Breakfast",
    "BBC Radio Tarn", "Sky Sports", "ITV London", "RTÉ Radio", "Channel 9", "Kanal 5", "ABC 7",
    "Tarn Argus Leader", "Fell Herald Sun", "Evening Mail", "Norland News Agency", "Press Trust of Norland News Service",
    "El Mundo", "Tarner Zeitung", "Nya Nyheter", "Tarn Times", "tarnpost.com",
]  # fmt: skip
OTHERS = [
    "Tarn", "Ada Cole", "Tarn Council", "Sky", "Fox", "Sky Diving", "Tarn Leader", "Fell Sun", "Channel", "Low Tide",
    "Harbour Agency", "Union Star",
]  # fmt: skip


@pytest.mark.parametrize("name", OUTLETS)
def test_is_outlet(name: str) -> None:
    assert is_outlet(tuple(name.split()))


@pytest.mark.parametrize("name", OTHERS)
def test_is_none(name: str) -> None:
    assert not is_outlet(tuple(name.split()))


@pytest.mark.parametrize(
    ("word", "is_one"), [("KTRN", True), ("WFEL-TV", True), ("NATO", False), ("Kent", False)]
)
def test_call_signs(word: str, is_one: bool) -> None:
    assert is_call_sign(word) is is_one


def test_an_article_belongs_to_few_names() -> None:
    assert (outlet_name("the Tarn Post"), outlet_name("the Hill")) == ("Tarn Post", "The Hill")
