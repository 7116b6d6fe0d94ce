"""Looking through the register for errors: asked for by UDA, and by the clock when something has come in since."""

from functools import partial
from uuid import UUID

from portal.domain.quality import JOB
from portal.jobs.tools import Tools
from portal.outside.queue import Job, Work
from portal.queries.clock import now
from portal.services import quality

WAITS = (5, 30, 300)
EVERY_TEN_MINUTES = "*/10 * * * *"


def jobs(tools: Tools) -> tuple[Job, ...]:
    url = tools.settings.jobs_database_url
    return (
        Job(JOB, partial(_sweep, url), WAITS),
        Job("sweep_quality_if_stale", partial(_if_stale, url), WAITS, EVERY_TEN_MINUTES),
    )


def _sweep(url: str, _work: Work, run_id: str) -> None:
    quality.sweep(UUID(run_id), url, at=now())


def _if_stale(url: str, _work: Work) -> None:
    quality.sweep_if_stale(url, at=now())
