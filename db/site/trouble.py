"""What a reader is told when a question cannot be answered because of the question."""

from __future__ import annotations

import logging
import sqlite3

from datasette.app import Datasette
from datasette.database import QueryInterrupted
from datasette.utils.asgi import Base400, Request, Response
from datasette.views.base import DatasetteError

from onrecord.db.errors import explain
from onrecord.db.site import limits

_log = logging.getLogger(__name__)


async def answered(datasette: Datasette, request: Request, exception: Exception) -> Response | None:
    """A page that says what is wrong; None where it is a fault of ours, or Datasette has an answer."""
    # Of a page of Datasette's about a database: it knows which one.
    told = _told(exception, is_raw="database" in request.url_vars)
    if told is None:
        return None
    status, what = told
    _log.info("%s: %r", request.path, exception)
    context = {"ok": False, "error": what, "status": status, "title": None}
    if request.path.endswith(".json"):
        return Response.json(context, status=status)
    body = await datasette.render_template("error.html", context, request=request)
    return Response.html(body, status=status)


def _told(exception: Exception, *, is_raw: bool) -> tuple[int, str] | None:
    match exception:
        case QueryInterrupted():
            return 400, "This takes too long to answer: ask for less."
        case MemoryError() | limits.TooMuch() | sqlite3.DataError():
            return 400, "This takes more memory than there is for one question: ask for less."
        case OverflowError():
            return 400, "A number in this address is too large."
        case UnicodeError():
            return 400, "This address is no UTF-8."
        case Base400():
            return None
        case DatasetteError():
            return (400, str(exception.message)) if is_raw and exception.status >= 500 else None
        case sqlite3.Error() if account := explain(exception, "the database"):
            return 503, f"The database {account.reason}."
        case sqlite3.Error() if is_raw:
            return 400, str(exception)
        case _ if is_raw:
            # Datasette reads its parameters as it goes, and trips over those that are none.
            return 400, "This address cannot be read."
    return None
