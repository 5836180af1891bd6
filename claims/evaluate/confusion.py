"""What kind of mistake a wrong field is: one value for another, or none where there is one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from random import Random
from typing import Any

from onrecord.claims.evaluate.fields import SAME, FieldMistake
from onrecord.claims.evaluate.tally import SEED

# Fields with few values: which value was taken for which is worth telling.
_CLOSED = frozenset(("source_type", "anonymity", "quote_type", "kind", "said_precision", "sourcing"))
_ORDER = {name: place for place, name in enumerate((*SAME, "no_comment"))}


def confusion(mistake: FieldMistake) -> str:
    """What was taken for what: "named for anonymous", "none given", "a part of it"."""
    wanted, given = mistake.wanted, mistake.given
    if given is None:
        return "none given"
    if wanted is None:
        return "given where there is none"
    if mistake.field in _CLOSED:
        return f"{given} for {wanted}"
    more, fewer = (set(str(value).casefold().split()) for value in (given, wanted))
    if more < fewer:
        return "a part of it"
    return "more than it" if more > fewer else "another"


def confusions(found: Sequence[tuple[str, FieldMistake]], examples: int) -> list[dict[str, Any]]:
    """For each field its confusions with their number, most frequent first, and `examples` of each (seed
    fixed). `found` has the name of its document with each mistake."""
    kinds: defaultdict[tuple[str, str], list[tuple[str, FieldMistake]]] = defaultdict(list)
    for document, mistake in found:
        kinds[mistake.field, confusion(mistake)].append((document, mistake))
    return [
        {
            "field": field,
            "confusion": kind,
            "count": len(rows),
            "examples": [
                {"doc": document, **mistake._asdict()}
                for document, mistake in Random(SEED).sample(rows, min(examples, len(rows)))
            ],
        }
        for (field, kind), rows in sorted(
            kinds.items(), key=lambda item: (_ORDER[item[0][0]], -len(item[1]), item[0][1])
        )
    ]


def confusions_shown(rows: Sequence[Mapping[str, Any]]) -> str:
    """The same for people: what was labelled and what was given, then source | content."""
    lines = []
    for row in rows:
        lines.append(f"{row['count']:5}  {row['field']}: {row['confusion']}")
        for example in row["examples"]:
            lines.append(f"         {example['doc']}")
            lines.append(f"           labelled {example['wanted']!r}, given {example['given']!r}")
            lines.append(f"           {example['source'] or '-'} | {example['content']}")
    return "\n".join(lines)
