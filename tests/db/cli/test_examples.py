"""The schedules that people copy are as right as can be told here."""

from __future__ import annotations

import configparser
import re
import shutil
import subprocess
from pathlib import Path

import pytest
import yaml

from onrecord.db.cli import COMMANDS

EXAMPLES = Path(__file__).parents[3] / "docs" / "examples"


def commands(text: str) -> list[str]:
    """The onrecord commands that a file runs, without its remarks."""
    lines = [line for line in text.splitlines() if not line.lstrip().startswith("#")]
    return re.findall(r"(?:^|\s|/)onrecord ([a-z]+)", "\n".join(lines))


@pytest.mark.parametrize("name", ["onrecord.service", "crontab", "update.yml"])
def test_they_run_commands_that_there_are(name: str) -> None:
    found = commands((EXAMPLES / name).read_text())
    assert "update" in found
    assert set(found) <= set(COMMANDS)


def test_the_workflow_is_what_actions_reads() -> None:
    document = yaml.safe_load((EXAMPLES / "update.yml").read_text())
    assert set(document) == {
        "name",
        True,
        "permissions",
        "concurrency",
        "env",
        "jobs",
    }  # "on" is a YAML truth
    (job,) = document["jobs"].values()
    assert all(("uses" in step) != ("run" in step) for step in job["steps"])
    for step in job["steps"]:
        checked = subprocess.run(["bash", "-n"], input=step.get("run", ""), text=True, capture_output=True)
        assert checked.returncode == 0, checked.stderr


def test_the_units_have_their_sections() -> None:
    for name, sections in (
        ("onrecord.service", {"Unit", "Service", "Install"}),
        ("onrecord.timer", {"Unit", "Timer", "Install"}),
    ):
        unit = configparser.ConfigParser(interpolation=None, strict=False)
        unit.read(EXAMPLES / name)
        assert set(unit.sections()) == sections


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="systemd-analyze is not installed")
def test_systemd_takes_the_units() -> None:
    units = [str(EXAMPLES / name) for name in ("onrecord.service", "onrecord.timer")]
    checked = subprocess.run(["systemd-analyze", "verify", *units], text=True, capture_output=True)
    assert checked.returncode == 0, checked.stderr


def test_the_crontab_has_five_fields_and_a_command() -> None:
    (line,) = [line for line in (EXAMPLES / "crontab").read_text().splitlines() if line.startswith("*")]
    assert re.fullmatch(r"(\S+\s+){5}/\S+/onrecord update .*", line)
