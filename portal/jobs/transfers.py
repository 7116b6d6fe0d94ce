"""Applying a transfer and taking it back: one job for each."""

from collections.abc import Callable
from functools import partial
from uuid import UUID

from portal.jobs.tools import Tools
from portal.outside.queue import Job, Work
from portal.outside.sealed_files import Place
from portal.queries.clock import now
from portal.services import transfer_work, transfers

WAITS = (5, 30, 300)


def jobs(tools: Tools) -> tuple[Job, ...]:
    return (
        Job(transfers.APPLY_JOB, partial(_run, tools, transfer_work.apply), WAITS),
        Job(transfers.UNDO_JOB, partial(_run, tools, transfer_work.undo), WAITS),
        Job(transfers.FORGET_JOB, partial(_run, tools, transfer_work.forget), WAITS),
    )


def _run(tools: Tools, what: Callable[..., None], work: Work, import_id: str) -> None:
    place = Place(tools.settings.uploads_folder, tools.sealer)
    room = transfer_work.Workroom(tools.settings.jobs_database_url, place, work.stopping)
    what(UUID(import_id), room, at=now())
