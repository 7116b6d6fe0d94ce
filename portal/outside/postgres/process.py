"""The server process: is it alive, launch it, halt it, clear away what a killed one left."""

import os
import shutil
import signal
import subprocess
import time
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TypedDict

import psutil

from portal.outside.postgres.place import PORT, Place

PATIENCE_SECONDS = 600  # a long recovery after a crash is still a start
STATUS_LINE = 7
STAY, THROWN_AWAY = "stay", "throw-away"
_children: set[int] = set()


class Identity(TypedDict, total=False):
    """What subprocess needs to run somebody else's process."""

    user: int
    group: int
    extra_groups: Iterable[int]


class CannotStart(Exception):
    """The server did not come up; the message ends with the last lines of its log."""


def is_running(place: Place) -> bool:
    """Whether a server of ours answers; waits for one that is just coming up or going down."""
    while postmaster(place):
        if _status(place) == "ready":
            return True
        time.sleep(0.02)
    return False


def postmaster(place: Place) -> psutil.Process | None:
    """The living server of this place; a zombie or a stranger with its old number does not count."""
    try:
        found = psutil.Process(int(_pid_file(place)[0]))
    except (OSError, ValueError, IndexError, psutil.Error):
        return None
    return found if _belongs(found, place) else None


def _pid_file(place: Place) -> list[str]:
    return (place.data / "postmaster.pid").read_text().splitlines()


def _status(place: Place) -> str:
    try:
        return _pid_file(place)[STATUS_LINE].strip()
    except (OSError, IndexError):
        return ""


def clear_away(place: Place) -> None:
    """End children that outlived a killed server, then remove what it left lying."""
    if not (place.data / "postmaster.pid").exists():
        return
    orphans = [process for process in psutil.process_iter() if _belongs(process, place)]
    for orphan in orphans:
        orphan.send_signal(signal.SIGQUIT)
    _, stubborn = psutil.wait_procs(orphans, timeout=5)
    for orphan in stubborn:
        orphan.kill()
    psutil.wait_procs(stubborn, timeout=5)
    (place.data / "postmaster.pid").unlink()
    for left in place.socket.iterdir():
        left.unlink()


def _belongs(process: psutil.Process, place: Place) -> bool:
    try:
        command = process.cmdline()
        alive = process.status() != psutil.STATUS_ZOMBIE
    except psutil.Error:
        return False
    if not alive or not command:
        return False
    main = Path(command[0]).name == "postgres" and str(place.data) in command
    return main or command[0].startswith(f"postgres: {place.name}: ")


def launch(place: Place, settings: Mapping[str, str]) -> None:
    """Run the server, apart from our terminal's signals, and wait until it answers."""
    given = {"listen_addresses": "", "unix_socket_directories": str(place.socket), "port": str(PORT)}
    given |= {
        "cluster_name": place.name,
        "log_error_verbosity": "terse",
        **settings,
    }  # terse: details quote rows
    options = [part for name, value in given.items() for part in ("-c", f"{name}={value}")]
    with place.log.open("ab") as log:
        place.log.chmod(0o600)
        server = subprocess.Popen(  # noqa: S603 - our own programs
            [str(place.programs / "postgres"), "-D", str(place.data), *options],
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            cwd="/",
            umask=0o077,
            start_new_session=True,
            env=surroundings(),
            **identity(place),
        )
    _wait_until_ready(place, server)
    _children.add(server.pid)
    server.returncode = 0  # it outlives this object, on purpose and without a warning


def _wait_until_ready(place: Place, server: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + PATIENCE_SECONDS
    while server.poll() is None and time.monotonic() < until:
        if _status(place) == "ready" and _pid_file(place)[0] == str(server.pid):
            return
        time.sleep(0.005)
    raise CannotStart(
        "PostgreSQL did not start:\n" + "\n".join(place.log.read_text(errors="replace").splitlines()[-15:])
    )


def halt(place: Place) -> bool:
    """Stop the server: sessions are ended, what is committed is on disk. False if none ran."""
    server = postmaster(place)
    if server is None:
        return False
    server.send_signal(signal.SIGINT)
    while postmaster(place):
        _reap()
        time.sleep(0.01)
    _reap()
    return True


def dismiss(place: Place) -> None:
    """Halt the server once nobody uses it; of a throw-away cluster nothing stays."""
    if (place.folder / STAY).exists():
        return
    halt(place)
    if (place.folder / THROWN_AWAY).exists():
        for folder in {place.data, place.socket, place.home} - {place.folder}:
            shutil.rmtree(folder, ignore_errors=True)


def _reap() -> None:
    """Take leave of own children that have ended, so that none stays as a zombie."""
    for child in list(_children):
        try:
            ended = os.waitpid(child, os.WNOHANG) != (0, 0)
        except ChildProcessError:
            ended = True
        if ended:
            _children.discard(child)


def surroundings() -> dict[str, str]:
    """Nothing of ours, above all no secret, gets into the server's environment."""
    return {name: os.environ[name] for name in ("PATH", "LD_LIBRARY_PATH", "TMPDIR") if name in os.environ}


def identity(place: Place) -> Identity:
    """Whom the server runs as: where we are root, the plain user."""
    if not place.owner:
        return {}
    return {"user": place.owner.pw_uid, "group": place.owner.pw_gid, "extra_groups": ()}
