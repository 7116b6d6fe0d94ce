"""From the change to the mailbox: real SMTP, a real worker, and crashes on the way."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from aiosmtpd.controller import Controller
from flask import Flask

from portal import worker
from portal.database import db, forget
from portal.demo.mailbox import Mailbox, mailbox
from portal.domain.letters import Occasion, Slot, letter
from portal.settings import ROOT, Settings
from portal.tables.post import Mail, post
from tests.conftest import Database, settings_for
from tests.the_team import Team, gather

NINA = "nina@kommune.invalid"
INVITED = letter(Occasion.INVITED)


@pytest.fixture
def team(database: Database) -> Team:
    return gather(database)


@pytest.fixture
def box(tmp_path: Path) -> Iterator[Mailbox]:
    with mailbox(tmp_path / "mail") as running:
        yield running


def settings_of(team: Team, instance: Path, port: int) -> Settings:
    return settings_for(team.database, instance).model_copy(update={"smtp_port": port})


def work_off(team: Team, instance: Path, port: int) -> None:
    assert worker.run(settings_of(team, instance, port), once=True) == 0


def write(app: Flask, team: Team, key: str = "a key", *, kept: bool = True) -> None:
    """Reidun does something that Nina is told of."""
    with team.acting(app, "reidun") as reidun:
        slot = Slot("a1@laget", 0, reidun.now, reidun.now)
        post(reidun, NINA, Mail(INVITED, "/meetings/a1", slot, "REQUEST"), dedupe_key=key)
        db.session.commit() if kept else db.session.rollback()
        forget()


def state(team: Team) -> tuple[bool, bool, str | None]:
    ((claimed, sent, failure),) = team.sql("SELECT claimed_at IS NOT NULL, sent_at IS NOT NULL, failure FROM messages")
    return claimed, sent, failure


def test_what_reidun_wrote_reaches_nina_with_a_calendar_entry(
    app: Flask, team: Team, box: Mailbox, tmp_path: Path
) -> None:
    write(app, team)
    work_off(team, tmp_path, box.port)
    (mail,) = box.messages(NINA)
    assert mail["Subject"] == "Du har en ny innkalling i Laget"
    assert mail["Auto-Submitted"] == "auto-generated"
    text, calendar = mail.iter_parts()
    assert "http://localhost/meetings/a1" in text.get_content()
    assert calendar.get_content_type() == "text/calendar"
    assert calendar.get_param("method") == "REQUEST"
    assert "URL:http://localhost/meetings/a1" in calendar.get_content()
    assert state(team) == (True, True, None)


def test_a_change_that_was_taken_back_tells_nobody(app: Flask, team: Team, box: Mailbox, tmp_path: Path) -> None:
    write(app, team, kept=False)
    work_off(team, tmp_path, box.port)
    assert box.messages() == []


def test_the_same_thing_told_twice_is_mailed_once(app: Flask, team: Team, box: Mailbox, tmp_path: Path) -> None:
    write(app, team)
    write(app, team)
    work_off(team, tmp_path, box.port)
    assert len(box.messages(NINA)) == 1


def test_a_mail_is_never_written_without_its_job(app: Flask, team: Team) -> None:
    write(app, team)
    (message,) = team.sql("SELECT id::text FROM messages")
    jobs = team.sql("SELECT task_name, args->>'message_id' FROM procrastinate_jobs")
    assert jobs == [("send_message", message[0])]


def test_a_job_sent_twice_sends_once(app: Flask, team: Team, box: Mailbox, tmp_path: Path) -> None:
    write(app, team)
    work_off(team, tmp_path, box.port)
    again(team)
    work_off(team, tmp_path, box.port)
    assert len(box.messages(NINA)) == 1


def again(team: Team) -> None:
    """The job, once more and at once."""
    team.sql("DELETE FROM procrastinate_jobs WHERE status = 'todo'")
    team.sql("""INSERT INTO procrastinate_jobs (queue_name, task_name, args)
                SELECT 'default', 'send_message', jsonb_build_object('message_id', id) FROM messages""")


def test_a_mail_server_that_is_away_gets_it_later_and_the_fault_names_nobody(
    app: Flask, team: Team, box: Mailbox, tmp_path: Path
) -> None:
    write(app, team)
    work_off(team, tmp_path, free_port())
    claimed, sent, failure = state(team)
    assert (claimed, sent) == (False, False)
    assert failure == "no answer from the mail server: ConnectionRefusedError"
    ((waits, attempts),) = team.sql(
        "SELECT scheduled_at > now(), attempts FROM procrastinate_jobs WHERE task_name = 'send_message'"
    )
    assert (waits, attempts) == (True, 1)
    team.sql("UPDATE procrastinate_jobs SET scheduled_at = now()")
    work_off(team, tmp_path, box.port)
    assert len(box.messages(NINA)) == 1
    assert state(team) == (True, True, None)


def test_a_mail_that_the_server_refuses_for_good_is_left_with_the_reason(
    app: Flask, team: Team, tmp_path: Path
) -> None:
    write(app, team)
    with refusing_server() as port:
        work_off(team, tmp_path, port)
    assert state(team) == (True, False, "the mail server answered 550")
    assert team.sql("SELECT count(*) FROM procrastinate_jobs WHERE task_name = 'send_message'") == [(0,)]


def test_a_worker_killed_between_claim_and_sending_loses_nothing_and_sends_nothing_twice(
    app: Flask, team: Team, tmp_path: Path, box: Mailbox
) -> None:
    write(app, team)
    with silent_server() as port, running_worker(settings_of(team, tmp_path, port)):
        wait_until(lambda: state(team)[0])
    assert state(team) == (True, False, None)
    team.sql("UPDATE procrastinate_workers SET last_heartbeat = now() - interval '1 minute'")
    work_off(team, tmp_path, box.port)
    assert box.messages() == [], "the claim still holds: the one who has it may be at it"
    team.sql("UPDATE messages SET claimed_at = now() - interval '6 minutes'")
    team.sql("UPDATE procrastinate_jobs SET scheduled_at = now()")
    work_off(team, tmp_path, box.port)
    (mail,) = box.messages(NINA)
    ((message_id,),) = team.sql("SELECT id FROM messages")
    assert mail["Message-ID"] == f"<{message_id}@laget.invalid>", "by which a receiver knows it again"


def test_a_worker_that_is_asked_to_stop_stops_in_order(app: Flask, team: Team, box: Mailbox, tmp_path: Path) -> None:
    with running_worker(settings_of(team, tmp_path, box.port)) as running:
        write(app, team)
        box.wait_for(NINA)
        running.terminate()
        assert running.wait(20) == 0
    assert team.sql("SELECT count(*) FROM procrastinate_workers") == [(0,)]


def test_a_worker_that_loses_its_ear_ends_with_a_fault(app: Flask, team: Team, box: Mailbox, tmp_path: Path) -> None:
    with running_worker(settings_of(team, tmp_path, box.port)) as running:
        write(app, team)
        box.wait_for(NINA)
        team.sql("ALTER ROLE laget_jobs NOLOGIN")
        try:
            team.sql("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE 'LISTEN%%'")
            assert running.wait(60) == 1
        finally:
            team.sql("ALTER ROLE laget_jobs LOGIN")


@contextmanager
def running_worker(settings: Settings) -> Iterator[subprocess.Popen[bytes]]:
    """`python -m portal.worker`, told everything by its environment; killed if it still runs."""
    environment = os.environ | {
        "LAGET_MODE": "test",
        "LAGET_INSTANCE_PATH": str(settings.instance_path),
        "DATABASE_URL": settings.database_url,
        "LAGET_JOBS_DATABASE_URL": settings.jobs_database_url,
        "LAGET_SECRET_KEY": settings.secret_key.get_secret_value(),
        "LAGET_NUMBER_KEYS": '{"1": "QUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUE="}',
        "LAGET_NUMBER_INDEX_KEY": "QkJCQkJCQkJCQkJCQkJCQkJCQkJCQkJCQkJCQkJCQkI=",
        "LAGET_SMTP_PORT": str(settings.smtp_port),
        "LAGET_PUBLIC_URL": settings.public_url,
    }
    program = subprocess.Popen([sys.executable, "-m", "portal.worker"], cwd=ROOT, env=environment)
    try:
        yield program
    finally:
        program.kill()
        program.wait()


def wait_until(true: Callable[[], bool], seconds: float = 30) -> None:
    until = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < until, "it did not come about"
        time.sleep(0.05)


def free_port() -> int:
    with closing(socket.create_server(("127.0.0.1", 0))) as server:
        return int(server.getsockname()[1])


@contextmanager
def silent_server() -> Iterator[int]:
    """Takes the connection and says nothing."""
    with closing(socket.create_server(("127.0.0.1", 0))) as server:
        yield server.getsockname()[1]


@contextmanager
def refusing_server() -> Iterator[int]:
    """Refuses whatever one is sent."""

    class Refusing:
        async def handle_RCPT(self, *_given: object) -> str:  # noqa: N802 - aiosmtpd calls it so
            return "550 nobody here by that name, nina@kommune.invalid"

    controller = Controller(Refusing(), hostname="127.0.0.1", port=free_port())
    controller.start()
    try:
        yield controller.port
    finally:
        controller.stop()
