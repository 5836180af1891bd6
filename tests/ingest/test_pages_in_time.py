"""Pages and titles made to be slow are read, or refused, in time that grows with their length and no faster."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import suppress

import pytest

from onrecord.ingest.errors import ParseError
from onrecord.ingest.page import byline, wire
from onrecord.ingest.page.article import parse_html
from onrecord.ingest.sources.titles import title
from onrecord.ingest.web.markup import lightened

ALPHABETS = [
    "a@",
    "a@a.",
    "(",
    "[",
    "-",
    "– ",
    "by ",
    ", ",
    "and ",
    ". ",
    "“",
    "\t",
    "1 ",
    "©",
    "A-",
    "A ",
    "| ",
    "<!-- >",
    "<script>",
    "</",
    "&",
    "&amp;",
]
SPARE = 0.05  # seconds that a busy machine may add


def grows_in_step(work: Callable[[int], object], length: int) -> bool:
    """Whether four times as much takes at most six times as long; the best of three tries counts."""
    least, middle, most = (min(took(work, length * times) for _ in range(3)) for times in (1, 2, 4))
    return middle <= 3 * least + SPARE and most <= 6 * least + SPARE


def took(work: Callable[[int], object], length: int) -> float:
    began = time.process_time()
    with suppress(ParseError):
        work(length)
    return time.process_time() - began


@pytest.mark.parametrize("unit", ALPHABETS)
def test_lines(unit: str) -> None:
    assert grows_in_step(lambda n: byline.split_names(unit * n), 5_000)
    assert grows_in_step(lambda n: title(unit * n), 5_000)
    assert grows_in_step(
        lambda n: wire.credited("A story.\n\n" + unit * n + "x", bylines=[unit * n], credits=[], outlet=None),
        5_000,
    )


@pytest.mark.parametrize("shape", ["{}=1 ", "{}='1' ", '{}="" ', "{} "])
def test_attributes_by_the_thousand(shape: str) -> None:
    def page(length: int) -> None:
        attributes = "".join(shape.format(f"a{n}") for n in range(length))
        parse_html(f"<html><body><p {attributes}>The pier opens in May, said the mayor.</p></body></html>")

    page(1)  # what is loaded once
    assert grows_in_step(page, 5_000)
    assert took(page, 100_000) < 5


def test_attributes_that_people_write_stay() -> None:
    page = "<p " + " ".join(f'data-n{n}="{"x" * 20}"' for n in range(100)) + ">Text</p>" * 2_000
    assert lightened(page) == page
    script = "<script>" + "if (a <b && " * 2_000 + "1 > 2)</script>"
    assert lightened(script) == script


@pytest.mark.parametrize(
    "unit",
    ["<p>A line of words here.</p>\n", "A line<br>", "word ", '<a href="/x">a link of words</a> ', "<b>a</b><i>c</i>", "<li>item", "<h1>Pier</h1>", "<td>a", "<meta name=author content='Ada Penrose'>"],
)  # fmt: skip
def test_pages_of_two_megabytes_end(unit: str) -> None:
    page = "<html><body><article><h1>Pier</h1><p>The pier opens, said the mayor.</p>"
    assert took(lambda n: parse_html(page + unit * (n // len(unit))), 2_000_000) < 30
