"""Calendar messages (iCalendar, RFC 5545 and 5546) that say when, and nothing about whom or why."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from icalendar import (
    Calendar,
    Event,
    Timezone,
    TimezoneDaylight,
    TimezoneStandard,
    vCalAddress,
    vRecur,
    vText,
)

from portal.domain.calendar import OSLO
from portal.domain.letters import Slot

PRODUCT = "-//Laget//Laget//NO"
ZONE = "Europe/Oslo"
REQUEST, CANCEL = "REQUEST", "CANCEL"
STATUS = {REQUEST: ("CONFIRMED", "OPAQUE"), CANCEL: ("CANCELLED", "TRANSPARENT")}


@dataclass(frozen=True, slots=True)
class Entry:
    """One receiver's entry. Calendars want the organizer to be who the mail is from: (name, address)."""

    slot: Slot
    method: str
    stamp: datetime
    organizer: tuple[str, str]
    attendee: str
    link: str


def written(entry: Entry) -> str:
    """The text of a message that asks to keep the time free (REQUEST), or no longer (CANCEL)."""
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", entry.method)
    calendar.add_component(_oslo())
    calendar.add_component(_event(entry))
    text: bytes = calendar.to_ical()
    return text.decode()


def _event(entry: Entry) -> Event:
    slot, (status, busy) = entry.slot, STATUS[entry.method]
    event = Event()
    event.add("uid", slot.uid)
    event.add("dtstamp", entry.stamp.astimezone(UTC))
    event.add("sequence", slot.sequence)
    event.add("dtstart", slot.start.astimezone(OSLO))
    event.add("dtend", slot.end.astimezone(OSLO))
    event.add("summary", slot.summary)
    event.add("class", "PRIVATE")
    event.add("status", status)
    event.add("transp", busy)
    event.add("organizer", _person(entry.organizer[1], CN=entry.organizer[0]))
    # No answer is asked for by mail: one answers in the portal, where the answer is seen.
    event.add("attendee", _person(entry.attendee, ROLE="REQ-PARTICIPANT", PARTSTAT="NEEDS-ACTION", RSVP="FALSE"))
    event.add("url", entry.link)
    return event


def _person(address: str, **parameters: str) -> vCalAddress:
    person = vCalAddress(f"mailto:{address}")
    for name, value in parameters.items():
        if value:
            person.params[name] = vText(value)
    return person


def _oslo() -> Timezone:
    """Norway's rule since 1996, as calendars want it that know no zone by its name."""
    zone = Timezone()
    zone.add("tzid", ZONE)
    for part, name, began, before, after in (
        (TimezoneDaylight(), "CEST", "1996-03-31T02:00", 1, 2),
        (TimezoneStandard(), "CET", "1996-10-27T03:00", 2, 1),
    ):
        part.add("dtstart", datetime.fromisoformat(began))
        part.add("rrule", vRecur(freq="YEARLY", bymonth=int(began[5:7]), byday="-1SU"))
        part.add("tzoffsetfrom", timedelta(hours=before))
        part.add("tzoffsetto", timedelta(hours=after))
        part.add("tzname", name)
        zone.add_component(part)
    return zone
