"""What a command costs, with what its processes spend that nobody waits for, as a fork server's."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

BENCHMARKS = Path(__file__).parents[2] / "benchmarks"
SPENT = 0.3  # seconds of the processor
HELD = 60  # MB

WORK = f"""
import time
held = bytearray({HELD} * 2**20)
while time.process_time() < {SPENT}:
    pass
"""
# The child is still at work, or another's who has ended, when the command ends.
PROGRAMS = {
    "itself": WORK,
    "a child that it waits for": f"import subprocess, sys; subprocess.run([sys.executable, '-c', {WORK!r}])",
    "one that outlives it": f"import subprocess, sys; subprocess.Popen([sys.executable, '-c', {WORK!r}])",
    "a fork server": f"""
import multiprocessing
def work():
    exec({WORK!r})
if __name__ == "__main__":
    process = multiprocessing.get_context("forkserver").Process(target=work)
    process.start()
    process.join()
""",
    "a child of one that has ended": f"""
import os
if not os.fork():
    if os.fork():
        os._exit(0)
    exec({WORK!r})
    os._exit(0)
os.wait()
""",
}


def measured(program: Path) -> dict[str, float]:
    """In a process of its own, which has no other children."""
    script = (
        "import json, os, sys, throughput; core = min(os.sched_getaffinity(0));"
        "print(json.dumps(throughput.measure([], core, [sys.argv[1]])._asdict()))"
    )
    answer = subprocess.run(
        [sys.executable, "-c", script, str(program)],
        env={**os.environ, "PYTHONPATH": str(BENCHMARKS)},
        capture_output=True,
        check=True,
    )
    costs: dict[str, float] = json.loads(answer.stdout)
    return costs


@pytest.mark.parametrize("who", PROGRAMS)
def test_all_processes_count(tmp_path: Path, who: str) -> None:
    program = tmp_path / "program.py"
    program.write_text(PROGRAMS[who], encoding="utf-8")
    cost = measured(program)
    assert SPENT <= cost.pop("cpu") < SPENT + 1.5
    assert HELD < cost.pop("peak_mb") < 4 * HELD
    assert cost.pop("wall") > 0


def test_a_command_that_fails_is_no_measurement(tmp_path: Path) -> None:
    program = tmp_path / "program.py"
    program.write_text("raise SystemExit(3)", encoding="utf-8")
    with pytest.raises(subprocess.CalledProcessError) as caught:
        measured(program)
    assert b"failed" in caught.value.stderr
