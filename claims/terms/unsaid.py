"""Whether a cue tells of speech at all: "did not say", "will argue", "if she says" and "Had she said" do not.

Also what is said and says nothing: "Cole said so".
"""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.claims.lang.en import grammar, papers, speech, unnamed
from onrecord.claims.source import phrase
from onrecord.claims.text.kinds import ATTITUDE, SPEECH
from onrecord.claims.text.tokens import Text

Tokens = Sequence[int]

_BEFORE_THE_VERB = 4
_CLITICS = frozenset({"'ll", "’ll"})
_RELYING = frozenset("citing cites cited quoting".split())
_NOBODY = frozenset("nobody none neither".split())
_SUPPOSED = frozenset("may might could".split())
# Before a question's subject: "Did the mayor say ...?"
_ASKING = grammar.BE | grammar.MODALS | frozenset("did do does has have had".split())
# Before "of", "from", "than": what was not done.
_NOT_DONE = frozenset("short instead refrained refrain rather".split())


_AHEAD = speech.REFUSALS | speech.PROSPECTS


def unsaid(text: Text, cue: Tokens, source: Tokens, content: Tokens = ()) -> bool:
    """Whether nobody said it, or not yet, or not who is named: "did not say", "will argue", "could ask",
    "is expected to announce", "neither Cole nor Dunn said"; "Asked about it, she ..." is another's speech."""
    words = [text.words[i].lower() for i in cue]
    if (source and _is_nobody(text, source)) or "nothing" in words:
        return True
    if source and cue and (_is_supposed(text, cue, source) or _is_asked(text, cue, source)):
        return True
    if source and cue and _is_denied_before(text, cue, source):
        return True
    at = next((n for n, w in enumerate(words) if w in SPEECH), None)
    thinks = [n for n, w in enumerate(words) if w in ATTITUDE and w not in SPEECH and (at is None or n < at)]
    if at is None or thinks:
        return _only_thought_of(words, at, thinks) or _is_imagined(text, cue, thinks)
    if _is_addressed(text, words, cue, at, source, content) or _is_spoken_of(words, at, cue, source):
        return True
    if source and source[-1] < cue[0] and _is_rumoured(text, cue[at]):
        return True
    before = _before(text, cue[at], source)
    if any(w in grammar.NEGATIONS or w.endswith(("n't", "n’t")) for w in before):
        return True
    if any(w in grammar.MODALS or w in _CLITICS for w in before[-3:]):
        return True
    if len(before) == 2 and before[0] in grammar.BE and before[1] == "to":
        return True  # "Cole is to announce", but "his answer was to say"
    if "to" in before[-2:] and any(w in _AHEAD for w in before):
        return True
    return any(w in ("avoided", "avoid", "avoids") for w in before[-2:]) or (
        any(w in _NOT_DONE for w in before[-3:]) and before[-1] in ("of", "from", "than")
    )


def is_only_heard(text: Text, cue: Tokens, source: Tokens, content: Tokens) -> bool:
    """Whether the one named only heard or asked it: "the court heard that", "Cole, asked about pay, left"."""
    words = [text.words[i].lower() for i in cue]
    if any(w in _HEARING for w in words) and source and not any(w in grammar.BE for w in words):
        return True
    asked = words[:2] == ["asked", "about"] or (
        len(words) == 2 and words[0] in _TOPICAL and words[1] in ("about", "on")
    )
    return asked and bool(content) and not any(text.quoted[i] for i in content)


_AUXILIARIES = grammar.BE | grammar.MODALS


def is_target(text: Text, cue: Tokens, source: Tokens, content: Tokens) -> bool:
    """Whether what was taken for a content is only whom or what others speak of ("[Cole] was criticised
    by"), or what another said and is called names for ("called Cole a fool for saying")."""
    words = [text.words[i].lower() for i in cue]
    if words[-2:-1] == ["for"] and words[-1] in _SAYING and len(words) > 2:
        return True
    if not content or words[-1:] != ["by"] or content[-1] > cue[0] or any(text.quoted[i] for i in content):
        return False
    passive = any(w in grammar.BE for w in words) and any(w in _JUDGED for w in words)
    return passive and not any(w in _AUXILIARIES for w in _of(text, content))


def _of(text: Text, tokens: Tokens) -> list[str]:
    return [text.words[i].lower() for i in tokens]


_JUDGED = frozenset(
    "criticised criticized condemned praised attacked blasted slammed denounced accused mocked hailed blamed "
    "ridiculed lambasted rebuked applauded".split()
)
_SAYING = frozenset("saying claiming suggesting calling".split())
_HEARING = frozenset("hear hears heard".split())
# "Talking about the quay, she said": the topic of what is said then.
_TOPICAL = frozenset("speaking talking commenting".split())


def is_empty(text: Text, content: Tokens) -> bool:
    """Whether a content is nothing but a word for what others said: "it", "so", "the same"."""
    words = [text.words[i] for i in content if text.words[i][0].isalnum()]
    return all(w.lower() in speech.EMPTY for w in words) and not any(text.quoted[i] for i in content)


def is_source(text: Text, cue: Tokens, content: Tokens) -> bool:
    """Whether what was taken for a content is whom an outlet relies on: "citing two people briefed on it"."""
    if not content or len(cue) != 1 or text.words[cue[0]].lower() not in _RELYING:
        return False
    read = phrase.read(text, range(content[0], content[-1] + 1))
    return read is not None and (read.head in unnamed.PEOPLE_NOUNS or read.head in unnamed.UNNAMED_NOUNS)


def _is_nobody(text: Text, source: Tokens) -> bool:
    """Whether a source denies itself: "nobody", "no one", "neither Cole nor Dunn", "let us"."""
    words = [text.words[i].lower() for i in source]
    before = text.words[source[0] - 1].lower() if source[0] else ""
    return (
        any(w in _NOBODY for w in words)
        or words in (["let"], ["let", "us"])
        or (before == "let" and words == ["us"])
        or words[:2] == ["no", "one"]
        or (before == "neither" and "nor" in words)
    )


def _is_supposed(text: Text, cue: Tokens, source: Tokens) -> bool:
    """Whether the clause only supposes: "if she says", "Had she said", "Imagine her saying"."""
    first = min([cue[0], *source])
    if not first or text.sentence[first - 1] != text.sentence[cue[0]]:
        return False
    opener = text.words[first - 1].lower()
    heads = first == 1 or text.sentence[first - 2] != text.sentence[first - 1]
    return opener in grammar.CONDITIONS or (heads and opener in ("had", "should", "imagine", "suppose"))


def _is_asked(text: Text, cue: Tokens, source: Tokens) -> bool:
    """Whether the narrator asks: "Did the mayor say ...?"."""
    before, verb = source[0] - 1, cue[-1]
    if before < 0 or text.words[before].lower() not in _ASKING or text.quoted[verb] or source[0] > verb:
        return False
    end = verb
    while end + 1 < len(text) and text.sentence[end + 1] == text.sentence[verb] and end - verb < 100:
        end += 1
    return text.words[end] == "?"


def _is_denied_before(text: Text, cue: Tokens, source: Tokens) -> bool:
    """Whether a verb before the subject is denied: "At no time did Cole mention the quay"."""
    before = source[0] - 1
    if before < 1 or source[0] > cue[0] or text.words[before].lower() not in _ASKING:
        return False
    lead = [text.words[i].lower() for i in range(max(0, before - _BEFORE_THE_VERB), before)
            if text.sentence[i] == text.sentence[before]]  # fmt: skip
    return not grammar.NEGATIONS.isdisjoint(lead)


def _only_thought_of(words: Sequence[str], at: int | None, thinks: Sequence[int]) -> bool:
    """Whether speech is still to come by the cue's own words: "had been expected to say", "hopes to tell"."""
    return at is not None and any(
        n < at and words[n] in speech.PROSPECTS and words[n + 1 : n + 2] == ["to"] for n in thinks
    )


def _is_imagined(text: Text, cue: Tokens, thinks: Sequence[int]) -> bool:
    """Whether a thought is the narrator's guess: "Some might think", but "could not believe"."""
    if not thinks:
        return False
    before = [w.lower() for w in text.words[max(0, cue[thinks[0]] - 2) : cue[thinks[0]]]]
    return any(w in _SUPPOSED for w in before) and not any(w in grammar.NEGATIONS for w in before)


def _is_addressed(
    text: Text, words: Sequence[str], cue: Tokens, at: int, source: Tokens, content: Tokens
) -> bool:
    """Whether the one named only listens: "Asked about it, she ...", "Cole was asked about"."""
    verb = cue[at]
    if words[at] in speech.ADDRESSED and at == 0 and verb and text.words[verb - 1].lower() in _WHENEVER:
        return True  # "he replied when asked what it meant"
    fronted = at == 0 and words[0] in speech.ADDRESSED and source and content
    if fronted and verb < content[0] < source[0]:
        return True
    if at > 0 and words[-1] == "by" and source and source[0] > cue[-1]:
        return False  # "was told by Cole": she is who told
    paper = any(text.words[i].lower() in papers.DOCUMENT_NOUNS for i in source)
    passive = verb > 0 and text.words[verb - 1].lower() in grammar.BE
    return words[at] in speech.ADDRESSED and passive and not paper


def _is_spoken_of(words: Sequence[str], at: int, cue: Tokens, source: Tokens) -> bool:
    """Whether the one named is whom others speak of: "has been criticized for", "faces questions about"."""
    if not source or source[-1] > cue[0]:
        return False
    if any(w in _FACING for w in words[:at]):
        return True
    passive = words[at].endswith("ed") and any(w in grammar.BE for w in words[:at])
    return passive and not any(w in _HEARD or w == "by" for w in words)


def _is_rumoured(text: Text, verb: int) -> bool:
    """Whether others say it of the one named: "Cole is said to", "said to have", "said to be leaving"; but
    "the doctor said to be careful"."""
    after = [w.lower() for w in text.words[verb + 1 : verb + 4]]
    if text.words[verb].lower() != "said" or after[:1] != ["to"]:
        return False
    passive = verb > 0 and text.words[verb - 1].lower() in grammar.BE
    return passive or after[1:2] == ["have"] or (after[1:2] == ["be"] and after[-1].endswith("ing"))


_WHENEVER = frozenset("when if once until unless though although".split())
_FACING = frozenset("face faces faced facing draws drew drawn".split())
# "Is quoted as saying": whoever is quoted spoke.
_HEARD = frozenset("quoted heard filmed recorded overheard cited saying".split())


def _before(text: Text, verb: int, source: Tokens) -> list[str]:
    """The few words before a verb in its clause, up to its subject."""
    before: list[str] = []
    i = verb - 1
    while i >= 0 and verb - i <= _BEFORE_THE_VERB and text.sentence[i] == text.sentence[verb]:
        word = text.words[i].lower()
        if i in source or not (word[0].isalnum() or word in _CLITICS) or text.quoted[i] != text.quoted[verb]:
            break
        before.insert(0, word)
        i -= 1
    return before
