"""Writes a calendar of whole days, as Outlook, Google and Apple subscribe to it (RFC 5545, RFC 7986)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from icalendar import Calendar, Event

PRODUCT = "-//Laget//Laget//NO"
REFRESH = timedelta(hours=6)


@dataclass(frozen=True, slots=True)
class Day:
    """A whole day; `sequence` rises with each change, `changed_at` says when it was last changed."""

    uid: str
    day: date
    summary: str
    description: str
    link: str
    sequence: int
    changed_at: datetime


def written(name: str, days: Iterable[Day]) -> bytes:
    """The same days give the same bytes, so that a reader may ask whether anything is new."""
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", name)
    calendar.add("x-wr-timezone", "Europe/Oslo")
    calendar.add("x-published-ttl", "PT6H")
    calendar.add("refresh-interval", REFRESH, parameters={"VALUE": "DURATION"})
    for day in days:
        calendar.add_component(_event(day))
    text: bytes = calendar.to_ical()
    return text


def _event(day: Day) -> Event:
    """VALUE=DATE, ending on the day after: a day has no hour, and none is lost when the clock changes."""
    event = Event()
    event.add("uid", day.uid)
    event.add("dtstamp", day.changed_at.astimezone(UTC))
    event.add("last-modified", day.changed_at.astimezone(UTC))
    event.add("sequence", day.sequence)
    event.add("dtstart", day.day)
    event.add("dtend", day.day + timedelta(days=1))
    event.add("summary", day.summary)
    event.add("description", day.description)
    event.add("url", day.link)
    event.add("class", "PUBLIC")
    event.add("transp", "TRANSPARENT")
    return event
