"""A consent is renewed by a new record beside the old one."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest
from flask import Flask

from portal.domain.consent_answers import Answer, Evidence
from portal.domain.consent_proposals import Giver
from portal.domain.consent_refusals import GuardianNeededToo
from portal.domain.consents import Decided, Line
from portal.domain.words import Category, Service, Verb
from portal.services import consents
from tests.conftest import Database
from tests.the_team import Team, appoint, gather

TODAY = datetime.now(UTC).date()


@pytest.fixture
def team(database: Database) -> Team:
    return gather(database)


def answer(team: Team, last: date, renews: UUID | None = None) -> Answer:
    """Sara lets Nav read her work goals, as told to Reidun."""
    nina = team.seats["nina"]
    ((notice,),) = team.sql("SELECT id FROM notices WHERE language = 'nb'")
    return Answer(
        decision=Decided.GIVEN,
        parties=(nina,),
        lines=(Line(Service.SCHOOL, nina, Category.WORK, Verb.READ),),
        decided_at=datetime.now(UTC) - timedelta(minutes=1),
        valid_from=TODAY,
        valid_to=last,
        giver=Giver.YOUTH,
        language="nb",
        notice_id=notice,
        collection="oral",
        evidence=Evidence("Sagt i samtale"),
        purpose="Oppfølging",
        supersedes=renews,
    )


def written(team: Team, consent_id: UUID) -> list[tuple[object, ...]]:
    """Every word of a record, its lines included."""
    return team.sql(
        """SELECT c::text, (SELECT string_agg(l::text, ';' ORDER BY l::text) FROM consent_lines l
                            WHERE l.consent_id = c.id) FROM consents c WHERE c.id = %s""",
        consent_id,
    )


@pytest.mark.requirement("bug:9")
def test_a_renewal_is_a_record_of_its_own_that_names_the_one_before(app: Flask, team: Team) -> None:
    team.sql("INSERT INTO youth_identities (youth_id, birth_date) VALUES (%s, '2009-04-02')", team.youth_id)
    with team.acting(app, "reidun") as reidun:
        first = consents.record(reidun, team.youth_id, answer(team, TODAY + timedelta(days=10)))
    before = written(team, first)

    with team.acting(app, "reidun") as reidun:
        second = consents.record(reidun, team.youth_id, answer(team, TODAY + timedelta(days=90), renews=first))

    assert written(team, first) == before, "what was given stays as it was given"
    assert team.sql("SELECT supersedes FROM consents WHERE id = %s", second) == [(first,)]
    open_now = team.sql(
        "SELECT DISTINCT ground FROM policy.access WHERE seat_id = %s AND basis = 'consent' AND period @> now()",
        team.seats["nina"],
    )
    assert open_now == [(second,)]


@pytest.mark.requirement("TE-08", "R-148")
def test_the_apprenticeship_office_collects_the_consent_of_the_apprentice_it_leads_for(app: Flask, team: Team) -> None:
    """It sees the year of birth only, and that is enough for who is surely 16."""
    appoint(team, "frank", "fagopplaering", "Avdeling for fagopplæring")
    team.sql(
        """INSERT INTO responsibilities (youth_id, category, duty, seat_id, period, rule)
           VALUES (%s, 5, 'lead', %s, tstzrange(now() - interval '1 day', NULL), 'TB-05')""",
        team.youth_id, team.seats["frank"],
    )  # fmt: skip
    with team.acting(app, "frank") as frank:
        consent_id = consents.record(frank, team.youth_id, answer(team, TODAY + timedelta(days=10)))

    assert team.sql("SELECT age_at_decision FROM consents WHERE id = %s", consent_id) == [(TODAY.year - 2010,)]
    assert team.sql("SELECT policy.drift()") == [(0,)]


@pytest.mark.requirement("R-148")
def test_whose_year_of_birth_leaves_it_open_needs_a_guardian_too(app: Flask, team: Team) -> None:
    team.sql("UPDATE youths SET birth_year = %s", TODAY.year - 16)
    with team.acting(app, "reidun") as reidun, pytest.raises(GuardianNeededToo):
        consents.record(reidun, team.youth_id, answer(team, TODAY + timedelta(days=10)))
