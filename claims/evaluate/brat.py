"""brat standoff, as far as attributions go: `T` lines name spans, `E` lines tie them together."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from onrecord.claims.evaluate.errors import GoldError
from onrecord.claims.records import Attribution, Span, Spans

_TEXT_BOUND = re.compile(r"(?P<id>T\d+)\t\S+ (?P<offsets>\d+ \d+(?:;\d+ \d+)*)(?:\t.*)?")
_EVENT = re.compile(r"E\d+\t(?P<arguments>.*)")
_ARGUMENT = re.compile(r"(?P<role>Content|Source|Cue)\d*:(?P<id>T\d+)")


def read_standoff(annotation: str, text: str, path: Path) -> tuple[Attribution, ...]:
    """The attributions of a standoff file, in its order; `path` is for the message only.

    Events without content and every other kind of line (notes, attributes, relations) are passed over.
    Raises `GoldError` where a span is malformed or lies outside the text.
    """
    spans: dict[str, Spans] = {}
    events = []
    for number, line in enumerate(annotation.split("\n"), 1):
        line = line.rstrip("\r")
        if re.match(r"T\d+\t", line):
            bound = _TEXT_BOUND.fullmatch(line)
            if bound is None:
                raise GoldError(path, f"line {number}: no offsets where brat has them")
            spans[bound["id"]] = _offsets(bound["offsets"])
            if any(not 0 <= span.start <= span.end <= len(text) for span in spans[bound["id"]]):
                raise GoldError(path, f"line {number}: offsets outside the text ({len(text)} characters)")
        elif event := _EVENT.fullmatch(line):
            events.append(event["arguments"])
    found = (_attribution(arguments, spans) for arguments in events)
    return tuple(attribution for attribution in found if attribution.content)


def write_standoff(attributions: list[Attribution], text: str) -> str:
    """The same the other way round, with the words of each span beside it, as brat writes them."""
    lines: list[str] = []
    bound = 0
    for number, attribution in enumerate(attributions, 1):
        arguments = []
        roles = (("Content", attribution.content), ("Source", attribution.source), ("Cue", attribution.cue))
        for role, spans in roles:
            if not spans:
                continue
            bound += 1
            offsets = ";".join(f"{span.start} {span.end}" for span in spans)
            words = " ".join(text[span.start : span.end] for span in spans).replace("\n", " ")
            lines.append(f"T{bound}\t{role} {offsets}\t{words}")
            arguments.append(f"{role}:T{bound}")
        lines.append(f"E{number}\t{' '.join(arguments)}")
    return "".join(line + "\n" for line in lines)


def _offsets(written: str) -> Spans:
    pairs = (piece.split() for piece in written.split(";"))
    return tuple(Span(int(start), int(end)) for start, end in pairs)


def _attribution(arguments: str, spans: Mapping[str, Spans]) -> Attribution:
    roles: dict[str, list[Span]] = {"Content": [], "Source": [], "Cue": []}
    for argument in _ARGUMENT.finditer(arguments):
        roles[argument["role"]].extend(spans.get(argument["id"], ()))
    content, source, cue = (tuple(sorted(roles[role])) for role in ("Content", "Source", "Cue"))
    return Attribution(content=content, cue=cue, source=source, score=1.0, method="gold")
