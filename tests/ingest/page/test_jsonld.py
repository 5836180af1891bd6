from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.ingest.page import jsonld


@pytest.mark.parametrize(
    "script",
    [
        '{"@type": "NewsArticle", "headline": "Ferry"}',
        '[{"@type": ["Article", "NewsArticle"], "headline": "Ferry"}]',
        '{"@type": "http://schema.org/NewsArticle", "headline": "Ferry",}',  # a comma too many
        '{"@type": "NewsArticle", "headline": "Ferry",\n "description": "two\nlines"}',
        '<!-- {"@type": "NewsArticle", "headline": "Ferry"} -->',
        '//<![CDATA[\n{"@type": "NewsArticle", "headline": "Ferry"}\n//]]>',
        '{"@type": "NewsArticle", "headline": "Ferry"};',
        "{&quot;@type&quot;: &quot;NewsArticle&quot;, &quot;headline&quot;: &quot;Ferry&quot;}",
        '{"@type": "NewsArticle", "headline": "Ferry", "path": "C:\\quay"}',
    ],
)
def test_data_are_read_in_spite_of_what_templates_do_to_them(script: str) -> None:
    node = jsonld.article_node(jsonld.load([script]), ["Ferry"])
    assert node.get("headline") == "Ferry"


def test_the_node_with_the_headline_of_the_page_is_the_article() -> None:
    graph = jsonld.load(
        [
            '{"@type": "NewsArticle", "headline": "Another story", "datePublished": "2026-01-01"}',
            '{"@type": "WebPage", "mainEntity": {"@type": "Article", "headline": "Ferry late"}}',
        ]
    )
    assert jsonld.article_node(graph, ["Ferry late!"])["headline"] == "Ferry late"
    assert jsonld.article_node(graph, [])["headline"] == "Another story"


def test_other_works_are_never_the_article() -> None:
    graph = jsonld.load(
        ['{"@type": "ItemList", "itemListElement": [{"@type": "NewsArticle", "headline": "Ferry"}]}']
    )
    assert jsonld.article_node(graph, ["Ferry"]) == {}


@pytest.mark.parametrize(
    ("value", "names"),
    [
        ("Ada Lund", ["Ada Lund"]),
        ({"@type": "Person", "name": "Ada Lund"}, ["Ada Lund"]),
        ({"name": ["Ada Lund", "Ben Osei"]}, ["Ada Lund", "Ben Osei"]),
        (
            [{"name": "Ada Lund"}, "Ben Osei", {"name": {"name": "Cy Moss"}}],
            ["Ada Lund", "Ben Osei", "Cy Moss"],
        ),
        ({"givenName": "Ada", "familyName": "Lund"}, ["Ada Lund"]),
        ({"@id": "#ada"}, ["Ada Lund"]),
        ({"@id": "#nobody"}, []),
        ([None, 7, {}, []], []),
    ],
)
def test_names(value: object, names: list[str]) -> None:
    graph = jsonld.load(['{"@id": "#ada", "@type": "Person", "name": "Ada Lund"}'])
    assert [name for name, _ in jsonld.named(graph, value)] == names


def test_a_node_that_points_to_itself_ends() -> None:
    graph = jsonld.load(['{"@id": "#a", "name": {"@id": "#a"}}'])
    assert jsonld.named(graph, {"@id": "#a"}) == []


@given(st.lists(st.text(alphabet='{}[]",:@typeid# \\n01é', max_size=80), max_size=3))
def test_any_script_can_be_asked(scripts: list[str]) -> None:
    jsonld.article_node(jsonld.load(scripts), ["Ferry"])
    jsonld.load(["[" * 100_000])
