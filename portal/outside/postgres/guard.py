"""Waits until the last process that uses a cluster has ended, then halts it (python -m, by the launcher)."""

import fcntl
import os
import sys
from pathlib import Path

from portal.outside.postgres.locks import GUARD, IN_USE, take
from portal.outside.postgres.place import prepare
from portal.outside.postgres.process import dismiss


def watch(folder: Path, programs: Path) -> None:
    place = prepare(folder, programs)
    os.chdir("/")
    try:
        guarding = take(place.folder / GUARD, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return
    alone = take(place.folder / IN_USE, fcntl.LOCK_EX)
    dismiss(place)
    os.close(guarding)  # before the users' lock: whoever starts next must find the post vacant
    os.close(alone)


if __name__ == "__main__":
    watch(Path(sys.argv[1]), Path(sys.argv[2]))
