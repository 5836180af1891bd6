"""The plugin as an installed package has it: found by its entry point, whoever is imported first."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

_ROOT = Path(__file__).parents[3]
_CREATED = """
import asyncio, sys
from onrecord.db.site.app import create
site = create(sys.argv[1])
assert [plugin["name"] for plugin in site._plugins()].count("onrecord") == 1
print(asyncio.run(site.client.get("/timeline")).text)
"""


@pytest.fixture
def installed(tmp_path: Path) -> dict[str, str]:
    """An environment in which the package counts as installed."""
    info = tmp_path / "onrecord-0.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: onrecord\nVersion: 0.0\n")
    (info / "entry_points.txt").write_text("[datasette]\nonrecord = onrecord.db.site\n")
    return {**os.environ, "PYTHONPATH": os.pathsep.join([str(tmp_path), str(_ROOT)])}


@pytest.mark.parametrize(
    "command",
    [["-m", "datasette", "{press}", "--get", "/timeline"], ["-c", _CREATED, "{press}"]],
    ids=["datasette", "create"],
)
def test_the_site_stands_either_way(installed: dict[str, str], press: Path, command: list[str]) -> None:
    done = subprocess.run(
        [sys.executable, *(part.replace("{press}", str(press)) for part in command)],
        env=installed,
        cwd=press.parent,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "<strong>85</strong> statements" in done.stdout
