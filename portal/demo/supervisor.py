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

PATIENCE_SECONDS = 20
PAUSE_SECONDS = 1.0


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
