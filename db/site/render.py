"""From rows to a page: filters, links, responses. Article content is text: escaped here or by Jinja."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode, urlsplit
from weakref import WeakKeyDictionary

from datasette.app import Datasette
from datasette.database import Database
from datasette.utils import tilde_encode
from datasette.utils.asgi import NotFound, Request, Response
from jinja2 import Environment
from markupsafe import Markup, escape

from onrecord.db.query.worksheet import SHEET_COLUMNS
from onrecord.db.site import ROUTE, counts, dates, dictionary, origins, terms
from onrecord.db.site.http import cells, density
from onrecord.db.site.library import HIT_END, HIT_START

Params = Mapping[str, object] | None

_STATIC = Path(__file__).parent / "static"
_STYLES = (_STATIC / "site.css").read_text(encoding="utf-8")
# One file for a page to ask for.
_SCRIPT = "\n".join((_STATIC / name).read_text(encoding="utf-8") for name in ("keys.js", "copy.js"))
_DIGEST = base64.b64encode(hashlib.sha256(_SCRIPT.encode()).digest()).decode()
# Control characters, and the marks that turn the direction of all text that follows them.
_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069]")
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_OPENING = "\"'“‘„«»"
_CLOSING = "\"'”’“»«"
# Between two pieces of a broken quotation.
_BETWEEN = re.compile(r'(?<=[.,!?…;:—-])" "(?=\w)')


def database(datasette: Datasette) -> Database:
    """The database that the site shows. Raises NotFound when none of those served is one of onrecord's."""
    try:
        return datasette.get_database(route=ROUTE)
    except KeyError:
        raise NotFound("No database of onrecord is served here.") from None


async def page(
    datasette: Datasette, request: Request, template: str, context: Mapping[str, Any], status: int = 200
) -> Response:
    """`template` (a name without folder and ending) filled with `context`, as a response."""
    body = await filled(datasette, request, f"onrecord/{template}.html", context)
    return Response.html(body, status=status, headers={"Vary": "Cookie"})


async def filled(datasette: Datasette, request: Request, template: str, context: Mapping[str, Any]) -> str:
    """`template` filled with `context`: at once where nobody else has a say, in half the time then."""
    given = {**_of_reader(datasette, request), **context}
    at_once = _AT_ONCE.get(datasette)
    if at_once is None:
        return str(await datasette.render_template(template, given, request=request))
    return at_once.get_template(template).render({**given, "request": request})


def _of_reader(datasette: Datasette, request: Request) -> dict[str, Any]:
    """What every page may ask about the reader: how close rows are to stand, where this is, and whole
    addresses."""
    query = f"?{request.query_string}" if request.query_string else ""
    return {
        "density": density.of(request.scope),
        "here": f"{request.path}{query}",
        "absolute": lambda within: whole(datasette, request, within),
    }


async def missing(
    datasette: Datasette, request: Request, what: str, link: tuple[str, str] | None = None
) -> Response:
    """Our own page for what is not there; `what` is a sentence, `link` the path and the words of what
    is there instead."""
    return await page(datasette, request, "missing", {"what": what, "instead": link}, status=404)


def moved(datasette: Datasette, request: Request, path: str) -> Response:
    """The same in the same form at another address; not for ever, since it may move again."""
    form = request.url_vars.get("format")
    query = f"?{request.query_string}" if request.query_string else ""
    end = f".{form}" if form else ""
    return Response.redirect(f"{datasette.urls.path(path)}{end}{query}", status=302)


def link(datasette: Datasette, path: str, params: Params = None) -> str:
    """An address within the site; parameters that are None or empty are left out."""
    if not params:
        return str(datasette.urls.path(path))
    query = urlencode({name: value for name, value in params.items() if value not in (None, "")})
    return str(datasette.urls.path(path)) + (f"?{query}" if query else "")


def absolute(datasette: Datasette, request: Request, path: str, params: Params = None) -> str:
    """The same with the host: the site's public address where one is given, else that which was asked."""
    return whole(datasette, request, link(datasette, path, params))


def whole(datasette: Datasette, request: Request, within: str) -> str:
    """An address within the site, as `link` gives it, with the host."""
    public = (datasette.plugin_config("onrecord") or {}).get("public_url")
    return f"{str(public).rstrip('/')}{within}" if public else str(datasette.absolute_url(request, within))


def home(datasette: Datasette, request: Request) -> str:
    """Where the site begins, with the host and without a slash at its end."""
    return absolute(datasette, request, "/").rstrip("/")


def encoded(pairs: Sequence[tuple[str, str]]) -> str:
    """Parameters of an address, of which several may have one name."""
    return urlencode(pairs)


def segment(value: object) -> str:
    """One part of a path, safe whatever it holds."""
    return quote(str(value), safe="")


def plain(value: object, length: int | None = None) -> str:
    """Text for a title or an attribute: nothing unseen in it, and cut at `length` characters."""
    text = _UNSEEN.sub("", str(value or ""))
    return text if length is None or len(text) <= length else text[: length - 1].rstrip() + "…"


def hits(value: str | None, length: int = 700) -> Markup:
    """A text from the index, cut at `length`, its hits marked and all else escaped."""
    text = str(value or "")
    if len(text) > length:
        text = text[:length].rstrip() + "…"
    before, *marked = text.split(HIT_START)
    parts = [escape(plain(before))]
    for piece in marked:
        hit, _, rest = piece.partition(HIT_END)
        parts += [Markup('<mark class="hit">{}</mark>').format(plain(hit)), escape(plain(rest))]
    return Markup("").join(parts)


def xml_text(value: str) -> str:
    """`value` without the characters that no XML may hold, however escaped."""
    return _NOT_XML.sub("", value)


def ticks(value: str | None) -> Markup:
    """Words in backticks, as the dictionary has them, as code."""
    pieces = [escape(piece) for piece in str(value or "").split("`")]
    return Markup("").join(Markup("<code>{}</code>").format(p) if n % 2 else p for n, p in enumerate(pieces))


def quoted(value: str | None) -> str:
    """A direct quotation without the quotation marks it stands in: the page sets its own."""
    text = str(value or "").strip()
    if len(text) > 2 and text[0] in _OPENING and text[-1] in _CLOSING:
        return _BETWEEN.sub("” “", text[1:-1])
    return text


def external(url: str | None) -> str | None:
    """`url` when it leads to the web, else None: a page may not make a reader run a script."""
    try:
        return url if url and urlsplit(url).scheme in ("http", "https") else None
    except ValueError:
        return None


def routed(datasette: Datasette, cell: object, database_name: str) -> object:
    """A cell of a raw table. Datasette makes its links to other rows from the name of the database's file,
    and its pages are elsewhere."""
    if not isinstance(cell, Markup):
        return cell
    made = f'<a href="{datasette.setting("base_url")}{tilde_encode(database_name)}/'
    return Markup(str(cell).replace(made, f'<a href="{datasette.urls.database(database_name)}/', 1))


def in_order(things: Iterable[Mapping[str, Any]], names: Sequence[str], key: str) -> list[Mapping[str, Any]]:
    """Those of `things` whose `key` is one of `names`, in the order of these."""
    by_name = {thing[key]: thing for thing in things}
    return [by_name[name] for name in names if name in by_name]


# The templates of those Datasettes where they are filled without waiting for anything.
_AT_ONCE: WeakKeyDictionary[Datasette, Environment] = WeakKeyDictionary()


def prepare(env: Environment, datasette: Datasette) -> None:
    """Give the templates their filters and the words of `terms`."""
    if (datasette.plugin_config("onrecord") or {}).get("alone"):
        _AT_ONCE[datasette] = env.overlay(enable_async=False)
    digests = [hashlib.sha256(text.encode()).hexdigest()[:12] for text in (_STYLES, _SCRIPT)]
    env.filters.update(
        readable=dates.readable,
        moment=dates.moment,
        terms=terms.terms_of,
        office=terms.office_of,
        segment=segment,
        plain=plain,
        hits=hits,
        quoted=quoted,
        external=external,
        ticks=ticks,
        in_order=in_order,
        routed=lambda cell, database_name: routed(datasette, cell, database_name),
    )
    env.globals.update(
        stylesheet=lambda: link(datasette, "/-/onrecord/site.css", {"v": digests[0]}),
        keys=lambda: link(datasette, "/-/onrecord/keys", {"v": digests[1]}),
        href=lambda path, **params: link(datasette, path, params),
        MARKS=terms.MARKS,
        KINDS=terms.KINDS,
        QUOTE_TYPES=terms.QUOTE_TYPES,
        SOURCE_TYPES=terms.SOURCE_TYPES,
        UNNAMED=terms.UNNAMED,
        FIELDS=terms.FIELDS,
        LADDER=terms.LADDER,
        LINEAGE_UNKNOWN=origins.UNKNOWN,
        PLACED=origins.PLACED,
        origins_of=origins.span,
        DICTIONARY=dictionary.described(),
        SHEET_COLUMNS=SHEET_COLUMNS,
        MOST_ROWS=counts.MOST_COUNTED,
        DENSITIES=density.CHOICES,
    )


async def stylesheet() -> Response:
    """The one stylesheet."""
    return _static(_STYLES, "text/css")


async def keys() -> Response:
    """The one script: keys for those who read many statements, and buttons that copy.

    It stands in a document of its own, which each page frames, unseen: so a page, which holds what strangers
    wrote, may run no script at all, and the document that runs one holds nothing else.
    """
    policy = f"default-src 'none'; script-src 'sha256-{_DIGEST}'; base-uri 'none'; frame-ancestors 'self'"
    page = f'<!DOCTYPE html><html lang="en"><title>Keys</title><script>{_SCRIPT}</script></html>'
    return _static(page, "text/html", {"Content-Security-Policy": policy})


def _static(text: str, kind: str, headers: Mapping[str, str] | None = None) -> Response:
    """A file whose address changes with its content, so that it may be kept for ever."""
    kept = {"Cache-Control": "public, max-age=31536000, immutable"}
    return Response(text, headers={**kept, **(headers or {})}, content_type=f"{kind}; charset=utf-8")


async def robots() -> Response:
    """Statements may be found by search engines; every mixture of filters need not be."""
    return Response.text(
        "User-agent: *\nDisallow: /data\nDisallow: /*?\n"
        "Disallow: /*.csv\nDisallow: /*.json\nDisallow: /*.jsonl\n",
        headers={cells.SAFE: "none"},
    )


async def nothing_here() -> Response:
    """For addresses of Datasette's that are not for readers."""
    raise NotFound("There is nothing here.")
