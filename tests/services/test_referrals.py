"""Youths outside the target group are guided on, and those who may have more training are enrolled."""

from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest

from portal.domain.letter_texts import LetterKind, Sheet
from portal.domain.more_training import Ground, State, Step
from portal.domain.more_training_refusals import (
    EnrolFirst,
    HasThisRight,
    NotCompleted,
    NotYetHappened,
    ProviderMissing,
    RightEnded,
)
from portal.domain.referrals import Helped, NothingToRefer
from portal.domain.refusals import NotKnown
from portal.domain.words import Language
from portal.queries import more_training as rights
from portal.queries import referrals as kept
from portal.services import leaflets, letters, more_training, referrals
from tests.the_register import Register, uda_at_work, unit
from tests.the_team import gather

HERSLEB = "912001008"


@pytest.fixture
def register(app: Any, database: Any) -> Register:
    return uda_at_work(app, gather(database))


def born(register: Register, year: int) -> UUID:
    """Sara's day of birth; she neither studies nor works."""
    youth_id = register.team.youth_id
    register.sql("INSERT INTO youth_identities (youth_id, birth_date) VALUES (%s, %s)", youth_id, date(year, 3, 14))
    register.sql("INSERT INTO youth_registers (youth_id, seen_at) VALUES (%s, now())", youth_id)
    return youth_id


@pytest.mark.requirement("R-191", "R-192", "R-194", "R-196")
def test_who_is_too_old_is_guided_to_the_nav_office_of_the_district(register: Register) -> None:
    sara = born(register, datetime.now(UTC).year - 26)
    with register.team.acting(register.app, "reidun") as reidun:
        found = kept.guided(sara, reidun.now)
        assert found is not None
        assert (found.target.rule, found.guidance.rule) == ("TA-04", "RG-02")
        assert found.office.startswith("Nav Grünerløkka, ")
        referrals.record(reidun, sara, referrals.Help(Helped.REGISTERED_TOGETHER, Language.ENGLISH))
    for who in ("reidun", "unni", "sara"):
        with register.team.acting(register.app, who):
            (row,) = kept.of_youth(sara)
            assert (row.kind, row.rule, row.helped) == ("nav_jobseeker", "TA-04", "registered_together")
            assert [r.youth_id for r in kept.newest()] == [sara]


def test_nothing_goes_to_nav(register: Register) -> None:
    sara = born(register, datetime.now(UTC).year - 26)
    with register.team.acting(register.app, "reidun") as reidun:
        referrals.record(reidun, sara, referrals.Help(Helped.LEAFLET))
    assert register.sql("SELECT count(*) FROM messages") == [(0,)]
    with register.team.acting(register.app, "nina"):
        assert kept.of_youth(sara) == []


def test_who_is_in_the_target_group_is_not_sent_away(register: Register) -> None:
    sara = born(register, datetime.now(UTC).year - 18)
    with register.team.acting(register.app, "reidun") as reidun, pytest.raises(NothingToRefer):
        referrals.record(reidun, sara, referrals.Help(Helped.TOLD))


@pytest.mark.requirement("R-155", "R-176", "R-194", "R-200")
@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("sheet", list(Sheet))
def test_leaflets_and_forms_can_be_printed_in_three_languages(
    register: Register, sheet: Sheet, language: Language
) -> None:
    with register.team.acting(register.app, "omar") as omar:
        assert leaflets.printed(omar, sheet, language, "030102").startswith(b"%PDF")


def enrolled(register: Register, visitor: Any) -> UUID:
    today = visitor.now.date()
    given = more_training.Given("Matematikk", Ground.NUS_EXAM, today - timedelta(days=90))
    right_id = more_training.record(visitor, register.team.youth_id, given)
    step = more_training.Taken(Step.ENROLLED, today, unit(register, HERSLEB))
    more_training.add_step(visitor, register.team.youth_id, right_id, step)
    return right_id


@pytest.mark.requirement("R-180", "R-181", "R-184", "R-186", "V-051", "V-052")
def test_enrolled_called_by_letter_failed_and_passed(register: Register) -> None:
    sara = register.team.youth_id
    with register.team.acting(register.app, "reidun") as reidun:
        right_id, today = enrolled(register, reidun), reidun.now.date()
        values = {"when": "tirsdag kl. 10", "place": "Rom 2", "contact": "Reidun"}
        letters.send(reidun, sara, letters.Wish(LetterKind.MORE_TRAINING, Language.BOKMAL, "post", values))
        assert rights.of_youth(sara)[0].stands(today).rule == "MT-06"
        for step, rule in ((Step.INTAKE_HELD, "MT-05"), (Step.NUS_FAILED, "MT-04"), (Step.NUS_PASSED, "MT-01")):
            more_training.add_step(reidun, sara, right_id, more_training.Taken(step, today))
            assert rights.of_youth(sara)[0].stands(today).rule == rule
        with pytest.raises(RightEnded):
            more_training.add_step(reidun, sara, right_id, more_training.Taken(Step.QUIT, today))
    for who in ("unni", "sara"):
        with register.team.acting(register.app, who):
            (right,) = rights.newest()
            assert right.stands(date(2099, 1, 1)).outcome.state is State.ENDED
    with register.team.acting(register.app, "omar"):
        assert rights.newest() == []


@pytest.mark.requirement("R-180", "R-186")
def test_what_cannot_be_is_refused(register: Register) -> None:
    sara = register.team.youth_id
    with register.team.acting(register.app, "reidun") as reidun:
        today = reidun.now.date()
        with pytest.raises(NotCompleted):
            more_training.record(
                reidun, sara, more_training.Given("Norsk", Ground.NOT_PASSED, today + timedelta(days=2))
            )
        right_id = more_training.record(reidun, sara, more_training.Given("Norsk", Ground.NOT_PASSED, today))
        for refusal, taken in (
            (EnrolFirst, more_training.Taken(Step.CALLED, today)),
            (ProviderMissing, more_training.Taken(Step.ENROLLED, today)),
            (NotYetHappened, more_training.Taken(Step.INFORMED, today + timedelta(days=2))),
        ):
            with pytest.raises(refusal):
                more_training.add_step(reidun, sara, right_id, taken)
        with pytest.raises(HasThisRight):
            more_training.record(reidun, sara, more_training.Given("  norsk ", Ground.NOT_ASSESSED, today))
        with pytest.raises(NotKnown):
            more_training.add_step(reidun, sara, sara, more_training.Taken(Step.INFORMED, today))
