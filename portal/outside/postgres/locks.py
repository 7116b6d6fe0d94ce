"""Locks that the kernel takes back when their process ends, however it ends."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

IN_USE, STARTING, GUARD = "in-use.lock", "starting.lock", "guard.lock"


def take(file: Path, kind: int) -> int:
    """Take a lock (a kind of fcntl.flock), free until the answer is closed. BlockingIOError where it must not wait."""
    opened = os.open(file, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        fcntl.flock(opened, kind)
    except BlockingIOError:
        os.close(opened)
        raise
    return opened


@contextmanager
def locked(file: Path, kind: int) -> Iterator[bool]:
    """Hold a lock for a while; says False where it is taken and `kind` does not wait."""
    try:
        held = take(file, kind)
    except BlockingIOError:
        yield False
        return
    try:
        yield True
    finally:
        os.close(held)
