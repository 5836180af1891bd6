"""The gold set is what it says it is: spans that fit, labels that stand in the text, enough of every kind."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.claims.evaluate.gold import read_gold
from onrecord.claims.records import Span
from tests.gold.compile import MarkupError, articles, compile_article, read_markup, write_folder

ARTICLES = articles()
WITH_CLAIMS = [article for article in ARTICLES if article.claims]

MARKUP = [
    # plain text stays as it is
    ("Nothing here.", "Nothing here.", {}),
    # one role
    ("{c1|Yes}, he said.", "Yes, he said.", {"c1": [(0, 3)]}),
    # a role in two pieces
    ("{c1|Yes}, {q1|said} {s1|Ann}, {c1|no}", "Yes, said Ann, no", {"c1": [(0, 3), (15, 17)], "q1": [(5, 9)], "s1": [(10, 13)]}),
    # shared words
    ("{s1,s2|Ann}", "Ann", {"s1": [(0, 3)], "s2": [(0, 3)]}),
    # marks inside marks
    ("{c1|{s2|Bo} {q2|said} {c2|so}}", "Bo said so", {"c1": [(0, 10)], "s2": [(0, 2)], "q2": [(3, 7)], "c2": [(8, 10)]}),
]  # fmt: skip


@pytest.mark.parametrize(("marked", "plain", "spans"), MARKUP)
def test_markup(marked, plain, spans):
    assert read_markup(marked) == (
        plain,
        {label: tuple(Span(*s) for s in found) for label, found in spans.items()},
    )


@pytest.mark.parametrize(
    "marked", ["{c1|open", "closed}", "{x1|no such role}", "{c|no number}", "{c1 |a space}"]
)
def test_bad_markup_is_refused(marked):
    with pytest.raises(MarkupError):
        read_markup(marked)


@given(st.lists(st.tuples(st.text(alphabet="ab “”.\n", max_size=8), st.integers(0, 3)), max_size=12))
def test_a_span_is_where_its_words_are(pieces):
    marked = "".join(f"{{c{label}|{words}}}" if label else words for words, label in pieces)
    text, spans = read_markup(marked)
    assert text == "".join(words for words, _ in pieces)
    for label in (1, 2, 3):
        found = [text[start:end] for start, end in spans.get(f"c{label}", ())]
        assert sorted(found) == sorted(words for words, number in pieces if number == label)


BAD_LABELS = [
    ("not marked", {"claims": {"1": {}, "2": {}}}),
    ("no such field", {"claims": {"1": {"speaker": "Ann", "mood": "good"}}}),
    ("a basis that is not in the text", {"claims": {"1": {"speaker": "Ann", "basis": "close to Bo"}}}),
    ("named without a speaker", {"claims": {"1": {}}}),
    ("a date without its precision", {"claims": {"1": {"speaker": "Ann", "said_date": "2031-05-01"}}}),
    ("an outer claim that is not there", {"claims": {"1": {"speaker": "Ann", "reported_by": "7"}}}),
]


@pytest.mark.parametrize("labels", [row[1] for row in BAD_LABELS], ids=[row[0] for row in BAD_LABELS])
def test_bad_labels_are_refused(labels):
    article = {
        "id": "x",
        "shows": "x",
        "published": None,
        "outlet": "x",
        "text": "{c1|Yes}, {q1|said} {s1|Ann}.",
    }
    with pytest.raises(MarkupError, match=r"^x: "):
        compile_article(article | labels)


def test_there_is_enough_of_it():
    assert len(WITH_CLAIMS) >= 60
    assert len(ARTICLES) - len(WITH_CLAIMS) >= 12
    assert len({article.id for article in ARTICLES}) == len(ARTICLES)
    assert all(60 <= len(article.text.split()) <= 200 for article in ARTICLES)


@pytest.mark.parametrize("article", WITH_CLAIMS, ids=lambda article: article.id)
def test_spans_follow_the_rules(article):
    text = article.text
    for number, (attribution, labels) in article.claims.items():
        for span in (*attribution.content, *attribution.source, *attribution.cue):
            words = text[span.start : span.end]
            assert words
            assert words == words.strip(), number
        for span in attribution.content:
            # A full stop ends a content only inside quotation marks, in a quotation that goes on, or in a
            # form that has none.
            words = text[span.start : span.end]
            indirect = labels.get("quote_type") == "indirect"
            assert not (indirect and words.endswith((".", ","))), (number, words)
        assert not any(text[span.start : span.end].endswith(",") for span in attribution.cue)
        assert list(attribution.content) == sorted(set(attribution.content))


def test_the_folder_reads_back(tmp_path):
    write_folder(tmp_path)
    by_name = {document.name: document for document in read_gold(tmp_path)}
    assert set(by_name) == {article.id for article in ARTICLES}
    for article in ARTICLES:
        document = by_name[article.id]
        assert document.text == article.text
        assert list(document.attributions) == [attribution for attribution, _ in article.claims.values()]
        assert document.published.isoformat() == article.published
        assert [label.content for label in document.labels] == [
            one.content for one, _ in article.claims.values()
        ]
        assert [label.name for label in document.labels] == list(article.claims)


def test_every_field_and_value_occurs():
    labels = [labels for article in ARTICLES for _, labels in article.claims.values()]
    for field, least in {
        "anonymity": 3,
        "source_type": 5,
        "kind": 3,
        "quote_type": 3,
        "said_precision": 3,
    }.items():
        assert len({label.get(field) for label in labels} - {None}) == least, field
    for field in ("basis", "anonymity_reason", "via", "source_count", "reported_by", "hedge", "said_date"):
        assert any(label.get(field) is not None for label in labels), field
