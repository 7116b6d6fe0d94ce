"""The annual wheel through a school year: made, marked, derived, ended with its unit, changed with a reason."""

from datetime import UTC, date, datetime
from uuid import UUID, uuid4

import pytest
from flask import Flask

from portal.domain.refusals import NotKnown
from portal.domain.wheel import Standing
from portal.domain.wheel_dates import Shift
from portal.domain.wheel_refusals import (
    AlreadyMade,
    ChangedMeanwhile,
    MarkedMeanwhile,
    NotYourDuty,
    OutsideTheSchoolYear,
)
from portal.queries import wheel as kept
from portal.queries import wheel_overview
from portal.services import wheel, wheel_years
from portal.services.wheel import Word
from portal.services.wheel_years import Change
from tests.conftest import Database
from tests.services.the_wheel import AUGUST, Wheel
from tests.the_team import appoint, gather

NOVEMBER = datetime(2026, 11, 12, 9, tzinfo=UTC)
NOVEMBER_REGISTRATION, LIST_OF_OCTOBER = "W-004", "W-008"


@pytest.fixture
def year(app: Flask, database: Database) -> Wheel:
    team = gather(database)
    appoint(team, "unni", "uda", "Utdanningsadministrasjonen")
    appoint(team, "roar", "counsellor", "Stovner videregående skole")
    appoint(team, "petra", "private_school", "Akademiet Oslo AS")
    story = Wheel(app, team)
    story.make()
    return story


@pytest.mark.requirement("V-002", "S-018", "S-019", "R-167", "R-168", "R-169")
def test_uda_makes_the_wheel_and_every_unit_gets_its_duties(year: Wheel) -> None:
    statement = """SELECT i.source_id, array_agg(DISTINCT u.kind ORDER BY u.kind) FROM wheel_items i
        JOIN wheel_duties d ON d.item_id = i.id JOIN units u ON u.id = d.unit_id GROUP BY 1"""
    whose: dict[str, list[str]] = dict(year.sql(statement))
    assert whose[NOVEMBER_REGISTRATION] == ["lower_secondary", "upper_secondary"]
    assert whose[LIST_OF_OCTOBER] == whose["W-012"] == ["uda"]
    assert whose["W-022"] == whose["W-023"] == ["district"]
    assert whose["W-025"] == ["upper_secondary"]
    assert whose["W-030"] == ["private_school"]
    assert whose["W-049"] == ["apprenticeship_office"]
    assert "W-003" not in whose, "what goes on all the year is nobody's deadline"
    assert "W-021" not in whose, "what the dated rows say already is done there"
    with pytest.raises(AlreadyMade):
        year.make()


@pytest.mark.requirement("V-009", "V-010", "V-011", "V-012")
def test_only_private_schools_with_upper_secondary_training_report_as_such(year: Wheel) -> None:
    ((schools,),) = year.sql(
        """SELECT count(DISTINCT d.unit_id) FROM wheel_duties d JOIN wheel_items i ON i.id = d.item_id
           WHERE i.source_id = 'W-030'"""
    )
    ((private,),) = year.sql("SELECT count(*) FROM units WHERE kind = 'private_school'")
    assert 0 < schools < private


@pytest.mark.requirement("R-167")
def test_reidun_says_it_is_done_and_takes_it_back(year: Wheel) -> None:
    duty = year.duty(NOVEMBER_REGISTRATION, "reidun")
    with year.acting("reidun", NOVEMBER) as reidun:
        wheel.mark(reidun, duty, Word(done=True, note="Alt er ført", seen=0))
    row = year.item(NOVEMBER_REGISTRATION, "reidun")
    assert (row.done, row.marked_by, row.mark_note) == (True, "Reidun", "Alt er ført")
    assert row.standing(date(2026, 11, 12)) is Standing.DONE
    with year.acting("reidun", NOVEMBER) as reidun:
        wheel.mark(reidun, duty, Word(done=False, note="Glemte én", seen=1))
        words = [(mark.done, mark.note) for mark in kept.marks(duty)]
    assert words == [(False, "Glemte én"), (True, "Alt er ført")], "every word is kept"
    assert year.item(NOVEMBER_REGISTRATION, "reidun").standing(date(2026, 11, 12)) is Standing.LATE
    assert year.sql("SELECT action FROM events WHERE action ^@ 'wheel.' ORDER BY id") == [
        ("wheel.made",), ("wheel.done",), ("wheel.undone",),
    ]  # fmt: skip


@pytest.mark.requirement("R-167")
def test_of_two_who_mark_at_once_the_second_is_told(year: Wheel) -> None:
    duty = year.duty(NOVEMBER_REGISTRATION, "reidun")
    with year.acting("reidun", NOVEMBER) as reidun:
        wheel.mark(reidun, duty, Word(done=True, note="", seen=0))
        with pytest.raises(MarkedMeanwhile):
            wheel.mark(reidun, duty, Word(done=True, note="Jeg også", seen=0))
    assert year.sql("SELECT count(*) FROM wheel_marks") == [(1,)]


def test_nobody_marks_another_units_duty_not_even_uda(year: Wheel) -> None:
    duty = year.duty(NOVEMBER_REGISTRATION, "reidun")
    with year.acting("unni") as unni, pytest.raises(NotYourDuty):
        wheel.mark(unni, duty, Word(done=True, note="", seen=0))
    with year.acting("roar") as roar, pytest.raises(NotKnown):
        wheel.mark(roar, duty, Word(done=True, note="", seen=0))


@pytest.mark.requirement("R-167")
def test_a_registration_is_done_when_nobody_is_unexplained(year: Wheel) -> None:
    sara = year.team.youth_id
    year.sql("UPDATE youths SET status_code = 'OTUK', status_on = '2026-10-01' WHERE id = %s", sara)
    year.round(datetime(2026, 11, 9, 9, tzinfo=UTC))
    row = year.item(NOVEMBER_REGISTRATION, "reidun")
    assert (row.counted, row.done) == (1, False), "Sara stands on the list, and nobody has tried to reach her"
    assert year.item(NOVEMBER_REGISTRATION, "roar").done
    year.sql(
        """INSERT INTO contact_attempts (youth_id, source, made_at, channel, counterpart, outcome, counts, rule, author,
                                         author_seat, recorded_at)
           VALUES (%s, 0, '2026-11-09', 'phone', 'youth', 'no_reply', false, 'K 1.1', %s, %s, '2026-11-09')""",
        sara, year.team.people["reidun"], year.team.seats["reidun"],
    )  # fmt: skip
    year.round(datetime(2026, 11, 10, 9, tzinfo=UTC))
    row = year.item(NOVEMBER_REGISTRATION, "reidun")
    assert (row.counted, row.done, row.derived_at) == (0, True, datetime(2026, 11, 10, 9, tzinfo=UTC))
    year.round(datetime(2026, 12, 20, 9, tzinfo=UTC))
    assert year.item(NOVEMBER_REGISTRATION, "reidun").done, "what was done in time stays done"
    assert not year.item("W-005", "reidun").done, "the February deadline is not looked at yet"


@pytest.mark.requirement("R-168")
def test_the_lists_are_sent_when_they_are_frozen(year: Wheel) -> None:
    year.round(datetime(2026, 10, 9, 9, tzinfo=UTC))
    assert not year.item(LIST_OF_OCTOBER).done
    year.sql(
        """INSERT INTO otuk_lists (for_date, school_year, unit_id, district_no, youths, arrived, gone, review_by,
                                   sent_at, sent_by)
           SELECT '2026-10-10', 2026, id, district_no, 0, 0, 0, '2026-11-10', '2026-10-09', %s FROM units
           WHERE kind = 'district'""",
        year.team.people["unni"],
    )  # fmt: skip
    year.round(datetime(2026, 10, 9, 10, tzinfo=UTC))
    row = year.item(LIST_OF_OCTOBER)
    assert (row.done, row.counted) == (True, 15)
    assert not year.item("W-009").done


@pytest.mark.requirement("V-011")
def test_the_private_schools_own_file_is_its_own_duty_done(year: Wheel) -> None:
    year.sql(
        """INSERT INTO imports (id, kind, file_name, size, sha256, state, stage, seat_id, started_by, started_at)
           VALUES (%s, 'private_changes', 'november.csv', 1, '', 'done', 'apply', %s, %s, '2026-11-05')""",
        uuid4(), year.team.seats["petra"], year.team.people["petra"],
    )  # fmt: skip
    year.round(NOVEMBER)
    assert year.item("W-032", "petra").done
    assert not year.item("W-033", "petra").done, "January's is another"
    ((others,),) = year.sql(
        """SELECT count(*) FROM wheel_duties d JOIN wheel_items i ON i.id = d.item_id
           WHERE i.source_id = 'W-032' AND d.derived_at IS NOT NULL"""
    )
    assert others == 1


@pytest.mark.requirement("V-002")
def test_uda_sees_who_is_late(year: Wheel) -> None:
    with year.acting("reidun", NOVEMBER) as reidun:
        wheel.mark(reidun, kept_duty(reidun.unit_id), Word(done=True, note="", seen=0))
    with year.acting("unni") as unni:
        wish = wheel_overview.Wish(2026, date(2026, 11, 12), state="late", row=NOVEMBER_REGISTRATION)
        page = wheel_overview.page(wish)
        late = {row.unit for row in wheel_overview.everything(wish)}
        counted = wheel_overview.count(wish)
        assert unni.role is not None
    assert len(page.rows) == 25
    assert page.more
    assert counted == len(late) > 90
    assert "Stovner videregående skole" in late
    assert "Hersleb videregående skole" not in late
    with year.acting("reidun"):
        mine = wheel_overview.everything(wheel_overview.Wish(2026, date(2026, 11, 12)))
    assert {row.unit for row in mine} == {"Hersleb videregående skole"}, "a school reads its own duties only"


def kept_duty(unit_id: int | None) -> UUID:
    return next(r.duty_id for r in kept.of_year(2026, unit_id) if r.source_id == NOVEMBER_REGISTRATION and r.duty_id)


def test_a_school_that_closes_keeps_what_fell_due_before_and_its_successor_has_the_rest(year: Wheel) -> None:
    year.sql(
        """INSERT INTO units (kind, service, name, orgnr) VALUES ('upper_secondary', 0, 'Nye Hersleb', '999999999')"""
    )
    year.sql(
        """UPDATE units SET closed_on = '2027-01-01', successor_id = (SELECT id FROM units WHERE name = 'Nye Hersleb')
           WHERE name = 'Hersleb videregående skole'"""
    )
    year.round(datetime(2027, 2, 1, 9, tzinfo=UTC))
    held = """SELECT i.source_id, d.ended_on FROM wheel_duties d JOIN wheel_items i ON i.id = d.item_id
        JOIN units u ON u.id = d.unit_id WHERE u.name = %s AND i.owner = 'schools' ORDER BY i.due_on"""
    closed = date(2027, 1, 1)
    old = [("W-004", None), ("W-005", closed), ("W-006", closed), ("W-007", closed)]
    assert year.sql(held, "Hersleb videregående skole") == old
    assert year.sql(held, "Nye Hersleb") == [("W-005", None), ("W-006", None), ("W-007", None)]


@pytest.mark.requirement("S-019", "V-056")
def test_uda_moves_a_day_with_a_reason_and_the_earlier_version_stays(year: Wheel) -> None:
    item = year.item("W-015")
    assert (item.due_on, item.working_on) == (date(2027, 5, 1), date(2027, 4, 30)), "1 May is a Saturday and a holiday"
    moved = Change(date(2027, 5, 4), Shift.AFTER, in_force=True, reason="Trykkeriet er stengt", seen=1)
    with year.acting("unni") as unni:
        wheel_years.change(unni, item.id, moved)
        with pytest.raises(ChangedMeanwhile):
            wheel_years.change(unni, item.id, moved)
        ((version),) = kept.versions(item.id)
    assert (version.was["due_on"], version.became["due_on"]) == ("2027-05-01", "2027-05-04")
    assert (version.reason, version.person) == ("Trykkeriet er stengt", "Unni")
    assert year.item("W-015").working_on == date(2027, 5, 4)
    outside = Change(date(2027, 8, 1), Shift.NONE, in_force=True, reason="Feil år", seen=2)
    with year.acting("unni") as unni, pytest.raises(OutsideTheSchoolYear):
        wheel_years.change(unni, item.id, outside)
    with year.acting("reidun") as reidun, pytest.raises(NotKnown):
        wheel_years.change(reidun, item.id, moved)


@pytest.mark.requirement("S-019")
def test_the_next_year_takes_over_the_rules_and_what_was_left_out(year: Wheel) -> None:
    april = year.item("W-035")
    assert april.note, "the slip of the source is told (A-29)"
    with year.acting("unni") as unni:
        gone = Change(april.due_on, Shift.BEFORE, in_force=False, reason="Feil i kilden", seen=1)
        wheel_years.change(unni, april.id, gone)
    year.make(2027, datetime(2027, 6, 1, 8, tzinfo=UTC))
    assert not year.item("W-035", year=2027).in_force
    assert year.item("W-012", year=2027).due_on == date(2027, 11, 15)
    assert year.item("W-012", year=2026).due_on == date(2026, 11, 15)


def test_a_wheel_made_in_the_middle_of_the_year_makes_nobody_late(year: Wheel) -> None:
    year.make(2025, AUGUST.replace(year=2026, month=3))
    ((before,),) = year.sql(
        """SELECT count(*) FROM wheel_duties d JOIN wheel_items i ON i.id = d.item_id
           WHERE i.school_year = 2025 AND i.due_on < '2026-03-01'"""
    )
    assert before == 0
