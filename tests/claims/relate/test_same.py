"""Pairs of names that are one speaker's, by which rule, and pairs that must never be."""

import pytest

from onrecord.claims.relate.same import Alias, Office, Reason, family, same

MAYOR = Office("mayor", "Tarn", "Echo")


def alias(name: str, kind: str | None = "person", *offices: Office, spelled_out: str | None = None) -> Alias:
    return Alias(1, name, kind, offices=frozenset(offices), spelled_out=spelled_out)


PEOPLE = [
    # the same letters
    ("Sean O'Brien", "Seán O’Brien", "spelling"),
    ("ADA COLE", "Ada Cole", "spelling"),
    ("Jean-Luc Penn", "Jean Luc Penn", "spelling"),
    ("Sen. Ada Cole", "Ada Cole", "spelling"),
    # with and without a middle name, or its initial
    ("Ada B. Cole", "Ada Cole", "middle name"),
    ("Ada Beth Cole", "Ada B. Cole", "middle name"),
    ("Ada Beth Cole", "Ada Cole", "middle name"),
    # given names that conflict
    ("Ada Cole", "Bill Cole", None),
    ("Ada Cole", "Adam Cole", None),
    ("Alexander Cole", "Alexandra Cole", None),
    ("Bill Cole", "Will Cole", None),
    ("A. Cole", "Ada Cole", None),
    # middle names that conflict
    ("George A. Penn", "George B. Penn", None),
    ("George A. B. Penn", "George B. Penn", None),
    ("Ada Beth Cole", "Ada Bess Cole", None),
    # surnames that are not the same
    ("Ada Penrose", "Ada Penrose-Hall", None),
    ("Ada Hall", "Ada Penrose-Hall", None),
    ("Tessa van der Aar", "Tessa Aar", None),
    ("Ada Cole", "Ada Coles", None),
    # a surname alone
    ("Cole", "Ada Cole", None),
    ("Cole", "Cole", None),
    # without a shared office neither a suffix nor a short form is enough
    ("Tom Cole", "Tom Cole Jr.", None),
    ("Tom Cole Jr.", "Tom Cole Sr.", None),
    ("Bill Dunn", "William Dunn", None),
]


@pytest.mark.parametrize(("one", "other", "rule"), PEOPLE)
def test_people_of_whom_nothing_else_is_told(one: str, other: str, rule: str | None) -> None:
    for a, b in ((one, other), (other, one)):
        found = same(alias(a), alias(b))
        assert (found and found.rule) == rule


OFFICES = [
    # one office, told alike or nearly
    ("Bill Dunn", Office("mayor", "Tarn"), "William Dunn", Office("mayor", None), Reason("short form", "both: mayor")),
    ("Bill Dunn", Office("Rep.", None), "William J. Dunn", Office("congressman", None), Reason("short form and middle name", "both: representative")),
    ("Tom Cole", Office("harbour master", None), "Tom Cole Jr.", Office("former harbour master", None), Reason("suffix", "both: harbour, master")),
    ("Ada B. Cole", Office("lawyer", "Low Tide"), "Ada Cole", Office("attorney", None), Reason("middle name", "both: lawyer")),
    # two offices are two people, unless the letters are the same
    ("Bob Vale", Office("postman", None), "Robert Vale", Office("professor", "Vell Institute"), None),
    ("Ada B. Cole", Office("surgeon", None), "Ada Cole", Office("harbour master", None), None),
    ("Ada Cole", Office("surgeon", None), "ADA COLE", Office("harbour master", None), Reason("spelling", "the same letters")),
    # what many are tells nothing
    ("Bob Vale", Office("senior official", None), "Robert Vale", Office("former official", None), None),
    # Jr. and Sr. stay two, whatever they are
    ("Tom Cole Jr.", Office("mayor", None), "Tom Cole Sr.", Office("mayor", None), None),
]  # fmt: skip


@pytest.mark.parametrize(("one", "office", "other", "other_office", "expected"), OFFICES)
def test_people_with_offices(
    one: str, office: Office, other: str, other_office: Office, expected: Reason | None
) -> None:
    assert same(alias(one, "person", office), alias(other, "person", other_office)) == expected


def test_two_forms_of_a_name_in_one_article_are_two_people() -> None:
    assert same(alias("Ada B. Cole"), alias("Ada Cole"), met=True) is None
    assert same(alias("Tom Cole", "person", MAYOR), alias("Tom Cole Jr.", "person", MAYOR), met=True) is None
    assert same(alias("Seán Cole"), alias("Sean Cole"), met=True) is not None


BODIES = [
    ("The Tarn Trust", "organization", "Tarn Trust", "organization", "spelling"),
    ("Vell TV", "outlet", "VellTV", "organization", "spelling"),
    ("Tarn Ferry Co.", "organization", "Tarn Ferry Company", "organization", "spelling"),
    ("Tarn Ltd.", "organization", "Tarn", "organization", "legal form"),
    ("U.N.", "organization", "United Nations", "organization", "initials"),
    # two firms of one name
    ("Tarn Ltd.", "organization", "Tarn Inc.", "organization", None),
    # a part, a branch, a namesake
    ("Tarn Trust", "organization", "Tarn", "organization", None),
    ("Bank of Tarn", "organization", "Tarn Bank", "organization", None),
    ("TPA", "organization", "Tarn Ports Authority", "organization", None),
    ("…", "organization", "—", "organization", None),
    # another kind of thing
    ("Ford", "person", "Ford", "organization", None),
    ("officials and aides", "group", "Officials and Aides", "group", None),
    ("The Tide Report", "document", "Tide Report", "document", None),
    ("Tarn", None, "tarn", None, None),
]


@pytest.mark.parametrize(("one", "kind", "other", "other_kind", "rule"), BODIES)
def test_bodies(one: str, kind: str | None, other: str, other_kind: str | None, rule: str | None) -> None:
    found = same(alias(one, kind), alias(other, other_kind))
    assert (found and found.rule) == rule


def test_initials_that_articles_explain() -> None:
    short = alias("TPA", "organization", spelled_out="Tarn Ports Authority")
    found = same(short, alias("The Tarn Ports Authority", "organization"))
    assert found == Reason("initials", "an article gives them for “Tarn Ports Authority”")
    assert same(short, alias("Tarn Pilots Association", "organization")) is None


@pytest.mark.parametrize(
    ("one", "other"),
    [row[:2] for row in PEOPLE if row[2]] + [("Bill Dunn", "William Dunn"), ("Liam Dunn", "Will Dunn")],
)
def test_kin_are_of_one_family(one: str, other: str) -> None:
    assert family(alias(one)) == family(alias(other)) is not None


@pytest.mark.parametrize(
    ("name", "kind"),
    [("Cole", "person"), ("experts", "group"), ("Report", "document"), ("…", "outlet"), ("Cole", None)],
)
def test_what_has_no_family(name: str, kind: str | None) -> None:
    assert family(alias(name, kind)) is None
