"""Start or join a cluster, hold it while in use, let it go."""

import fcntl
import os
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import psycopg
from psycopg.rows import TupleRow
from sqlalchemy import Dialect, Engine, event

from portal.outside.postgres import roles
from portal.outside.postgres.initialise import initialise
from portal.outside.postgres.locks import GUARD, IN_USE, STARTING, locked, take
from portal.outside.postgres.place import DATABASE, LOGINS, Place, prepare
from portal.outside.postgres.process import (
    STAY,
    THROWN_AWAY,
    CannotStart,
    clear_away,
    dismiss,
    halt,
    is_running,
    launch,
    surroundings,
)

ROOT = Path(__file__).resolve().parents[3]

THROW_AWAY: Mapping[str, str] = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "wal_level": "minimal",
    "max_wal_senders": "0",
    "shared_buffers": "256MB",
    "max_connections": "200",
}


@dataclass
class Cluster:
    """A running cluster; it runs at least until `stop`, or until the last process that holds it ends."""

    place: Place
    hold: int | None
    settings: Mapping[str, str]

    def url(self, role: str = "laget_app", database: str = DATABASE) -> str:
        """The libpq address of a role that may sign in (`postgres` is the administrator)."""
        return self.place.url(role, database)

    def connect(self, role: str = "postgres", database: str = "postgres") -> psycopg.Connection[TupleRow]:
        """A plain connection in autocommit, for administration and tests."""
        return psycopg.connect(self.url(role, database), autocommit=True)

    def create_database(self, name: str, template: str | None = None) -> None:
        """Owned by laget_owner and closed to strangers; a template must have no sessions."""
        with self.connect() as administrator:
            roles.make_database(administrator, name, template)
        with self.connect(database=name) as administrator:
            roles.furnish(administrator, name)

    def drop_database(self, name: str) -> None:
        with self.connect() as administrator:
            administrator.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)'.encode())

    def revive(self) -> bool:
        """Start the server anew where it is gone, killed for example. Says whether that was needed."""
        if is_running(self.place):
            return False
        with locked(self.place.folder / STARTING, fcntl.LOCK_EX):
            gone = not is_running(self.place)
            if gone:
                _bring_up(self)
        return gone

    def stop(self) -> None:
        """Let go; the server stops now if nobody else holds it, else with the last who does."""
        if self.hold is None:
            return
        os.close(self.hold)
        self.hold = None
        in_use = self.place.folder / IN_USE
        for _ in range(10):  # a child that was just spawned keeps our files open for a moment longer
            with locked(in_use, fcntl.LOCK_EX | fcntl.LOCK_NB) as alone:
                if alone:
                    dismiss(self.place)
                    return
            time.sleep(0.02)
        with locked(in_use, fcntl.LOCK_SH):  # others use it, then this passes; or it waits while the guard halts it
            pass


def start(
    folder: Path,
    *,
    binaries: Path | None = None,
    settings: Mapping[str, str] | None = None,
    stay: bool = False,
) -> Cluster:
    """Start the cluster in `folder` (made if need be), or join the one that runs there.

    It stops when the last process that started or joined it is gone, however that ended;
    with `stay` it runs on until `halt`.
    """
    place = prepare(folder, binaries)
    cluster = Cluster(place, take(place.folder / IN_USE, fcntl.LOCK_SH), settings or {})
    if stay:
        (place.folder / STAY).touch()
    cluster.revive()
    _post_guard(place)
    return cluster


def start_cluster(folder: Path, *, settings: Mapping[str, str] = THROW_AWAY) -> Cluster:
    """A throw-away cluster for tests and benches: quick, and gone when it stops.

    LAGET_POSTGRES_BINARIES chooses another PostgreSQL than the wheel's.
    """
    named = os.environ.get("LAGET_POSTGRES_BINARIES")
    folder.mkdir(parents=True, exist_ok=True)
    (folder / THROWN_AWAY).touch()
    return start(folder, binaries=Path(named) if named else None, settings=settings)


def start_on_connect(place: Place) -> None:
    """Let SQLAlchemy's first connection to this place start the server, as any that finds it gone."""
    held: list[Cluster] = []

    @event.listens_for(Engine, "do_connect")
    def start_first(_dialect: Dialect, _record: object, _arguments: object, options: dict[str, object]) -> None:
        if options.get("host") != str(place.socket):
            return
        if not held:
            held.append(start(place.folder, binaries=place.programs))
        held[0].revive()


def _bring_up(cluster: Cluster) -> None:
    place = cluster.place
    initialise(place)
    clear_away(place)
    launch(place, cluster.settings)
    try:
        administrator = cluster.connect()
    except psycopg.OperationalError as error:
        halt(place)
        raise CannotStart(f"{place.folder / 'passwords.json'} does not open {place.data}: {error}") from None
    with administrator:
        roles.make_roles(administrator, {role: place.password(role) for role in LOGINS if role in roles.ROLES})
        found = administrator.execute("SELECT FROM pg_database WHERE datname = %s", [DATABASE]).fetchone()
    if found is None:
        cluster.create_database(DATABASE)


def _post_guard(place: Place) -> None:
    """A process that waits for the last user's end and then halts the server: kill -9 cannot skip it."""
    with locked(place.folder / GUARD, fcntl.LOCK_EX | fcntl.LOCK_NB) as unguarded:
        wanted = unguarded and not (place.folder / STAY).exists()
    if wanted:
        command = [
            sys.executable,
            "-m",
            "portal.outside.postgres.guard",
            str(place.folder),
            str(place.programs),
        ]
        silence = [(os.POSIX_SPAWN_OPEN, number, os.devnull, os.O_RDWR, 0) for number in range(3)]
        environment = {**surroundings(), "PYTHONPATH": str(ROOT)}
        os.posix_spawn(sys.executable, command, environment, file_actions=silence, setsid=True)
