"""Reviewing a list row by row, two at once, finishing it with a summary to UDA; Nav reads along."""

from datetime import timedelta

import pytest

from portal.domain.calendar import oslo_date
from portal.domain.list_refusals import (
    NotAReporter,
    NotAReviewer,
    ReviewFinished,
    ReviewNotFinished,
    RowChanged,
    RowsLeft,
)
from portal.domain.otuk_lists import Findings, Known, Reached
from portal.queries import otuk_lists as kept
from portal.services import list_reviews, status_reports
from tests.the_lists import DONE, SPOKE, Lists, acted
from tests.the_register import Register
from tests.the_team import appoint

TRIED = Findings(Known.NO, Reached.NO_REPLY, None, "sms")


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
    with pytest.raises(NotAReviewer):
        lists.answer("nina", omars.id, "Jonas")
    with lists.register.team.acting(lists.register.app, "nina") as nina, pytest.raises(NotAReporter):
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
