"""Reidun and Sara make a plan; Nina of Nav adds what Nav does; nobody's text is lost."""

from datetime import UTC, date, datetime, timedelta
from threading import Barrier, Thread
from typing import Any
from uuid import UUID

import psycopg
import pytest

from portal.domain.plan_refusals import (
    ChangedMeanwhile,
    NotYourMeasure,
    NotYoursToWrite,
    PlanEnded,
)
from portal.domain.plans import Frame, Kind, Measure
from portal.domain.refusals import NotAllowed, NotKnown
from portal.domain.words import Category, Service
from portal.queries import plans as kept
from portal.services import plans
from portal.services.plans import Edition
from tests.the_team import Team, gather

TODAY = datetime.now(UTC).date()
LAST = TODAY + timedelta(days=120)
GOALS = "Mun háliidan šaddat čeahppi. Áá Čč Đđ Ŋŋ Šš Ŧŧ Žž. أريد أن أعمل"


@pytest.fixture
def team(database: Any) -> Team:
    return gather(database)


def frame(team: Team, goals: str = GOALS, ends: date = LAST) -> Frame:
    return Frame(goals, "Reidun ringer hver fredag.", team.seats["reidun"], TODAY, ends, (TODAY,))


def measure(team: Team, who: str, category: Category = Category.WORK, kind: Kind = Kind.WORK_TRAINING) -> Measure:
    return Measure(category, kind, f"{who} hjelper", team.seats[who], TODAY, LAST)


def share(team: Team, *categories: Category) -> UUID:
    """Sara lets Nav read and write in these, from the school and from Nav itself."""
    consent = team.consent("nina")
    for category in (Category.PLAN, *categories):
        for verb in ("read", "write"):
            for source in (Service.SCHOOL, Service.NAV):
                team.sql(
                    """INSERT INTO consent_lines (consent_id, youth_id, source, seat_id, category, verb, effect, period)
                       SELECT id, youth_id, %s, %s, %s, %s, 'permit', period FROM consents WHERE id = %s
                       ON CONFLICT DO NOTHING""",
                    int(source), team.seats["nina"], int(category), verb, consent,
                )  # fmt: skip
    return consent


def planned(app: Any, team: Team) -> UUID:
    with team.acting(app, "reidun") as reidun:
        return plans.write(reidun, team.youth_id, frame(team), Edition())


@pytest.mark.requirement("R-039", "R-098", "R-099", "R-100", "R-103", "R-125", "R-126", "R-127", "S-007")
def test_a_plan_is_made_with_the_youth_and_says_who_coordinates(app: Any, team: Team) -> None:
    plan_id = planned(app, team)
    with team.acting(app, "sara"):
        found = kept.get(team.youth_id, plan_id)
        assert found is not None
        assert (found.goals, found.coordinator, found.begun, found.over) == (GOALS, team.seats["reidun"], True, False)
    with team.acting(app, "sara") as sara:
        plans.say(sara, team.youth_id, plan_id, "agreed")
    with team.acting(app, "reidun"):
        facts = kept.current(team.youth_id)
        assert facts is not None
        assert (facts.plan_id, facts.agreed, facts.over, facts.services) == (plan_id, True, False, ())
        assert [(m.kind, m.channel) for m in kept.marks(team.youth_id, plan_id)] == [("agreed", "own_page")]
    assert [row[0] for row in team.sql("SELECT action FROM events ORDER BY id")] == ["plan.written", "plan.agreed"]


@pytest.mark.requirement("TE-06", "bug:10")
def test_a_partner_adds_own_measures_and_never_writes_the_plan(app: Any, team: Team) -> None:
    plan_id = planned(app, team)
    with team.acting(app, "nina") as nina:
        assert kept.get(team.youth_id, plan_id) is None
        with pytest.raises(NotKnown):
            plans.do(nina, team.youth_id, plan_id, measure(team, "nina"), Edition())
    share(team, Category.WORK)
    with team.acting(app, "nina") as nina:
        added = plans.do(nina, team.youth_id, plan_id, measure(team, "nina"), Edition())
        with pytest.raises(NotYoursToWrite):
            plans.write(nina, team.youth_id, frame(team), Edition())
        with pytest.raises(NotYoursToWrite):
            plans.say(nina, team.youth_id, plan_id, "agreed")
    with team.acting(app, "reidun") as reidun:
        assert kept.measures(team.youth_id, plan_id) == []  # Nav's own, and Sara has not let the school see it
        with pytest.raises(NotKnown):
            plans.do(reidun, team.youth_id, plan_id, measure(team, "reidun"), Edition(added, 1))


@pytest.mark.requirement("bug:10")
def test_another_services_measure_is_that_services(app: Any, team: Team) -> None:
    plan_id = planned(app, team)
    with team.acting(app, "reidun") as reidun:
        schools = plans.do(reidun, team.youth_id, plan_id, measure(team, "reidun"), Edition())
    share(team, Category.WORK)
    with team.acting(app, "nina") as nina:
        assert [m.mine for m in kept.measures(team.youth_id, plan_id)] == [False]
        with pytest.raises(NotYourMeasure):
            plans.do(nina, team.youth_id, plan_id, measure(team, "nina"), Edition(schools, 1))
    with pytest.raises(psycopg.errors.ExclusionViolation):
        team.sql(
            """INSERT INTO plan_measures (measure_id, version, plan_id, youth_id, category, source, kind, what,
                   responsible, starts, due, state, author, author_seat, recorded_at)
               SELECT measure_id, 2, plan_id, youth_id, category, 2, kind, what, responsible, starts, due, state,
                   author, author_seat, recorded_at FROM plan_measures""",
        )


@pytest.mark.requirement("R-101")
def test_a_measure_about_health_is_seen_by_those_consented_to_health(app: Any, team: Team) -> None:
    plan_id = planned(app, team)
    with team.acting(app, "reidun") as reidun:
        for category in (Category.PLAN, Category.HEALTH):
            plans.do(reidun, team.youth_id, plan_id, measure(team, "reidun", category, Kind.OTHER), Edition())
    share(team)
    with team.acting(app, "nina") as nina:
        assert [m.category for m in kept.measures(team.youth_id, plan_id)] == [Category.PLAN]
        with pytest.raises(NotAllowed):
            plans.do(nina, team.youth_id, plan_id, measure(team, "nina", Category.HEALTH), Edition())
    with team.acting(app, "sara"):
        assert len(kept.measures(team.youth_id, plan_id)) == 2


def test_two_who_write_at_once_both_keep_their_text(app: Any, team: Team) -> None:
    plan_id, told, gate = planned(app, team), [], Barrier(2)

    def save(goals: str) -> None:
        with team.acting(app, "reidun") as reidun:
            gate.wait()
            try:
                plans.write(reidun, team.youth_id, frame(team, goals), Edition(plan_id, 1))
            except ChangedMeanwhile:
                told.append(goals)

    writers = [Thread(target=save, args=(goals,)) for goals in ("Jeg vil bli kokk.", "Jeg vil bli baker.")]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert len(told) == 1
    with team.acting(app, "reidun") as reidun:
        newest, first = kept.versions(team.youth_id, plan_id)
        assert (newest.version, first.goals) == (2, GOALS)
        assert newest.goals != told[0]
        plans.write(reidun, team.youth_id, frame(team, f"{newest.goals} {told[0]}"), Edition(plan_id, 2))
        merged = kept.get(team.youth_id, plan_id)
        assert merged is not None
        assert {"kokk", "baker"} <= {word.strip(".") for word in merged.goals.split()}


def test_what_was_being_written_when_the_consent_ended_is_the_writers_own(app: Any, team: Team) -> None:
    plan_id, consent = planned(app, team), share(team, Category.WORK)
    with team.acting(app, "nina") as nina:
        assert kept.get(team.youth_id, plan_id) is not None
        team.withdraw(consent, "nina")
        with pytest.raises(NotKnown):
            plans.do(nina, team.youth_id, plan_id, measure(team, "nina"), Edition())
        assert plans.keep_draft(nina, team.youth_id, {"what": "Nina hjelper"})
    with team.acting(app, "nina"):
        assert [draft.words for draft in kept.own_drafts()] == [{"what": "Nina hjelper"}]
    for who in ("reidun", "omar", "sara"):
        with team.acting(app, who) as other:
            assert kept.own_drafts() == []
            if who in {"reidun", "sara"}:
                assert not plans.keep_draft(other, team.youth_id, {"what": "x"})


@pytest.mark.requirement("TE-06")
def test_a_plan_past_its_end_is_ended_and_renewed_from_the_old_one(app: Any, team: Team) -> None:
    old = planned(app, team)
    team.sql("ALTER TABLE plans DISABLE TRIGGER never_changed")
    ended = (TODAY - timedelta(days=9), TODAY - timedelta(days=1))
    team.sql("UPDATE plans SET starts = %s, ends = %s", *ended)
    team.sql("ALTER TABLE plans ENABLE TRIGGER never_changed")
    with team.acting(app, "reidun") as reidun:
        facts = kept.current(team.youth_id)
        assert facts is not None
        assert facts.over
        with pytest.raises(PlanEnded):
            plans.do(reidun, team.youth_id, old, measure(team, "reidun"), Edition())
        plans.say(reidun, team.youth_id, old, "evaluated", "Sara kom i gang.")
        new = plans.write(reidun, team.youth_id, frame(team), Edition(renews=old))
        facts = kept.current(team.youth_id)
        assert facts is not None
        assert (facts.plan_id, facts.over) == (new, False)
        assert [(p.plan_id, p.renewed) for p in kept.of_youth(team.youth_id)] == [(new, False), (old, True)]
