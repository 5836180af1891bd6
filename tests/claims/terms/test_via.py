"""Through which outlet a claim comes."""

import pytest

from tests.claims.marked import claims

VIA = [
    # the outlet that was told, whatever country's, by the form of its name
    ("{T “It is lost,”} {S Bo Lund} {C told} BBC Radio Tarn.", "BBC Radio Tarn"),
    ("{T “It is lost,”} {S Bo Lund} {C told} the BBC's Today programme.", "BBC"),
    ("{T “It is lost,”} {S Bo Lund} {C told} BBC Radio 4's Today programme.", "BBC Radio 4"),
    ("{S Bo Lund}, speaking to Sky Sports, {C said} {T it was lost}.", "Sky Sports"),
    ("{S Bo Lund} {C told} Norland's Channel 9 {T it was lost}.", "Channel 9"),
    ("{S Bo Lund} {C told} El Faro {T it was lost}.", "El Faro"),
    ("{S Bo Lund} {C told} KTRN {T it was lost}.", "KTRN"),
    ("{S Bo Lund} {C told} the Daily Plover {T it was lost}.", "Daily Plover"),
    ("{S Bo Lund} {C told} the Sun {T it was lost}.", "Sun"),
    ("{T “It is lost,”} {S Bo Lund} {C wrote} in the People's Daily.", "People's Daily"),
    ("{T “It is lost,”} {S Bo Lund} {C wrote} in the Sunday Herald.", "Sunday Herald"),
    # or by the noun beside it
    ("{S Bo Lund} {C told} the Fell daily Fjordbladet {T it was lost}.", "Fjordbladet"),
    ("{S Bo Lund} {C told} the Tarn-based news site Plover {T it was lost}.", "Plover"),
    ("{S Bo Lund} {C told} Fjord magazine {T it was lost}.", "Fjord"),
    # or since nothing else in the article is of that name
    ("{S A nurse} {C told} Pulsar {T it was lost}.", "Pulsar"),
    ("Speaking exclusively to Pulsar, {S Bo Lund} {C said} {T it was lost}.", "Pulsar"),
    # those that passed on a paper, or words
    ("{T It was lost}, {C according to} {S a memo obtained by the Daily Plover}.", "Daily Plover"),
    ("{T It was lost}, {C according to} {S a memo seen by Fjord Plover}.", "Fjord Plover"),
    (
        "{T “It is lost,”} {S Bo Lund} {C said} in comments carried by the Norland News Agency.",
        "Norland News Agency",
    ),
    ("The Tarn Gazette reports: {T “It is lost,”} {C said} {S Bo Lund}.", "Tarn Gazette"),
    ("{T It was lost}, {C according to} {S the Tarn Argus Leader}.", "Tarn Argus Leader"),
]

VIA += [
    ("{S Bo Lund} {C called} {T the sale “cruel”}, the Tarn Gazette reported.", "Tarn Gazette"),
    ("In a guest Tarn Gazette column, {S Bo Lund} {C said} {T it was lost}.", "Tarn Gazette"),
    ("A Plover article was wrong. {S Bo Lund} {C told} Plover {T it was lost}.", "Plover"),
    ("{S Plover in its report} {C said} {T it was lost}.", "Plover"),
]

NONE = [
    "{S Bo Lund} {C called} {T the sale “cruel”}, the Tarn Gazette's rival.",
    "In a job interview with Mr. Dunn, {S Bo Lund} {C said} {T it was lost}.",
    "{S Bo Lund} {C told} Ada Cole {T it was lost}.",
    "{S Bo Lund} {C told} Cole {T it was lost}. Cole left.",
    "{S Bo Lund} {C told} Parliament {T it was lost}.",
    "{S Bo Lund} {C told} the Council {T it was lost}.",
    "{S Bo Lund} {C told} Norland's envoy {T it was lost}.",
    "{S Bo Lund} {C told} NATO {T it was lost}.",
    "{S Bo Lund} {C told} Republicans {T it was lost}.",
    "{S Bo Lund} {C told} Plover {T it was lost}. Plover, a shipyard, built it.",
    "{T It was lost}, {C according to} {S a memo obtained by police}.",
    "{T It was lost}, {C according to} {S a memo seen by the Harbour Authority}.",
    "{S Bo Lund, a host on Radio Fell,} {C said} {T it was lost}.",
    "{T “It is lost,”} {S Bo Lund} {C said} on TV.",
    "{T “It is lost,”} {S Bo Lund} {C said} on Sunday.",
]


@pytest.mark.parametrize(("marked", "via"), VIA)
def test_via(marked: str, via: str) -> None:
    assert claims(marked)[0].via == via


@pytest.mark.parametrize("marked", NONE)
def test_none(marked: str) -> None:
    assert claims(marked)[0].via is None
