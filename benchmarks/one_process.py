"""One process, measured from its start to its end."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from typing import NamedTuple

_METER = (
    "import resource,subprocess,sys,time;t=time.perf_counter();"
    "c=subprocess.run(sys.argv[1:],stdout=subprocess.DEVNULL).returncode;"
    "print(time.perf_counter()-t,resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss,c)"
)


class Run(NamedTuple):
    """Wall seconds and peak memory in KB of one process."""

    seconds: float
    peak: int


def run(arguments: Sequence[str], additions: Mapping[str, str] | None = None) -> Run:
    """Runs one process to its end; a failing one ends the benchmark.

    Byte code is kept, as it is wherever a program is installed; ``additions`` to the environment.
    """
    environment = {**os.environ, **(additions or {})}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    command = [sys.executable, "-c", _METER, *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=environment)
    seconds, peak, code = done.stdout.split()
    if code != "0":
        raise SystemExit(f"{arguments} failed:\n{done.stderr}")
    return Run(float(seconds), int(peak))
