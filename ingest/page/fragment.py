"""A piece of HTML, as feeds and data carry it -> its paragraphs."""

from __future__ import annotations

from html import unescape

from lxml import etree
from lxml import html as lxml_html

from onrecord.ingest.text import one_line
from onrecord.ingest.web.markup import lightened

BLOCKS = ("p", "li", "h2", "h3", "h4", "h5", "h6", "blockquote", "td", "dd", "figcaption", "div", "section")
_DROPPED = ("script", "style", "noscript", "template", "iframe", "object", "svg", "head")


def fragment(markup: str) -> list[str]:
    """The paragraphs of a piece of HTML or plain text, as JSON-LD and feeds carry it; scripts are dropped."""
    if "<" not in markup:
        markup = unescape(markup)
    if "<" not in markup:
        return [line for line in map(one_line, markup.splitlines()) if line]
    try:
        tree = lxml_html.fragment_fromstring(
            lightened(markup), create_parent="div", parser=lxml_html.HTMLParser(remove_comments=True)
        )
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return []
    etree.strip_elements(tree, *_DROPPED, with_tail=False)
    for node in tree.iter("br", "p", "div", "li", "ul", "ol", "blockquote", "h1", *BLOCKS):
        node.text, node.tail = "\n" + (node.text or ""), "\n" + (node.tail or "")
    return [line for line in map(one_line, tree.text_content().split("\n")) if line]
