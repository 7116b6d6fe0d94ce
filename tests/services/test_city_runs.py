"""Runs over the city: looked at first, carried out once, kept as a record of what changed for whom."""

from datetime import UTC, date, datetime
from uuid import UUID

import psycopg
import pytest

from portal.domain.city_runs import Kind, NoLongerPlanned, TooEarlyToCarryOut
from portal.domain.closures import Closure, NotASchoolToClose
from portal.services import city_runs, closures, run_work
from tests.the_register import AMIR, HERSLEB, IDA, STOVNER, Register, as_file, holders, row, unit

NEW_YEAR = date(2027, 1, 1)
JANUARY = datetime(2027, 1, 2, 8, tzinfo=UTC)
LASTING = (
    """CREATE FUNCTION lasting() RETURNS trigger LANGUAGE plpgsql AS $$
       BEGIN NEW.idle := '900 days'; NEW.expires_at := 'infinity'; RETURN NEW; END $$""",
    "CREATE TRIGGER lasting BEFORE INSERT ON sessions FOR EACH ROW EXECUTE FUNCTION lasting()",
)
"""Whoever signs in stays so over the jump of the clock."""


def room(register: Register, **more: object) -> run_work.Workroom:
    return run_work.Workroom(register.team.database.url("laget_jobs"), "inntak@oslo.invalid", **more)  # type: ignore[arg-type] # what a story gives


def planned(register: Register, kind: Kind, as_of: date) -> UUID:
    """Unni asks for the plan, and the worker makes it."""
    with register.team.acting(register.app, "unni") as unni:
        run_id = city_runs.plan(unni, kind, as_of)
    run_work.run(run_id, room(register), at=register.at)
    return run_id


def carry_out(register: Register, run_id: UUID) -> None:
    with register.team.acting(register.app, "unni") as unni:
        city_runs.carry_out(unni, run_id)
    run_work.run(run_id, room(register), at=register.at)


def changes(register: Register, run_id: UUID) -> list[tuple[object, ...]]:
    return register.sql(
        """SELECT y.first_name, c.rule, c.before, c.after, c.state FROM run_changes c JOIN youths y ON y.id = c.youth_id
           WHERE c.run_id = %s ORDER BY y.first_name""",
        run_id,
    )  # fmt: skip


@pytest.fixture
def january(register: Register) -> Register:
    """The second of January 2027: Sara, born 2002, turned 24 last year and has said yes to Nav."""
    register.sql("CREATE OR REPLACE FUNCTION policy.now() RETURNS timestamptz LANGUAGE sql STABLE "
                 "RETURN timestamptz '2027-01-02 08:00+00'")  # fmt: skip
    register.sql("UPDATE youths SET birth_year = 2002, registered_on = '2026-09-25' WHERE first_name = 'Sara'")
    register.sql(
        "INSERT INTO youth_identities (youth_id, birth_date) VALUES (%s, '2002-12-31')", register.team.youth_id
    )
    register.sql("INSERT INTO registrations (youth_id, registered_on, recorded_at) VALUES (%s, '2026-09-25', now())",
                 register.team.youth_id)  # fmt: skip
    for statement in LASTING:
        register.sql(statement)
    register.at = JANUARY
    return register


def sees_sara(register: Register, who: str) -> bool:
    ((seen,),) = register.sql(
        "SELECT EXISTS (SELECT FROM policy.access WHERE youth_id = %s AND seat_id = %s AND period @> policy.now())",
        register.team.youth_id, register.team.seats[who],
    )  # fmt: skip
    return bool(seen)


@pytest.mark.requirement("TA-04", "TD-20")
def test_who_turned_24_last_year_leaves_on_the_first_of_january_and_the_history_stays(january: Register) -> None:
    january.team.consent("nina", until=date(2027, 6, 30))
    assert sees_sara(january, "nina")
    run_id = planned(january, Kind.AGE_EXIT, NEW_YEAR)
    assert [c[0] for c in changes(january, run_id)] == ["Sara"]
    assert sees_sara(january, "nina"), "a plan changes nothing"
    carry_out(january, run_id)
    assert january.sql("SELECT case_ended_at FROM youths WHERE first_name = 'Sara'") == [
        (datetime(2026, 12, 31, 23, tzinfo=UTC),)
    ]
    assert not sees_sara(january, "nina")
    assert not sees_sara(january, "reidun")
    assert january.sql("SELECT count(*) FROM registrations") == [(1,)]
    assert january.sql("SELECT upper(period) FROM responsibilities") == [(JANUARY,)]
    ((_, rule, _, after, state),) = changes(january, run_id)
    assert (rule, after, state) == ("TA-04", {"referral": "nav_jobseeker"}, "done")
    assert january.sql("SELECT rule, detail->>'referral' FROM events WHERE action = 'case.ended'") == [
        ("TA-04", "nav_jobseeker")
    ]
    assert january.sql("SELECT policy.drift()") == [(0,)]


@pytest.mark.requirement("TA-04", "TD-20")
def test_the_meetings_ahead_of_a_case_that_ends_are_called_off_in_everybodys_calendar(january: Register) -> None:
    team = january.team
    january.sql(
        """WITH m AS (INSERT INTO meetings (youth_id, kind, period, place, author, author_seat, recorded_at)
                      VALUES (%s, 'clarification', '[2027-01-11 10:00+00,2027-01-11 11:00+00)', 'Rom 2', %s, %s, now())
                      RETURNING id, youth_id)
           INSERT INTO invitations (meeting_id, youth_id, seat_id, mail, changed_at)
           SELECT id, youth_id, %s, 'nina@nav.invalid', now() FROM m""",
        team.youth_id, team.people["reidun"], team.seats["reidun"], team.seats["nina"],
    )  # fmt: skip
    carry_out(january, planned(january, Kind.AGE_EXIT, NEW_YEAR))
    assert january.sql("SELECT state, sequence FROM invitations") == [("cancelled", 1)]
    assert january.sql("SELECT state FROM meetings") == [("cancelled",)]
    ((to, method, calendar),) = january.sql("SELECT recipient, calendar_method, calendar FROM messages")
    assert (to, method) == ("nina@nav.invalid", "CANCEL")
    assert "Sara" not in calendar


@pytest.mark.requirement("TA-04")
def test_the_age_exit_run_twice_changes_nothing_more(january: Register) -> None:
    carry_out(january, planned(january, Kind.AGE_EXIT, NEW_YEAR))
    before = january.everything(("youths", "responsibilities", "assignments", "events", "policy.access"))
    again = planned(january, Kind.AGE_EXIT, NEW_YEAR)
    assert changes(january, again) == []
    with january.team.acting(january.app, "unni") as unni:
        city_runs.carry_out(unni, again)
    noted = january.sql("SELECT count(*) FROM events WHERE action = 'case.ended'")
    run_work.run(again, room(january), at=january.at)
    assert january.sql("SELECT count(*) FROM events WHERE action = 'case.ended'") == noted
    after = january.everything(before)
    assert {name for name in before if before[name] != after[name]} == {"events"}, "only that she asked again"


def test_an_age_exit_that_is_killed_goes_on_where_it_was(january: Register, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("portal.services.run_work.TOGETHER", 1)
    for name in ("Liv", "Mons"):
        january.sql("""WITH y AS (INSERT INTO youths (first_name, last_name, birth_year, last_activity)
                       VALUES (%s, 'Ek', 2001, now()) RETURNING id) SELECT id FROM y""", name)  # fmt: skip
    run_id = planned(january, Kind.AGE_EXIT, NEW_YEAR)
    assert [c[0] for c in changes(january, run_id)] == ["Liv", "Mons", "Sara"]
    with january.team.acting(january.app, "unni") as unni:
        city_runs.carry_out(unni, run_id)
    asked = iter([False, True])
    with pytest.raises(run_work.Interrupted):
        run_work.run(run_id, room(january, stopping=lambda: next(asked)), at=january.at)
    assert january.sql("SELECT state, done, total FROM runs WHERE id = %s", run_id) == [("working", 2, 3)]
    assert january.sql("SELECT count(*) FROM youths WHERE case_ended_at IS NOT NULL") == [(2,)]
    run_work.run(run_id, room(january), at=january.at)
    assert january.sql("SELECT state, done, total FROM runs WHERE id = %s", run_id) == [("done", 3, 3)]
    assert january.sql("SELECT count(*), count(DISTINCT youth_id) FROM events WHERE action = 'case.ended'") == [(3, 3)]


def test_who_was_born_later_than_was_planned_with_is_skipped(january: Register) -> None:
    run_id = planned(january, Kind.AGE_EXIT, NEW_YEAR)
    january.sql("UPDATE youth_identities SET birth_date = '2003-01-01'")
    carry_out(january, run_id)
    assert [c[4] for c in changes(january, run_id)] == ["skipped"]
    assert january.sql("SELECT count(*) FROM youths WHERE case_ended_at IS NOT NULL") == [(0,)]


def test_two_coordinators_cannot_let_the_same_run_go_on(january: Register) -> None:
    run_id = planned(january, Kind.AGE_EXIT, NEW_YEAR)
    with january.team.acting(january.app, "unni") as unni:
        city_runs.carry_out(unni, run_id)
    with january.team.acting(january.app, "aud") as aud, pytest.raises(NoLongerPlanned):
        city_runs.carry_out(aud, run_id)
    with january.team.acting(january.app, "aud") as aud, pytest.raises(NoLongerPlanned):
        city_runs.drop(aud, run_id)


def test_a_run_for_the_coming_new_year_may_be_looked_at_but_not_carried_out(register: Register) -> None:
    run_id = planned(register, Kind.AGE_EXIT, date(register.at.year + 1, 1, 1))
    with register.team.acting(register.app, "unni") as unni, pytest.raises(TooEarlyToCarryOut):
        city_runs.carry_out(unni, run_id)
    with register.team.acting(register.app, "unni") as unni:
        city_runs.drop(unni, run_id)
    assert register.sql("SELECT state FROM runs WHERE id = %s", run_id) == [("dropped",)]


@pytest.mark.requirement("R-056", "TB-09", "V-004")
def test_on_the_first_of_october_the_new_count_date_moves_the_duty_and_the_old_holder_keeps_the_past(
    register: Register,
) -> None:
    """A-30: assigned on 25 September with last year's count date, recomputed on 1 October."""
    first = {"orgnr": HERSLEB, "eierform": "offentlig", "fylkesnr": "03", "start": "18.08.2025", "slutt": "19.06.2026"}
    second = {**first, "orgnr": STOVNER, "start": "17.08.2026", "slutt": "02.10.2026"}
    register.take_in(as_file(row(elevkurs=[first, second]), row(number=AMIR, person={"fornavn": "Amir"})))
    register.assign(date(2026, 9, 25))
    ida = register.youth(IDA)
    before = holders(register, ida)
    run_id = planned(register, Kind.OWNERSHIP, date(2026, 10, 5))
    assert holders(register, ida) == before, "a plan changes nothing"
    carry_out(register, run_id)
    ((name, rule, was, now, state),) = changes(register, run_id)
    assert (name, rule, state) == ("Ida", "TB-09", "done")
    assert (was["unit"], now["unit"]) == (unit(register, HERSLEB), unit(register, STOVNER))  # type: ignore[index] # jsonb
    assert holders(register, ida) == [(HERSLEB, False), (STOVNER, True)]
    assert register.sql("SELECT policy.drift()") == [(0,)]
    assert changes(register, planned(register, Kind.OWNERSHIP, date(2026, 10, 5))) == []


@pytest.mark.requirement("TB-16")
def test_a_school_that_closes_gives_its_youths_to_the_successor(register: Register) -> None:
    register.take_in(as_file(row()))
    register.assign()
    ida, hersleb, stovner = register.youth(), unit(register, HERSLEB), unit(register, STOVNER)
    with register.team.acting(register.app, "unni") as unni, pytest.raises(NotASchoolToClose):
        closures.close(unni, Closure(hersleb, date(2026, 11, 1), hersleb))
    with register.team.acting(register.app, "unni") as unni:
        closures.close(unni, Closure(hersleb, date(2026, 11, 1), stovner))
    carry_out(register, planned(register, Kind.OWNERSHIP, date(2026, 11, 22)))
    assert holders(register, ida) == [(HERSLEB, False), (STOVNER, True)]
    with register.team.acting(register.app, "unni") as unni:
        closures.close(unni, Closure(hersleb, None))
    assert register.sql("SELECT closed_on, successor_id FROM units WHERE id = %s", hersleb) == [(None, None)]


def test_a_school_that_will_close_next_summer_keeps_its_youths_until_then(register: Register) -> None:
    register.take_in(as_file(row()))
    register.assign()
    with register.team.acting(register.app, "unni") as unni:
        closures.close(
            unni, Closure(unit(register, HERSLEB), date(register.at.year + 5, 8, 1), unit(register, STOVNER))
        )
    register.assign()
    assert holders(register, register.youth()) == [(HERSLEB, True)]


@pytest.mark.requirement("K-077", "TA-03", "TC-02")
def test_a_move_out_of_oslo_is_noticed_once_and_the_intake_office_told_without_a_name(register: Register) -> None:
    register.take_in(as_file(row(adresse={"kommunenr": "3107", "bydelsnr": None})))
    run_id = planned(register, Kind.MOVES, date(2026, 11, 22))
    assert register.sql("SELECT count(*) FROM messages") == [(0,)]
    carry_out(register, run_id)
    ((_, rule, was, now, _),) = changes(register, run_id)
    assert (rule, was["county"], now) == ("TC-02", "03", {"county": "31", "proposed": "OTFA_IM"})  # type: ignore[index] # jsonb
    ((recipient, subject, body, path),) = register.sql("SELECT recipient, subject, body, path FROM messages")
    assert (recipient, path) == ("inntak@oslo.invalid", f"/uda/runs/{run_id}")
    assert all(secret not in f"{subject}{body}" for secret in ("Ida", "Berg", IDA, "31"))
    assert register.sql("SELECT count(*) FROM procrastinate_jobs WHERE task_name = 'send_message'") == [(1,)]
    assert changes(register, planned(register, Kind.MOVES, date(2026, 11, 20))) == [], "once for each move"
    register.take_in(as_file(row()))
    back = planned(register, Kind.MOVES, date(2026, 11, 21))
    carry_out(register, back)
    assert [c[1] for c in changes(register, back)] == ["moved_back"]
    assert register.sql("SELECT count(*) FROM messages") == [(1,)], "who is back wants no other county told"
    register.take_in(as_file(row(adresse={"kommunenr": "3107", "bydelsnr": None})))
    assert [c[1] for c in changes(register, planned(register, Kind.MOVES, date(2026, 11, 22)))] == ["TC-02"]


@pytest.mark.requirement("TA-03")
def test_who_is_placed_in_an_institution_in_oslo_has_not_moved(register: Register) -> None:
    """A-37: the institution exception."""
    placed = {"type": "barnevern", "iOslo": True, "lat": 59.92, "lon": 10.75}
    register.take_in(as_file(row(adresse={"kommunenr": "3107", "bydelsnr": None}, institusjon=placed)))
    assert changes(register, planned(register, Kind.MOVES, date(2026, 11, 22))) == []


@pytest.mark.requirement("TA-04")
def test_the_clock_proposes_a_run_on_its_day_and_once_only(january: Register) -> None:
    url = january.team.database.url("laget_jobs")
    (proposed,) = city_runs.propose(url, at=JANUARY)
    assert city_runs.propose(url, at=datetime(2027, 1, 9, tzinfo=UTC)) == []
    run_work.run(proposed, room(january), at=JANUARY)
    assert january.sql("SELECT kind, state, as_of, started_by, total FROM runs") == [
        ("age_exit", "planned", NEW_YEAR, None, 1)
    ]
    assert january.sql("SELECT count(*) FROM youths WHERE case_ended_at IS NOT NULL") == [(0,)]


def test_no_school_plans_or_carries_out_a_run(register: Register) -> None:
    run_id = planned(register, Kind.MOVES, date(2026, 11, 22))
    with register.team.acting(register.app, "reidun") as reidun, pytest.raises(NoLongerPlanned):
        city_runs.carry_out(reidun, run_id)


def test_a_run_whose_connection_dies_in_the_middle_of_a_lot_has_not_done_half_of_it(
    january: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As kill -9 leaves it: the lot that was open is gone, and is done whole the next time."""
    run_id = planned(january, Kind.AGE_EXIT, NEW_YEAR)
    with january.team.acting(january.app, "unni") as unni:
        city_runs.carry_out(unni, run_id)
    with monkeypatch.context() as cut:
        cut.setattr("portal.tables.run_writing.progress", lambda connection, *_: connection.close())
        with pytest.raises(psycopg.OperationalError):
            run_work.run(run_id, room(january), at=january.at)
    assert january.sql("SELECT state, done FROM runs WHERE id = %s", run_id) == [("working", 0)]
    assert january.sql("SELECT count(*) FROM youths WHERE case_ended_at IS NOT NULL") == [(0,)]
    assert january.sql("SELECT count(*) FROM events WHERE action = 'case.ended'") == [(0,)]
    run_work.run(run_id, room(january), at=january.at)
    assert january.sql("SELECT state, done FROM runs WHERE id = %s", run_id) == [("done", 1)]
    assert january.sql("SELECT count(*) FROM events WHERE action = 'case.ended'") == [(1,)]


@pytest.mark.requirement("K-077")
def test_a_move_that_two_plans_name_is_noticed_by_the_first_only(register: Register) -> None:
    register.take_in(as_file(row(adresse={"kommunenr": "3107", "bydelsnr": None})))
    first, second = (planned(register, Kind.MOVES, date(2026, 11, day)) for day in (20, 21))
    url = register.team.database.url("laget_jobs")
    assert city_runs.propose(url, at=datetime(2026, 11, 23, 5, tzinfo=UTC)) == [], "one waits for a word already"
    carry_out(register, first)
    carry_out(register, second)
    assert [change[4] for change in changes(register, second)] == ["skipped"]
    assert register.sql("SELECT count(*) FROM messages") == [(1,)]
    assert register.sql("SELECT count(*) FROM events WHERE action = 'move.noticed'") == [(1,)]
