"""Attributions as token numbers, both finders' in one list, and which stands inside which."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from onrecord.claims.lang.en import pronouns
from onrecord.claims.layout import blocks, layouts
from onrecord.claims.layout.datelines import datelines
from onrecord.claims.layout.teasers import teasers
from onrecord.claims.records import Attribution, Spans
from onrecord.claims.reply import refusals
from onrecord.claims.spans import alone, nested, relative, reported, tails, trim
from onrecord.claims.spans.edges import source_edges, without_name_in_cue
from onrecord.claims.text.found import Found
from onrecord.claims.text.frame import paragraphs
from onrecord.claims.text.kinds import kind
from onrecord.claims.text.tokens import CLOSE, OPEN, Text

_GAP = 3
_SEEN = frozenset("seen read reviewed viewed obtained".split())
# What somebody has said, as a noun behind its owner.
_NOUNS = frozenset(
    "claim claims allegation allegations remarks warning warnings accusation accusations".split()
)
_OWNERS = frozenset("his her their its".split())


def merge(text: Text, attributions: list[Attribution], replies: list[Attribution]) -> list[Found]:
    """Both finders' work in text order. Where they meet the no-comment grammar is the surer: an attribution
    inside a no-comment goes, one that has the whole no-comment in its content stays around it."""
    silent = [_found(text, a) for a in replies]
    told = [_tokens(text, a.content) for a in attributions if a.source]
    own = {frozenset(t) for t in told if refusals.declines([text.words[i] for i in t])}
    silent = [
        f for f in silent if not (_is_pronoun(text, f.source) and any(set(f.content) <= t for t in own))
    ]
    owner = {token: n for n, f in enumerate(silent) for token in f.content}
    kept = []
    filed = datelines(text)
    layout = layouts.read(text)
    elsewhere = teasers(text, paragraphs(text))
    laid = [_found(text, a) for a in layout.attributions]
    for attribution in attributions:
        f = _without(text, _found(text, attribution), filed)
        f = f and _unsigned(text, _trimmed(text, _named(text, _signed(text, _not_seen_by(text, f)))))
        if f is None or not (layout.labels | elsewhere).isdisjoint(f.whole):
            continue
        touched = {owner[token] for token in (*f.content, *f.cue) if token in owner}
        content = set(f.content)
        if content and all(content.issuperset(silent[n].content) for n in touched):
            kept.append(f)
    kept = _not_anothers(kept, text)
    kept = _in_clauses(text, _reported(text, kept, filed, layout.labels | elsewhere))
    kept = _told_apart(text, [part for f in kept for part in _by_paragraph(text, f)])
    kept = [_edged(text, f) for f in _without_descriptions(text, _outside(text, kept, laid))]
    kept = _with_blocks(text, kept, layout.blocks)
    kept = _run_on(text, kept, layout.labels) + laid
    kept += _nested(text, kept)
    kept, silent = _refusing(text, kept, silent)
    taken = frozenset(i for f in (*kept, *silent) for i in f.whole) | layout.labels
    kept += [_found(text, a) for a in alone.find(text, paragraphs(text), taken)]
    return sorted(kept + silent, key=lambda f: (f.content, f.source, f.cue))


def _refusing(text: Text, kept: list[Found], silent: list[Found]) -> tuple[list[Found], list[Found]]:
    """Where all that somebody said is their own no-comment ("Her office said it would not discuss papers"),
    the no-comment is left, with the source and the cue of who said so in place of its own "it"."""
    said = {_words(text, f.content): f for f in kept if f.source}
    refusals, spent = [], set()
    for f in silent:
        words = _words(text, f.content)
        if words in said and _is_pronoun(text, f.source):
            who = said[words]
            spans = replace(f.spans, source=who.spans.source, cue=who.spans.cue)
            f = Found(spans, f.content, who.cue, who.source)
            spent.add(words)
        refusals.append(f)
    return [f for f in kept if not f.source or _words(text, f.content) not in spent], refusals


def _is_pronoun(text: Text, source: Sequence[int]) -> bool:
    return len(source) == 1 and text.words[source[0]].lower() in pronouns.PRONOUNS


def _words(text: Text, tokens: Sequence[int]) -> frozenset[int]:
    return frozenset(i for i in tokens if text.words[i][0].isalnum())


def _told_apart(text: Text, kept: list[Found]) -> list[Found]:
    """Without a quotation among somebody's words whose own sentence says that another spoke it: "It is," Cole
    said. "It is not," said Dunn. It is the other's, found by the finder or not."""
    cues = {token for f in kept for token in f.cue}
    apart: list[Found] = []
    for f in kept:
        runs = _runs(f.content)
        foreign = [
            (run, told) for run in runs if (told := tails.told(text, run)) and _is_foreign(text, f, told)
        ]
        if len(runs) < 2 or not f.source or len(foreign) == len(runs):
            apart.append(f)
            continue
        taken = {i for run, _ in foreign for i in run}
        apart.append(_with_content(text, f, tuple(i for i in f.content if i not in taken)) if taken else f)
        for run, (cue, source) in foreign:
            if cues.isdisjoint(cue):
                spans = replace(
                    f.spans,
                    content=text.characters(run),
                    cue=text.characters(cue),
                    source=text.characters(source),
                )
                apart.append(Found(spans, tuple(run), cue, source))
    return apart


def _is_foreign(text: Text, f: Found, told: tails.Roles) -> bool:
    """Whether a quotation among somebody's words has a cue of its own, and surely another speaker."""
    cue, source = told
    own = {*f.cue, *f.source}.isdisjoint((*cue, *source))
    return own and tails.is_other(text, source, f.source)


def _runs(tokens: Sequence[int]) -> list[range]:
    """Tokens as the stretches in which they stand side by side."""
    runs: list[range] = []
    for i in tokens:
        if runs and runs[-1].stop == i:
            runs[-1] = range(runs[-1].start, i + 1)
        else:
            runs.append(range(i, i + 1))
    return runs


def _is_told_in(text: Text, f: Found, content: frozenset[int]) -> bool:
    """Whether an attribution is one that the words of another make by themselves; "I think" makes none."""
    first_person = [text.words[i].lower() for i in f.source] in (["i"], ["we"])
    musing = first_person and kind([text.words[i] for i in f.cue]) == "attitude"
    return bool(f.source) and not musing and f.whole < content


def _with_blocks(text: Text, kept: list[Found], apart: Sequence[blocks.Block]) -> list[Found]:
    """Words set apart belong whole to whoever introduces them: by grammar, else by the finder."""
    opening: defaultdict[int, list[Found]] = defaultdict(list)
    for f in kept:
        opening[f.content[0]].append(f)
    wholes = []
    for block in apart:
        content, intro = tuple(block.content), frozenset(block.intro)
        near = [f for i in content[:2] for f in opening[i] if f.source and f.cue and intro.issuperset(f.cue)]
        if block.attribution:
            wholes.append(_found(text, block.attribution))
        elif near:
            wholes.append(_with_content(text, near[0], content))
    return [*_outside(text, kept, wholes), *wholes]


def _outside(text: Text, found: list[Found], wholes: list[Found]) -> list[Found]:
    """Those that do not meet the wholes, or that lie in the words of one as its own attributions."""
    holder = {token: n for n, whole in enumerate(wholes) for token in whole.whole}
    contents = [frozenset(whole.content) for whole in wholes]
    kept = []
    for f in found:
        met = {holder[token] for token in f.whole if token in holder}
        if all(_is_told_in(text, f, contents[n]) for n in met):
            kept.append(f)
    return kept


def _run_on(text: Text, kept: list[Found], labels: frozenset[int]) -> list[Found]:
    """Quotations with what goes on behind their speaker and over the next paragraphs, in place of the pieces
    found there alone."""
    taken = labels.union(*(f.whole if f.source else f.cue for f in kept))
    longer = []
    swallowed: set[int] = set()
    for f in kept:
        content = f.content
        if f.source:
            content = blocks.runs_on(text, blocks.goes_on(text, content, f.cue, taken), taken)
            content = alone.runs_back(text, content, taken)
        swallowed.update(set(content).difference(f.content))
        longer.append(_with_content(text, f, content))
    return [f for f in longer if f.source or not swallowed.issuperset(f.content)]


def _reported(text: Text, kept: list[Found], filed: frozenset[int], apart: frozenset[int]) -> list[Found]:
    """The attributions with those that a sentence's shape makes by itself: in place of one that was cut
    short, of one that took other words for the source, or beside all others."""
    by_cue = {i: n for n, f in enumerate(kept) for i in f.cue}
    claimed = {i for f in kept if f.source for i in f.content}
    added, gone = [], set()
    for r in reported.find(text):
        met = {by_cue[i] for i in r.cue if i in by_cue}
        score = max([reported.SCORE, *(kept[n].spans.score for n in met)])
        spans = Attribution(
            text.characters(r.content),
            text.characters(r.cue),
            text.characters(r.source),
            score,
            reported.METHOD,
        )
        own = [n for n in met if set(kept[n].source) & set(r.source)]
        longer = any(set(kept[n].content) >= set(r.content) for n in own)
        taken = not met and any(text.quoted[i] for i in r.content) and not claimed.isdisjoint(r.content)
        if r.plain and (met or not claimed.isdisjoint(r.content) or not apart.isdisjoint(r.cue)):
            continue
        if not longer and not taken and (r.sure or len(own) == len(met)):
            gone |= met
            f = _without(text, Found(spans, r.content, r.cue, r.source), filed)
            added += [f] if f else []
    return [f for n, f in enumerate(kept) if n not in gone] + added


def _in_clauses(text: Text, kept: list[Found]) -> list[Found]:
    """The attributions with the speaker and the other in the speaker's relative clause told apart, where both
    have words."""
    by_source: defaultdict[tuple[int, ...], list[int]] = defaultdict(list)
    for n, f in enumerate(kept):
        by_source[f.source].append(n)
    made = list(kept)
    for source, numbers in by_source.items():
        others = [n for n in numbers if source and relative.is_others(text, source, kept[n].cue)]
        pair = relative.parted(text, source) if others and len(others) < len(numbers) else None
        for n in numbers if pair else ():
            own = pair[n in others]  # type: ignore[index]
            spans = replace(kept[n].spans, source=text.characters(own))
            made[n] = replace(kept[n], spans=spans, source=own)
    return made


def _unsigned(text: Text, f: Found) -> Found:
    """An attribution without the cue of a sentence that has nothing to do with its quotation."""
    if not f.content or not alone.is_unsigned(text, f.content, f.cue):
        return f
    return Found(replace(f.spans, cue=(), source=()), f.content, (), ())


def _by_paragraph(text: Text, f: Found) -> list[Found]:
    """An attribution, and apart from it the quotations in further paragraphs that do not go on from an
    unclosed one: each is a claim of its own, crossheads are none."""
    parts = [[f.content[0]]]
    for before, i in pairwise(f.content):
        if text.paragraph[before] != text.paragraph[i] and not text.quoted[before] and text.words[i] == OPEN:
            parts.append([])
        parts[-1].append(i)
    if len(parts) == 1:
        return [f]
    anchor = (*f.cue, *f.source)
    near = {text.paragraph[i] for i in anchor}
    own = next((p for p in parts if text.paragraph[p[0]] in near), parts[0])
    nobody = replace(f.spans, cue=(), source=())
    return [
        _with_content(text, f if part is own else Found(nobody, f.content, (), ()), tuple(part))
        for part in parts
        if part is own or not alone.is_crosshead(text, part)
    ]


def _named(text: Text, f: Found) -> Found:
    """An attribution whose cue is no surname."""
    source, cue = without_name_in_cue(text, f.source, f.cue)
    if cue == f.cue:
        return f
    spans = replace(f.spans, source=text.characters(source), cue=text.characters(cue))
    return replace(f, spans=spans, source=source, cue=cue)


def _signed(text: Text, f: Found) -> Found:
    """A quotation that was found without a source, with the one that its own sentence tells."""
    runs = _runs(f.content)
    told = tails.told(text, runs[0]) if not f.source and len(runs) == 1 else None
    if told is None:
        return f
    cue, source = told
    spans = replace(f.spans, cue=text.characters(cue), source=text.characters(source))
    return Found(spans, f.content, cue, source)


def _not_seen_by(text: Text, f: Found) -> Found:
    """An attribution without those who only saw a paper: "the letter, which was seen by the Gazette"."""
    words = [text.words[i].lower() for i in f.cue]
    if words[-1:] != ["by"] or _SEEN.isdisjoint(words):
        return f
    content = tuple(i for i in f.content if text.quoted[i] or text.words[i] in (OPEN, CLOSE)) or f.content
    return _with_content(text, Found(replace(f.spans, cue=(), source=()), content, (), ()), content)


def _trimmed(text: Text, f: Found) -> Found:
    """An attribution whose content ends where the speaker's words end."""
    content = trim.trimmed(text, f.content, f.cue, f.source) if f.content else f.content
    return f if content == f.content else _with_content(text, f, content)


def _with_content(text: Text, f: Found, content: tuple[int, ...]) -> Found:
    return replace(f, content=content, spans=replace(f.spans, content=text.characters(content)))


def _nested(text: Text, kept: list[Found]) -> list[Found]:
    """The attributions inside the contents of others that have not been found by themselves."""
    taken = {token for f in kept for token in f.cue}
    inner = (_found(text, a) for f in kept for a in nested.find(text, f.content))
    fresh = []
    for f in inner:
        if taken.isdisjoint(f.cue):
            taken.update(f.cue)
            fresh.append(f)
    return fresh


def _not_anothers(kept: list[Found], text: Text) -> list[Found]:
    """Without those that a content tells of somebody besides its speaker ("some called her out, saying ..."),
    and that were tied to the speaker for want of another."""
    owners: defaultdict[tuple[int, ...], list[frozenset[int]]] = defaultdict(list)
    for f in kept:
        owners[f.source].append(frozenset(f.content))

    def is_anothers(f: Found) -> bool:
        inside = {*f.content, *f.cue}
        aside = bool(f.cue) and text.words[f.cue[0]].lower().endswith("ing")
        return bool(f.source) and aside and any(inside < content for content in owners[f.source])

    return [f for f in kept if not is_anothers(f)]


def _edged(text: Text, f: Found) -> Found:
    """An attribution whose source ends where a source ends, and is the owner of "her claims"."""
    owner = f.cue[0] - 1 if f.cue and f.source else -1
    noun = len(f.cue) == 1 and text.words[f.cue[0]].lower() in _NOUNS
    if noun and owner >= 0 and text.words[owner].lower() in _OWNERS and owner not in f.source:
        return replace(f, spans=replace(f.spans, source=(text.spans[owner],)), source=(owner,))
    source = source_edges(text, _unbroken(text, f), f.cue)
    taken = {*f.content, *f.cue}
    if source == f.source or not taken.isdisjoint(source):
        return f
    return replace(f, spans=replace(f.spans, source=text.characters(source)), source=source)


def _unbroken(text: Text, f: Found) -> tuple[int, ...]:
    """The source with the few words that the finder left out behind its "who": "an aide, who [asked not] to
    be named"."""
    source = [*f.source[:1]]
    for before, i in pairwise(f.source):
        gap = range(before + 1, i)
        words = [text.words[n].lower() for n in (before, *gap)]
        if gap and words[0] == "who" and len(gap) <= _GAP and all(w.isalpha() for w in words):
            source += [n for n in gap if n not in f.cue and n not in f.content]
        source.append(i)
    return tuple(source)


def _without(text: Text, f: Found, filed: frozenset[int]) -> Found | None:
    """An attribution without the dateline in it; None where nothing else was its content or its source."""
    if filed.isdisjoint(f.content) and filed.isdisjoint(f.source):
        return f
    content = tuple(i for i in f.content if i not in filed)
    source = tuple(i for i in f.source if i not in filed)
    if not content or (f.source and not source):
        return None
    spans = replace(f.spans, content=text.characters(content), source=text.characters(source))
    return Found(spans, content, f.cue, source)


def _without_descriptions(text: Text, found: list[Found]) -> list[Found]:
    """Without those that only describe another's source: "groups that advocate for divers say ..." attributes
    no advocacy. They lie inside the other's source, or share it where it was cut off after its "that"."""
    owner = {token: n for n, f in enumerate(found) for token in f.source}
    last_cue: dict[tuple[int, ...], tuple[int, ...]] = {}
    for f in found:
        last_cue[f.source] = max(f.cue, last_cue.get(f.source, ()))
    kept = []
    for n, f in enumerate(found):
        holder = owner.get(f.content[0], n)
        inside = holder != n and f.whole <= set(found[holder].source)
        relative = bool(f.source) and text.words[f.source[-1]].lower() in ("that", "who", "which")
        describes = relative and f.source[-1] < f.cue[0] if f.cue else relative
        if not inside and not (describes and f.cue < last_cue[f.source]):
            kept.append(f)
    return kept


def holders(found: list[Found]) -> list[int | None]:
    """For each attribution the smallest other whose content holds the whole of it, or None."""
    contents = [frozenset(f.content) for f in found]
    owners: defaultdict[int, list[int]] = defaultdict(list)
    for n, f in enumerate(found):
        for token in f.content:
            owners[token].append(n)
    around_each: list[int | None] = []
    for f in found:
        whole = f.whole
        around = [m for m in owners[f.content[0]] if whole <= contents[m] and _is_larger(found[m], f)]
        around_each.append(min(around, key=lambda m: len(contents[m]), default=None))
    return around_each


def _is_larger(around: Found, inside: Found) -> bool:
    """Whether one content can hold the other; that somebody gave no comment may be all that is said."""
    wider = len(around.content) > len(inside.content)
    return wider or (inside.is_reply and not around.is_reply)


def depth(n: int, outer: list[int | None]) -> int:
    """How many attributions stand around number `n`."""
    steps, around = 0, outer[n]
    while around is not None:
        steps, around = steps + 1, outer[around]
    return steps


def _found(text: Text, a: Attribution) -> Found:
    return Found(a, _tokens(text, a.content), _tokens(text, a.cue), _tokens(text, a.source))


def _tokens(text: Text, spans: Spans) -> tuple[int, ...]:
    return tuple(sorted({i for span in spans for i in text.tokens_in(span)}))
