"""Options and kinds of values that several commands share."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar
from urllib.parse import urlsplit

import click

if TYPE_CHECKING:
    from onrecord.ingest.web.fetch import Policy

Function = TypeVar("Function", bound=Callable[..., object])

database = click.option(
    "--db",
    "path",
    type=click.Path(path_type=Path),
    default="onrecord.db",
    envvar="ONRECORD_DB",
    show_default=True,
    show_envvar=True,
    help="The database.",
)


class _Extractor(click.ParamType[str]):
    """The name of an installed extractor."""

    name = "name"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        from onrecord.claims.extractors import NoSuchExtractor, named

        try:
            named(value)
        except NoSuchExtractor as error:
            self.fail(str(error), param, ctx)
        return value


extractor = click.option(
    "--extractor",
    type=_Extractor(),
    default="default",
    envvar="ONRECORD_EXTRACTOR",
    show_default=True,
    show_envvar=True,
    help="Which of the installed extractors finds the claims.",
)

_allow_private = click.option(
    "--allow-private", is_flag=True, help="Also fetch from private, loopback and link-local addresses."
)
_delay = click.option(
    "--delay",
    type=click.FloatRange(min=0),
    default=1.0,
    show_default=True,
    metavar="SECONDS",
    help="Pause between two pages of one host; 0 for none.",
)


def _one_word(ctx: click.Context, option: click.Parameter, contact: str | None) -> str | None:
    if contact is not None and not re.fullmatch(r"[!-~]{1,200}", contact):
        raise click.BadParameter("an e-mail or web address is asked for")
    return contact


_contact = click.option(
    "--contact",
    envvar="ONRECORD_CONTACT",
    show_envvar=True,
    callback=_one_word,
    metavar="ADDRESS",
    help="Whom a publisher may write to: goes into the User-Agent.",
)


def network(function: Function) -> Function:
    """`allow_private`, `delay` and `contact`, for commands that fetch."""
    return _allow_private(_delay(_contact(function)))


def policy(allow_private: bool, delay: float, contact: str | None) -> Policy:
    from onrecord.ingest.web.fetch import Policy

    return Policy(allow_private=allow_private, delay=delay, contact=contact)


def _log(ctx: click.Context, option: click.Parameter, verbosity: int) -> None:
    from onrecord.db.cli.logs import show

    show(ctx, verbosity)


verbose = click.option(
    "-v",
    "--verbose",
    count=True,
    expose_value=False,
    callback=_log,
    help="Log on stderr what is done; -vv also every request.",
)


class Published(click.ParamType[str]):
    """An ISO day or moment, kept as it was written."""

    name = "date"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        from onrecord.db.run.handed import is_published

        if not is_published(value):
            self.fail(f"{value!r} is no date, such as 2026-10-02 or 2026-10-02T08:30:00+02:00", param, ctx)
        return value


class Period(click.ParamType[str]):
    """An ISO year, month or day; or a period that ends today, as its first day."""

    name = "date"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        from datetime import date

        from onrecord.db.rules.days import first_day, resolved

        value = resolved(value, date.today())
        try:
            first_day(value)
        except ValueError as error:
            self.fail(str(error), param, ctx)
        return value


_UNITS = {"s": 1, "m": 60, "h": 3600, "d": 86400}  # in seconds
_LONGEST = 366 * 86400


class Duration(click.ParamType[float]):
    """ "90s", "15m", "1h30m", "1d": seconds."""

    name = "duration"

    def convert(self, value: str | float, param: click.Parameter | None, ctx: click.Context | None) -> float:
        if isinstance(value, float):
            return value
        parts = re.findall(r"(\d+)([smhd])", value)
        if not parts or "".join(number + unit for number, unit in parts) != value:
            self.fail(f"{value!r} is no duration, such as 15m or 1h30m", param, ctx)
        seconds = float(sum(int(number) * _UNITS[unit] for number, unit in parts))
        if not 0 < seconds <= _LONGEST:
            self.fail("must be longer than nothing and not longer than a year", param, ctx)
        return seconds


hostname = click.option(
    "--hostname",
    "hostnames",
    multiple=True,
    metavar="NAME",
    help="Also answer under this name, as behind a proxy; * is any. May come again. A site on this machine's "
    "own address otherwise answers to the machine's own names.",
)

batch_list = click.option(
    "--batch",
    type=click.Path(path_type=Path),
    metavar="LIST.jsonl",
    help="Lines with path (from the list's folder; may end in .gz), url and perhaps charset. "
    "Every other key is copied to the output.",
)


_ANONYMITY = ("named", "anonymous", "collective", "unclear")
_UNNAMED_AS = ("withheld", "confidential", "official", "private")
_KINDS = ("statement", "attitude", "no_comment")
_TYPES = ("person", "group", "organization", "document", "outlet")
_FILTERS = (
    click.option("--search", "q", help='Words that must occur, and "exact phrases".'),
    click.option("--speaker", help="A full name, or words of one."),
    click.option("--outlet", help="The outlet's name."),
    click.option("--anonymity", type=click.Choice(_ANONYMITY)),
    click.option(
        "--unnamed-as",
        type=click.Choice(_UNNAMED_AS),
        help="What an unnamed source is unnamed as; withheld: all but private people.",
    ),
    click.option("--kind", type=click.Choice(_KINDS)),
    click.option("--type", type=click.Choice(_TYPES), help="The type of source."),
    click.option("--since", type=Period(), help="Said on or after this day, month or year."),
    click.option("--until", type=Period(), help="Said on or before it."),
    click.option("--story", type=click.IntRange(1), help="The number of a story, as in its address."),
    click.option("--group", type=click.IntRange(1), help="The number of a group of the same claim."),
    click.option("--origins", type=click.IntRange(1, 9), help="On so many independent origins at least."),
)


def filters(function: Callable[..., object]) -> Callable[..., object]:
    """`chosen`, the `TimelineFilter` that the options of a search make."""

    @wraps(function)
    def filtered(*arguments: object, **named: Any) -> object:
        from onrecord.db.query.filters import TimelineFilter

        given = {field: named.pop(field) for field in _FIELDS}
        for number in ("story", "group", "origins"):
            given[number] = given[number] and str(given[number])
        return function(*arguments, chosen=TimelineFilter(**given), **named)

    for option in reversed(_FILTERS):
        filtered = option(filtered)
    return filtered


# As the options call them, which is as the filter does.
_FIELDS = (
    "q", "speaker", "outlet", "anonymity", "unnamed_as", "kind", "type", "since", "until", "story",
    "group", "origins",
)  # fmt: skip


def _public_address(ctx: click.Context, option: click.Parameter, value: str | None) -> str | None:
    if value is None:
        return None
    try:
        parts = urlsplit(value.strip())
        whole = parts.scheme in ("http", "https") and parts.hostname and (parts.port or True)
    except ValueError:
        whole = False
    if not whole or parts.path.strip("/") or parts.query or parts.fragment or parts.username:
        raise click.BadParameter("the address of a site is asked for, such as https://news.example")
    return f"{parts.scheme}://{parts.netloc}"


public_url = click.option(
    "--public-url",
    envvar="ONRECORD_PUBLIC_URL",
    show_envvar=True,
    callback=_public_address,
    metavar="ADDRESS",
    help="Where readers find the site: goes into links that leave it.",
)
