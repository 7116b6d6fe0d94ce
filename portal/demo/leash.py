"""Runs a program that must not outlive us: python -m portal.demo.leash PROGRAM ...

Our own owner holds the other end of our standard input. When that closes, however the owner ended,
the program is asked to stop; when the program ends, whatever it left in our process group goes too.
"""

import contextlib
import os
import signal
import subprocess
import sys
import threading
from types import FrameType


def main(command: list[str]) -> int:
    program = subprocess.Popen(command, stdin=subprocess.DEVNULL)  # noqa: S603 - the command is our owner's

    def stop(_signal: int = 0, _frame: FrameType | None = None) -> None:
        with contextlib.suppress(ProcessLookupError):
            program.terminate()

    def watch() -> None:
        # not sys.stdin: its lock, held by a thread that waits, is fatal when the interpreter ends
        while os.read(0, 4096):
            pass
        stop()

    signal.signal(signal.SIGTERM, stop)
    threading.Thread(target=watch, daemon=True).start()
    code = program.wait()
    if os.getpgrp() == os.getpid():
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
        os.killpg(0, signal.SIGTERM)
    return code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
