"""Reidun sets Sara's status: the rules are asked, nothing is rewritten, and both times are kept."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from flask import Flask

from portal.domain.calendar import OSLO
from portal.domain.contacts import Channel, Outcome
from portal.domain.status_answers import Told
from portal.domain.status_changes import (
    Change,
    CodeRetired,
    NotAStatusOfThis,
    OnlyUda,
    ReasonForCorrection,
    ReportedAlready,
    RuleRefuses,
    SomebodyWasFirst,
    StatusInFuture,
)
from portal.queries import statuses as kept
from portal.queries.status_background import background
from portal.queries.visitors import Visitor
from portal.services import contacts, statuses
from portal.services.contacts import Attempt
from tests.conftest import Database
from tests.the_team import Team, appoint, gather

TODAY = datetime.now(OSLO).date()
LAST_WEEK = TODAY - timedelta(days=7)


@pytest.fixture
def team(database: Database) -> Iterator[Team]:
    """Sara has been OTUK since two weeks ago, and is known by the register."""
    made = gather(database)
    registered = TODAY - timedelta(days=14)
    made.sql("UPDATE youths SET registered_on = %s", registered)
    made.sql("INSERT INTO youth_identities (youth_id, birth_date) VALUES (%s, '2008-03-01')", made.youth_id)
    made.sql(
        "INSERT INTO statuses (youth_id, code, valid_from, recorded_at, source) "
        "VALUES (%s, 'OTUK', %s, now() - interval '14 days', 'register')", made.youth_id, registered,
    )  # fmt: skip
    yield made
    assert made.sql("SELECT policy.drift()") == [(0,)]


def talked(visitor: Visitor, team: Team, on: date = LAST_WEEK, outcome: Outcome = Outcome.DIALOGUE) -> None:
    """Reidun and Sara talk on the phone."""
    noon = datetime(on.year, on.month, on.day, 12, tzinfo=OSLO)
    contacts.log(visitor, team.youth_id, Attempt(made_at=noon, channel=Channel.PHONE, outcome=outcome))


def change(visitor: Visitor, team: Team, code: str, *, corrects: UUID | None = None, **told: Any) -> UUID:
    """As somebody does who has just opened the page."""
    day = told.pop("day", TODAY)
    about = {name: told.pop(name) for name in ("knowing", "reason", "seen") if name in told}
    about.setdefault("knowing", True)
    about.setdefault("seen", background(team.youth_id, day, visitor.now).seen)
    return statuses.change(
        visitor, team.youth_id, Change(told=Told(day=day, code=code, **told), corrects=corrects, **about)
    )


def now_on(team: Team) -> tuple[str, bool | None]:
    found = kept.as_of(team.youth_id, TODAY, datetime.now(UTC) + timedelta(minutes=1))
    assert found is not None
    return found.code, found.via_ot


@pytest.mark.requirement("TX-02", "TX-01", "R-024")
def test_silence_is_neither_a_refusal_nor_contact(app: Flask, team: Team) -> None:
    with team.acting(app, "reidun") as reidun:
        talked(reidun, team, outcome=Outcome.NO_REPLY)
    for code, rule in (("OTNO", "TX-02"), ("OTOV", "TX-01")):
        with team.acting(app, "reidun") as reidun, pytest.raises(RuleRefuses) as refused:
            change(reidun, team, code)
        assert refused.value.params["rule"] == rule
    assert team.sql("SELECT count(*) FROM statuses") == [(1,)]


@pytest.mark.requirement("TC-15", "TX-12", "R-161")
def test_work_begun_after_the_first_contact_is_arranged_through_ot(app: Flask, team: Team) -> None:
    with team.acting(app, "reidun") as reidun:
        talked(reidun, team)
    with team.acting(app, "reidun") as reidun, pytest.raises(RuleRefuses) as refused:
        change(reidun, team, "OTAR", activity="work", via_ot=True)
    assert (refused.value.params["rule"], refused.value.params["missing"]) == ("TX-12", ("activity.start",))
    with team.acting(app, "reidun") as reidun:
        change(reidun, team, "OTAR", activity="work", start=TODAY, via_ot=True)
        assert now_on(team) == ("OTAR", True)
        (new, _first) = kept.history(team.youth_id)
    assert (new.rule, new.person) == ("TC-15", "Reidun")
    assert new.facts == {
        "contact": {"kind": "dialogue", "date": LAST_WEEK.isoformat()},
        "activity": {"kind": "work", "start": TODAY.isoformat()},
    }
    assert team.sql("SELECT status_code, status_on FROM youths") == [("OTAR", TODAY)]


@pytest.mark.requirement("TX-07", "TC-10")
def test_who_was_at_work_already_is_not_counted_as_helped(app: Flask, team: Team) -> None:
    with team.acting(app, "reidun") as reidun:
        talked(reidun, team)
    working: dict[str, Any] = {"activity": "work", "start": LAST_WEEK - timedelta(days=30)}
    with team.acting(app, "reidun") as reidun, pytest.raises(RuleRefuses) as refused:
        change(reidun, team, "OTAR", via_ot=False, **working)
    assert (refused.value.params["rule"], refused.value.params["right"]) == ("TX-07", "OTAR_IM")
    with team.acting(app, "reidun") as reidun:
        change(reidun, team, "OTAR_IM", **working)
        assert now_on(team) == ("OTAR_IM", False)


@pytest.mark.requirement("TC-21", "K-067")
def test_the_reason_behind_illness_stays_with_the_case(app: Flask, team: Team) -> None:
    with team.acting(app, "reidun") as reidun:
        talked(reidun, team)
        change(reidun, team, "OTSY", situation="ill", postponement_applied=False)
    assert team.sql("SELECT category, facts ->> 'situation' FROM status_facts ORDER BY category") == [
        (22, "ill"), (25, None),
    ]  # fmt: skip
    appoint(team, "ulla", "uda", "Utdanningsadministrasjonen")
    with team.acting(app, "ulla"):
        row = kept.history(team.youth_id)[0]
        assert row.code == "OTSY"
        assert row.facts is not None
        assert row.reason is None
    with team.acting(app, "sara"):
        assert kept.history(team.youth_id)[0].reason == {"situation": "ill"}
    with team.acting(app, "omar"):
        assert kept.history(team.youth_id) == []


@pytest.mark.requirement("TX-03")
def test_a_status_of_one_who_has_been_reached_never_goes_back_to_unknown(app: Flask, team: Team) -> None:
    with team.acting(app, "reidun") as reidun:
        talked(reidun, team)
        change(reidun, team, "OTOV", day=LAST_WEEK)
    with team.acting(app, "reidun") as reidun, pytest.raises(RuleRefuses) as refused:
        change(reidun, team, "OTUK")
    assert refused.value.params["rule"] == "TX-03"


def test_a_status_says_how_it_is_and_never_how_it_will_be(app: Flask, team: Team) -> None:
    with team.acting(app, "reidun") as reidun, pytest.raises(StatusInFuture):
        change(reidun, team, "OTOV", day=TODAY + timedelta(days=1))


def test_whoever_goes_behind_a_report_day_must_say_so(app: Flask, team: Team) -> None:
    long_ago = date(2025, 11, 1)
    team.sql("UPDATE youths SET registered_on = %s", date(2025, 9, 1))
    with team.acting(app, "reidun") as reidun:
        talked(reidun, team, date(2025, 10, 20))
    with team.acting(app, "reidun") as reidun, pytest.raises(ReportedAlready) as refused:
        change(reidun, team, "OTOV", day=long_ago, knowing=False)
    assert refused.value.params["day"] == date(2025, 11, 15)
    with team.acting(app, "reidun") as reidun:
        change(reidun, team, "OTOV", day=long_ago)
        known = datetime.now(UTC) + timedelta(minutes=1)
        before = kept.as_of(team.youth_id, date(2025, 11, 15), reidun.now - timedelta(minutes=1))
        after = kept.as_of(team.youth_id, date(2025, 11, 15), known)
    assert before is None
    assert after is not None
    assert after.code == "OTOV"


def test_what_was_wrong_is_annulled_and_another_row_says_what_is_right(app: Flask, team: Team) -> None:
    with team.acting(app, "reidun") as reidun:
        talked(reidun, team)
        wrong = change(reidun, team, "OTOV", day=LAST_WEEK)
    between = datetime.now(UTC)
    with team.acting(app, "reidun") as reidun, pytest.raises(ReasonForCorrection):
        change(reidun, team, "OTMI", corrects=wrong, situation="military", day=LAST_WEEK)
    with team.acting(app, "reidun") as reidun:
        again: dict[str, Any] = {
            "day": LAST_WEEK,
            "situation": "military",
            "corrects": wrong,
            "reason": "Feil kode",
        }
        change(reidun, team, "OTMI", **again)
    with team.acting(app, "reidun") as reidun:
        then, now = kept.as_of(team.youth_id, TODAY, between), kept.as_of(team.youth_id, TODAY, reidun.now)
        assert then is not None
        assert now is not None
        assert (then.code, now.code) == ("OTOV", "OTMI")
        rows = {row.code: row for row in kept.history(team.youth_id)}
        assert (rows["OTOV"].annulled_because, rows["OTOV"].annulled_by) == ("Feil kode", "Reidun")
        with pytest.raises(NotAStatusOfThis):
            change(reidun, team, "OTMI", **again)
    assert team.sql("SELECT status_code FROM youths") == [("OTMI",)]


def test_of_two_at_once_the_second_is_told(app: Flask, team: Team) -> None:
    with team.acting(app, "reidun") as reidun:
        talked(reidun, team)
        seen = background(team.youth_id, TODAY, reidun.now).seen
        change(reidun, team, "OTOV", seen=seen)
    with team.acting(app, "reidun") as reidun, pytest.raises(SomebodyWasFirst):
        change(reidun, team, "OTMI", situation="military", seen=seen)
    assert team.sql("SELECT count(*) FROM statuses") == [(2,)]


@pytest.mark.requirement("K-004")
def test_a_code_retired_between_two_reports_stays_for_its_time_and_cannot_be_set_after(app: Flask, team: Team) -> None:
    with team.acting(app, "reidun") as reidun:
        talked(reidun, team)
        change(reidun, team, "OTIF", day=LAST_WEEK, activity="non_formal_course", start=LAST_WEEK)
    yesterday = TODAY - timedelta(days=1)
    team.sql("UPDATE status_code_terms SET valid_to = %s WHERE code = 'OTIF'", yesterday)
    with team.acting(app, "reidun") as reidun:
        assert now_on(team)[0] == "OTIF", "readable and reportable"
        with pytest.raises(CodeRetired):
            change(reidun, team, "OTIF", activity="non_formal_course", start=LAST_WEEK)
    with team.acting(app, "reidun") as reidun:
        change(reidun, team, "OTIF", day=yesterday, activity="non_formal_course", start=LAST_WEEK)


@pytest.mark.requirement("TC-06")
def test_what_others_report_without_contact_is_set_by_uda_alone(app: Flask, team: Team) -> None:
    reported: dict[str, Any] = {"activity": "private_vgs", "start": LAST_WEEK, "reporter": "private_school"}
    with team.acting(app, "reidun") as reidun, pytest.raises(OnlyUda):
        change(reidun, team, "OTVF_IM", **reported)
    appoint(team, "ulla", "uda", "Utdanningsadministrasjonen")
    with team.acting(app, "ulla") as ulla:
        change(ulla, team, "OTVF_IM", **reported)
        assert now_on(team) == ("OTVF_IM", False)


@pytest.mark.requirement("TC-01", "TX-12")
def test_a_mistake_says_why_it_was_one(app: Flask, team: Team) -> None:
    with team.acting(app, "reidun") as reidun, pytest.raises(RuleRefuses) as refused:
        change(reidun, team, "Feil")
    assert refused.value.params["missing"] == ("error_reason",)
    with team.acting(app, "reidun") as reidun:
        change(reidun, team, "Feil", kept={"error_reason": "Fullførte i juni"})
        assert kept.history(team.youth_id)[0].facts == {"error_reason": "Fullførte i juni"}


WORK = {"activity": "work", "start": TODAY}


@pytest.mark.parametrize(
    ("code", "told", "rule"),
    [
        pytest.param(code, told, rule, id=rule, marks=pytest.mark.requirement(rule))
        for code, told, rule in (
            ("OTOV", {"activity": "public_vgs", "start": TODAY}, "TX-04"),
            ("OTOA", {"activity": "measure", "start": TODAY, "county_involved": True, "nav_involved": True}, "TX-05"),
            ("OTOA", {"activity": "apprenticeship", "start": TODAY}, "TX-06"),
            ("OTAR_IM", WORK, "TX-08"),
            ("OTNO", {"refusal_of": "follow_up", "refusal_reason": "military", "refusal_on": TODAY}, "TX-10"),
            ("OTFU_IM", {"situation": "abroad_long", "ot_follows_up": True}, "TX-11"),
            ("OTAR", {**WORK, "via_ot": True, "wants_more_activity": True, "ot_follows_up": True}, "TX-13"),
        )
    ],
)
def test_what_the_rules_refuse_is_not_written(
    app: Flask, team: Team, code: str, told: dict[str, Any], rule: str
) -> None:
    with team.acting(app, "reidun") as reidun:
        talked(reidun, team)
    with team.acting(app, "reidun") as reidun, pytest.raises(RuleRefuses) as refused:
        change(reidun, team, code, **told)
    assert refused.value.params["rule"] == rule
    assert team.sql("SELECT count(*) FROM statuses") == [(1,)]


@pytest.mark.requirement("TX-09", "TX-14")
def test_who_quits_changes_code_and_the_dialogue_may_go_on(app: Flask, team: Team) -> None:
    with team.acting(app, "reidun") as reidun:
        talked(reidun, team, TODAY - timedelta(days=1))
        change(reidun, team, "ELVG_IM", day=LAST_WEEK, activity="public_vgs", preventive=True)
    with team.acting(app, "reidun") as reidun, pytest.raises(RuleRefuses) as refused:
        change(reidun, team, "ELVG_IM", activity="public_vgs", preventive=True, event="quit_school")
    assert refused.value.params["rule"] == "TX-09"
    with team.acting(app, "reidun") as reidun:
        change(reidun, team, "OTOV", event="quit_school")
        assert now_on(team)[0] == "OTOV"
