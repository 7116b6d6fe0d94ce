"""The rows of reports and of files for VIGO-OT: the application may read them, nobody but the jobs writes them."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import count
from uuid import UUID, uuid4

from portal.policy.actions import Action
from tests.policy.row import WHEN, Row, anything
from tests.policy.world import World

_days = count()


def report_rows(world: World, person: UUID, youth: UUID) -> Iterator[Row]:
    """A report that is being frozen with the youth in it, and a file that carries their status."""
    report, file, key = uuid4(), uuid4(), str(youth)
    whole = {"opened_by": person, "checked_by": person, "signed_by": person, "signed_name": "t"}
    when = dict.fromkeys(("opened_at", "checked_at", "signed_at", "known_at"), WHEN)
    day = date(2000, 1, 1) + timedelta(days=next(_days))
    world.put("reports", id=report, report_day=day, version=1, state="freezing", **whole, **when)
    world.put("report_rows", report_id=report, youth_id=youth, code="OTOV", status_on=WHEN.date())
    world.put("status_files", id=file, as_of=WHEN.date(), asked_by=person, asked_at=WHEN)
    world.put("status_file_rows", file_id=file, youth_id=youth, code="OTOV", status_on=WHEN.date())
    yield Row("report_rows", key, youth, Action.REGISTER_READ, anything)
    yield Row("status_file_rows", key, youth, Action.REGISTER_READ, anything)
