"""Names taken to pieces."""

import pytest

from onrecord.claims.relate.fullname import (
    BodyName,
    PersonName,
    body,
    fold,
    given_family,
    is_short_for,
    person,
    surname,
)

FOLDED = [
    ("Seán O’Brien-Løkke", "sean obrien lokke"),
    ("U.N.", "un"),
    ("Cole & Sons", "cole & sons"),
    ("  Ada   COLE ", "ada cole"),
    ("李强", "李强"),
    ("…", ""),
]


@pytest.mark.parametrize(("text", "expected"), FOLDED)
def test_folding(text: str, expected: str) -> None:
    assert fold(text) == expected


PEOPLE = [
    ("Ada Cole", PersonName("ada", (), "cole", None)),
    ("Ada B. Cole", PersonName("ada", ("b",), "cole", None)),
    # titles and suffixes stand outside
    ("Dr. Ada B. Cole Jr.", PersonName("ada", ("b",), "cole", "jr")),
    ("Ada Cole, III", PersonName("ada", (), "cole", "iii")),
    # a title with one word more is no title to take off: it may be a first name
    ("Dean Cole", PersonName("dean", (), "cole", None)),
    # particles belong to the surname, hyphens tie
    ("Tessa van der Aar", PersonName("tessa", (), "van der aar", None)),
    ("Ada Penrose-Hall", PersonName("ada", (), "penrose hall", None)),
    # what opens with a particle has no first name, unless it is one
    ("de Brun", None),
    ("Al Penn", PersonName("al", (), "penn", None)),
    # a nickname in quotation marks
    ("Ruben “Rocky” Cole", PersonName("ruben", (), "cole", None)),
    # a surname alone is nobody whole
    ("Cole", None),
    ("Cole Jr.", None),
    ("", None),
    ("…", None),
]


@pytest.mark.parametrize(("name", "expected"), PEOPLE)
def test_people(name: str, expected: PersonName | None) -> None:
    assert person(name) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Ada Cole Jr.", "cole"),
        ("Cole", "cole"),
        ("Tessa van der Aar", "van der aar"),
        ("de Brun", "de brun"),
    ],
)
def test_surnames(name: str, expected: str) -> None:
    assert surname(name) == expected


BODIES = [
    ("The Tarn Ferry Company", BodyName("tarn ferry", "company")),
    ("Tarn Ferry Co.", BodyName("tarn ferry", "company")),
    ("Tarn Ltd.", BodyName("tarn", "limited")),
    ("Tarn, Inc.", BodyName("tarn", "incorporated")),
    # the word is all there is to the name
    ("Tarn Company", BodyName("tarn company", None)),
    ("Inc.", BodyName("inc", None)),
    ("Cole & Sons PLC", BodyName("cole and sons", "plc")),
    ("the", BodyName("the", None)),
    ("…", BodyName("", None)),
]


@pytest.mark.parametrize(("name", "expected"), BODIES)
def test_bodies(name: str, expected: BodyName) -> None:
    assert body(name) == expected


def test_short_forms() -> None:
    assert is_short_for("bill", "william")
    assert not is_short_for("william", "bill")
    assert not is_short_for("bill", "will")
    assert not is_short_for("alexandra", "alexander")
    assert given_family("bill") == given_family("william") == given_family("liam")
    assert given_family("ottoline") == "ottoline"
