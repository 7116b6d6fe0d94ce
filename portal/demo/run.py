"""Everything that the demo needs, started in order and stopped in order: python -m portal.demo.run."""

import fcntl
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlsplit

import click

from portal import settings as reading
from portal.commands import GROUPS
from portal.demo import LOOPBACK
from portal.demo.keys import instance, is_free, make
from portal.demo.mailbox import mailbox
from portal.demo.people import EMPLOYEES, YOUTHS
from portal.demo.provider import provider
from portal.demo.supervisor import OWNER, Program, clear_away
from portal.demo.welcome import welcome
from portal.outside import postgres
from portal.settings import ROOT, Settings

READY_SECONDS = 60


class CannotRun(Exception):
    """The demo cannot start; the message says why and what to do."""


def main() -> int:
    folder = instance()
    make(folder)
    try:
        port = _port()
        with _only_one(folder, f"http://localhost:{port}"), ExitStack() as stack:
            settings = reading.read(instance_path=folder, public_url=f"http://localhost:{port}")
            clear_away(str(folder))
            _check_ports(port, settings)
            _serve(stack, settings, port)
    except (CannotRun, reading.SettingsFault, postgres.CannotStart, postgres.NoPostgres) as fault:
        click.echo(fault, err=True)
        return 1
    click.echo("Laget is stopped.")
    return 0


def _port() -> int:
    given = os.environ.get("PORT") or "8000"
    if not given.isdecimal() or not 0 < int(given) < 2**16:
        raise CannotRun(f"PORT is {given!r}, but must be a number from 1 to 65535.")
    return int(given)


@contextmanager
def _only_one(folder: Path, address: str) -> Iterator[None]:
    """The kernel frees the lock when we end, however that happens."""
    with (folder / "run.lock").open("a+") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            lock.seek(0)
            raise CannotRun(f"Laget runs already: {lock.read().strip()}") from None
        lock.truncate(0)
        lock.write(address)
        lock.flush()
        yield


def _check_ports(port: int, settings: Settings) -> None:
    wanted = {"the portal (choose another with PORT=8001 make run)": port, "the mailbox": settings.smtp_port}
    wanted |= {f"the provider {issuer.key}": urlsplit(issuer.issuer).port or 80 for issuer in settings.issuers}
    taken = [f"Port {number}, for {what}, is taken by another program." for what, number in wanted.items()
             if not is_free(number)]  # fmt: skip
    if taken:
        raise CannotRun("\n".join(taken))


def _serve(stack: ExitStack, settings: Settings, port: int) -> None:
    stopping = _stop_on_signals()
    cluster = reading.start_embedded(settings)
    if cluster:
        stack.callback(cluster.stop)
    stack.enter_context(mailbox(settings.instance_path / "mail", settings.smtp_port))
    _start_providers(stack, settings)
    environment = {
        "LAGET_INSTANCE_PATH": str(settings.instance_path),
        "LAGET_PUBLIC_URL": settings.public_url,
    }
    _prepare(environment)
    programs = _start_programs(stack, settings, port, environment)
    _wait_until_it_answers(programs, port, stopping)
    if not stopping.is_set():
        click.echo(welcome(settings))
    while not stopping.wait(0.5):
        _tend(programs, cluster)
    click.echo("Stopping …")


def _stop_on_signals() -> threading.Event:
    stopping = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, lambda *_: stopping.set())
    return stopping


def _start_providers(stack: ExitStack, settings: Settings) -> None:
    staff, youths = [employee.person for employee in EMPLOYEES], [youth.person for youth in YOUTHS]
    for issuer in settings.issuers:
        known = staff if issuer.kind == "staff" else youths
        number = urlsplit(issuer.issuer).port or 80
        stack.enter_context(provider(known, heading=f"Logg inn – {issuer.label}", port=number))


def _prepare(environment: dict[str, str]) -> None:
    """Bring the database to today's shape, and fill it where it is empty."""
    known = {group.name for group in GROUPS}
    for command in (("db", "upgrade"), ("reference", "load"), ("demo", "load")):
        if command[0] not in known | {"db"}:
            continue
        click.echo(f"flask {' '.join(command)} …")
        done = subprocess.run(  # noqa: S603 - our own program
            [sys.executable, "-m", "flask", "--app", "portal.app", *command],
            check=False, cwd=ROOT, env={**os.environ, **environment},
        )  # fmt: skip
        if done.returncode:
            raise CannotRun(f"flask {' '.join(command)} failed.")


def _start_programs(stack: ExitStack, settings: Settings, port: int, environment: dict[str, str]) -> list[Program]:
    logs = settings.instance_path / "log"
    logs.mkdir(exist_ok=True, mode=0o700)
    web = ["granian", "--interface", "wsgi", "--factory", "--host", LOOPBACK, "--port", str(port)]
    web += ["--workers", "2", "--blocking-threads", "1", "--no-ws", "--respawn-failed-workers"]
    web += ["--workers-kill-timeout", "10", "--working-dir", str(ROOT), "portal.app:create_app"]
    environment = {**environment, OWNER: str(settings.instance_path)}
    programs = [
        Program("worker", [sys.executable, "-m", "portal.worker"], logs / "worker.log", environment),
        Program("web", [sys.executable, "-m", *web], logs / "web.log", environment),
    ]
    for program in programs:
        program.start()
        stack.callback(program.stop)
    return programs


def _wait_until_it_answers(programs: list[Program], port: int, stopping: threading.Event) -> None:
    until = time.monotonic() + READY_SECONDS
    while not stopping.is_set() and not _answers(port):
        web = programs[-1]
        if web.ended() or time.monotonic() > until:
            raise CannotRun(f"The portal did not start:\n{web.log.read_text(errors='replace')[-3000:]}")
        time.sleep(0.1)


def _answers(port: int) -> bool:
    connection = HTTPConnection(LOOPBACK, port, timeout=5)
    try:
        connection.request("HEAD", "/health")
        connection.getresponse().read()
    except OSError:
        return False
    finally:
        connection.close()
    return True


def _tend(programs: list[Program], cluster: postgres.Cluster | None) -> None:
    if cluster and cluster.revive():
        click.echo(f"PostgreSQL had ended and is started again; see {cluster.place.log}", err=True)
    for program in programs:
        if program.tend():
            click.echo(f"{program.name} had ended and is started again; see {program.log}", err=True)


if __name__ == "__main__":
    sys.exit(main())
