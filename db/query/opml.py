"""Subscriptions as OPML, for other feed readers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any
from xml.etree import ElementTree


def opml(feeds: Iterable[Mapping[str, Any]]) -> str:
    """An OPML 2.0 document of rows with `url`, `title` and `site_url`."""
    root = ElementTree.Element("opml", version="2.0")
    ElementTree.SubElement(ElementTree.SubElement(root, "head"), "title").text = "onrecord"
    body = ElementTree.SubElement(root, "body")
    for feed in feeds:
        attributes = {"type": "rss", "text": feed["title"] or feed["url"], "xmlUrl": feed["url"]}
        if feed["site_url"]:
            attributes["htmlUrl"] = feed["site_url"]
        ElementTree.SubElement(body, "outline", attributes)
    ElementTree.indent(root)
    return ElementTree.tostring(root, encoding="unicode", xml_declaration=False)
