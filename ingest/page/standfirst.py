"""The standfirst: the lines between headline and text that sum the article up."""

from __future__ import annotations

from lxml import etree

from onrecord.ingest.page.placement import is_elsewhere
from onrecord.ingest.page.tree import Page
from onrecord.ingest.text import label, one_line, squash

_DESCRIPTION = ("og:description", "description", "twitter:description", "dc.description")
_SHORTEST = 40  # letters and digits; less is a slogan
_KEY = 20  # letters and digits that must agree before the rest of an element is looked at


def standfirst(page: Page) -> str:
    """What the page both states as its description and shows, as it is shown; "" when it does not.

    Shown counts, because many a description is written for search engines alone.
    """
    stated = [*(page.meta.get(name, [""])[0] for name in _DESCRIPTION), page.article.get("description")]
    wanted = {key for line in stated if len(key := squash(label(line).rstrip(" .…"))) >= _SHORTEST}
    keys = {key[:_KEY] for key in wanted}
    if not wanted:
        return ""
    first = {key[0] for key in keys}
    for node in page.tree.iter(etree.Element):
        text = node.text
        if not text or node.tag == "title":
            continue
        # Looked at first, for most elements hold nothing: whether it begins with a letter that fits.
        start = text.lstrip()[:1].casefold()
        if not start or (start.isascii() and start.isalnum() and start not in first):
            continue
        if squash(text[: 2 * _KEY])[:_KEY] not in keys:
            continue
        line = one_line(node.text_content())
        if squash(line) in wanted and not is_elsewhere(node):
            return line
    return ""
