"""The network's labels of tokens, and the mentions that a sequence of them tells."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from onrecord.claims.lang.en import pronouns
from onrecord.claims.mentions.records import Form, Kind, Mention
from onrecord.claims.text.tokens import Text

Floats = NDArray[np.float32]

# A name's tokens are BEGIN + kind and INSIDE + kind; the head noun of a description is HEAD + its place among
# the DESCRIBED kinds. An outlet that is described is a body.
OUTSIDE, BEGIN, INSIDE, HEAD = 0, 1, 1 + len(Kind), 1 + 2 * len(Kind)
DESCRIBED = (Kind.PERSON, Kind.BODY, Kind.DOCUMENT, Kind.PLACE)
TAGS = HEAD + len(DESCRIBED)

# Pronouns that go back to something outside of their clause. "I" and "who" are answered by grammar.
GOING_BACK = frozenset(
    word for word, kind in pronouns.PRONOUNS.items() if kind in ("male", "female", "plural", "thing")
)
_PRONOUN_KINDS = {"male": Kind.PERSON, "female": Kind.PERSON, "plural": Kind.PERSON, "thing": Kind.BODY}


def mentions(text: Text, log_probabilities: Floats, plural: Floats) -> tuple[Mention, ...]:
    """The mentions that the labels tell, in text order: `log_probabilities` (tokens, TAGS), and for each
    token the probability that what it heads is more than one."""
    if not len(text):
        return ()
    p = np.exp(log_probabilities)
    groups = np.stack(
        [p[:, OUTSIDE], p[:, BEGIN:INSIDE].sum(1), p[:, INSIDE:HEAD].sum(1), p[:, HEAD:].sum(1)], axis=1
    )
    best = groups.argmax(1).tolist()
    runs: list[tuple[int, int, Form]] = []
    for i, word in enumerate(text.words):
        group = best[i]
        if word.lower() in GOING_BACK and not (group in (1, 2) and word.isupper()):
            runs.append((i, i + 1, Form.PRONOUN))  # US is a country, and "us" none of these
        elif group == 3 and word[0].isalnum():
            runs.append((i, i + 1, Form.DESCRIPTION))
        elif group == 2 and runs and _goes_on(text, runs[-1], i):
            runs[-1] = (runs[-1][0], i + 1, Form.NAME)
        elif group in (1, 2) and word[0].isalnum():
            runs.append((i, i + 1, Form.NAME))
    runs = [(start, _end(text, start, end), form) for start, end, form in runs]
    kinds = _kinds(text, log_probabilities, runs)
    return tuple(
        Mention(
            start,
            end,
            form,
            kinds[n],
            _is_plural(text.words[end - 1], form, float(plural[end - 1])),
            1.0 if form is Form.PRONOUN else _least(groups[start:end], form),
        )
        for n, (start, end, form) in enumerate(runs)
    )


def _goes_on(text: Text, run: tuple[int, int, Form], at: int) -> bool:
    return run[1] == at and run[2] is Form.NAME and text.sentence[at - 1] == text.sentence[at]


def _end(text: Text, start: int, end: int) -> int:
    while end - start > 1 and not text.words[end - 1][0].isalnum():
        end -= 1
    return end


def _is_plural(word: str, form: Form, probability: float) -> bool:
    return pronouns.PRONOUNS[word.lower()] == "plural" if form is Form.PRONOUN else probability > 0.5


def _least(groups: Floats, form: Form) -> float:
    if form is Form.DESCRIPTION:
        return round(float(groups[0, 3]), 4)
    begins = float(groups[0, 1] + groups[0, 2])
    return round(min([begins, *(float(row[2]) for row in groups[1:])]), 4)


def _kinds(text: Text, logs: Floats, runs: Sequence[tuple[int, int, Form]]) -> list[tuple[float, ...]]:
    """The probabilities of each kind: for names from all that have the same words, since one name in an
    article is of one kind."""
    together: defaultdict[tuple[str, ...], list[Floats]] = defaultdict(list)
    keys = [tuple(word.lower() for word in text.words[start:end]) for start, end, _ in runs]
    each = np.logaddexp(logs[:, BEGIN:INSIDE], logs[:, INSIDE:HEAD])
    for (start, end, form), key in zip(runs, keys, strict=True):
        if form is Form.NAME:
            together[key].append(_mean(each[start:end]))
    for key in [key for key in together if len(key) > 1]:
        full = _mean(together[key])
        if key[-1:] in together and full.argmax() == Kind.PERSON:  # the surname of somebody named in full
            together[key[-1:]] += [full] * len(together[key[-1:]])
    rows = np.full((len(runs), len(Kind)), -30.0, dtype=np.float32)
    described = [n for n, (_, _, form) in enumerate(runs) if form is Form.DESCRIPTION]
    rows[np.ix_(described, DESCRIBED)] = logs[[runs[n][0] for n in described], HEAD:]
    same: dict[tuple[Form, tuple[str, ...]], int] = {}  # the first of the runs with the same words
    at = list(range(len(runs)))
    for n, ((_, _, form), key) in enumerate(zip(runs, keys, strict=True)):
        if form is Form.DESCRIPTION:
            continue
        at[n] = same.setdefault((form, key), n)
        if at[n] != n:
            continue
        if form is Form.NAME:
            rows[n] = _mean(together[key])
        else:
            rows[n, _PRONOUN_KINDS[pronouns.PRONOUNS[key[0]]]] = 0.0
    shares = _softmax(rows)
    found = {n: tuple([round(x, 4) for x in shares[n].tolist()]) for n in set(at)}
    return [found[n] for n in at]


def _mean(rows: Sequence[Floats] | Floats) -> Floats:
    mean: Floats = rows[0] if len(rows) == 1 else np.add.reduce(rows, axis=0) / len(rows)
    return mean


def _softmax(rows: Floats) -> Floats:
    powers = np.exp(rows - rows.max(1, keepdims=True))
    shares: Floats = powers / powers.sum(1, keepdims=True)
    return shares
