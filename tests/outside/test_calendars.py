"""The calendar message, read back as a calendar would read it."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from icalendar import Calendar

from portal.domain.letters import Slot
from portal.outside.calendars import CANCEL, REQUEST, Entry, written

STAMP = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
BEGINS = datetime(2026, 12, 1, 9, 0, tzinfo=UTC)


def entry(method: str = REQUEST, begins: datetime = BEGINS, sequence: int = 0) -> Entry:
    slot = Slot("a1b2@laget", sequence, begins, begins + timedelta(hours=1))
    organizer = ("Laget", "ikke-svar@laget.invalid")
    return Entry(slot, method, STAMP, organizer, "nina@nav.invalid", "https://laget.invalid/meetings/a1b2")


def read(text: str) -> tuple[Any, Any]:
    calendar = Calendar.from_ical(text)
    (event,) = calendar.walk("VEVENT")
    return calendar, event


def test_an_invitation_says_when_and_nothing_else() -> None:
    calendar, event = read(written(entry()))
    assert (calendar["VERSION"], calendar["METHOD"]) == ("2.0", "REQUEST")
    assert (event["UID"], event["SEQUENCE"]) == ("a1b2@laget", 0)
    assert event["DTSTAMP"].dt == STAMP
    assert (event["DTSTART"].dt, event["DTEND"].dt) == (BEGINS, BEGINS + timedelta(hours=1))
    assert (event["SUMMARY"], event["CLASS"], event["STATUS"]) == ("Møte", "PRIVATE", "CONFIRMED")
    assert event["URL"] == "https://laget.invalid/meetings/a1b2"
    assert "DESCRIPTION" not in event
    assert "LOCATION" not in event


def test_only_the_receiver_is_named() -> None:
    _, event = read(written(entry()))
    assert str(event["ATTENDEE"]) == "mailto:nina@nav.invalid"
    assert str(event["ORGANIZER"]) == "mailto:ikke-svar@laget.invalid"
    assert event["ORGANIZER"].params["CN"] == "Laget"


def test_times_stand_in_oslo_s_own_zone_which_is_described() -> None:
    text = written(entry())
    calendar, event = read(text)
    assert event["DTSTART"].params["TZID"] == "Europe/Oslo"
    assert "DTSTART;TZID=Europe/Oslo:20261201T100000" in text
    (zone,) = calendar.walk("VTIMEZONE")
    assert zone["TZID"] == "Europe/Oslo"
    assert {part["TZNAME"] for part in zone.subcomponents} == {"CET", "CEST"}


@pytest.mark.parametrize(
    ("day", "local"),
    [
        (datetime(2027, 3, 27, 11, 0, tzinfo=UTC), "20270327T120000"),
        (datetime(2027, 3, 28, 11, 0, tzinfo=UTC), "20270328T130000"),
        (datetime(2027, 10, 30, 11, 0, tzinfo=UTC), "20271030T130000"),
        (datetime(2027, 10, 31, 11, 0, tzinfo=UTC), "20271031T120000"),
    ],
)
def test_the_hour_is_right_around_the_clock_change(day: datetime, local: str) -> None:
    text = written(entry(begins=day))
    assert f"DTSTART;TZID=Europe/Oslo:{local}" in text
    calendar, event = read(text)
    assert event["DTSTART"].dt == day
    (zone,) = calendar.walk("VTIMEZONE")
    described = zone.to_tz()
    naive = datetime.strptime(local, "%Y%m%dT%H%M%S").replace(tzinfo=described)
    assert naive.astimezone(UTC) == day, "a calendar that knows no zones but the one described"


def test_a_cancellation_carries_the_same_uid_and_a_higher_sequence() -> None:
    calendar, event = read(written(entry(CANCEL, sequence=1)))
    assert (calendar["METHOD"], event["STATUS"]) == ("CANCEL", "CANCELLED")
    assert (event["UID"], event["SEQUENCE"]) == ("a1b2@laget", 1)


def test_lines_are_folded_and_end_as_the_standard_says() -> None:
    lines = written(entry()).encode().split(b"\r\n")
    assert all(len(line) <= 75 for line in lines)
    assert all(b"\n" not in line for line in lines)
