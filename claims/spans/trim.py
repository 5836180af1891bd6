"""Where a content ends: not in the narrator's next sentence, not outside the brackets it stands in, not with
the terms of anonymity, not in another paragraph's quotation, not with what the speaker did besides."""

from __future__ import annotations

from onrecord.claims.lang.en import grammar, numbers
from onrecord.claims.source import anonymity
from onrecord.claims.text.tokens import CLOSE, OPEN, Text

Tokens = tuple[int, ...]

# What goes on behind a cue with the terms on which it was said, or with another thing said of it.
_TERMS = frozenset("asking declining requesting speaking insisting citing granted given".split())
_FINITE = grammar.BE - {"be", "been", "being"} | frozenset("has had have".split()) | grammar.MODALS
_GAPS = frozenset("which that whom who".split())


def trimmed(text: Text, content: Tokens, cue: Tokens, source: Tokens) -> Tokens:
    """The content without what is not the speaker's; all of it where nothing else would be left."""
    kept = content
    for trim in (
        _own_paragraph,
        _own_sentences,
        _within_brackets,
        _without_terms,
        _without_besides,
        _behind_object,
        _without_span,
        _without_occasion,
        _gapped,
    ):
        kept = trim(text, kept, cue, source) or kept
    return kept


def _own_paragraph(text: Text, content: Tokens, cue: Tokens, source: Tokens) -> Tokens:
    """Without what no quotation marks carry over into another paragraph, but for a list behind a colon."""
    told = cue or source
    if not told or ":" in text.words[told[-1] : told[-1] + 2]:
        return content
    here = text.paragraph[told[0]]
    return tuple(i for i in content if text.paragraph[i] == here or _is_quoted(text, i))


def _behind_object(text: Text, content: Tokens, cue: Tokens, source: Tokens) -> Tokens:
    """The words alone, where the cue has somebody for its object before them: "slammed [the mayor saying]
    that it leaks"."""
    if not cue or content[0] < cue[-1]:
        return content
    for n, i in enumerate(content[:_LONGEST_OBJECT]):
        word = text.words[i].lower()
        if text.quoted[i] or word in _FINITE or word in _OBJECT_ENDS:
            return content
        if n and word in _SAYING and text.words[i - 1][0].isalnum():
            rest = content[n + 1 :]
            spoken = bool(rest) and (text.words[rest[0]] in ("that", OPEN))
            return rest if spoken else content
    return content


def _without_span(text: Text, content: Tokens, cue: Tokens, source: Tokens) -> Tokens:
    """Without the span of time that leads to the narrator's next clause: "it leaks [a day] after"."""
    behind = content[-1] + 1
    if behind >= len(text) or text.words[behind].lower() not in ("after", "before"):
        return content
    unit = text.words[content[-1]].lower().removesuffix("s") in _UNITS and not text.quoted[content[-1]]
    count = len(content) > 2 and text.words[content[-2]].lower() in numbers.NUMBERS.keys() | {"a", "an"}
    return content[:-2] if unit and count else content


def _without_occasion(text: Text, content: Tokens, cue: Tokens, source: Tokens) -> Tokens:
    """The quotation alone, where the cue tells on what occasion it was said: "said in a statement about [the
    sale] “It is over”"."""
    words = [text.words[i].lower() for i in cue]
    occasion = words[-1:] in (["about"], ["on"]) and not _OCCASIONS.isdisjoint(words)
    if not occasion or content[0] < cue[-1] or _is_quoted(text, content[0]):
        return content
    first = next((n for n, i in enumerate(content) if text.words[i] == OPEN), 0)
    return content[first:] if first and content[first - 1] + 1 < content[first] else content


_UNITS = frozenset("minute hour day week month year".split())
_LONGEST_OBJECT = 10
_SAYING = frozenset("saying stating claiming arguing insisting alleging adding".split())
_OBJECT_ENDS = frozenset(", ; : and but that which who for of by".split())
_OCCASIONS = frozenset("statement interview speech post letter tweet remarks press".split())


def _own_sentences(text: Text, content: Tokens, cue: Tokens, source: Tokens) -> Tokens:
    """Without the narrator's next sentence, where an unquoted content came before its cue: "It leaks, Cole
    said. [The pier is shut.]" """
    if not cue or content[0] > cue[0] or any(text.quoted[i] for i in content if i < cue[0]):
        return content
    here = text.sentence[cue[0]]
    if text.sentence[content[0]] != here:
        return content
    return tuple(i for i in content if text.sentence[i] == here or _is_quoted(text, i))


def _within_brackets(text: Text, content: Tokens, cue: Tokens, source: Tokens) -> Tokens:
    """Up to the bracket that closes what opened before the content: "(which Cole says she never saw)
    [fell]"."""
    depth = 0
    for n, i in enumerate(content):
        if text.quoted[i]:
            continue
        depth += (text.words[i] == "(") - (text.words[i] == ")")
        if depth < 0:
            return content[:n]
    return content


def _without_terms(text: Text, content: Tokens, cue: Tokens, source: Tokens) -> Tokens:
    """Without the participle that tells on what terms it was said: ", asking not to be named because ..."."""
    for n, i in enumerate(content):
        if text.words[i].lower() in _TERMS and not text.quoted[i] and _opens(text, i, content, n):
            stop = n
            far = min(len(content), n + _LONGEST_TERMS)
            while stop < far and text.sentence[content[stop]] == text.sentence[i]:
                stop += 1
            words = text.text[text.spans[i].start : text.spans[content[stop - 1]].end]
            if anonymity.asks_anonymity(words):
                kept = content[:n]
                while kept and text.words[kept[-1]] == ",":
                    kept = kept[:-1]
                return kept + content[stop:]
    return content


def _without_besides(text: Text, content: Tokens, cue: Tokens, source: Tokens) -> Tokens:
    """Up to the participle with which the narrator tells what else the speaker said of it: "it was hit,
    calling it a crime"."""
    if not cue or content[0] < cue[0]:
        return content
    for n, i in enumerate(content[_LEAST:-1], _LEAST):
        besides = text.words[i].lower() in _BESIDES and text.words[i - 1] == "," and not text.quoted[i]
        if besides and text.words[i + 1].lower() in _IT and not any(text.quoted[k] for k in content[:n]):
            return content[: n - 1]
    return content


_LONGEST_TERMS = 80
_LEAST = 4
_BESIDES = frozenset(
    "denouncing calling describing condemning criticising criticizing branding labelling labeling "
    "dismissing praising "
    "hailing".split()
)
_IT = frozenset("it them him her this that these those the".split())


def _opens(text: Text, i: int, content: Tokens, n: int) -> bool:
    """Whether a token follows a comma, or begins a stretch of the content."""
    return i > 0 and (text.words[i - 1] == "," or (n > 0 and content[n - 1] != i - 1))


_AFTER_VERB = _FINITE | grammar.NEGATIONS


def _gapped(text: Text, content: Tokens, cue: Tokens, source: Tokens) -> Tokens:
    """Up to the verb of the sentence around it, where the saying stands in a clause that begins with "that"
    or "which", or the cue is a noun: "the mill that Cole says she never owned [was sold]"."""
    if not (source and cue) or content[0] < cue[-1] or any(text.quoted[i] for i in content):
        return content
    first = min(source[0], cue[0])
    before = text.words[first - 1].lower() if first else ""
    relative = before in _GAPS and cue[0] > source[-1]
    noun = (
        cue[-1] < source[0]
        and text.words[content[0]].lower() == "that"
        and text.words[source[0] - 1] == "from"
    )
    if not relative and not noun:
        return content
    verbs = 0
    for n, i in enumerate(content):
        word = text.words[i].lower()
        if (n and word in _CLAUSE) or (n > 1 and word in _SUBJECTS):
            return content
        if n and word in _FINITE:
            after_verb = text.words[content[n - 1]].lower() in _AFTER_VERB
            if verbs and not after_verb:
                return content[:n]
            verbs += not after_verb
        elif relative and n in (1, 2) and text.words[content[0]].lower() in _SUBJECTS and word.endswith("ed"):
            verbs += 1
    return content


_SUBJECTS = frozenset("he she it they we i".split())
_CLAUSE = frozenset(
    ", ; : and or but which who whom that because since if when while as what how where than after before "
    "until although though".split()
)


def _is_quoted(text: Text, i: int) -> bool:
    return text.quoted[i] or text.words[i] in (OPEN, CLOSE)
