"""Rights to more training with what has happened to each, of one youth and over all that the reader sees."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final
from uuid import UUID

from portal.domain.more_training import Ground, Happened, Outcome, Step, standing
from portal.domain.rules import Decision
from portal.queries.reading import rows

PAGE: Final = 50


@dataclass(frozen=True, slots=True)
class Past:
    """A step that was taken, at whom, written down by whom."""

    step: str
    on_day: date
    provider: str | None
    person: str


@dataclass(frozen=True, slots=True)
class Right:
    """A right in one subject and its steps, the earliest first."""

    id: UUID
    youth_id: UUID
    youth: str
    subject: str
    ground: str
    completed_on: date
    recorded_at: datetime
    unit: str
    steps: tuple[Past, ...]

    def stands(self, day: date) -> Decision[Outcome]:
        """How it stands on a day, by which row."""
        return standing(Ground(self.ground), [Happened(Step(s.step), s.on_day) for s in self.steps], day)


_RIGHTS: Final = """
    SELECT m.id, m.youth_id, y.first_name || ' ' || y.last_name AS youth, m.subject, m.ground, m.completed_on,
           m.recorded_at, coalesce(u.name, '') AS unit
    FROM more_training m JOIN youths y ON y.id = m.youth_id
    LEFT JOIN policy.seats s ON s.id = m.author_seat LEFT JOIN units u ON u.id = s.unit_id"""
_STEPS: Final = """
    SELECT t.right_id, t.step, t.on_day, u.name AS provider, coalesce(p.name, '') AS person
    FROM more_training_steps t LEFT JOIN units u ON u.id = t.provider_id LEFT JOIN people p ON p.id = t.author
    WHERE t.right_id = ANY (%(rights)s) ORDER BY t.on_day, t.id"""


def of_youth(youth_id: UUID) -> list[Right]:
    """By subject."""
    found = rows(dict, f"{_RIGHTS} WHERE m.youth_id = %(youth)s ORDER BY m.subject, m.id", {"youth": youth_id})
    return _with_steps(found)


def newest(before: tuple[datetime, UUID] | None = None) -> list[Right]:
    """The newest that the reader sees, one more than a page; `before` is the key of the last one shown."""
    at, key = before or (None, None)
    statement = f"""{_RIGHTS} WHERE %(at)s::timestamptz IS NULL OR (m.recorded_at, m.id) < (%(at)s, %(id)s::uuid)
        ORDER BY m.recorded_at DESC, m.id DESC LIMIT {PAGE + 1}"""
    return _with_steps(rows(dict, statement, {"at": at, "id": key}))


def providers() -> list[tuple[int, str]]:
    """Who may give the training: upper secondary schools and adult education (R-184, R-185)."""
    found: list[dict[str, Any]] = rows(
        dict,
        """SELECT id, name FROM units WHERE kind IN ('upper_secondary', 'adult_education') AND closed_on IS NULL
           ORDER BY kind, name""",
    )
    return [(row["id"], row["name"]) for row in found]


def _with_steps(found: Iterable[dict[str, Any]]) -> list[Right]:
    rights = list(found)
    steps: dict[UUID, list[Past]] = {}
    for step in rows(dict, _STEPS, {"rights": [right["id"] for right in rights]}) if rights else ():
        steps.setdefault(step.pop("right_id"), []).append(Past(**step))
    return [Right(**right, steps=tuple(steps.get(right["id"], ()))) for right in rights]
