"""What all XML documents from strangers have in common."""

from __future__ import annotations

import html
import re

from lxml import etree

from onrecord.ingest.errors import ParseError
from onrecord.ingest.records import Payload
from onrecord.ingest.web.urls import redact

# An entity that refers to another or to a file: what XML bombs and leaks are made of. The parsers would
# not expand it, but a document that tries is not one to read.
_EVIL_ENTITY = re.compile(
    rb"<!ENTITY\s++(?:%\s*+)?[^\s>]++\s++(?:SYSTEM|PUBLIC|[\"'][^\"'>]*[&%](?!#)\w)", re.IGNORECASE
)
# One that is never closed goes on to the end.
_CDATA = re.compile(r"(<!\[CDATA\[(?:[^\]]++|\](?!\]>))*+(?:\]\]>|\Z))")
# An ampersand that begins no reference, and one that begins a reference which XML does not know.
_AMPERSAND = re.compile(r"&(?!#\d+;|#x[\da-f]+;|(\w+);)|&(\w+);", re.IGNORECASE)
_KNOWN = {"amp", "lt", "gt", "quot", "apos"}


def refuse_entities(payload: Payload) -> None:
    """Raises ParseError for a document whose entities refer to others or to files."""
    # The plain test first: most documents declare nothing, and the pattern takes its time.
    if b"<!entity" in payload.body.lower() and _EVIL_ENTITY.search(payload.body):
        raise ParseError(
            redact(payload.requested_url),
            "not read: it declares XML entities that refer to others or to files",
        )


def parse(text: str) -> etree._Element | None:
    """The outermost element; of what is not well-formed as much as can be told, None where nothing can be."""
    body = text.encode("utf-8", "replace")
    try:
        return etree.fromstring(body, _parser(recover=False))
    except (etree.XMLSyntaxError, ValueError):
        pass
    try:
        return etree.fromstring(_escaped(text).encode("utf-8", "replace"), _parser(recover=True))
    except (etree.XMLSyntaxError, ValueError):
        return None


def local_name(node: etree._Element) -> str:
    """An element's name in lower case, whatever its namespace, also where its prefix was never declared."""
    return node.tag.rpartition("}")[2].rpartition(":")[2].lower() if isinstance(node.tag, str) else ""


def child(node: etree._Element | None, *names: str) -> etree._Element | None:
    """The first child of that local name, and its first child of the next, and so on."""
    for name in names:
        if node is None:
            return None
        node = next((inner for inner in node if local_name(inner) == name), None)
    return node


def _parser(*, recover: bool) -> etree.XMLParser:
    return etree.XMLParser(
        recover=recover, resolve_entities=False, no_network=True, load_dtd=False, encoding="utf-8"
    )


def _escaped(text: str) -> str:
    """`text` with its bare ampersands as XML wants them."""
    parts = _CDATA.split(text) if "<![CDATA[" in text else [text]
    return "".join(
        part if part.startswith("<![CDATA[") else _AMPERSAND.sub(_reference, part) for part in parts
    )


def _reference(found: re.Match[str]) -> str:
    name = found[2]
    if name is None:
        return "&amp;"
    if name in _KNOWN:
        return found[0]
    meant = html.unescape(found[0])
    return meant if meant != found[0] else f"&amp;{name};"
