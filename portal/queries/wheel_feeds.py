"""Calendar feeds: the days that a token opens, and whether one has such a token."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from portal.queries.reading import one, rows


@dataclass(frozen=True, slots=True)
class FeedDay:
    """A day of the unit's wheel; without `item_id` the feed stands and holds nothing."""

    language: str
    unit_name: str
    item_id: UUID | None
    title_nb: str | None
    title_nn: str | None
    title_en: str | None
    section: str | None
    due_on: date | None
    working_on: date | None
    version: int | None
    changed_at: datetime | None
    done: bool | None


def days(digest: bytes) -> list[FeedDay]:
    """What the token with this hash opens; nothing at all where it does not stand."""
    return rows(FeedDay, "SELECT * FROM policy.wheel_feed(%(digest)s)", {"digest": digest})


def made_at(appointment_id: UUID | None) -> datetime | None:
    """Since when one's own appointment has a feed that stands."""
    statement = "SELECT made_at FROM wheel_feeds WHERE appointment_id = %(appointment)s AND revoked_at IS NULL"
    found = one(dict[str, datetime], statement, {"appointment": appointment_id})
    return found["made_at"] if found else None
