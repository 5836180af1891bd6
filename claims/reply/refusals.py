"""No-comments: who was asked, and declined, did not answer or could not be reached. By grammar alone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from onrecord.claims.lang.en import days, grammar, numbers, offices, pronouns, unnamed
from onrecord.claims.records import Attribution, Span
from onrecord.claims.reply.silence import COMPILED, REQUEST, RULES, Outcome, Rule
from onrecord.claims.source import parties
from onrecord.claims.source.nouns import is_capitalised
from onrecord.claims.text.found import NO_COMMENT
from onrecord.claims.text.frame import sentence
from onrecord.claims.text.letters import small
from onrecord.claims.text.tokens import Text, tokenize

METHOD = NO_COMMENT
# Tokens; a longer "sentence" is a table or a list, and the patterns look far ahead.
_LONGEST = 250
# Read by hand on our gold, a news corpus and 330 web pages 62 finds of 65 were right.
SCORE = 0.95

# Cheap to ask of a whole article first.
_HINT = re.compile(
    r"comment|respon|repl|reach|return|answer|declin|refus|available|silent|interview|elaborate|located|contacted"
    r"|would(?:n.t| not)|will not|neither|drawn|referred|directed|approached|wish"
    r"|unsuccessful|failed|none of"
)
# "Neither" of the same clause: it denies the verb.
_NEITHER = re.compile(r"\b(?:neither|none\s+of)\b[^;:“”]*$", re.I)
_ASKED = re.compile(
    r"\b(?:asked|regarding|concerning|about|on|whether|questioned|contacted|approached|as\s+to)\b", re.I
)

# Where the clause of a subject begins, looking back from its verb.
_BOUNDARIES = frozenset(
    "but while although though because whereas that said says as when if after before so ; : — – ( ) “ "
    "”".split()
)
_CLAUSE_END = re.compile(
    r",|;|(?<!\s)\s++(?:but|while|although|though|because|as\s+(?:he|she|they|it)\b|and\s+(?:has|have|did|declined|would|could|the|a|an)|saying|citing)\b"
)
_ASKING = re.compile(rf"{REQUEST}|call|letters?", re.I)
# "A number listed for Cole": no party, but what comes behind it is.
_LINES = frozenset("number address line phone".split())
_REACHING = frozenset("reach contact".split())
_AND = re.compile(r"(?:,|(?<![\s,]))\s++and\b")
_WORD = re.compile(r"\w+")
_TO_PARTY = frozenset("to from with at of by".split())


def outcome(clause: str, method: str = "") -> Outcome | None:
    """What came of asking somebody, by the rule that `method` names, else by the clause that says so. None
    where no rule knows it."""
    named = [rule for rule in RULES if method == f"{METHOD}: {rule.name}"]
    if named:
        return named[0].outcome
    if declines(_WORD.findall(clause)):
        return "declined"
    text = tokenize(clause)
    hits = [rule for tokens in _candidates(text) for rule, _ in _in_sentence(text, tokens)]
    return hits[0].outcome if hits else None


def declines(words: Sequence[str]) -> bool:
    """Whether somebody's own words are that they have nothing to say: "No comment"."""
    return bool(_NOTHING_TO_SAY.fullmatch(" ".join(w.lower() for w in words if w[0].isalnum())))


# Somebody's words that are no answer, in their own voice or the narrator's: "it does not comment on leaks".
_WHO = r"(?:that )?(?:i|we|it|he|she|they|the \w+)"
_NOTHING_TO_SAY = re.compile(
    rf"(?:{_WHO} (?:have|has|had) )?no (?:further |more )?comment(?: at all)?"
    rf"|{_WHO} (?:(?:do|does|did|would|will|could|can) not|cannot"
    r"|(?:don|doesn|didn|wouldn|couldn|can|won)['’]?t) (?:be )?comment(?:ing)?(?: (?:further|publicly))?"
    r"(?: (?:on|about|until|while|beyond|because) .*)?"
    rf"|{_WHO} (?:would not|will not|won['’]?t) be making (?:a|any) (?:further )?(?:comment|statement)"
    r"(?: .*)?"
    rf"|{_WHO} (?:have|has|had) nothing (?:more |further )?to (?:say|add)(?: .*)?"
)


def find(text: Text) -> list[Attribution]:
    """One attribution for every party that was asked and gave no answer, in text order.

    Content is the clause that says so, source the words for the party; there is no cue.
    """
    found: list[Attribution] = []
    alone: list[Attribution] = []
    silent: set[int] = set()
    for tokens in _candidates(text):
        if len(tokens) > _LONGEST:
            continue
        for rule, attribution in _in_sentence(text, tokens):
            if rule.party == "beside":
                alone.append(attribution)
            else:
                silent.add(text.paragraph[tokens.start])
                found.append(attribution)
    found += [a for a in alone if text.paragraph[text.tokens_in(a.content[0]).start] in silent]
    return sorted(found, key=lambda a: (a.content, a.source))


def _candidates(text: Text) -> Iterator[range]:
    last = -1
    for m in _HINT.finditer(small(text.text)):
        inside = text.tokens_in(Span(m.start(), m.end()))
        if inside and inside.start > last:
            tokens = sentence(text, inside.start)
            last = tokens.stop - 1
            yield tokens


def _in_sentence(text: Text, tokens: range) -> list[tuple[Rule, Attribution]]:
    offset = text.spans[tokens.start].start
    words = text.text[offset : text.spans[tokens.stop - 1].end]
    lower = small(words)
    hits: list[tuple[int, int, Rule]] = []
    for rule, pattern in COMPILED:
        for m in pattern.finditer(lower):
            start = m.end("said") + 1 if rule.party == "asked" else m.start()
            if rule.party == "asked" and not _ASKED.search(words, 0, m.start()):
                continue
            if rule.party == "neither" and not _NEITHER.search(words, 0, start):
                continue
            if all(m.end() <= s or start >= e for s, e, _ in hits):
                hits.append((start, m.end(), rule))
    found: list[tuple[Rule, Attribution]] = []
    floor = tokens.start
    hits.sort(key=lambda hit: hit[:2])
    for n, (start, end, rule) in enumerate(hits):
        verb = text.tokens_in(Span(offset + start, offset + end))
        if not verb or text.quoted[verb.start]:
            continue
        limit = hits[n + 1][0] if n + 1 < len(hits) else len(words)
        clause = _clause_end(words, end, limit) + offset
        if rule.party == "after":
            asked = _parties_after(text, verb.stop, tokens.stop)
            begin = verb.start
            clause = max([clause, *(text.spans[p.stop - 1].end for p in asked)])
        else:
            subject = _subject(text, floor, verb.start)
            begin = subject.start
            if begin > floor and text.words[begin - 1].lower() == "neither":
                begin -= 1
            if [w.lower() for w in text.words[begin : begin + 2]] == ["none", "of"]:
                subject = range(begin + 2, subject.stop)
            one = text.words[verb.start].lower() in ("has", "was", "is")
            asked = _within(text, subject) if rule.party == "within" else _subject_parties(text, subject, one)
        floor = text.tokens_in(Span(offset + start, clause)).stop
        content = Span(text.spans[begin].start, clause)
        for party in asked:
            source = Span(text.spans[party.start].start, text.spans[party.stop - 1].end)
            found.append((rule, Attribution((content,), (), (source,), SCORE, f"{METHOD}: {rule.name}")))
    return found


def _clause_end(words: str, end: int, limit: int) -> int:
    """Where the clause of a verb ends; before `limit`, where the verb of the next one stands."""
    cut = _CLAUSE_END.search(words, end)
    stop = cut.start() if cut else len(words)
    if stop > limit:
        stop = max((m.start() for m in _AND.finditer(words, end, limit)), default=limit)
    return end + len(words[end:stop].rstrip(" .!?”\"'’)"))


def _subject(text: Text, floor: int, verb: int) -> range:
    """The tokens of the verb's subject: back to the beginning of its clause, an apposition skipped."""
    start = verb
    joined = False  # "A, B and C": a comma before an "and" belongs to a list
    while start > floor:
        word = text.words[start - 1].lower()
        if word == ",":
            if all(
                text.words[k].lower() in _ADVERBS for k in range(start, verb)
            ):  # "Cole, the owner, also declined"
                opening = start - 2
                while opening >= floor and text.words[opening] != ",":
                    opening -= 1
                if opening < floor:
                    break
                start = opening
                continue
            if not joined:
                break
        elif word in _BOUNDARIES or word == "neither":
            break
        elif word in ("and", "or", "nor"):
            if word == "and" and _ends_clause(text, floor, start - 1):
                break
            joined = True
        start -= 1
    while start < verb and (
        text.words[start].lower() in ("neither", "and", "both", "also", ",")
        or not text.words[start][0].isalnum()
    ):
        start += 1
    return range(start, max(start, verb))


def _ends_clause(text: Text, floor: int, at: int) -> bool:
    """Whether the words before an "and" have a verb of their own, so that it joins clauses, not parties."""
    i = at - 1
    while i >= floor and text.words[i].lower() not in _BOUNDARIES:
        if text.words[i].lower() in _VERBS:
            return True
        i -= 1
    return False


_VERBS = frozenset(
    "is was were are has had have did does said says told declined refused would will could not".split()
)
_ADVERBS = frozenset(
    "also again all both each immediately still further publicly repeatedly later then since today yesterday "
    "politely initially at first".split()
)
_AUXILIARIES = frozenset("has have had is was were would will could".split())


def _subject_parties(text: Text, subject: range, one: bool) -> list[range]:
    """The parties of a subject; a verb in the singular has `one`, whatever "and" its name has in it."""
    last = text.words[subject.stop - 1].lower() if subject else ""
    if last in _SHARED_HEADS:  # "the Fell and Tarn campaigns": one phrase, its head at the end
        return [subject]
    parts = [subject] if one else parties.split(text, subject)
    return [p for part in parts if (p := _party(text, part))]


_SHARED_HEADS = frozenset(
    "campaigns governments ministries departments companies spokespeople spokesmen representatives".split()
)


_BESIDE_PARTY = _ADVERBS | _AUXILIARIES


_PEOPLE = offices.SPOKESPEOPLE | unnamed.CLASS_NOUNS | unnamed.UNNAMED_NOUNS


_UNNAMED = offices.SPOKESPEOPLE | unnamed.UNNAMED_NOUNS


def _party(text: Text, part: range) -> range | None:
    """The part without adverbials around it; None where it can be no party."""
    start, stop = part.start, part.stop
    while stop > start and not text.words[stop - 1][0].isalnum():
        stop -= 1
    for i in range(start, stop):  # the apposition after a name; a name in apposition says who it is
        if text.words[i] in (",", "(") and i > start:
            named = parties.name_behind(text, start, i, stop)
            stop = named.stop if named else i
            break
    while stop > start and text.words[stop - 1].lower() in _BESIDE_PARTY:
        stop -= 1
    if stop <= start or stop - start > 16:
        return None
    opener = text.words[start].lower()
    if pronouns.PRONOUNS.get(opener) == "relative" and opener != "that":
        return range(start, start + 1)
    fits = (
        is_capitalised(text.words[start])
        or opener in pronouns.PRONOUNS
        or opener in numbers.SINGLE_DETERMINERS
        or opener in ("the", "both", "several", "some", "two", "three", "four")
        or text.words[stop - 1].lower() in _PEOPLE
        or any(text.words[i].lower() in _UNNAMED for i in range(start, stop))
    )
    adverbial = (opener in grammar.FUNCTION_WORDS and opener not in _OPENERS) or opener in days.CALENDAR
    if not fits or adverbial or opener in ("that", "there", "this"):
        return None
    return range(start, stop)


_OPENERS = frozenset(
    "the a an another one two three four five both several some his her its their he she they it who i "
    "we these those all".split()
)


def _within(text: Text, subject: range) -> list[range]:
    """The parties that a request went to: "calls TO the mayor", "a request for comment FROM Tarn Lights"."""
    words = [text.words[i].lower() for i in subject]
    if not any(_ASKING.fullmatch(w) for w in words):
        return []
    at = next(
        (
            i
            for i in subject
            if text.words[i].lower() in _TO_PARTY
            and i + 1 < subject.stop
            and not _ASKING.fullmatch(text.words[i + 1].lower())
            and not _LINES.intersection(text.words[i + 1 : i + 3])
        ),
        None,
    )
    lines = [i for i in subject if text.words[i].lower() in _LINES]
    if lines:
        at = next((i for i in range(lines[-1], subject.stop - 1) if text.words[i].lower() == "for"), at)
    if at is None:
        return []
    if text.words[at + 1].lower() in _REACHING:
        return [p for p in _listed(text, range(at + 2, subject.stop)) if _is_named(text, p)]
    stop = next(
        (
            i
            for i in range(at + 1, subject.stop)
            if (
                text.words[i].lower()
                in ("seeking", "asking", "requesting", "on", "about", "for", "made", "left", "sent")
                and not is_capitalised(text.words[i - 1])
            )
            or text.words[i].lower() in ("seeking", "asking", "requesting")
        ),
        subject.stop,
    )
    return _listed(text, range(at + 1, stop))


def _listed(text: Text, tokens: range) -> list[range]:
    """The parties in a list, each without the article of a name."""
    return [_without_article(text, p) for part in parties.split(text, tokens) if (p := _party(text, part))]


def _is_named(text: Text, party: range) -> bool:
    """Whether a party has a name in it: "attempts to reach the crew" may be a rescue."""
    return any(is_capitalised(text.words[i]) for i in party)


def _parties_after(text: Text, start: int, stop: int) -> list[range]:
    end = start
    while (
        end < stop
        and text.words[end] not in (".", ";", ",", "”", "“")
        and text.words[end].lower() not in ("on", "when", "after", "about", "by", "but", "for")
    ):
        end += 1
    return _listed(text, range(start, end))


def _without_article(text: Text, party: range) -> range:
    if text.words[party.start] == "the" and len(party) > 1 and is_capitalised(text.words[party.start + 1]):
        return range(party.start + 1, party.stop)
    return party
