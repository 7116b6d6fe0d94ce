"""Reporting back from the list, and UDA's answer: only UDA makes a status of a report, once, by the rules."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from uuid import UUID

import pytest

from portal.domain.list_refusals import (
    ActivityAhead,
    NothingToReport,
    ReportDecided,
    ReportReasonMissing,
    ReportWaits,
    StartMissing,
)
from portal.domain.refusals import NotKnown
from portal.queries import list_rows
from portal.queries import otuk_lists as kept
from portal.queries import status_reports as reported
from portal.services import status_reports
from tests.the_lists import SPOKE, Lists, acted
from tests.the_register import Register
from tests.the_team import appoint

BEGAN = date(2026, 11, 1)


@pytest.fixture
def lists(register: Register) -> Lists:
    """Ida and Jonas stand on the list that Grünerløkka has got."""
    made = Lists(register)
    made.unknown("Ida", "Jonas")
    made.send()
    return made


@pytest.mark.requirement("R-028", "R-052", "TC-06")
def test_the_district_reports_uda_takes_it_and_the_youth_leaves_the_list(lists: Lists) -> None:
    omars, ida = lists.of("omar"), lists.youths["Ida"]
    acted(lists, "omar", lambda omar: status_reports.report(omar, ida, "work", BEGAN))
    (waiting,) = queue(lists)
    assert (waiting.name, waiting.reporter) == ("Ida Berg", "district")
    assert (waiting.code, waiting.code_now) == ("OTAR_IM", "OTUK")
    assert acted(lists, "unni", lambda unni: status_reports.take(unni, waiting.id)) is None
    ((code, via_ot, rule, source),) = lists.register.sql("SELECT code, via_ot, rule, source FROM statuses")
    assert (code, via_ot, rule, source) == ("OTAR_IM", False, "TC-06", "report")
    assert lists.register.sql("SELECT status_code FROM youths WHERE id = %s", ida) == [("OTAR_IM",)]
    assert [row.name for row in lists.rows("omar", omars.id)] == ["Jonas Berg"]
    with lists.register.team.acting(lists.register.app, "omar"):
        (mine,) = reported.mine()
    assert (mine.state, mine.code, mine.name, mine.decided_by) == ("taken", "OTAR_IM", None, "Unni")
    assert lists.register.sql("SELECT policy.drift()") == [(0,)]


@pytest.mark.requirement("R-034", "R-028")
def test_two_coordinators_at_one_report_take_it_once(lists: Lists) -> None:
    appoint(lists.register.team, "ulf", "uda", "Utdanningsadministrasjonen")
    acted(lists, "omar", lambda omar: status_reports.report(omar, lists.youths["Ida"], "private_vgs", None))
    (waiting,) = queue(lists)
    with ThreadPoolExecutor(2) as pool:
        said = list(pool.map(
            lambda who: acted(lists, who, lambda visitor: status_reports.take(visitor, waiting.id)), ("unni", "ulf")
        ))  # fmt: skip
    assert sorted(said, key=str) == sorted([None, ReportDecided], key=str)
    assert lists.register.sql("SELECT code FROM statuses") == [("OTVF_IM",)]
    assert queue(lists) == []


def test_a_no_has_a_reason_that_the_reporter_reads(lists: Lists) -> None:
    acted(lists, "omar", lambda omar: status_reports.report(omar, lists.youths["Ida"], "measure_nav", BEGAN))
    (waiting,) = queue(lists)
    assert acted(lists, "unni", lambda unni: status_reports.decline(unni, waiting.id, " ")) is ReportReasonMissing
    acted(lists, "unni", lambda unni: status_reports.decline(unni, waiting.id, "Tiltaket er avsluttet"))
    assert acted(lists, "unni", lambda unni: status_reports.take(unni, waiting.id)) is ReportDecided
    ida = lists.rows("omar", lists.of("omar").id)[0]
    assert (ida.report_state, ida.report_reason) == ("declined", "Tiltaket er avsluttet")
    assert lists.register.sql("SELECT count(*) FROM statuses") == [(0,)]


@pytest.mark.requirement("TX-01")
def test_a_report_gives_no_code_but_that_of_an_activity_that_has_begun(lists: Lists) -> None:
    ida, jonas = lists.youths["Ida"], lists.youths["Jonas"]

    def reports(youth: UUID, activity: str, start: date | None = None) -> type[Exception] | None:
        return acted(lists, "omar", lambda omar: status_reports.report(omar, youth, activity, start))

    assert reports(ida, "ill") is NothingToReport
    assert reports(ida, "work", date(2030, 1, 1)) is ActivityAhead
    assert reports(ida, "measure_nav") is StartMissing
    assert reports(ida, "work") is None
    assert reports(ida, "public_vgs") is ReportWaits
    assert reports(jonas, "apprenticeship") is None


@pytest.mark.requirement("R-034", "R-028", "TC-05")
def test_what_others_send_in_is_answered_by_the_same_rules(lists: Lists) -> None:
    told = (
        ("Ida", "private_school", "OTVF_IM", "private_school"),
        ("Jonas", "apprenticeships", "ELVG_IM", "apprenticeship"),
    )
    for name, reporter, code, activity in told:
        sent_in(lists, name, reporter, code, activity)
    lists.register.sql(
        "INSERT INTO statuses (youth_id, code, valid_from, recorded_at, source) VALUES (%s, 'OTVF', %s, now(), 'hand')",
        lists.youths["Ida"], BEGAN,
    )  # fmt: skip
    for waiting in queue(lists):
        assert acted(lists, "unni", lambda unni, of=waiting: status_reports.take(unni, of.id)) is None
    assert lists.register.sql("SELECT code, rule, source FROM statuses ORDER BY code") == [
        ("ELVG_IM", "TC-05", "report"), ("OTVF", "", "hand"),
    ], "Ida has the status by now, so nothing is registered twice"  # fmt: skip
    assert lists.register.sql(
        "SELECT count(*) FROM status_reports WHERE state = 'taken' AND status_id IS NOT NULL"
    ) == [(2,)]


@pytest.mark.requirement("TD-07", "TD-08")
def test_only_uda_answers_a_report(lists: Lists) -> None:
    acted(lists, "omar", lambda omar: status_reports.report(omar, lists.youths["Ida"], "work", None))
    (waiting,) = queue(lists)
    for who in ("omar", "nina", "reidun"):
        refused = acted(lists, who, lambda visitor: status_reports.take(visitor, waiting.id))
        assert refused is not None, who
        assert issubclass(refused, NotKnown), who
    assert lists.register.sql("SELECT state FROM status_reports") == [("waiting",)]


@pytest.mark.requirement("R-163", "TD-01")
def test_a_counsellor_sees_what_was_found_of_own_youths_and_reports_as_the_school(lists: Lists) -> None:
    ida = lists.youths["Ida"]
    lists.register.sql(
        """INSERT INTO responsibilities (youth_id, category, duty, seat_id, period, rule)
           VALUES (%s, 5, 'school', %s, tstzrange(now() - interval '1 day', NULL), 'TB-01')""",
        ida, lists.register.team.seats["reidun"],
    )  # fmt: skip
    lists.answer("omar", lists.of("omar").id, "Ida", SPOKE)
    with lists.register.team.acting(lists.register.app, "reidun"):
        (seen,) = list_rows.of_my_youths(date(2026, 8, 1))
        assert (seen.name, seen.reached) == ("Ida Berg", "dialogue")
        assert kept.newest(0) == []
    acted(lists, "reidun", lambda reidun: status_reports.report(reidun, ida, "work", None))
    assert [waiting.reporter for waiting in queue(lists)] == ["school"]


def queue(lists: Lists) -> list[reported.Report]:
    """What waits for UDA."""
    with lists.register.team.acting(lists.register.app, "unni"):
        return reported.queue(None)[0]


def sent_in(lists: Lists, name: str, reporter: str, code: str, activity: str) -> None:
    """A report as a file of the year brings it."""
    team = lists.register.team
    lists.register.sql(
        """INSERT INTO status_reports (youth_id, reporter, code, activity, reported_on, author, author_seat,
               recorded_at) VALUES (%s, %s, %s, %s, '2026-11-20', %s, %s, now())""",
        lists.youths[name], reporter, code, activity, team.people["unni"], team.seats["unni"],
    )  # fmt: skip
