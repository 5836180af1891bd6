"""How right the networks are, on documents that taught nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from onrecord.claims.lang.en import pronouns
from onrecord.claims.mentions.reader import Reader
from onrecord.claims.mentions.records import Form, Kind, Mentions
from onrecord.claims.mentions.tags import BEGIN, DESCRIBED, GOING_BACK, HEAD, INSIDE
from onrecord.claims.training.mentions.learn import Layers
from onrecord.claims.training.mentions.lesson import Lesson


def measure(reader: Reader, layers: Layers, lessons: Sequence[Lesson]) -> dict[str, float]:
    """F1 of names and of descriptions by kind, boundaries and kind right, and of the pronouns that go back to
    somebody named or described the share that does so rightly."""
    counts: Counter[str] = Counter()
    for lesson in lessons:
        read = reader.read(lesson.text, layers(lesson.text))
        if any(tag > 0 for tag in lesson.tags):
            gold, own = _marked(lesson), _found(read)
            for name, one in gold | own:
                counts[f"{name} gold"] += (name, one) in gold
                counts[f"{name} own"] += (name, one) in own
                counts[f"{name} right"] += (name, one) in gold & own
        for kind, right in _gone_back(lesson, read):
            counts[f"{kind} asked"] += 1
            counts[f"{kind} right"] += right
    figures = {}
    for name in sorted({key.rsplit(" ", 1)[0] for key in counts}):
        both = counts[f"{name} gold"] + counts[f"{name} own"]
        if both:
            figures[f"{name}, F1"] = round(200 * counts[f"{name} right"] / both, 1)
        else:
            figures[f"{name}, right"] = round(100 * counts[f"{name} right"] / counts[f"{name} asked"], 1)
    return figures


def _marked(lesson: Lesson) -> set[tuple[str, tuple[int, int]]]:
    found: list[tuple[int, int, int]] = []
    descriptions = set()
    for i, tag in enumerate(lesson.tags):
        if BEGIN <= tag < INSIDE:
            found.append((i, i + 1, tag - BEGIN))
        elif INSIDE <= tag < HEAD and found and found[-1][1] == i:
            found[-1] = (found[-1][0], i + 1, found[-1][2])
        elif tag >= HEAD:
            descriptions.add((f"described {DESCRIBED[tag - HEAD].name.lower()}", (i, i + 1)))
    names = {(f"name {Kind(kind).name.lower()}", (start, end)) for start, end, kind in found}
    return names | {("name", (start, end)) for start, end, _ in found} | descriptions


def _found(read: Mentions) -> set[tuple[str, tuple[int, int]]]:
    found = set()
    for m in read.every:
        if m.form is Form.NAME:
            found |= {("name", (m.start, m.end)), (f"name {m.kind.name.lower()}", (m.start, m.end))}
        elif m.form is Form.DESCRIPTION:
            found.add((f"described {m.kind.name.lower()}", (m.start, m.end)))
    return found


def _gone_back(lesson: Lesson, read: Mentions) -> list[tuple[str, bool]]:
    asked = []
    for question in lesson.questions:
        word = lesson.text.words[question.token].lower()
        kind = pronouns.PRONOUNS.get(word, word)
        if word not in GOING_BACK or question.chain is None:
            continue
        back = read.back(question.token)
        by_chain: Counter[str | None] = Counter()
        told = {chain for i, chain in lesson.chains.items() if lesson.text.words[i].lower() not in GOING_BACK}
        if question.chain not in told:
            continue  # nobody is named or described: it goes back to nothing
        for number, share in back.probabilities.items():
            m = read.every[number]
            chain = next(
                (lesson.chains[i] for i in range(m.end - 1, m.start - 1, -1) if i in lesson.chains), None
            )
            by_chain[chain if chain is not None else f"other {number}"] += share  # type: ignore[assignment]
        best = max(by_chain, key=by_chain.__getitem__, default=None)
        asked.append((f"{lesson.source} {kind}", best == question.chain))
    return asked
