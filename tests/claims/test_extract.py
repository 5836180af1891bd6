"""Attributions to claims: what is kept, and the fields that no other test here covers."""

from __future__ import annotations

import re
import string

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from onrecord.claims.extract import Extractor
from onrecord.claims.records import Attribution, Document, Span
from onrecord.claims.text.tokens import Text
from tests.claims.marked import claims, read
from tests.gold.compile import articles

QUOTES = [
    ("{S Cole} {C said}: {T “It is sold.”}", "direct", "“It is sold.”"),
    ("{T “It is sold,”} {C said} {S Cole}, {T “for good.”}", "direct", "“It is sold,” “for good.”"),
    ("{S Cole} {C said} {T it was “sold”}.", "mixed", "it was “sold”"),
    ("{S Cole} {C said} {T it was sold}.", "indirect", "it was sold"),
    ("{T \"It is sold,\"} {C said} {S Cole}.", "direct", "\"It is sold,\""),
]  # fmt: skip


@pytest.mark.parametrize(("marked", "quote_type", "content"), QUOTES)
def test_quote_type_and_content(marked: str, quote_type: str, content: str) -> None:
    [claim] = claims(marked)
    assert (claim.quote_type, claim.content) == (quote_type, content)


KINDS = [
    ("said", "statement"), ("according to", "statement"), ("tweeted", "statement"), ("admitted", "statement"),
    ("shows", "statement"), ("believes", "attitude"), ("wants", "attitude"), ("feared", "attitude"),
    ("was worried", "attitude"), ("expects", "attitude"), ("said she believed", "statement"), (":", "statement"),
]  # fmt: skip


@pytest.mark.parametrize(("cue", "kind"), KINDS)
def test_kind(cue: str, kind: str) -> None:
    assert claims("{S Ada Cole} {C " + cue + "} {T the quay was sold}.")[0].kind == kind


UNSAID = [
    "{S Cole} did not {C say} {T the quay was sold}.",
    "{S Cole} never {C said} {T the quay was sold}.",
    "{S Cole} {C hasn’t said} whether {T the quay was sold}.",
    "{S Cole} will {C say} {T the quay was sold}.",
    "{S Critics} {C would argue} {T the quay was sold}.",
    "{S Cole} is expected to {C announce} {T the sale of the quay}.",
    "{S Cole} refused to {C say} {T the quay was sold}.",
    "{S Nobody} {C said} {T the quay was sold}.",
    "{S Cole} was {C asked about} {T the sale of the quay}.",  # another speaks
    "{C Asked about} {T the sale of the quay}, {S Cole} left.",  # and again
    "If {S Cole} {C says} {T the quay was sold}, nobody will listen.",
    "{T Quays are sold every day}.",  # nobody says it
    "{T “So-called”} quays were sold.",
]


@pytest.mark.parametrize("marked", UNSAID)
def test_what_nobody_said_is_no_claim(marked: str) -> None:
    assert claims(marked) == []


DATELINES = [
    ("{S PORT TARN (NPA) – Ada Cole} {C said} {T it was sold}.", "Ada Cole", "it was sold"),
    ("{T TARN – The quay was sold}, {C said} {S Ada Cole}.", "Ada Cole", "The quay was sold"),
    ("{T Fell (NPA) — The quay was sold}, {C said} {S Ada Cole}.", "Ada Cole", "The quay was sold"),
    (
        "{T The quay – all of it – was sold}, {C said} {S Ada Cole}.",
        "Ada Cole",
        "The quay – all of it – was sold",
    ),
]


@pytest.mark.parametrize(("marked", "source", "content"), DATELINES)
def test_a_dateline_is_nobodys_word(marked: str, source: str, content: str) -> None:
    [claim] = claims(marked)
    assert (claim.source, claim.content) == (source, content)
    assert claims("{S PORT TARN (NPA)} – {T it was sold}, {C saying}.") == []


SAID_AFTER_ALL = [
    "“Why?” {C asked} {S Cole}. {T “Why sell it?”}",
    "{S Cole} {C said} {T the quay was not sold}.",
    "{S Cole}, who did not come, {C said} {T the quay was sold}.",
    "{S Cole} does not {C believe} {T the quay was sold}.",  # an attitude all the same
    "{S Cole} {C denied} {T the quay was sold}.",
    "“I will not,” {S Cole} {C said}, {T adding nothing}.",
]


@pytest.mark.parametrize("marked", SAID_AFTER_ALL)
def test_what_was_said_is_one(marked: str) -> None:
    assert len(claims(marked)) == 1


VIA = [
    ("{S Ada Cole} {C told} the Fell Gazette {T it was sold}.", "Fell Gazette"),
    ("{S Ada Cole} {C told} CNN {T it was sold}.", "CNN"),
    ("{S Ada Cole} {C told} Bill Dunn {T it was sold}.", None),
    ("{S Ada Cole} {C told} reporters {T it was sold}.", None),
    ("{T “It was sold,”} {S Ada Cole} {C said} in an interview with Radio Tarn.", "Radio Tarn"),
    ("{T “It was sold,”} {S Ada Cole} {C said} in an interview with Bill Dunn.", None),
    ("{T “It was sold,”} {S Ada Cole} {C said} on Monday.", None),
    ("{T It was sold}, {C according to} {S Reuters}.", "Reuters"),
    ("{S The Fell Gazette} {C reported} {T it was sold}.", "Fell Gazette"),
    ("{S1 Reuters} {C1 reported} that {T1 {S2 Ada Cole} {C2 said} {T2 it was sold}}.", "Reuters"),
    ("{S Ada Cole} {C said} {T it was sold}.", None),
]


@pytest.mark.parametrize(("marked", "via"), VIA)
def test_via(marked: str, via: str | None) -> None:
    assert claims(marked)[-1].via == via


def test_an_outlets_own_words_come_through_nobody() -> None:
    short = claims("{S Ada Cole} {C told} the Gazette {T it was sold}.", outlet="The Fell Gazette")[0]
    assert short.via is None
    assert (
        claims("{S Ada Cole} {C told} the Fell Gazette {T it was sold}.", outlet="Fell Gazette")[0].via
        is None
    )


HEDGES = [
    ("{T The quay was {C reportedly} sold}.", "reportedly"),
    ("{S Cole} {C allegedly said} {T it was sold}.", "allegedly"),
    ("{S Cole} {C said} {T it was supposedly sold}.", "supposedly"),
    ("{S Cole} {C said}: {T “It was allegedly sold.”}", None),  # Cole's word, not the reporter's
    ("{S Cole} {C said} {T it was sold}.", None),
]


@pytest.mark.parametrize(("marked", "hedge"), HEDGES)
def test_hedge(marked: str, hedge: str | None) -> None:
    assert claims(marked)[0].hedge == hedge


def test_a_claim_inside_another_says_so() -> None:
    outer, inner = claims("{S1 Two sources} {C1 said} {T1 {S2 Cole} had {C2 said} {T2 the quay was sold}}.")
    assert (outer.reported_by, inner.reported_by) == (None, outer.claim_id)
    assert outer.content.startswith(inner.source or "?")


def test_a_description_of_a_source_is_no_claim() -> None:
    [claim] = claims("{S1 {S2 Groups that} {C2 advocate} for {T2 divers}} {C1 said} {T1 the quay was sold}.")
    assert claim.content == "the quay was sold"
    [claim] = claims("{S1 {S2 Groups that}} {C2 advocate} for {T2 divers} {C1 said} {T1 the quay was sold}.")
    assert claim.content == "the quay was sold"


def test_a_quotation_without_a_source_has_the_one_beside_it() -> None:
    _, second = claims("{T1 “It is sold,”} {C1 said} {S1 Ada Cole}. She rose. {T2 “For good.”}")
    assert (second.source, second.speaker) == (None, "Ada Cole")


def test_a_quotation_goes_on_behind_its_speaker() -> None:
    (claim,) = claims("{T1 “It is sold,”} {C1 said} {S1 Ada Cole}. “For good.”\n\nIt rained.")
    assert claim.content == "“It is sold,” “For good.”"
    (claim,) = claims("{T1 “It is sold,”} {C1 said} {S1 Ada Cole}. “For good.\n\n“For ever.”")
    assert claim.content == "“It is sold,” “For good. “For ever.”"


def test_a_quotation_with_a_speaker_of_its_own_does_not_go_on() -> None:
    first, _ = claims("{T1 “It is sold,”} {C1 said} {S1 Ada Cole}. {T2 “No,”} {S2 Ben Dunn} {C2 said}.")
    assert first.content == "“It is sold,”"


def test_ids_stay_when_a_paragraph_comes_before() -> None:
    marked = "{S Cole} {C said} {T it was sold}. {S2 Dunn} {C2 said} {T2 it was sold}."
    before = [c.claim_id for c in claims(marked)]
    after = [c.claim_id for c in claims("Rain fell on Tarn.\n\n" + marked)]
    assert before == after
    assert len(set(before)) == 2  # the same words twice are two claims


def test_claims_come_in_text_order() -> None:
    text = (
        "{S Cole} {C said} {T it was sold}.\n\nLowtide declined to comment.\n\n{S2 Dunn} {C2 said} {T2 no}."
    )
    starts = [c.content_spans[0] for c in claims(text)]
    assert starts == sorted(starts)


# --- invariants ----------------------------------------------------------------------------------

_WORDS = st.sampled_from(
    "Ada Cole Bill Dunn Ms. she he they who the a two officials sources said told according to did not respond "
    "request for comment on Friday in April because familiar with talks “ ” \" ' , . \n\n and Lowtide Gazette "
    "anonymity asked named one of people mayor U+1F600 é 5 ( ) - — : ? ; • * @ Q: A: @ada: \n I we \u00ad ‘ ’ « » `` '' "
    "\u202e \u05d0 letter reads: wrote in full: COLE: may “I Cole” (@ada) 2031 May 3 neither none could reached "
    "attempts reach unsuccessful would had if Did three out four dozen".split(" ")
)  # fmt: skip
_TEXTS = st.one_of(
    st.lists(_WORDS, max_size=60).map(" ".join),
    st.text(max_size=200),
    st.text(alphabet=string.printable, max_size=200),
)


@st.composite
def _attributed(draw: st.DrawFn) -> tuple[str, list[Attribution]]:
    text = draw(_TEXTS)
    spans = st.tuples(st.integers(0, len(text)), st.integers(0, len(text))).map(
        lambda p: Span(min(p), max(p))
    )
    roles = st.lists(spans, max_size=2).map(lambda pieces: tuple(sorted(pieces)))
    made = st.builds(
        Attribution, content=roles, cue=roles, source=roles, score=st.floats(0, 1), method=st.just("x")
    )
    return text, draw(st.lists(made, max_size=4))


@given(_attributed())
@example(("officials officials Cole” « Ada", [Attribution((Span(0, 27),), (), (), 0.0, "x")]))
def test_any_text_with_any_spans_gives_claims_that_can_be_traced(case: tuple[str, list[Attribution]]) -> None:
    text, attributions = case

    def find(_: Text) -> list[Attribution]:
        return attributions

    first = Extractor(find).extract(Document("any", text))
    assert first == Extractor(find).extract(Document("any", text))
    assert len({c.claim_id for c in first}) == len(first)
    for claim in first:
        assert claim.content == " ".join(text[s:e] for s, e in claim.content_spans)
        assert (claim.cue or "") == " ".join(text[s:e] for s, e in claim.cue_spans)
        assert (claim.source or "") == " ".join(text[s:e] for s, e in claim.source_spans)
        for words in (claim.basis, claim.anonymity_reason, claim.hedge, claim.said_text):
            assert words is None or words in text
        assert claim.reported_by is None or claim.reported_by in {c.claim_id for c in first}
        assert claim.anonymity in (None, "named", "anonymous", "collective")
        assert claim.source_type in (None, "person", "group", "organization", "document", "outlet")


@pytest.fixture(scope="module")
def whole() -> Extractor:
    """The extractor that comes with the package, network and all."""
    return Extractor.load()


# A text breaks off where a paywall or a limit cuts it: often behind a name and a comma.
_ARTICLES = [article.text for article in articles()]
_STOPS = re.compile(r"[,.:;“”\"'‘’(\s]")


@st.composite
def _torn(draw: st.DrawFn) -> str:
    """One of our own articles as a prefix, a suffix, a stretch, or with pieces missing."""
    text = draw(st.sampled_from(_ARTICLES))
    ends = [m.end() for m in _STOPS.finditer(text)] + [len(text)]
    stop = draw(st.sampled_from(ends) | st.integers(0, len(text)))
    start = draw(st.just(max(0, stop - 200)) | st.integers(0, stop))
    text = text[start:stop]
    for _ in range(draw(st.integers(0, 3))):
        at = draw(st.integers(0, len(text)))
        text = text[:at] + text[at + draw(st.integers(1, 12)) :]
    return text


@settings(max_examples=60, deadline=None)
@given(text=_torn())
def test_a_torn_text_never_raises(whole: Extractor, text: str) -> None:
    for claim in whole.extract(Document("torn", text)):
        assert claim.content == " ".join(text[s:e] for s, e in claim.content_spans)


def test_a_text_may_end_in_a_name_and_a_comma(whole: Extractor) -> None:
    said = "“It is sold,” said Ada Cole, the mayor. “For good.”"
    found = [c.speaker for c in whole.extract(Document("cut", f"{said}\n\nBen Dunn,"))]
    assert found == ["Ada Cole"]


def test_marks_are_read() -> None:
    text, [attribution] = read("{S Cole} {C said} {T it was sold}.")
    assert text == "Cole said it was sold."
    assert [text[s:e] for s, e in attribution.content] == ["it was sold"]


# the outlet that published the article, the words of a claim, what it came through
OUTLETS = [
    ("The Fell Gazette", "told the Fell Gazette", None),
    ("Fell Gazette", "told The Fell Gazette", None),
    ("Fell Gazette", "told the Gazette", None),
    ("Fell Gazette Online", "told the Fell Gazette", None),
    # another's
    ("Fell Gazette", "told the Tarn Gazette", "Tarn Gazette"),
    ("Gazette", "told the Fell Gazette", "Fell Gazette"),
    (None, "told the Fell Gazette", "Fell Gazette"),
]


@pytest.mark.parametrize(("own", "told", "via"), OUTLETS)
def test_its_own_outlet_is_no_detour(own: str | None, told: str, via: str | None) -> None:
    verb, listener = told.split(" ", 1)
    claim = claims(f"{{S Ada Cole}} {{C {verb}}} {listener} {{T it was sold}}.", outlet=own)[0]
    assert claim.via == via
