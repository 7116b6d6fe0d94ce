"""The job queue in PostgreSQL: enqueue in the open transaction, and the engine that works it off."""

import asyncio
import signal
from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import psycopg
from procrastinate import (
    App,
    BaseRetryStrategy,
    JobContext,
    PsycopgConnector,
    RetryDecision,
    SyncPsycopgConnector,
)
from procrastinate.jobs import Job as StoredJob

HEARTBEAT_SECONDS = 5
STALLED_SECONDS = 20
GRACE_SECONDS = 15
AT_A_TIME = 4
EVERY_MINUTE = "* * * * *"
RESCUE = "rescue_stalled_jobs"

_enqueuing = App(connector=SyncPsycopgConnector())
"""Never opened: each job rides on its caller's own connection, so it has no pool to close."""


@dataclass(frozen=True, slots=True)
class Work:
    """What a running job may ask for; `stopping()` says whether it should leave off and be run again."""

    stopping: Callable[[], bool]


@dataclass(frozen=True, slots=True)
class Job:
    """A kind of job: `run(work, **ids)`; `waits` are the seconds before each new attempt after an exception.

    `every` is a cron line: the job is then started by the clock too, with no ids.
    """

    name: str
    run: Callable[..., None]
    waits: tuple[int, ...] = ()
    every: str | None = None


def defer(connection: psycopg.Connection[Any], task: str, **ids: UUID | int) -> None:
    """Enqueue inside the transaction that is open on `connection`; ids only, never what they stand for."""
    arguments = {key: value if isinstance(value, int) else str(value) for key, value in ids.items()}
    _enqueuing.configure_task(task, connection=connection).defer(**arguments)


class _Waits(BaseRetryStrategy):
    def __init__(self, waits: tuple[int, ...]) -> None:
        self._waits = waits

    def get_retry_decision(self, *, exception: BaseException, job: StoredJob) -> RetryDecision | None:
        del exception
        if job.attempts >= len(self._waits):
            return None
        return RetryDecision(retry_in={"seconds": self._waits[job.attempts]})


def engine(url: str, jobs: Iterable[Job], inside: Callable[[], AbstractContextManager[object]]) -> App:
    """The queue of the database at `url` and what works on it; each job runs within `inside()`."""
    app = App(
        connector=PsycopgConnector(conninfo=url, min_size=1, max_size=AT_A_TIME + 2),
        worker_defaults={
            "concurrency": AT_A_TIME,
            "delete_jobs": "successful",
            "install_signal_handlers": False,
            "shutdown_graceful_timeout": GRACE_SECONDS,
            "stalled_worker_timeout": STALLED_SECONDS,
            "update_heartbeat_interval": HEARTBEAT_SECONDS,
        },
    )
    for job in jobs:
        _add(app, job, inside)
    # A periodic task there must be: without one, Procrastinate no longer notices that LISTEN has failed.
    app.periodic(cron=EVERY_MINUTE)(app.task(name=RESCUE, pass_context=True)(_rescue))
    return app


def _add(app: App, job: Job, inside: Callable[[], AbstractContextManager[object]]) -> None:
    def run(context: JobContext, /, timestamp: int = 0, **ids: Any) -> None:  # noqa: ANN401 - the queue's JSON
        del timestamp
        with inside():
            job.run(Work(context.should_abort), **ids)

    task = app.task(name=job.name, pass_context=True, retry=_Waits(job.waits))(run)
    if job.every:
        app.periodic(cron=job.every)(task)


async def _rescue(context: JobContext, /, timestamp: int = 0) -> None:
    """Put back what a worker was at when it was killed."""
    del timestamp
    await rescue(context.app)


async def rescue(app: App) -> None:
    """Put back the jobs of workers that have given no sign of life for `STALLED_SECONDS`."""
    for job in await app.job_manager.get_stalled_jobs(seconds_since_heartbeat=STALLED_SECONDS):
        await app.job_manager.retry_job(job)


def work(app: App, *, once: bool = False) -> int:
    """Work until asked to stop (SIGTERM, SIGINT: 0) or LISTEN fails (1); `once`: until nothing waits."""
    return asyncio.run(_work(app, once=once))


async def _work(app: App, *, once: bool) -> int:
    async with app.open_async():
        await rescue(app)
        working = asyncio.create_task(app.run_worker_async(wait=not once, listen_notify=not once))
        if not once:
            for number in (signal.SIGTERM, signal.SIGINT):
                asyncio.get_running_loop().add_signal_handler(number, working.cancel)
        try:
            await working
        except asyncio.CancelledError:
            return 0
    return 0 if once else 1
