"""The round of the wheel: mails once for each stage, nothing about anybody, and a round that changes nothing."""

from datetime import UTC, datetime, timedelta

import pytest
from flask import Flask

from portal.domain.news import News, NewsKind
from portal.services import bulletins, wheel
from portal.services.wheel import Word
from tests.conftest import Database
from tests.services.the_wheel import Wheel
from tests.the_team import appoint, gather

BEFORE = datetime(2026, 10, 28, 9, tzinfo=UTC)
OF_REIDUN = """SELECT subject, body, path FROM messages
    WHERE recipient = 'reidun@kommune.invalid' AND subject ~ 'Registreringsfrist' ORDER BY created_at"""


@pytest.fixture
def year(app: Flask, database: Database) -> Wheel:
    team = gather(database)
    appoint(team, "unni", "uda", "Utdanningsadministrasjonen")
    team.sql("UPDATE youths SET status_code = 'OTUK', status_on = '2026-10-01'")
    team.sql("UPDATE appointments SET period = '[2026-01-01,)'")
    team.sql("UPDATE responsibilities SET period = '[2026-01-01,)'")
    story = Wheel(app, team)
    story.make()
    return story


@pytest.mark.requirement("R-167")
def test_reidun_is_reminded_once_for_each_stage_until_it_is_done(year: Wheel) -> None:
    for days in (0, 0, 1, 10, 11, 12, 14, 15):
        year.round(BEFORE + timedelta(days=days))
    mails = year.sql(OF_REIDUN)
    assert [subject for subject, _, _ in mails] == [
        "Frist i årshjulet: Registreringsfrist i VIGO-OT for skolene",
        "Fristen nærmer seg: Registreringsfrist i VIGO-OT for skolene",
        "Fristen er ute: Registreringsfrist i VIGO-OT for skolene",
    ]
    item = year.item("W-004", "reidun")
    assert {path for _, _, path in mails} == {f"/wheel/items/{item.id}"}
    assert "10.11.2026" in mails[0][1]
    assert not [word for word in ("Sara", "Moen") if word in str(mails)]


@pytest.mark.requirement("R-167")
def test_who_has_done_it_is_left_in_peace(year: Wheel) -> None:
    duty = year.duty("W-004", "reidun")
    with year.acting("reidun", BEFORE) as reidun:
        wheel.mark(reidun, duty, Word(done=True, note="", seen=0))
    year.round(BEFORE + timedelta(days=14))
    assert year.sql(OF_REIDUN) == []


def test_a_moved_day_is_told_of_anew(year: Wheel) -> None:
    year.round(BEFORE)
    year.sql("UPDATE wheel_items SET due_on = '2026-11-11', working_on = '2026-11-11' WHERE source_id = 'W-004'")
    year.round(BEFORE + timedelta(days=1))
    assert len(year.sql(OF_REIDUN)) == 2


def test_who_has_left_is_not_reminded(year: Wheel) -> None:
    year.sql("UPDATE appointments SET period = '[2026-01-01,2026-10-01)'")
    year.round(BEFORE)
    assert year.sql("SELECT count(*) FROM messages") == [(0,)]


@pytest.mark.requirement("R-030")
def test_the_morning_after_everybody_is_told_that_there_is_news_and_not_what(year: Wheel) -> None:
    year.sql("DELETE FROM wheel_duties")
    with year.acting("unni", BEFORE) as unni:
        bulletins.post(unni, News(NewsKind.RULES, "Ny forskrift", "Gjelder fra nyttår."))
    year.round(BEFORE + timedelta(hours=2))
    told = "SELECT recipient, subject, body FROM messages WHERE dedupe_key ^@ 'bulletins:' ORDER BY recipient"
    assert year.sql(told) == [], "not on the same day"
    for hours in (20, 21, 44):
        year.round(BEFORE + timedelta(hours=hours))
    mails = year.sql(told)
    assert [recipient for recipient, _, _ in mails] == [
        f"{who}@kommune.invalid" for who in ("nina", "omar", "reidun", "unni")
    ]
    assert {subject for _, subject, _ in mails} == {"Nytt fra UDA"}
    assert "forskrift" not in str(mails)
