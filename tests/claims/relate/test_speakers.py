"""Names of many articles made speakers: what is ambiguous stays apart, whatever order it comes in."""

from collections.abc import Mapping
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.claims.relate.same import Alias, Office
from onrecord.claims.relate.speakers import Speaker, speakers

MAYOR = Office("mayor", "Tarn", "Echo")
MAYOR_ELSEWHERE = Office("mayor", "Vell", "Courier")


def full(number: int, name: str, *offices: Office) -> Alias:
    return Alias(number, name, "person", offices=frozenset(offices))


def local(number: int, name: str, *offices: Office) -> Alias:
    return Alias(number, name, "person", local=True, offices=frozenset(offices))


def groups(found: list[Speaker]) -> set[frozenset[int]]:
    return {frozenset(speaker.aliases) for speaker in found}


def grouped(*groups: set[int]) -> set[frozenset[int]]:
    return set(map(frozenset, groups))


GROUPS = [
    ("two forms of one name", [full(1, "Ada Cole"), full(2, "Ada B. Cole")], grouped({1, 2})),
    ("either of two is neither", [full(1, "George Penn"), full(2, "George A. Penn"), full(3, "George B. Penn")], grouped({1}, {2}, {3})),
    ("and the two that are sure stay one", [full(1, "George Penn"), full(2, "George A. Penn"), full(3, "George B. Penn"), full(4, "George Abel Penn")], grouped({1}, {2, 4}, {3})),
    ("father and son", [full(1, "Tom Cole", MAYOR), full(2, "Tom Cole Jr.", MAYOR), full(3, "Tom Cole Sr.", MAYOR)], grouped({1}, {2}, {3})),
    ("a short form of two", [full(1, "Alexander Cole", MAYOR), full(2, "Alexandra Cole", MAYOR), full(3, "Alex Cole", MAYOR)], grouped({1}, {2}, {3})),
    # a surname alone
    ("with nothing told", [full(1, "Ada Cole"), local(2, "Cole"), local(3, "Cole")], grouped({1}, {2}, {3})),
    ("with her office", [full(1, "Ada Cole", MAYOR), local(2, "Cole", MAYOR)], grouped({1, 2})),
    ("with an office that two hold", [full(1, "Ada Cole", MAYOR), full(2, "Bill Cole", MAYOR), local(3, "Cole", MAYOR)], grouped({1}, {2}, {3})),
    ("with an office elsewhere", [full(1, "Ada Cole", MAYOR), local(2, "Cole", MAYOR_ELSEWHERE)], grouped({1}, {2})),
    ("an office alone, at one outlet", [full(1, "Ada Cole", MAYOR), local(2, "Cole", Office("mayor", None, "Echo"))], grouped({1, 2})),
    ("an office alone, at another", [full(1, "Ada Cole", MAYOR), local(2, "Cole", Office("mayor", None, "Courier"))], grouped({1}, {2})),
    ("what many are, at one outlet", [full(1, "Ada Cole", Office("economist", None, "Echo")), local(2, "Cole", Office("economist", None, "Echo"))], grouped({1}, {2})),
    ("of one office without anybody's first name", [local(1, "Cole", MAYOR), local(2, "Cole", MAYOR), local(3, "Cole")], grouped({1, 2}, {3})),
    ("another surname", [full(1, "Ada Cole", MAYOR), local(2, "Coles", MAYOR)], grouped({1}, {2})),
    ("a body is nobody's surname", [Alias(1, "Cole", "organization", offices=frozenset([MAYOR])), local(2, "Cole", MAYOR)], grouped({1}, {2})),
]  # fmt: skip


@pytest.mark.parametrize(("why", "aliases", "expected"), GROUPS)
def test_groups_in_any_order(why: str, aliases: list[Alias], expected: set[frozenset[int]]) -> None:
    for order in permutations(aliases):
        assert groups(speakers(order)) == expected, why


def test_a_person_outranks_the_rules() -> None:
    ada, ada_b, bill = full(1, "Ada Cole"), full(2, "Ada B. Cole"), full(3, "Bill Penn")
    assert groups(speakers([ada, ada_b, bill], split={2})) == grouped({1}, {2}, {3})
    merged = speakers([ada, ada_b, bill], merged={3: 1})
    assert groups(merged) == grouped({1, 2, 3})
    assert merged[0].principal == 1
    assert merged[0].aliases[3].rule == "merged by hand"
    # what the rules tie to a name follows it
    assert speakers([ada, ada_b, bill], merged={1: 3})[0].principal == 3
    assert groups(speakers([ada, ada_b, bill], merged={1: 3})) == grouped({1, 2, 3})


def test_who_names_the_speaker() -> None:
    def principal(*aliases: Alias) -> int:
        [found] = speakers(aliases)
        return found.principal

    assert principal(full(1, "ADA COLE"), full(2, "Ada Cole")) == 2
    assert principal(local(1, "Cole", MAYOR), full(2, "Ada Cole", MAYOR)) == 2
    initials = Alias(1, "TPA", "organization", spelled_out="Tarn Ports Authority")
    assert principal(initials, Alias(2, "Tarn Ports Authority", "organization")) == 2
    assert principal(full(1, "Ada B. Cole"), full(2, "Ada Cole")) == 1, "the older address stays"


def test_a_reason_names_the_other_where_it_is_not_the_speakers_own_name() -> None:
    found = speakers([full(1, "Ada Cole"), local(2, "Cole", MAYOR), full(3, "Ada B. Cole", MAYOR)])
    [speaker] = found
    assert speaker.aliases[2].evidence == "as “Ada B. Cole”: mayor, Tarn"


NAMES = st.sampled_from(["Ada Cole", "Ada B. Cole", "Ada C. Cole", "ADA COLE", "Bill Cole", "William Cole", "Will Cole", "Bill Cole Jr.", "Ada Cole III", "Cole"])  # fmt: skip
OFFICES = st.frozensets(st.sampled_from([MAYOR, MAYOR_ELSEWHERE, Office("mayor", None, "Echo")]), max_size=2)


@st.composite
def archives(draw: st.DrawFn) -> list[Alias]:
    names = draw(st.lists(st.tuples(NAMES, OFFICES), max_size=8))
    return [Alias(n, name, "person", name == "Cole", told) for n, (name, told) in enumerate(names)]


@given(archives(), st.randoms(), st.data())
def test_every_alias_has_one_speaker_and_order_does_not_matter(
    aliases: list[Alias], random: object, data: st.DataObject
) -> None:
    ids = [alias.id for alias in aliases]
    split = data.draw(st.frozensets(st.sampled_from(ids), max_size=3)) if ids else frozenset()
    found = speakers(aliases, split=split)
    everyone: list[int] = [id for speaker in found for id in speaker.aliases]
    assert sorted(everyone) == ids
    assert all(speaker.principal in speaker.aliases for speaker in found)
    assert groups(speakers(aliases[::-1], split=split)) == groups(found)
    for speaker in found:
        assert _first_names(aliases, speaker.aliases) <= 1


def _first_names(aliases: list[Alias], ids: Mapping[int, object]) -> int:
    """How many people's first names a speaker has; Bill and Will are short forms of one."""
    first = {alias.name.casefold().split()[0] for alias in aliases if alias.id in ids and not alias.local}
    return len({"bill" if name in ("bill", "will", "william") else name for name in first})
