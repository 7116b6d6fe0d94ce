"""A report to Udir from the draft to the frozen version and the correction beside it."""

from datetime import UTC, date, datetime, timedelta

import psycopg
import pytest

from portal.domain.report_codes import Count
from portal.domain.report_refusals import (
    ChecksOpen,
    CorrectionWithoutReason,
    DayNotCome,
    NotAReportDay,
    NotTheTurn,
    NotWholeForYou,
    ReportBegun,
    TakesNoStatistics,
)
from portal.queries import report_checks, report_differences, reports
from portal.services import report_freezing, report_sheets
from portal.services import reports as services
from tests.the_register import Register
from tests.the_reports import JUNE, LONG_AGO, Desk

TAMPERING = (
    "UPDATE report_rows SET code = 'OTOV'",
    "DELETE FROM report_rows",
    "TRUNCATE report_rows",
    "UPDATE reports SET signed_name = 'Ola'",
    "DELETE FROM reports",
    """INSERT INTO report_rows (report_id, youth_id, code, status_on)
       SELECT r.id, (SELECT id FROM youths LIMIT 1), 'OTOV', r.report_day FROM reports r""",
)


@pytest.fixture
def desk(register: Register) -> Desk:
    register.sql("UPDATE youths SET case_ended_at = '2020-01-01'")
    return Desk(register)


@pytest.mark.requirement("R-033", "V-026", "K-001")
def test_what_is_signed_is_frozen_with_a_hash_that_can_be_made_again(desk: Desk) -> None:
    desk.youth("Ida", "OTOV")
    desk.youth("Amir", "OTAR", via_ot=True)
    desk.youth("Mats", "OTAP", via_ot=False)
    kept = desk.frozen()
    assert (kept.state, kept.row_count, kept.signed_name, kept.version) == ("frozen", 3, "Unni", 1)
    assert kept.kept_counts == [
        Count("OTAP", False, False, 1), Count("OTAR", True, True, 1), Count("OTOV", None, True, 1),
    ], "a measure that OT did not bring about is kept and counted outside the national target group (A-20)"  # fmt: skip
    assert [(one.version, one.holds) for one in report_freezing.verify(desk.jobs)] == [(1, True)]


@pytest.mark.requirement("R-033")
@pytest.mark.parametrize("statement", TAMPERING)
def test_nothing_of_a_frozen_report_is_ever_changed(desk: Desk, statement: str) -> None:
    desk.youth("Ida", "OTUK")
    desk.frozen()
    with pytest.raises(psycopg.errors.RestrictViolation):
        desk.register.sql(statement)


@pytest.mark.requirement("R-033")
def test_who_changes_a_row_behind_the_guards_is_found_out(desk: Desk) -> None:
    desk.youth("Ida", "OTUK")
    kept = desk.frozen()
    desk.register.sql("ALTER TABLE report_rows DISABLE TRIGGER never_changed")
    desk.register.sql("UPDATE report_rows SET code = 'OTOV'")
    assert [one.holds for one in report_freezing.verify(desk.jobs)] == [False]
    with desk.register.team.acting(desk.register.app, "unni") as unni:
        assert not report_sheets.holds(unni, kept.id)


def everything_wrong(desk: Desk) -> None:
    """A youth for each check."""
    desk.youth("Uten", None)
    desk.youth("Vet ikke", "OTAR")
    desk.youth("Arbeid", "OTAR", via_ot=False)
    desk.youth("Rar", "GAMMEL")
    desk.youth("Allerede", "OTAR_IM", via_ot=False)
    quit_school = desk.youth("Sluttet", "ELVG_IM")
    desk.register.sql(
        """INSERT INTO school_spells (youth_id, orgnr, kind, start_on, last_day)
           VALUES (%s, '912001008', 'public_vgs', '2025-08-18', '2026-04-01')""",
        quit_school,
    )
    moved = desk.youth("Flyttet", "OTFA_IM")
    desk.register.sql(
        "INSERT INTO youth_registers (youth_id, county_of_residence, seen_at) VALUES (%s, '03', now())", moved
    )


@pytest.mark.requirement("V-002", "TX-12", "TX-07", "TX-08", "TX-09")
def test_the_checks_name_what_is_missing_illegal_and_contradicting(desk: Desk) -> None:
    everything_wrong(desk)
    report_id = desk.open()
    found = desk.check(report_id)
    named = {name: number for name, number in found.items() if number}
    assert named == {
        "no_status": 1, "no_via_ot": 1, "via_ot_no": 1, "code_not_valid": 1, "started_after_contact": 1,
        "kept_after_quitting": 1, "moved_but_here": 1, "no_number": 7,
    }  # fmt: skip
    with desk.register.team.acting(desk.register.app, "unni") as unni:
        listed = report_checks.found("via_ot_no", JUNE, unni.now)
        assert [row.name for row in listed] == ["Arbeid Berg"]
        with pytest.raises(NotTheTurn):
            services.freeze(unni, report_id)
        with pytest.raises(ChecksOpen):
            services.sign(unni, report_id)
    assert desk.report(report_id).state == "draft"


@pytest.mark.requirement("K-001")
def test_a_code_retired_between_two_reports_holds_in_the_first_and_stops_the_second(desk: Desk) -> None:
    desk.youth("Ida", "OTKO", via_ot=True)
    first = desk.frozen()
    desk.register.sql("UPDATE status_code_terms SET valid_to = '2026-08-01' WHERE code = 'OTKO'")
    assert desk.check(desk.open(date(2026, 11, 15)))["code_not_valid"] == 1
    assert report_freezing.verify(desk.jobs, JUNE)[0].digest == first.digest


@pytest.mark.requirement("R-033")
def test_what_is_recorded_between_signature_and_freezing_sends_the_report_back(desk: Desk) -> None:
    ida = desk.youth("Ida", "OTUK")
    report_id = desk.open()
    desk.check(report_id)
    desk.sign(report_id)
    desk.status(ida, "OTOV", on=date(2026, 4, 1), recorded=datetime.now(UTC))
    with desk.register.team.acting(desk.register.app, "unni") as unni:
        services.freeze(unni, report_id)
    report_freezing.run(report_id, desk.jobs)
    assert (desk.report(report_id).state, desk.report(report_id).returned) == ("draft", "changed")
    desk.check(report_id)
    desk.sign(report_id)
    assert desk.freeze(report_id).kept_counts == [Count("OTOV", None, True, 1)]


@pytest.mark.requirement("R-033", "V-026")
def test_a_back_dated_status_shows_as_changed_since_and_a_correction_stands_beside(desk: Desk) -> None:
    ida = desk.youth("Ida", "OTUK")
    first = desk.frozen()
    assert desk.since(first) == []
    desk.status(ida, "OTOV", on=date(2026, 6, 1), recorded=datetime.now(UTC))
    assert desk.since(first) == [("Ida Berg", "OTUK", "OTOV")]
    assert report_freezing.verify(desk.jobs)[0].holds
    with desk.register.team.acting(desk.register.app, "unni") as unni:
        with pytest.raises(CorrectionWithoutReason):
            services.correct(unni, first.id, " ")
        second_id = services.correct(unni, first.id, "Kontakt 1. juni ble meldt for sent")
        with pytest.raises(ReportBegun):
            services.correct(unni, first.id, "En gang til")
    desk.check(second_id)
    desk.sign(second_id)
    second = desk.freeze(second_id)
    assert (second.version, second.corrects, desk.since(second)) == (2, first.id, [])
    with desk.register.team.acting(desk.register.app, "unni"):
        apart = report_differences.between(first.id, second.id)
    assert [(row.name, row.was, row.now) for row in apart] == [("Ida Berg", "OTUK", "OTOV")]
    assert desk.report(first.id).digest == first.digest


@pytest.mark.requirement("V-025", "V-024")
def test_a_report_is_begun_once_and_for_the_two_days_only(desk: Desk) -> None:
    desk.open(date(2027, 6, 15))
    with desk.register.team.acting(desk.register.app, "unni") as unni:
        with pytest.raises(ReportBegun):
            services.open_(unni, date(2027, 6, 15))
        with pytest.raises(TakesNoStatistics):
            services.open_(unni, date(2027, 4, 15))
        with pytest.raises(NotAReportDay):
            services.open_(unni, date(2027, 6, 16))


@pytest.mark.requirement("V-025")
def test_nobody_signs_before_the_day_has_come(desk: Desk) -> None:
    day = date(datetime.now(UTC).year + 2, 11, 15)
    report_id = desk.open(day)
    desk.check(report_id)
    with pytest.raises(DayNotCome):
        desk.sign(report_id)


@pytest.mark.requirement("R-033", "TD-20")
def test_a_coordinator_with_a_conflict_freezes_everybody_and_takes_out_nothing(desk: Desk) -> None:
    ida = desk.youth("Ida", "OTUK")
    desk.youth("Amir", "OTUK")
    unni_id = desk.register.team.people["unni"]
    desk.register.sql(
        """INSERT INTO conflicts SELECT %s, %s, 'own_child', '[2020-01-01,)', %s""", unni_id, ida, unni_id
    )
    kept = desk.frozen()
    assert kept.row_count == 2
    assert report_freezing.verify(desk.jobs)[0].holds
    with desk.register.team.acting(desk.register.app, "unni") as unni:
        assert [row.name for row in reports.frozen_rows(kept.id, reports.Place())] == ["Amir Berg"]
        with pytest.raises(NotWholeForYou):
            report_sheets.holds(unni, kept.id)


def test_two_who_sign_at_once_sign_once(desk: Desk) -> None:
    desk.youth("Ida", "OTUK")
    report_id = desk.open()
    desk.check(report_id)
    desk.sign(report_id)
    with pytest.raises(NotTheTurn):
        desk.sign(report_id)


def test_who_is_too_old_or_not_registered_yet_is_not_in_it(desk: Desk) -> None:
    desk.youth("Ida", "OTUK")
    old = desk.youth("Gammel", "OTUK")
    desk.register.sql("UPDATE youths SET birth_year = 2001 WHERE id = %s", old)
    late = desk.youth("Sen", "OTUK")
    desk.register.sql("UPDATE registrations SET registered_on = '2026-06-16' WHERE youth_id = %s", late)
    with desk.register.team.acting(desk.register.app, "unni") as unni:
        assert reports.counted(JUNE, unni.now) == [Count("OTUK", None, None, 1)]
        assert reports.counted(JUNE, LONG_AGO - timedelta(days=1)) == [], "not known then"
