"""Taking a register file in: one job for each file."""

from functools import partial
from uuid import UUID

from portal.jobs.tools import Tools
from portal.outside.queue import Job, Work
from portal.outside.sealed_files import Place
from portal.queries.clock import now
from portal.services import imports

WAITS = (5, 30, 300)
"""Seconds before each new attempt: it goes on after the last batch that went in."""


def jobs(tools: Tools) -> tuple[Job, ...]:
    return (Job(imports.JOB, partial(_run, tools), WAITS),)


def _run(tools: Tools, work: Work, import_id: str) -> None:
    settings = tools.settings
    place = Place(settings.uploads_folder, tools.sealer)
    room = imports.Workroom(settings.jobs_database_url, place, settings.upload_limit_bytes, work.stopping)
    imports.run(UUID(import_id), room, at=now())
