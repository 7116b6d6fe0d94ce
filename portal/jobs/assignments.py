"""Assigning the city's youths to schools: one job for each run."""

from functools import partial
from uuid import UUID

from portal.jobs.tools import Tools
from portal.outside.queue import Job, Work
from portal.queries.clock import now
from portal.services import assignments

WAITS = (5, 30, 300)


def jobs(tools: Tools) -> tuple[Job, ...]:
    return (Job(assignments.JOB, partial(_run, tools), WAITS),)


def _run(tools: Tools, work: Work, run_id: str) -> None:
    room = assignments.Workroom(tools.settings.jobs_database_url, work.stopping)
    assignments.run(UUID(run_id), room, at=now())
