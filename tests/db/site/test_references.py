"""References as the manuals of style write them; what is not known is left out."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.db.site.references import Author, Reference, author, reference

AUTHORS = [
    ("Ines Quill", Author("Quill", "Ines"), "Quill, I."),
    ("Jean-Paul M. Aldous", Author("Aldous", "Jean-Paul M."), "Aldous, J.-P. M."),
    ("Maria de la Torre", Author("de la Torre", "Maria"), "de la Torre, M."),
    ("Tom Quayle Jr.", Author("Quayle Jr.", "Tom"), "Quayle Jr., T."),
    # no person of two names: known by the whole
    ("Quill", Author("Quill"), "Quill"),
    ("The Vell Courier", Author("The Vell Courier"), "The Vell Courier"),
    ("Echo Staff", Author("Echo Staff"), "Echo Staff"),
    ("Radio 7", Author("Radio 7"), "Radio 7"),
    ("  ", Author(""), ""),
]


@pytest.mark.parametrize(("byline", "expected", "initials"), AUTHORS)
def test_author(byline: str, expected: Author, initials: str) -> None:
    assert (author(byline), author(byline).initials) == (expected, initials)


def of(**given: Any) -> Reference:
    claim = {
        "claim_id": "c1", "authors": json.dumps(["Ines Quill", "Per Aldous"]), "title": "Wall cracked", "url": "https://vell.example/a",
        "outlet": "The Vell Courier", "published": "2026-09-08T06:30:00+02:00",
    }  # fmt: skip
    return reference({**claim, **given}, "It leaks (two divers)", "https://news.example/claim/c1")


APA = [
    ({}, "Quill, I., & Aldous, P. (2026, September 8). Wall cracked. The Vell Courier. https://vell.example/a"),
    ({"authors": '["Ines Quill"]'}, "Quill, I. (2026, September 8). Wall cracked. The Vell Courier. https://vell.example/a"),
    ({"authors": '["A B", "C D", "E F"]'}, "B, A., D, C., & F, E. (2026, September 8). Wall cracked. The Vell Courier. https://vell.example/a"),
    ({"authors": "[]"}, "Wall cracked. (2026, September 8). The Vell Courier. https://vell.example/a"),
    ({"published": None, "title": "Who knew?"}, "Quill, I., & Aldous, P. (n.d.). Who knew? The Vell Courier. https://vell.example/a"),
    ({"published": "2026-09", "url": "file:///a"}, "Quill, I., & Aldous, P. (n.d.). Wall cracked. The Vell Courier."),
    ({"title": None, "outlet": None}, "Quill, I., & Aldous, P. (2026, September 8). [Untitled]. https://vell.example/a"),
]  # fmt: skip
CHICAGO = [
    ({}, "Quill, Ines, and Per Aldous. “Wall cracked.” The Vell Courier, September 8, 2026. https://vell.example/a."),
    ({"authors": '["A B", "C D", "E F"]'}, "B, A, C D, and E F. “Wall cracked.” The Vell Courier, September 8, 2026. https://vell.example/a."),
    ({"authors": "[]", "title": "Who “knew”?"}, "The Vell Courier. “Who ‘knew’?” September 8, 2026. https://vell.example/a."),
    ({"published": None}, "Quill, Ines, and Per Aldous. “Wall cracked.” The Vell Courier. https://vell.example/a."),
    ({"authors": "[]", "outlet": None, "published": None, "url": None}, "“Wall cracked.”"),
]  # fmt: skip


@pytest.mark.parametrize(("given", "expected"), APA)
def test_apa(given: dict[str, Any], expected: str) -> None:
    assert of(**given).apa() == expected


@pytest.mark.parametrize(("given", "expected"), CHICAGO)
def test_chicago(given: dict[str, Any], expected: str) -> None:
    assert of(**given).chicago() == expected


def test_many_authors_are_shortened() -> None:
    many = json.dumps([f"Ann {chr(97 + n)}xe" for n in range(25)])
    assert ", … yxe, A. (2026" in of(authors=many).apa()
    assert "Ann gxe, et al. “Wall" in of(authors=many).chicago()


def test_bibtex() -> None:
    assert of(title="50% & {more}_$").bibtex() == (
        "@online{quill2026-c1,\n"
        "  author = {Quill, Ines and Aldous, Per},\n"
        "  title = {{50\\% \\& \\{more\\}\\_\\$}},\n"
        "  organization = {The Vell Courier},\n"
        "  date = {2026-09-08},\n"
        "  year = {2026},\n"
        "  month = sep,\n"
        "  url = {https://vell.example/a},\n"
        "  note = {It leaks (two divers). Recorded at https://news.example/claim/c1}\n"
        "}\n"
    )
    assert "author = {{The Vell Courier}}" in of(authors='["The Vell Courier"]').bibtex()
    assert "author" not in of(authors="[]").bibtex()


def test_ris() -> None:
    assert of().ris().splitlines() == [
        "TY  - NEWS", "AU  - Quill, Ines", "AU  - Aldous, Per", "TI  - Wall cracked", "T2  - The Vell Courier", "PY  - 2026",
        "DA  - 2026/09/08/", "UR  - https://vell.example/a", "N1  - It leaks (two divers). Recorded at https://news.example/claim/c1",
        "ER  - ",
    ]  # fmt: skip


@given(text=st.text())
def test_no_text_breaks_out_of_its_field(text: str) -> None:
    made = of(title=text, outlet=text, authors=json.dumps([text]))
    tags = [line[:6] for line in re.split(r"[\r\n]+", made.ris()) if line]
    assert all(re.fullmatch(r"[A-Z][A-Z0-9]  - ", tag) for tag in tags)
    assert tags.count("ER  - ") == 1
    bare = re.sub(r"\\textbackslash\{\}|\\textasciicircum\{\}|\\textasciitilde\{\}|\\[{}]", "", made.bibtex())
    assert bare.count("{") == bare.count("}")
    assert re.fullmatch(r"@online\{[a-z0-9-]+", made.bibtex().split(",\n", 1)[0])
