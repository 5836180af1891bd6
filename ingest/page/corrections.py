"""Corrections and editors' notes: part of the article, though they stand where other things stand."""

from __future__ import annotations

import re
from itertools import islice

from lxml.html import HtmlElement

from onrecord.ingest.text import one_line

_APART = ("aside", "footer")
_MARKED = re.compile(r"correction|clarification|corrigend|errat|editors?-?note|rectif|berichtigung|korrektur")
# How such a note begins, in the languages of the pages seen.
_BEGINS = re.compile(
    r"\W*(?:corrections?|corrected|clarifications?|corrigendum|errat(?:um|a)|editors?[’']?s? note"
    r"|korrektur|berichtigung|richtigstellung|klarstellung|anm(?:erkung)?\.? d(?:er|\.) red\w*\.?"
    r"|correctif|rectificati[fe]|précision|corrección|rectificación|fe de err(?:ores|atas)|aclaración"
    r"|correzione|rettifica|precisazione|correção|rättelse|rettelse|oikaisu|sprostowanie|correctie|oprava"
    r"|исправление|уточнение|訂正|更正|정정)(?!\w)",
    re.IGNORECASE,
)
_LONGEST = 1500  # characters
_FEWEST_WORDS = 6
_FIRST = 4  # pieces of text, in which the first word is


def free(tree: HtmlElement) -> None:
    """Make plain parts of the article of those corrections that an aside or a footer holds."""
    for node in list(tree.iter(*_APART)):
        for part in _notes(node):
            _set_free(part)


def _notes(node: HtmlElement) -> list[HtmlElement]:
    """The element itself where it is a note, else those directly in it that are."""
    return [part for part in (node, *node) if isinstance(part.tag, str) and _is_note(part)][:3]


def _is_note(node: HtmlElement) -> bool:
    names = f"{node.get('class') or ''} {node.get('id') or ''}".lower()
    begin = one_line(" ".join(islice(node.itertext(), _FIRST)))
    if not (_BEGINS.match(begin) or _MARKED.search(names)):
        return False
    line = one_line(node.text_content())
    linked = sum(len(anchor.text_content()) for anchor in node.iter("a"))
    return len(line) <= _LONGEST and len(line.split()) >= _FEWEST_WORDS and linked * 2 < len(line)


def _set_free(node: HtmlElement) -> None:
    if node.tag in _APART:
        node.tag = "div"
        return
    holder = node.getparent()
    if holder is not None and holder.tag in _APART and holder.getparent() is not None:
        holder.addprevious(node)
