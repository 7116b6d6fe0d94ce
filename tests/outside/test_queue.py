"""The queue: a job stands and falls with the transaction that it was put there by, and survives its worker."""

from collections.abc import Callable, Iterator
from contextlib import nullcontext

import psycopg
import pytest
from procrastinate.exceptions import ConnectorException

from portal.outside import queue
from tests.conftest import Database


@pytest.fixture
def web(database: Database) -> Iterator[psycopg.Connection]:
    """A web process's connection in the middle of a named person's transaction."""
    with psycopg.connect(database.url("laget_app")) as connection:
        connection.execute("SELECT set_config('laget.person', gen_random_uuid()::text, false)")
        connection.commit()
        yield connection


Worked = list[dict[str, object]]


@pytest.fixture
def work_off(database: Database) -> Callable[..., Worked]:
    """Run a worker until nothing waits, and say what it was given to do."""

    def run(fault: Exception | None = None, waits: tuple[int, ...] = ()) -> Worked:
        done: Worked = []

        def note(_work: queue.Work, **ids: object) -> None:
            done.append(ids)
            if fault:
                raise fault

        jobs = [queue.Job("note", note, waits)]
        queue.work(queue.engine(database.url("laget_jobs"), jobs, nullcontext), once=True)
        return done

    return run


def test_a_job_is_done_once_the_change_it_tells_of_is_kept(
    web: psycopg.Connection, work_off: Callable[..., Worked]
) -> None:
    queue.defer(web, "note", youth_number=7)
    assert work_off() == []
    web.commit()
    assert work_off() == [{"youth_number": 7}]
    assert work_off() == []


def test_a_job_goes_with_the_change_that_was_taken_back(
    web: psycopg.Connection, work_off: Callable[..., Worked]
) -> None:
    queue.defer(web, "note", youth_number=7)
    web.rollback()
    assert work_off() == []


def test_nobody_named_enqueues_nothing(database: Database) -> None:
    with psycopg.connect(database.url("laget_app")) as stranger:
        with pytest.raises(ConnectorException) as no:
            queue.defer(stranger, "note", youth_number=7)
        assert isinstance(no.value.__cause__, psycopg.errors.InsufficientPrivilege)


def test_a_job_that_fails_is_tried_again_and_then_given_up(
    web: psycopg.Connection, work_off: Callable[..., Worked]
) -> None:
    queue.defer(web, "note", youth_number=7)
    web.commit()
    tries = sum(len(work_off(OSError("no answer"), waits=(0, 0))) for _ in range(4))
    assert tries == 3
    assert work_off() == []


def test_what_a_killed_worker_was_at_is_put_back(
    web: psycopg.Connection, database: Database, work_off: Callable[..., Worked]
) -> None:
    queue.defer(web, "note", youth_number=7)
    web.commit()
    with psycopg.connect(database.url("laget_jobs")) as killed:
        (number,) = killed.execute("SELECT * FROM procrastinate_register_worker_v1()").fetchone() or (0,)
        killed.execute("SELECT procrastinate_fetch_job_v2(NULL, %s)", (number,))
        killed.commit()
        assert work_off() == [], "the one who was at it may still live"
        killed.execute("UPDATE procrastinate_workers SET last_heartbeat = now() - interval '1 minute'")
    assert work_off() == [{"youth_number": 7}]
