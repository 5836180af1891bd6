"""What a reader is told when a question cannot be answered because of the question."""

from __future__ import annotations

import sqlite3

from datasette.app import Datasette
from datasette.database import QueryInterrupted
from datasette.utils.asgi import Request, Response

# A row of a view, which has no key to find it by, trips Datasette in one of these.
_NO_SUCH_ROW = (IndexError, KeyError, AssertionError)


async def answered(datasette: Datasette, request: Request, exception: Exception) -> Response | None:
    """An answer with status 400 or 404; None where it is a fault of ours, or Datasette has an answer."""
    what = _what(exception, _is_raw(datasette, request))
    if what is None:
        return None
    if request.path.endswith(".json"):
        return Response.json({"ok": False, "error": what, "status": 400, "title": None}, status=400)
    context = {"status": 400, "error": what, "title": None}
    body = await datasette.render_template("error.html", context, request=request)
    return Response.html(body, status=400)


def _is_raw(datasette: Datasette, request: Request) -> bool:
    """Whether this is a page of Datasette's about a database."""
    return "database" in request.url_vars


def _what(exception: Exception, is_raw: bool) -> str | None:
    match exception:
        case QueryInterrupted():
            return "This takes too long to answer: ask for less."
        case MemoryError() | sqlite3.DataError():
            return "This takes more memory than there is for one question: ask for less."
        case OverflowError():
            return "A number in this address is too large."
        case UnicodeError():
            return "This address or form is no UTF-8."
        case sqlite3.OperationalError() if is_raw:
            return str(exception)
    return None
