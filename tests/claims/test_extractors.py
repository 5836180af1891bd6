"""Extractors of other distributions: a tiny one, installed as such."""

import json

import pytest
from click.testing import CliRunner

from onrecord.claims.extractors import DEFAULT, NoSuchExtractor, named, names
from onrecord.claims.records import Document
from onrecord.db.cli import main

MODULE = '''
from onrecord.claims.identity import claim_id
from onrecord.claims.records import Claim, Span


class Shouting:
    """Whoever writes in capitals has said it."""

    version = "shouting-1"

    def extract(self, document):
        words = document.text
        if not words.isupper():
            return []
        span = (Span(0, len(words)),)
        return [
            Claim(
                claim_id=claim_id(document.key, words, 0), doc=document.key, content=words, content_spans=span,
                cue=None, cue_spans=(), source=None, source_spans=(), speaker=None, role=None, affiliation=None,
                source_type="person", anonymity="collective", source_count=None, basis=None,
                anonymity_reason=None, via=None, quote_type="direct", kind="statement", reported_by=None,
                hedge=None, said_text=None, said_date=None, said_precision=None, sourcing=0, sourcing_rule="none",
                confidence=0.5, method="capitals", extractor=self.version,
            )
        ]
'''
ENTRY_POINTS = """
[onrecord.extractors]
shouting = shouting:Shouting
broken = no_such_module:Anything
"""


@pytest.fixture(autouse=True)
def distribution(tmp_path, monkeypatch):
    (tmp_path / "shouting.py").write_text(MODULE)
    info = tmp_path / "shouting-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: shouting\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text(ENTRY_POINTS)
    monkeypatch.syspath_prepend(str(tmp_path))


def test_names_ours_first():
    assert names()[0] == DEFAULT
    assert {"shouting", "broken"} <= set(names())


def test_it_is_loaded_by_name():
    extractor = named("shouting")()
    (claim,) = extractor.extract(Document("note", "THE FERRY IS LATE"))
    assert (claim.content, claim.extractor) == ("THE FERRY IS LATE", "shouting-1")
    assert extractor.extract(Document("note", "the ferry is late")) == []


@pytest.mark.parametrize(
    ("name", "message"), [("nobody", "installed: default"), ("broken", "no_such_module")]
)
def test_what_cannot_be_had(name, message):
    with pytest.raises(NoSuchExtractor, match=message):
        named(name)


def extract(tmp_path, *arguments, **environment):
    file = tmp_path / "note.txt"
    file.write_text("THE FERRY IS LATE")
    return CliRunner().invoke(main, ["extract", str(file), *arguments], env=environment)


@pytest.mark.parametrize(
    "how", [{"arguments": ["--extractor", "shouting"]}, {"ONRECORD_EXTRACTOR": "shouting"}]
)
def test_a_command_uses_it(tmp_path, how):
    result = extract(tmp_path, *how.pop("arguments", []), **how)
    assert result.exit_code == 0
    assert json.loads(result.stdout)["method"] == "capitals"


@pytest.mark.parametrize("name", ["nobody", "broken"])
def test_a_command_says_in_one_line_what_is_wrong(tmp_path, name):
    result = extract(tmp_path, "--extractor", name)
    assert result.exit_code == 2
    assert "Traceback" not in result.stderr
    assert name in result.stderr.splitlines()[-1]
