"""Runs over the city: one job for each time it is worked at, and each morning the clock proposes those that are due."""

from functools import partial
from uuid import UUID

from portal.domain.city_runs import JOB
from portal.jobs.tools import Tools
from portal.outside.queue import Job, Work
from portal.queries.clock import now
from portal.services import city_runs, run_work

WAITS = (5, 30, 300)
EVERY_MORNING = "15 4 * * *"


def jobs(tools: Tools) -> tuple[Job, ...]:
    clock = (Job("propose_runs", partial(_propose, tools), WAITS, EVERY_MORNING),)
    return (Job(JOB, partial(_run, tools), WAITS), *(clock if tools.settings.runs_by_the_clock else ()))


def _run(tools: Tools, work: Work, run_id: str) -> None:
    settings = tools.settings
    room = run_work.Workroom(settings.jobs_database_url, settings.intake_office_mail, work.stopping)
    run_work.run(UUID(run_id), room, at=now())


def _propose(tools: Tools, _work: Work) -> None:
    city_runs.propose(tools.settings.jobs_database_url, at=now())
