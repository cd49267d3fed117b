"""Put load on servers: with wrk where it is installed, else with client.py."""

import json
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
WRK = shutil.which("wrk")
CONNECTIONS = 16


def tool() -> str:
    return "wrk" if WRK else "bench/client.py"


class BadAnswer(Exception):
    """A page that can't be compared, and why."""


@dataclass(frozen=True)
class Load:
    """What was answered; `speed` in answers a second."""

    speed: float
    errors: int
    """Answers that were not 200, or did not come."""


def throughput(ports: list[int], paths: Path, start: int, seconds: float) -> Load:
    """Keep 16 connections busy, shared by the ports."""
    if WRK:
        each = CONNECTIONS // len(ports)
        common = ["-t1", f"-c{each}", f"-d{max(1, round(seconds))}s", "--timeout", "20s"]
        script = ["-s", str(HERE / "wrk.lua")]
        commands = [
            [WRK, *common, *script, f"http://127.0.0.1:{port}", "--", str(paths), str(start + at)]
            for at, port in zip(range(0, 100_000, 5_000), ports, strict=False)
        ]
    else:
        shared = ("--connections", CONNECTIONS, "--seconds", seconds)
        commands = [client(ports, paths, "--start", start, *shared)]
    found = [answer(process) for process in [begin(command) for command in commands]]
    return Load(
        sum(f["requests"] / f["seconds"] for f in found),
        sum(f["errors"] for f in found),
    )


def latencies(
    port: int, paths: Path, start: int, seconds: float, most: int = 10_000
) -> list[float]:
    """Milliseconds of each answer over one connection."""
    options = ("--start", start, "--seconds", seconds, "--most", most)
    found = answer(begin(client([port], paths, *options)))
    if found["errors"]:
        raise BadAnswer(f"of {paths.name}, {found['errors']} answers were not 200")
    times: list[float] = found["latencies"]
    return times


def client(ports: list[int], paths: Path, *options: object) -> list[str]:
    given = map(str, ["--ports", *ports, "--paths", paths, *options])
    return [sys.executable, str(HERE / "client.py"), *given]


def begin(command: list[str]) -> "subprocess.Popen[str]":
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


def answer(process: "subprocess.Popen[str]") -> dict[str, Any]:
    """The JSON line that a load generator ends with."""
    try:
        out, _err = process.communicate(timeout=120)
    except subprocess.TimeoutExpired:
        process.kill()
        raise
    if process.returncode:
        raise SystemExit(f"the load generator failed: {process.args!r}")
    found: dict[str, Any] = json.loads(out.strip().splitlines()[-1])
    return found
