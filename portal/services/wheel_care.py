"""The worker's round: units that opened or closed, what the data say is done, who is to be reminded of what."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import text

from portal.database import db
from portal.domain.calendar import day_bounds, oslo_date
from portal.domain.wheel import AHEAD_DAYS, LATE_DAYS, DoneRule, reminder
from portal.domain.wheel_letters import news_letter, reminder_letter
from portal.queries import wheel_receivers
from portal.queries.wheel_done import DERIVED
from portal.tables.post import Mail, post
from portal.tables.register_work import ROLE
from portal.tables.wheel_keeping import end_duties, open_duties

EARLY, NEWS_DAYS = timedelta(days=30), 3
SHIFTS = timedelta(days=5)
"""A deadline and its working day are never further apart: Easter takes five."""
# What was done in time stays done; until the day has passed, the data may still say otherwise.
_OPEN = text("""
    SELECT d.id FROM wheel_duties d JOIN wheel_items i ON i.id = d.item_id
    WHERE i.done_rule = :rule AND i.in_force AND d.ended_on IS NULL AND i.starts_on <= :soon
      AND (d.derived_at IS NULL OR greatest(i.due_on, i.working_on) >= :today) AND i.due_on >= :oldest
    ORDER BY d.id""")
_KEEP = """
    UPDATE wheel_duties d SET counted = x.counted, looked_at = :at,
        derived_at = CASE WHEN x.enough THEN coalesce(d.derived_at, :at) END
    FROM (%s) x (id, counted, enough) WHERE d.id = x.id"""
_STATEMENTS = {rule: text(_KEEP % statement) for rule, statement in DERIVED.items()}


NOBODY = UUID(int=0)


@dataclass(frozen=True, slots=True)
class Clock:
    """Who writes the mails: nobody, at an instant."""

    now: datetime
    person_id: UUID = NOBODY
    seat_id: int | None = None


def go_round(*, at: datetime) -> None:
    """Look at everything once; doing it again at once changes nothing and mails nothing."""
    look(at)
    remind(at)
    db.session.commit()


def look(at: datetime) -> None:
    """Bring whose duty it is, and what the data say of it, up to the day."""
    today = oslo_date(at)
    db.session.execute(text(f"SET LOCAL ROLE {ROLE}"))
    open_duties(today)
    end_duties()
    window = {"today": today, "soon": today + EARLY, "oldest": today - timedelta(days=370)}
    for rule, statement in _STATEMENTS.items():
        _derive(rule, statement, {**window, "at": at})
    db.session.execute(text("RESET ROLE"))


def _derive(rule: DoneRule, statement: object, given: dict[str, object]) -> None:
    duties = db.session.scalars(_OPEN, {"rule": rule.value, **given}).all()
    if duties:
        db.session.execute(statement, {"duties": duties, "at": given["at"]})  # type: ignore[call-overload] # a text


def remind(at: datetime) -> None:
    """Mail each who has a duty coming up or past, once for each stage; and once a day that there is news."""
    clock, today = Clock(at), oslo_date(at)
    first, last = today - timedelta(days=LATE_DAYS) - SHIFTS, today + timedelta(days=AHEAD_DAYS) + SHIFTS
    for duty in wheel_receivers.open_duties(at, first, last):
        stage = reminder(duty.due, today, weekly=duty.precision == "weekly")
        if stage:
            letter = reminder_letter(stage, duty.language, duty.title, duty.due.aim)
            key = f"wheel:{duty.duty_id}:{stage}:{duty.due_on}:{duty.mail}"
            post(clock, duty.mail, Mail(letter, f"/wheel/items/{duty.item_id}"), dedupe_key=key)
    _tell_of_news(clock)


def _tell_of_news(clock: Clock) -> None:
    today = oslo_date(clock.now)
    days = [today - timedelta(days=back) for back in range(1, NEWS_DAYS + 1)]
    told = [day for day in days if wheel_receivers.news_between(*day_bounds(day))]
    for reader in wheel_receivers.readers(clock.now) if told else []:
        for day in told:
            mail = Mail(news_letter(reader.language), "/wheel/news")
            post(clock, reader.mail, mail, dedupe_key=f"bulletins:{day}:{reader.mail}")
