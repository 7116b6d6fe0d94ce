"""The annual wheel: a round every ten minutes, and when UDA asks for one."""

from portal.jobs.tools import Tools
from portal.outside.queue import Job, Work
from portal.queries.clock import now
from portal.services import wheel, wheel_care

WAITS = (60, 300)
EVERY_TEN_MINUTES = "*/10 * * * *"


def jobs(_tools: Tools) -> tuple[Job, ...]:
    return (Job(wheel.LOOK, _go_round, WAITS, EVERY_TEN_MINUTES),)


def _go_round(_work: Work) -> None:
    wheel_care.go_round(at=now())
