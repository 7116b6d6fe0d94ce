"""Freezing a report and making a status file: one job for each."""

from functools import partial
from uuid import UUID

from portal.jobs.tools import Tools
from portal.outside.queue import Job, Work
from portal.services import report_freezing, reports, status_files

WAITS = (5, 30, 300)


def jobs(tools: Tools) -> tuple[Job, ...]:
    return (
        Job(reports.JOB, partial(_freeze, tools), WAITS),
        Job(status_files.JOB, partial(_make, tools), WAITS),
    )


def _freeze(tools: Tools, _work: Work, report_id: str) -> None:
    report_freezing.run(UUID(report_id), tools.settings.jobs_database_url)


def _make(tools: Tools, _work: Work, file_id: str) -> None:
    status_files.run(UUID(file_id), tools.settings.jobs_database_url)
