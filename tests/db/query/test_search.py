"""Raw text becomes an FTS5 query that never fails and finds what the words say."""

import sqlite3

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.db.query.search import fts_query, respelled

EXAMPLES = [
    # plain words: every one, in any order
    ("bridge closed", '"bridge" AND "closed"'),
    ("  bridge   bridge ", '"bridge"'),
    # phrases, straight and curly quotation marks
    ('"bridge is closed"', '"bridge is closed"'),
    ("“bridge is closed” Tuesday", '"bridge is closed" AND "Tuesday"'),
    ("«fermé» „zu“", '"fermé" AND "zu"'),
    # a mark that is never closed is no mark
    ('"bridge is', '"bridge" AND "is"'),
    # what FTS5 would read as syntax is text
    ("don't", '"don t"'),
    ("don’t", '"don t"'),
    ("speaker:harrow", '"speaker harrow"'),
    ("bridge OR NOT NEAR(", '"bridge" AND "OR" AND "NOT" AND "NEAR"'),
    ("-bridge ^first +last {x}", '"bridge" AND "first" AND "last" AND "x"'),
    ("snake_case", '"snake case"'),
    # a prefix is asked for
    ("clos*", '"clos"*'),
    ("*", None),
    # British and American spellings are one, unless they stand in quotation marks
    ("harbour wall", '("harbour" OR "harbor") AND "wall"'),
    ("Harbor, colours", '("Harbor" OR "harbour") AND ("colours" OR "colors")'),
    ("“harbour wall”", '"harbour wall"'),
    ("harbour*", '("harbour"* OR "harbor"*)'),
    # other scripts
    ("市長は否定した", '"市長は否定した"'),
    ("мэр отрицает", '"мэр" AND "отрицает"'),
    ("re\u0301sume\u0301", '"re\u0301sume\u0301"'),
    # nothing searchable
    ("", None),
    ("   ", None),
    ('""', None),
    ("🙂 — …", None),
    ("\x00", None),
    ("\u0301", None),
]


@pytest.mark.parametrize(("raw", "query"), EXAMPLES)
def test_query(raw: str, query: str | None) -> None:
    assert fts_query(raw) == query


@pytest.mark.parametrize(
    ("raw", "others"),
    [
        ("harbour", ("harbor",)),
        ("Harbor wall “colour”", ("harbour",)),
        ("wall", ()),
        ("", ()),
        ("a:b", ()),
    ],
)
def test_a_reader_is_told_what_else_is_looked_for(raw: str, others: tuple[str, ...]) -> None:
    assert respelled(raw) == others


@pytest.fixture(scope="module")
def index() -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:", check_same_thread=False)
    connection.execute("""create virtual table t using fts5(x, tokenize="unicode61 remove_diacritics 2")""")
    connection.execute("insert into t values ('The mayor said: “We don’t know a:b.”')")
    return connection


@given(raw=st.text() | st.text(alphabet="\"“'*:()^-+ abANDORNEAR{}"))
def test_any_text_is_a_valid_query(index: sqlite3.Connection, raw: str) -> None:
    query = fts_query(raw)
    if query is not None:
        index.execute("select count(*) from t where t match ?", [query]).fetchone()


@pytest.mark.parametrize(
    "raw", ["don't", "don’t", "DON'T know", "“we don't know”", "a:b", "may*", "mayor know", '"said we"']
)
def test_finds_the_text(index: sqlite3.Connection, raw: str) -> None:
    assert index.execute("select count(*) from t where t match ?", [fts_query(raw)]).fetchone() == (1,)


@pytest.mark.parametrize("raw", ['"know mayor"', "may", "b:a", "“dont”"])
def test_does_not_find_other_text(index: sqlite3.Connection, raw: str) -> None:
    assert index.execute("select count(*) from t where t match ?", [fts_query(raw)]).fetchone() == (0,)


def test_very_long_input_is_cut_not_refused(index: sqlite3.Connection) -> None:
    query = fts_query(" ".join(f"word{n}" for n in range(100_000)))
    assert index.execute("select count(*) from t where t match ?", [query]).fetchone() == (0,)
