"""What Reidun and Sara find out together: how it is, what is needed, what Sara wants, and who should help."""

from datetime import UTC, datetime, timedelta

import pytest
from flask import Flask

from portal.domain.meetings import Call, Kind
from portal.domain.words import Category, Service
from portal.queries import teams as kept
from portal.queries.visitors import Visitor
from portal.services import meetings, teams
from portal.services.teams import Actor, Mapping
from tests.conftest import Database
from tests.the_team import Team, gather

C = Category
CONVERSATION_THEMES = (C.HOUSING, C.ECONOMY, C.HEALTH, C.SUBSTANCE_USE, C.MOTIVATION, C.FAMILY)
"""Bosituasjon, økonomi, helse, rus, motivasjon, familieforhold (Oslostandarden 6.1.1)."""


@pytest.fixture
def team(database: Database) -> Team:
    return gather(database)


def alone(team: Team, reidun: Visitor, kind: Kind) -> None:
    """Reidun and Sara meet, the two of them; nobody has consented to anything."""
    start = datetime.now(UTC) + timedelta(days=1)
    meetings.call(reidun, team.youth_id, Call(kind, start, start + timedelta(hours=1), "Rådgivers kontor", ()))


@pytest.mark.requirement("R-091")
def test_situation_needs_and_goals_are_kept_by_category_the_newest_first(app: Flask, team: Team) -> None:
    with team.acting(app, "reidun") as reidun:
        teams.map_category(reidun, team.youth_id, Mapping(C.WORK, "Sier opp på kiosken", "Noen å spørre", "Bli kokk"))
    with team.acting(app, "reidun") as reidun:
        teams.map_category(reidun, team.youth_id, Mapping(C.WORK, "Har sagt opp", "Noen å spørre", "Bli konditor"))
        (work,) = kept.mapping(team.youth_id)
    assert (work.category, work.situation, work.needs, work.goals) == (
        C.WORK, "Har sagt opp", "Noen å spørre", "Bli konditor",
    )  # fmt: skip
    assert (work.author, work.unit) == ("Reidun", "Hersleb videregående skole")
    assert team.sql("SELECT count(*) FROM mapping_items") == [(2,)], "what was written before is not lost"


@pytest.mark.requirement("R-018", "R-092", "R-093", "R-094")
def test_who_helps_sara_already_and_who_should_are_two_questions(app: Flask, team: Team) -> None:
    with team.acting(app, "reidun") as reidun:
        found = (Actor(Service.SCHOOL_HEALTH, in_contact=True, should_join=False, note="Helsesykepleier, mandager"),
                 Actor(Service.PPT, in_contact=True, should_join=True),
                 Actor(Service.NAV, in_contact=False, should_join=True))  # fmt: skip
        teams.map_actors(reidun, team.youth_id, found)
        assert [(a.service, a.in_contact, a.should_join) for a in kept.actors(team.youth_id)] == [
            (Service.NAV, False, True), (Service.PPT, True, True), (Service.SCHOOL_HEALTH, True, False),
        ]  # fmt: skip
    with team.acting(app, "reidun") as reidun:
        teams.map_actors(reidun, team.youth_id, (Actor(Service.NAV, in_contact=True, should_join=True),))
        assert [a.in_contact for a in kept.actors(team.youth_id) if a.service == Service.NAV] == [True]
    assert team.sql("SELECT count(*) FROM policy.access WHERE basis = 'consent'") == [(0,)], "a wish is no consent"


@pytest.mark.requirement("R-118")
def test_in_a_conversation_with_a_pupil_at_risk_every_theme_of_the_standard_is_mapped(app: Flask, team: Team) -> None:
    team.sql("UPDATE youths SET status_code = 'ELVG_IM'")
    with team.acting(app, "reidun") as reidun:
        alone(team, reidun, Kind.CONVERSATION)
        for theme in CONVERSATION_THEMES:
            teams.map_category(reidun, team.youth_id, Mapping(theme, f"Sara om {theme.name}", "", ""))
        teams.map_actors(reidun, team.youth_id, (Actor(Service.CHILD_WELFARE, in_contact=True, should_join=False),))
        assert {row.category for row in kept.mapping(team.youth_id)} == set(CONVERSATION_THEMES)
        assert [a.in_contact for a in kept.actors(team.youth_id)] == [True]


@pytest.mark.requirement("R-131", "R-134")
def test_who_interrupts_is_asked_why_what_next_and_who_else_should_help(app: Flask, team: Team) -> None:
    team.sql("UPDATE youths SET status_code = 'OTUK', entry_reason = 'quit_school'")
    with team.acting(app, "reidun") as reidun:
        alone(team, reidun, Kind.CLARIFICATION)
        why = Mapping(C.SCHOOLING, "Sluttet fordi linjen var feil", "", "Vil begynne på restaurant- og matfag")
        teams.map_category(reidun, team.youth_id, why)
        teams.map_actors(reidun, team.youth_id, (Actor(Service.DISTRICT, in_contact=False, should_join=True),))
        (row,), (district,) = kept.mapping(team.youth_id), kept.actors(team.youth_id)
    assert (row.situation, row.goals) == ("Sluttet fordi linjen var feil", "Vil begynne på restaurant- og matfag")
    assert (district.service, district.should_join) == (Service.DISTRICT, True)
