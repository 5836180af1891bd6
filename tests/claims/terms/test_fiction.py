"""Plots retold, and what people of this world say of them."""

import pytest

from tests.claims.marked import claims

FIGURES = [
    "In the film “Salt”, {S Captain Rusk (Olaf Pell)} {C tells} his men {T that the sea is deep}.",
    "Tonight’s episode of “Brine Street” ends badly.\n\n{S Nora} {C warns} him {T that she will tell}.",
    "Viewers will see {S Dr Hale} {C admit} {T that he burned it}.",
    "In the game, {S the wizard} {C claims} {T he has seen it}.",
    "The second series of “Salt” begins. {S Inspector Vik} {C believes} {T he was pushed}.",
]
PEOPLE = [
    "In the film “Salt”, nothing happens. {S Director Ana Ruiz} {C says} {T that was her plan}.",
    "In the film “Salt”, nothing happens. {S Ana Ruiz} {C said} {T that was her plan}.",
    "Ana Ruiz made it.\n\nIn the film “Salt”, nothing happens. {S Ruiz} {C says} {T that was her plan}.",
    "In the film “Salt”, nothing happens. {T “That was my plan,”} {C says} {S the miller}.",
    "{S Nora} {C warns} him {T that she will tell}.",
    "In the game, the second of the season, they lost. {S The coach} {C said} {T they were tired}.",
]


@pytest.mark.parametrize("marked", FIGURES)
def test_what_figures_say_is_no_claim(marked: str) -> None:
    assert claims(marked) == []


@pytest.mark.parametrize("marked", PEOPLE)
def test_what_people_say_of_a_work_is_one(marked: str) -> None:
    assert len(claims(marked)) == 1
