"""Sealing the log, by the clock."""

from functools import partial

from portal.jobs.tools import Tools
from portal.outside.queue import Job, Work
from portal.queries.clock import now
from portal.services import seals

WAITS = (5, 30)
EVERY_FIVE_MINUTES = "*/5 * * * *"


def jobs(tools: Tools) -> tuple[Job, ...]:
    return (Job("seal_log", partial(_seal, tools.settings.jobs_database_url), WAITS, EVERY_FIVE_MINUTES),)


def _seal(url: str, _work: Work) -> None:
    seals.seal(url, at=now())
