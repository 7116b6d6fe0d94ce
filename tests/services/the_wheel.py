"""The annual wheel at work: Unni makes it on a day of the story, and the worker goes its round."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from flask import Flask

from portal.app import create_worker_app
from portal.database import db, forget
from portal.queries import wheel as kept
from portal.queries.visitors import Visitor
from portal.queries.wheel import ItemRow
from portal.services import wheel_care, wheel_years
from tests.the_team import Team

AUGUST = datetime(2026, 8, 1, 8, tzinfo=UTC)


@dataclass
class Wheel:
    """The school year 2026/27 as the team lives it."""

    app: Flask
    team: Team

    @contextmanager
    def acting(self, who: str, at: datetime | None = None) -> Iterator[Visitor]:
        """A request of theirs, at an instant of the story."""
        with self.team.acting(self.app, who) as visitor:
            yield replace(visitor, now=at) if at else visitor
            forget()

    def make(self, year: int = 2026, at: datetime = AUGUST) -> None:
        with self.acting("unni", at) as unni:
            wheel_years.make(unni, year)

    def round(self, at: datetime) -> None:
        """As the worker does it, in its own role."""
        worker = create_worker_app(self.app.config["LAGET_SETTINGS"])
        with worker.app_context():
            try:
                wheel_care.go_round(at=at)
            finally:
                db.session.remove()
                db.engine.dispose()

    def item(self, source_id: str, who: str = "unni", year: int = 2026, part: int = 0) -> ItemRow:
        """The row with one's own unit's duty."""
        with self.acting(who) as visitor:
            return next(
                row for row in kept.of_year(year, visitor.unit_id) if (row.source_id, row.part) == (source_id, part)
            )

    def duty(self, source_id: str, who: str) -> UUID:
        found = self.item(source_id, who).duty_id
        assert found is not None
        return found

    def sql(self, statement: str, *given: object) -> list[tuple[Any, ...]]:
        return self.team.sql(statement, *given)
