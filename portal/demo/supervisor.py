"""Keeps programs running: starts them, starts them anew when they end, stops them in reverse order."""

import contextlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import psutil

PATIENCE_SECONDS = 20
PAUSE_SECONDS = 1.0
OWNER = "LAGET_RUN_BY"


@dataclass
class Program:
    """A program on a leash; what it says goes to `log`."""

    name: str
    command: Sequence[str]
    log: Path
    environment: Mapping[str, str]
    process: subprocess.Popen[bytes] | None = field(default=None, init=False)
    begun: float = field(default=0.0, init=False)

    def start(self) -> None:
        self.begun = time.monotonic()
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(  # noqa: S603 - our own programs
                [sys.executable, "-m", "portal.demo.leash", *self.command],
                stdin=subprocess.PIPE,
                stdout=log,
                stderr=log,
                env={**os.environ, **self.environment},
                start_new_session=True,
            )

    def ended(self) -> bool:
        return self.process is None or self.process.poll() is not None

    def tend(self) -> bool:
        """Start it anew if it ended, but not in a frenzy. Says whether it had to."""
        if not self.ended() or time.monotonic() - self.begun < PAUSE_SECONDS:
            return False
        self.stop()
        self.start()
        return True

    def stop(self) -> None:
        if self.process is None:
            return
        self._signal(signal.SIGTERM)
        with contextlib.suppress(subprocess.TimeoutExpired):
            self.process.wait(PATIENCE_SECONDS)
        self._signal(signal.SIGKILL)
        self.process.wait()
        if self.process.stdin:
            self.process.stdin.close()
        self.process = None

    def _signal(self, number: signal.Signals) -> None:
        """To the leash while it lives, so that it lets go in order; to all who are left once it is dead."""
        if self.process is None:
            return
        with contextlib.suppress(ProcessLookupError):
            if number == signal.SIGTERM and not self.ended():
                self.process.terminate()
            else:
                os.killpg(self.process.pid, number)


def clear_away(owner: str) -> None:
    """End what an earlier run for this owner left behind, where its leashes were killed as well."""
    left = [process for process in psutil.process_iter() if _owner(process) == owner]
    for process in left:
        with contextlib.suppress(psutil.NoSuchProcess):
            process.terminate()
    _, stubborn = psutil.wait_procs(left, timeout=3)
    for process in stubborn:
        process.kill()


def _owner(process: psutil.Process) -> str | None:
    try:
        return process.environ().get(OWNER)
    except psutil.Error:
        return None
