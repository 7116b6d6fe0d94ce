"""Granian as `make run` starts it, on a free port of loopback, and a client process that asks it."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from http.client import HTTPConnection
from pathlib import Path
from socket import socket

import psutil

from bench.load import Aim, Tally

ROOT = Path(__file__).resolve().parent.parent
READY_SECONDS = 60


@dataclass(frozen=True)
class Served:
    """A server that answers."""

    process: subprocess.Popen[bytes]
    port: int

    def workers(self) -> list[psutil.Process]:
        """Its worker processes."""
        return [
            child
            for child in psutil.Process(self.process.pid).children()
            if "resource_tracker" not in str(child.cmdline())
        ]


@contextmanager
def serve(factory: str, environment: dict[str, str], log: Path) -> Iterator[Served]:
    """Run the application made by `factory`, with 2 workers."""
    port = _free_port()
    command = [sys.executable, "-m", "granian", "--interface", "wsgi", "--factory", "--host", "127.0.0.1",
               "--port", str(port), "--workers", "2", "--blocking-threads", "1", "--no-ws", "--working-dir", str(ROOT),
               factory]  # fmt: skip
    with log.open("wb") as out:
        process = subprocess.Popen(command, stdout=out, stderr=out, env={**os.environ, **environment}, cwd=ROOT)
        try:
            _wait(port, process, log)
            yield Served(process, port)
        finally:
            process.terminate()
            process.wait(20)


def ask(aim: Aim) -> Tally:
    """Load the server from a process of its own."""
    done = subprocess.run([sys.executable, "-m", "bench.load", json.dumps(asdict(aim))], cwd=ROOT, check=True,
                          capture_output=True)  # fmt: skip
    tally = Tally(**json.loads(done.stdout))
    assert tally.refused == 0, f"{tally.refused} of {tally.answered} answers were refusals"
    return tally


def _free_port() -> int:
    with socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def _wait(port: int, process: subprocess.Popen[bytes], log: Path) -> None:
    until = time.monotonic() + READY_SECONDS
    while time.monotonic() < until and process.poll() is None:
        connection = HTTPConnection("127.0.0.1", port, timeout=5)
        try:
            connection.request("HEAD", "/")
            connection.getresponse().read()
        except OSError:
            time.sleep(0.1)
        else:
            return
        finally:
            connection.close()
    raise RuntimeError(f"the server does not answer:\n{log.read_text(errors='replace')[-3000:]}")
