from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.ingest.page.byline import names, split_names


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("Ada Lund", ["Ada Lund"]),
        ("By Ada Lund", ["Ada Lund"]),
        ("BY ADA LUND", ["Ada Lund"]),
        ("Von Jörg Älter", ["Jörg Älter"]),
        ("Par Noëlle d’Arc et Ben Osei", ["Noëlle d’Arc", "Ben Osei"]),
        ("By Ada Lund and Ben Osei", ["Ada Lund", "Ben Osei"]),
        ("Ada Lund, Ben Osei and Cy Moss", ["Ada Lund", "Ben Osei", "Cy Moss"]),
        ("Ada Lund; Ben Osei", ["Ada Lund", "Ben Osei"]),
        ("Ada Lund & Ben Osei", ["Ada Lund", "Ben Osei"]),
        ("Lund, Ada", ["Ada Lund"]),  # as archives write it
        # roles, places in the house, dates and addresses are no names
        ("By Ada Lund, Senior Harbour Correspondent", ["Ada Lund"]),
        ("Ada Lund | Staff Writer", ["Ada Lund"]),
        ("Ada Lund (ada@quay.example)", ["Ada Lund"]),
        ("By Ada Lund Updated October 2, 2026", ["Ada Lund"]),
        ("Written by Ada Lund on Oct 2, 2026", ["Ada Lund"]),
        ("Ada Lund @adalund", ["Ada Lund"]),
        ("Ada Lund Staff Writer", ["Ada Lund"]),
        ("Reviewed by Ada Lund", ["Ada Lund"]),
        ("Ada Lund &amp; Ben Osei", ["Ada Lund", "Ben Osei"]),
        ("Autorinnen Ada Lund und Eva Moss", ["Ada Lund", "Eva Moss"]),
        ("Alle Beiträge von Ada Lund", ["Ada Lund"]),
        ("BenOsei on Friday", ["BenOsei"]),
        ("ferrywatch77", ["ferrywatch77"]),
        ("page.head.extra.author", []),  # a template that was not filled in
        # whose work it is
        ("Reporting by Ada Lund; Editing by Ben Osei", ["Ada Lund"]),
        (
            "Reporting by Ada Lund and Cy Moss; Writing by Eva Moss; Editing by Ben Osei",
            ["Ada Lund", "Cy Moss", "Eva Moss"],
        ),
        ("Ada Lund, photographs by Ben Osei", ["Ada Lund"]),
        ("Photographs by Ben Osei, words by Ada Lund", ["Ada Lund"]),
        ("Ada Lund; translated by Ben Osei", ["Ada Lund"]),
        ("Texto: Ada Lund Fotos: Ben Osei", ["Ada Lund"]),
        ("Ada Lund, additional reporting by Ben Osei", ["Ada Lund"]),
        ("Ada Lund, medically reviewed by Ben Osei, MD", ["Ada Lund"]),
        ("Editing by Ben Osei", []),
        # where they were, and for whom
        ("Ada Lund in Port Alder", ["Ada Lund"]),
        ("By Ada Lund in Port Alder and Ben Osei in Hexwater", ["Ada Lund", "Ben Osei"]),
        ("By Ada Lund and Ben Osei, in Hexwater", ["Ada Lund", "Ben Osei"]),
        ("Ada Lund at the Harbour Court", ["Ada Lund"]),
        ("Ada Lund of The Quay", ["Ada Lund"]),
        ("Ada Lund, Special to the Quay", ["Ada Lund"]),
        # names that look like something else
        ("By Ada Lund and Min Hale", ["Ada Lund", "Min Hale"]),
        ("Ada Lund, Tess Senior", ["Ada Lund", "Tess Senior"]),
        ("Ida Getty", ["Ida Getty"]),
        ("Di Marlowe", ["Di Marlowe"]),
        ("Av Holmen", ["Av Holmen"]),
        ("Byrd Oakes", ["Byrd Oakes"]),
        ("Otto Brand, Jr.", ["Otto Brand Jr"]),
        ("By Otto Brand Jr. and Ada Lund", ["Otto Brand Jr", "Ada Lund"]),
        ("Otto Brand III", ["Otto Brand III"]),
        ("Tomás Quiroga y Lara", ["Tomás Quiroga y Lara"]),
        ("Pere Soler i Mas", ["Pere Soler i Mas"]),
        ("Ana Quiroga y Luis Lara", ["Ana Quiroga", "Luis Lara"]),
        # offices before and after
        ("Harbour correspondent Ada Lund", ["Ada Lund"]),
        ("Staff Writer Ada Lund", ["Ada Lund"]),
        ("Ada Lund, Harbours Desk Lead", ["Ada Lund"]),
        ("Ada Lund, MD, PhD", ["Ada Lund"]),
        ("Ada Lund, Foreign Affairs", ["Ada Lund"]),
        ("Ada Lund, editor, Quay News", ["Ada Lund"]),
        # other scripts and languages
        ("Анна Белова и Иван Орлов", ["Анна Белова", "Иван Орлов"]),
        ("Автор: Анна Белова", ["Анна Белова"]),
        ("Της Ελένης Λάμπρου", ["Ελένης Λάμπρου"]),
        ("ليلى حسن، سامي ناصر", ["ليلى حسن", "سامي ناصر"]),
        ("鈴木一郎、高橋花", ["鈴木一郎", "高橋花"]),
        ("記者陳大文／高雄報導", ["陳大文"]),
        ("이영희 기자", ["이영희"]),
        ("박민·이영희 기자", ["박민", "이영희"]),
        ("Ada Lund ja Ben Osei", ["Ada Lund", "Ben Osei"]),
        ("desk@quay.example (Ada Lund)", ["Ada Lund"]),
        # a desk may sign
        ("Quay staff", ["Quay staff"]),
        ("Team Quay", ["Team Quay"]),
        ("AFP", ["AFP"]),
        ("Quay Newsroom", ["Quay Newsroom"]),
        # nobody
        ("", []),
        ("admin", []),
        ("By", []),
        ("https://quay.example/authors/ada", []),
        ("14 comments", []),
        ("{{ author.name }}", []),
    ],
)
def test_names_in_a_byline(line: str, found: list[str]) -> None:
    assert split_names(line) == found


def test_the_outlet_signs_only_when_nobody_else_does() -> None:
    assert names(["The Quay", "Ada Lund", "Ada  Lund"], "The Quay") == ["Ada Lund"]
    assert names(["The Quay"], "The Quay") == ["The Quay"]


def test_a_reviewer_is_named_where_only_the_outlet_signs() -> None:
    assert names(["The Quay | Reviewed by Ada Lund"], "The Quay") == ["Ada Lund"]


@given(st.lists(st.text(), max_size=4))
def test_names_are_short_lines_and_each_stands_once(lines: list[str]) -> None:
    found = names(lines, "The Quay")
    assert len(found) == len(set(found)) <= 12
    assert all(name and "\n" not in name and len(name) <= 80 for name in found)
