"""A calendar feed of one's own unit's days: made and revoked by the person; the token is told once."""

from datetime import date, datetime
from secrets import token_urlsafe
from typing import cast

from sqlalchemy import insert, text

from portal.database import db
from portal.domain.wheel_titles import calendar_name, deadline, summary
from portal.outside.day_calendars import Day, written
from portal.queries import wheel_feeds
from portal.queries.visitors import Visitor, digest_of
from portal.queries.wheel_feeds import FeedDay
from portal.tables import WheelFeed
from portal.tables.log import note

TOKEN_BYTES = 32
_REVOKE = text("""UPDATE wheel_feeds SET revoked_at = :at
    WHERE person_id = :person AND appointment_id = :appointment AND revoked_at IS NULL""")


def make(visitor: Visitor) -> str:
    """A new token for the appointment one acts in; one made before opens nothing any longer."""
    token = token_urlsafe(TOKEN_BYTES)
    _end(visitor)
    who = {"person_id": visitor.person_id, "appointment_id": visitor.appointment_id, "made_at": visitor.now}
    db.session.execute(insert(WheelFeed).values(digest=digest_of(token), **who).inline())
    note(visitor, "wheel.feed.made", None)
    db.session.commit()
    return token


def revoke(visitor: Visitor) -> None:
    """From now on the address opens nothing."""
    _end(visitor)
    note(visitor, "wheel.feed.revoked", None)
    db.session.commit()


def _end(visitor: Visitor) -> None:
    whose = {"person": visitor.person_id, "appointment": visitor.appointment_id}
    db.session.execute(_REVOKE, {**whose, "at": visitor.now})


def calendar(token: str, portal: str) -> bytes | None:
    """The calendar that the token opens, in its person's language; None where it opens nothing (R-169).

    Nobody is signed in: the database answers by the token alone, with days and duties, never a youth.
    """
    days = wheel_feeds.days(digest_of(token))
    if not days:
        return None
    first, link = days[0], portal.rstrip("/")
    return written(calendar_name(first.language, first.unit_name), [_day(day, link) for day in days if day.item_id])


def _day(day: FeedDay, portal: str) -> Day:
    titles = {"nb": day.title_nb or "", "nn": day.title_nn or "", "en": day.title_en or ""}
    due = cast("date", day.due_on)
    return Day(
        uid=f"wheel-{day.item_id}@laget",
        day=cast("date", day.working_on),
        summary=summary(day.language, titles, done=bool(day.done)),
        description=deadline(day.language, due, day.section or ""),
        link=f"{portal}/wheel/items/{day.item_id}",
        sequence=day.version or 0,
        changed_at=cast("datetime", day.changed_at),
    )
