"""Sara's staircase: the gates refuse on the server, what is recorded moves it, and nothing is ever taken away."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import pytest
from flask import Flask

from portal.database import db, forget
from portal.domain.calendar import oslo_date
from portal.domain.meetings import Call, Kind
from portal.domain.refusals import NotAllowed, NotKnown
from portal.domain.staircase import GateClosed, stand
from portal.domain.staircase_facts import Gate, Lacking, Step
from portal.domain.words import Category, Service
from portal.queries import stairs
from portal.queries.visitors import Visitor
from portal.services import meetings, staircase, teams
from portal.services.teams import Actor, Mapping
from tests.conftest import Database
from tests.the_team import Team, gather

SOON = datetime.now(UTC).replace(minute=0, second=0, microsecond=0) + timedelta(days=3)


@pytest.fixture
def team(database: Database) -> Team:
    return gather(database)


@pytest.fixture(autouse=True)
def _nobody_named_afterwards(app: Flask) -> Iterator[None]:
    yield
    with app.app_context():
        forget()


def with_nav(team: Team, kind: Kind = Kind.CLARIFICATION, who: str = "nina") -> Call:
    return Call(kind, SOON, SOON + timedelta(hours=1), "Møterom 2", (team.seats[who],))


def find_out(visitor: Visitor, team: Team) -> None:
    teams.map_category(visitor, team.youth_id, Mapping(Category.WORK, "Har sagt opp", "Noen å spørre", "Bli kokk"))
    teams.map_actors(visitor, team.youth_id, (Actor(Service.NAV, in_contact=False, should_join=True),))


def kept(visitor: Visitor, team: Team) -> list[tuple[int, str, str | None]]:
    """The history as the room leaves it, oldest first."""
    staircase.keep(visitor, team.youth_id)
    db.session.commit()
    return [(row.step, row.rule, row.person) for row in reversed(stairs.history(team.youth_id))]


def held(team: Team) -> None:
    """A meeting with Nav was held yesterday."""
    ((meeting,),) = team.sql(
        """INSERT INTO meetings (youth_id, kind, period, place, author, author_seat, recorded_at)
           VALUES (%s, 'clarification', tstzrange(now() - interval '25 hours', now() - interval '1 day'), 'Rom 2', %s,
                   %s, now()) RETURNING id""",
        team.youth_id, team.people["reidun"], team.seats["reidun"],
    )  # fmt: skip
    team.sql(
        "INSERT INTO invitations (meeting_id, youth_id, seat_id, changed_at) VALUES (%s, %s, %s, now())",
        meeting, team.youth_id, team.seats["nina"],
    )  # fmt: skip


def plan(team: Team, first: date, last: date) -> None:
    """Reidun and Sara have written a plan: Reidun coordinates and carries the transition, Nav has a measure."""
    reidun, nina, person, plan_id = team.seats["reidun"], team.seats["nina"], team.people["reidun"], uuid4()
    team.sql(
        """INSERT INTO plans (plan_id, version, youth_id, source, goals, information_flow, coordinator, transition,
               transition_seat, starts, ends, evaluate_on, author, author_seat, recorded_at)
           VALUES (%s, 1, %s, 0, 'Fagbrev', 'Hver fredag', %s, 'Til Vg2', %s, %s, %s, %s, %s, %s,
                   now() - interval '20 days')""",
        plan_id, team.youth_id, reidun, reidun, first, last, [last], person, reidun,
    )  # fmt: skip
    team.sql(
        """INSERT INTO plan_measures (measure_id, version, plan_id, youth_id, category, source, kind, what, responsible,
               starts, due, state, author, author_seat, recorded_at)
           VALUES (gen_random_uuid(), 1, %s, %s, 20, 0, 'other', 'Samtale hver uke', %s, %s, %s, 'agreed', %s, %s,
                   now() - interval '20 days')""",
        plan_id, team.youth_id, nina, first, last, person, reidun,
    )  # fmt: skip


@pytest.mark.requirement("TE-03", "R-085")
def test_no_partner_is_invited_before_the_first_gate_opens(app: Flask, team: Team) -> None:
    team.consent("nina")
    team.sql("DELETE FROM team_actors")
    team.sql("DELETE FROM mapping_items")
    with team.acting(app, "reidun") as reidun:
        with pytest.raises(GateClosed) as refused:
            meetings.call(reidun, team.youth_id, with_nav(team))
        assert refused.value.gate is Gate.G1
        assert refused.value.lacking == (
            Lacking.SITUATION, Lacking.NEEDS, Lacking.GOALS, Lacking.ACTORS, Lacking.WANTED,
        )  # fmt: skip
        db.session.rollback()
    with team.acting(app, "reidun") as reidun:
        find_out(reidun, team)
    with team.acting(app, "reidun") as reidun:
        meetings.call(reidun, team.youth_id, with_nav(team))
    assert team.sql("SELECT count(*) FROM meetings") == [(1,)]


@pytest.mark.requirement("TE-03")
def test_the_gate_holds_for_the_ot_contact_who_sees_none_of_the_mapping(app: Flask, team: Team) -> None:
    team.consent("omar", "nina")
    team.sql("DELETE FROM mapping_items")
    with team.acting(app, "omar") as omar, pytest.raises(GateClosed) as refused:
        meetings.call(omar, team.youth_id, with_nav(team, Kind.COLLABORATION))
    assert Lacking.SITUATION in refused.value.lacking
    assert "Sara" not in str(refused.value.lacking)


@pytest.mark.requirement("TE-04")
def test_nobody_begins_the_measures_before_a_meeting_and_a_plan(app: Flask, team: Team) -> None:
    team.consent("nina")
    with team.acting(app, "reidun") as reidun:
        with pytest.raises(GateClosed) as refused:
            staircase.move(reidun, team.youth_id, Step.COOPERATE)
        assert (refused.value.gate, refused.value.lacking) == (Gate.G2, (Lacking.MEETING, Lacking.PLAN))
        db.session.rollback()
    held(team)
    with team.acting(app, "reidun") as reidun, pytest.raises(GateClosed) as refused:
        staircase.move(reidun, team.youth_id, Step.COOPERATE)
    assert refused.value.lacking == (Lacking.PLAN,)
    assert team.sql("SELECT count(*) FROM step_events") == [(0,)]


@pytest.mark.requirement("TE-04", "TE-06")
def test_with_a_meeting_held_and_a_plan_in_force_the_cooperation_is_on_step_three(app: Flask, team: Team) -> None:
    team.consent("nina")
    held(team)
    today = oslo_date(datetime.now(UTC))
    plan(team, today - timedelta(days=10), today)
    with team.acting(app, "reidun") as reidun:
        assert kept(reidun, team) == [(3, "TE-G2", None)]
    with team.acting(app, "reidun") as reidun:
        staircase.move(reidun, team.youth_id, Step.MEET, "Planen skal endres")
    with team.acting(app, "reidun") as reidun:
        assert staircase.move(reidun, team.youth_id, Step.COOPERATE).outcome.step is Step.COOPERATE
        assert [row[0] for row in kept(reidun, team)] == [3, 2, 3]
    assert team.sql("SELECT count(*) FROM plans") == [(1,)], "going back takes nothing away"


@pytest.mark.requirement("TE-06", "TE-07")
def test_a_plan_past_its_end_brings_it_back_to_step_two_that_night_without_a_job(app: Flask, team: Team) -> None:
    team.consent("nina")
    held(team)
    today = oslo_date(datetime.now(UTC))
    plan(team, today - timedelta(days=10), today - timedelta(days=1))
    with team.acting(app, "reidun") as reidun:
        facts = stairs.facts(team.youth_id)
        assert facts is not None
        decision = stand(facts, oslo_date(reidun.now))
        assert (decision.rule, decision.outcome.step) == ("TE-B2", Step.MEET)
        with pytest.raises(GateClosed) as refused:
            staircase.move(reidun, team.youth_id, Step.COOPERATE)
        assert refused.value.lacking == (Lacking.PLAN_ENDED,)


@pytest.mark.requirement("TE-07", "R-089", "R-090")
def test_going_back_is_always_allowed_and_takes_nothing_away(app: Flask, team: Team) -> None:
    team.consent("nina")
    before = team.sql("SELECT count(*) FROM mapping_items")
    with team.acting(app, "reidun") as reidun:
        assert kept(reidun, team) == [(2, "TE-04", None)]
    with team.acting(app, "reidun") as reidun:
        staircase.move(reidun, team.youth_id, Step.MAP, "Sara har flyttet")
        assert kept(reidun, team) == [(2, "TE-04", None), (1, "TE-07a", "Reidun")]
        assert stairs.history(team.youth_id)[0].why == "Sara har flyttet"
    with team.acting(app, "reidun") as reidun:
        staircase.move(reidun, team.youth_id, Step.MEET)
        assert [row[0] for row in kept(reidun, team)] == [2, 1, 2]
    assert team.sql("SELECT count(*) FROM mapping_items") == before
    assert team.sql("SELECT action, detail FROM events WHERE action = 'stairs.moved' ORDER BY id") == [
        ("stairs.moved", {"step": "1"}), ("stairs.moved", {"step": "2"}),
    ]  # fmt: skip


@pytest.mark.requirement("R-090")
def test_a_withdrawal_brings_the_cooperation_back_to_step_one_at_once(app: Flask, team: Team) -> None:
    consent = team.consent("nina")
    with team.acting(app, "reidun") as reidun:
        kept(reidun, team)
    team.withdraw(consent, "nina")
    with team.acting(app, "reidun") as reidun:
        facts = stairs.facts(team.youth_id)
        assert facts is not None
        decision = stand(facts, oslo_date(reidun.now))
        assert (decision.rule, decision.outcome.step) == ("TE-B1", Step.MAP), "no job has run, nobody has acted"
        assert kept(reidun, team) == [(2, "TE-04", None), (1, "TE-B1", None)]
        assert kept(reidun, team)[2:] == [], "recorded once"
        (newest, *_) = stairs.history(team.youth_id)
        assert newest.at == facts.parted_at


def test_who_should_join_without_a_consent_is_named(app: Flask, team: Team) -> None:
    team.consent("nina")
    with team.acting(app, "reidun") as reidun:
        teams.map_actors(reidun, team.youth_id, (Actor(Service.PPT, in_contact=True, should_join=True),))
        facts = stairs.facts(team.youth_id)
        assert facts is not None
        assert facts.newcomers == (Service.PPT,)


@pytest.mark.requirement("bug:16")
def test_whoever_may_not_know_of_sara_learns_nothing_of_her_staircase(app: Flask, team: Team) -> None:
    team.mapped()
    with team.acting(app, "nina") as nina:
        assert stairs.facts(team.youth_id) is None
        with pytest.raises(NotKnown):
            staircase.move(nina, team.youth_id, Step.MAP)
        db.session.rollback()
    team.consent("nina")
    with team.acting(app, "nina") as nina:
        assert stairs.history(team.youth_id) == []
        with pytest.raises(NotAllowed):
            staircase.move(nina, team.youth_id, Step.MAP)
    with team.acting(app, "sara"):
        assert stairs.facts(team.youth_id) is not None
