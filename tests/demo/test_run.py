"""make run, from the first start to the last, with rough handling between."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import psutil
import pytest
import requests

from portal.demo.keys import is_free
from portal.demo.supervisor import OWNER
from portal.outside import postgres
from portal.outside.postgres import process

ROOT = Path(__file__).resolve().parents[2]
START_SECONDS = 180


@dataclass
class Demo:
    """A demo of our own: another instance folder, another port."""

    folder: Path
    port: int

    @property
    def address(self) -> str:
        return f"http://localhost:{self.port}"

    def begin(self) -> subprocess.Popen[str]:
        """Run it in the background; what it says goes to a file."""
        environment = {**os.environ, "LAGET_INSTANCE_PATH": str(self.folder), "PORT": str(self.port)}
        with (self.folder / "said").open("w") as said:
            return subprocess.Popen(
                [sys.executable, "-m", "portal.demo.run"],
                cwd=ROOT,
                env=environment,
                stdout=said,
                stderr=said,
                text=True,
            )

    def said(self) -> str:
        return (self.folder / "said").read_text()

    def start(self) -> subprocess.Popen[str]:
        """Run it and wait until it welcomes."""
        running = self.begin()
        until = time.monotonic() + START_SECONDS
        while "Ctrl-C stops" not in self.said():
            assert running.poll() is None, self.said()
            assert time.monotonic() < until, self.said()
            time.sleep(0.1)
        return running

    def left(self) -> list[psutil.Process]:
        """Programs of this demo that still live."""
        return [each for each in psutil.process_iter() if self._is_ours(each)]

    def _is_ours(self, each: psutil.Process) -> bool:
        try:
            ours = each.environ().get(OWNER) == str(self.folder)
            return ours and each.status() != psutil.STATUS_ZOMBIE
        except psutil.Error:
            return False


@pytest.fixture
def demo(tmp_path: Path) -> Iterator[Demo]:
    made = Demo(tmp_path, next(port for port in range(8500 + os.getpid() % 400, 9000) if is_free(port)))
    yield made
    for each in made.left():
        each.kill()
    place = postgres.located(tmp_path / "database")
    (place.folder / process.THROWN_AWAY).touch()
    process.dismiss(place)


def _stop(running: subprocess.Popen[str]) -> int:
    running.send_signal(signal.SIGTERM)
    return running.wait(60)


def test_the_demo_starts_says_when_it_runs_already_survives_a_kill_and_stops_cleanly(demo: Demo) -> None:
    running = demo.start()
    assert requests.get(demo.address, timeout=10).status_code == 200
    assert "Reidun Aas" in demo.said()

    other = subprocess.run(
        [sys.executable, "-m", "portal.demo.run"], cwd=ROOT, capture_output=True, text=True, check=False,
        env={**os.environ, "LAGET_INSTANCE_PATH": str(demo.folder), "PORT": str(demo.port)},
    )  # fmt: skip
    assert other.returncode == 1
    assert f"runs already: {demo.address}" in other.stderr

    running.kill()
    running.wait()
    again = demo.start()
    assert requests.get(demo.address, timeout=10).status_code == 200

    assert _stop(again) == 0
    assert "Laget is stopped." in demo.said()
    assert demo.left() == []
    assert not postgres.is_running(postgres.located(demo.folder / "database"))


def test_a_program_that_dies_is_started_anew(demo: Demo) -> None:
    running = demo.start()
    worker = next(
        each for each in demo.left() if "portal.worker" in each.cmdline() and "portal.demo.leash" not in each.cmdline()
    )
    worker.kill()
    until = time.monotonic() + 20
    while "worker had ended and is started again" not in demo.said():
        assert time.monotonic() < until, demo.said()
        time.sleep(0.1)
    assert _stop(running) == 0


def test_a_port_that_another_program_has_taken_is_named(demo: Demo) -> None:
    server = subprocess.Popen(
        [sys.executable, "-m", "http.server", str(demo.port), "--bind", "127.0.0.1"], stderr=subprocess.PIPE
    )
    while is_free(demo.port):
        time.sleep(0.05)
    assert demo.begin().wait(60) == 1
    assert f"Port {demo.port}" in demo.said()
    server.kill()
    server.communicate()
