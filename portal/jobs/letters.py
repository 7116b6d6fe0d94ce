"""Letters made together: one job prints a batch, another writes down what became of it."""

from functools import partial
from uuid import UUID

from portal.domain.letter_batches import PRINT_JOB, SETTLE_JOB
from portal.jobs.tools import Tools
from portal.outside.queue import Job, Work
from portal.queries.clock import now
from portal.services import letter_printing

WAITS = (5, 30, 300)


def jobs(tools: Tools) -> tuple[Job, ...]:
    return (Job(PRINT_JOB, partial(_print, tools), WAITS), Job(SETTLE_JOB, partial(_settle, tools), WAITS))


def _print(tools: Tools, work: Work, batch_id: str) -> None:
    room = letter_printing.Workroom(tools.settings.jobs_database_url, work.stopping)
    letter_printing.run(UUID(batch_id), room, at=now())


def _settle(tools: Tools, work: Work, batch_id: str) -> None:
    room = letter_printing.Workroom(tools.settings.jobs_database_url, work.stopping)
    letter_printing.settle(UUID(batch_id), room)
