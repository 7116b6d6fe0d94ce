"""Counting for the statistics: asked for by UDA, and by the clock when something has come in since."""

from functools import partial
from uuid import UUID

from portal.domain.statistics import JOB
from portal.jobs.tools import Tools
from portal.outside.queue import Job, Work
from portal.queries.clock import now
from portal.services import statistics

WAITS = (5, 30, 300)
EVERY_TEN_MINUTES = "5-55/10 * * * *"


def jobs(tools: Tools) -> tuple[Job, ...]:
    url = tools.settings.jobs_database_url
    return (
        Job(JOB, partial(_count, url), WAITS),
        Job("count_statistics_if_stale", partial(_if_stale, url), WAITS, EVERY_TEN_MINUTES),
    )


def _count(url: str, _work: Work, run_id: str) -> None:
    statistics.count(UUID(run_id), url, at=now())


def _if_stale(url: str, _work: Work) -> None:
    statistics.count_if_stale(url, at=now())
