"""Reviewing a list row by row, two at once, finishing it; reporting back, and UDA's answer to a report."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from uuid import UUID

import pytest
from sqlalchemy.exc import ProgrammingError

from portal.domain.calendar import oslo_date
from portal.domain.list_refusals import (
    ActivityAhead,
    NothingToReport,
    ReportDecided,
    ReportReasonMissing,
    ReportWaits,
    ReviewFinished,
    ReviewNotFinished,
    RowChanged,
    RowsLeft,
    StartMissing,
)
from portal.domain.otuk_lists import Findings, Known, Reached, WithNav
from portal.domain.refusals import NotKnown
from portal.queries import list_rows
from portal.queries import otuk_lists as kept
from portal.queries import status_reports as reported
from portal.services import list_reviews, status_reports
from tests.the_lists import DONE, Lists
from tests.the_register import Register
from tests.the_team import appoint

BEGAN = date(2026, 11, 1)
TRIED = Findings(Known.NO, Reached.NO_REPLY, None, "sms")
SPOKE = Findings(Known.NO, Reached.DIALOGUE, WithNav.AGREED, "phone")


@pytest.fixture
def lists(register: Register) -> Lists:
    """Ida and Jonas stand on the list that Grünerløkka has got."""
    made = Lists(register)
    made.unknown("Ida", "Jonas")
    made.send()
    return made


@pytest.mark.requirement("R-050", "R-051", "R-163")
def test_a_row_is_answered_bit_by_bit_and_each_attempt_is_in_the_contact_log_once(lists: Lists) -> None:
    omars = lists.of("omar")
    for found in (TRIED, TRIED, SPOKE):
        lists.answer("omar", omars.id, "Ida", found)
    kept_attempts = lists.register.sql(
        "SELECT channel, outcome, counts, rule, source FROM contact_attempts ORDER BY counts"
    )
    assert kept_attempts == [
        ("sms", "no_reply", False, "K 1.1", 1), ("phone", "dialogue", True, "K 1.1", 1),
    ]  # fmt: skip
    ida, jonas = lists.rows("omar", omars.id)
    assert (ida.done, ida.version, ida.by, ida.by_unit) == (True, 3, "Omar", "Bydel Grünerløkka")
    assert (jonas.done, jonas.version) == (False, 0)


@pytest.mark.requirement("R-050")
def test_the_second_of_two_at_the_same_row_is_told_and_nothing_is_lost(lists: Lists) -> None:
    appoint(lists.register.team, "oline", "district_ot", "Bydel Grünerløkka")
    omars = lists.of("omar")
    lists.answer("omar", omars.id, "Ida", TRIED, version=0)
    with pytest.raises(RowChanged):
        lists.answer("oline", omars.id, "Ida", DONE, version=0)
    (ida, _jonas) = lists.rows("oline", omars.id)
    assert (ida.known, ida.reached, ida.by) == ("no", "no_reply", "Omar")
    lists.answer("oline", omars.id, "Ida", DONE, version=1)
    answered = lists.register.sql("SELECT version, known FROM list_reviews ORDER BY version")
    assert answered == [(1, "no"), (2, "yes")], "what Omar answered stands behind Oline's answer"


@pytest.mark.requirement("R-065", "R-061", "TD-04")
def test_nav_reads_what_the_district_finds_and_writes_nothing(lists: Lists) -> None:
    omars = lists.of("omar")
    lists.answer("omar", omars.id, "Ida", SPOKE)
    assert [row.with_nav for row in lists.rows("nina", omars.id)] == ["agreed", None]
    with pytest.raises(ProgrammingError):
        lists.answer("nina", omars.id, "Jonas")
    with lists.register.team.acting(lists.register.app, "nina") as nina, pytest.raises(ProgrammingError):
        status_reports.report(nina, lists.youths["Ida"], "work", None)
    assert lists.register.sql("SELECT count(*) FROM list_reviews") == [(1,)]


@pytest.mark.requirement("R-050", "R-052", "TE-10")
def test_a_review_is_finished_when_every_row_is_and_uda_gets_the_counts(lists: Lists) -> None:
    omars = lists.of("omar")
    lists.answer("omar", omars.id, "Ida", SPOKE)
    assert acted(lists, "omar", lambda omar: list_reviews.finish(omar, omars.id)) is RowsLeft
    lists.answer("omar", omars.id, "Jonas", DONE)
    assert acted(lists, "omar", lambda omar: list_reviews.finish(omar, omars.id)) is None
    assert acted(lists, "omar", lambda omar: list_reviews.finish(omar, omars.id)) is ReviewFinished
    with lists.register.team.acting(lists.register.app, "unni") as unni:
        seen = kept.get(omars.id)
        assert seen is not None
        assert (seen.finished, seen.state_by, seen.share) == (True, "Omar", 100)
        assert seen.summary == {
            "youths": 2, "left": 0, "known": 1, "reached": 1, "no_reply": 0, "agreed": 1, "to_agree": 0, "reported": 0,
        }  # fmt: skip
        counted = kept.reviews(omars.school_year)
        assert (counted["Bydel Grünerløkka"], counted["Bydel Stovner"]) == (1, 0)
        assert not seen.late(oslo_date(unni.now) + timedelta(days=90))
    with pytest.raises(ReviewFinished):
        lists.answer("omar", omars.id, "Jonas", TRIED)
    assert acted(lists, "omar", lambda omar: list_reviews.open_again(omar, omars.id)) is None
    assert acted(lists, "omar", lambda omar: list_reviews.open_again(omar, omars.id)) is ReviewNotFinished
    lists.answer("omar", omars.id, "Jonas", TRIED)


def test_a_list_that_nobody_finished_in_time_is_late(lists: Lists) -> None:
    omars = lists.of("omar")
    assert not omars.late(omars.review_by)
    assert omars.late(omars.review_by + timedelta(days=1))


@pytest.mark.requirement("R-028", "R-052", "TC-06", "A-21")
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


@pytest.mark.requirement("A-21", "TX-01")
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


def acted(lists: Lists, who: str, does: Callable[..., object]) -> type[Exception] | None:
    """Somebody does something: the refusal, or None where it was done."""
    with lists.register.team.acting(lists.register.app, who) as visitor:
        try:
            does(visitor)
        except Exception as refusal:  # noqa: BLE001 - whatever it is, the test asks which
            return type(refusal)
    return None
