"""Where errors are reported: an address that was configured, or nowhere."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from click.testing import CliRunner

from onrecord.db.cli import main
from onrecord.db.site.app import create
from onrecord.db.site.reporting import checked, report

HERE = "https://vell.example/claim/1f"


@pytest.mark.parametrize(
    ("where", "link"),
    [
        ("desk@vell.example", f"mailto:desk@vell.example?subject=Error%20in%20a%20statement%3A%20It%20%26%20more&body={HERE.replace(':', '%3A')}%0A%0A"),
        ("mailto:desk@vell.example", f"mailto:desk@vell.example?subject=Error%20in%20a%20statement%3A%20It%20%26%20more&body={HERE.replace(':', '%3A')}%0A%0A"),
        ("https://vell.example/wrong", "https://vell.example/wrong?claim=https%3A%2F%2Fvell.example%2Fclaim%2F1f"),
        ("https://vell.example/wrong?form=2", "https://vell.example/wrong?form=2&claim=https%3A%2F%2Fvell.example%2Fclaim%2F1f"),
        # nothing that runs, and nothing that is no address
        ("javascript:alert(1)", None),
        ("http://[", None),
        ("the desk", None),
        ("", None),
        (None, None),
        (7, None),
    ],
)  # fmt: skip
def test_link(where: object, link: str | None) -> None:
    assert report(where, HERE, "It & more") == link


def test_what_is_no_address_is_named() -> None:
    with pytest.raises(ValueError, match="'the desk' is neither an e-mail address nor an http"):
        checked("the desk")
    result = CliRunner().invoke(main, ["serve", "--report", "the desk"])
    assert result.exit_code == 2
    assert "'the desk' is neither" in result.stderr


def test_a_claim_page_has_the_link_only_where_it_is_configured(press: Path) -> None:
    async def links(where: str | None) -> list[str]:
        site = create(press, report=where)
        rows = (await site.client.get("/timeline.json")).json()
        page = await site.client.get(f"/claim/{rows[0]['claim_id']}")
        return [str(link["href"]) for link in BeautifulSoup(page.text, "lxml").select("a.report")]

    assert asyncio.run(links(None)) == []
    [link] = asyncio.run(links("mailto:desk@vell.example"))
    assert link.startswith("mailto:desk@vell.example?subject=Error")
