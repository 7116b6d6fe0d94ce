"""Where background jobs begin: each parses its ids and calls one service; `jobs()` is all of them."""

from portal.jobs import (
    assignments,
    city_runs,
    imports,
    letters,
    messages,
    quality,
    reports,
    seals,
    statistics,
    transfers,
    wheel,
)
from portal.jobs.tools import Tools
from portal.outside.queue import Job

KINDS = (
    messages.jobs,
    letters.jobs,
    imports.jobs,
    assignments.jobs,
    city_runs.jobs,
    quality.jobs,
    statistics.jobs,
    reports.jobs,
    wheel.jobs,
    transfers.jobs,
    seals.jobs,
)


def jobs(tools: Tools) -> tuple[Job, ...]:
    """Every kind of job that the worker knows."""
    return tuple(job for kind in KINDS for job in kind(tools))
