"""Youths assigned to schools by the rules, and by humans where the rules cannot, or are wrong."""

from uuid import UUID

import pytest
from flask import Flask

from portal.domain.assignment_refusals import NotASchoolWithDuty, NotAssignedYet, NothingToConfirm, ReasonMissing
from portal.queries import assignments as kept
from portal.services import assignments, overrides
from tests.conftest import Database
from tests.the_register import AMIR, AUTUMN, HERSLEB, PRIVATE, STOVNER, Register, as_file, row, uda_at_work
from tests.the_team import gather


@pytest.fixture
def register(app: Flask, database: Database) -> Register:
    return uda_at_work(app, gather(database))


def unit(register: Register, orgnr: str) -> int:
    ((found,),) = register.sql("SELECT id FROM units WHERE orgnr = %s", orgnr)
    return int(found)


def holders(register: Register, youth_id: UUID, duty: str = "school") -> list[tuple[str, bool]]:
    """Who has or had the duty, the earliest first, and whether it is still theirs."""
    return register.sql(
        """SELECT u.orgnr, upper_inf(r.period) FROM responsibilities r JOIN policy.seats s ON s.id = r.seat_id
           JOIN units u ON u.id = s.unit_id WHERE r.youth_id = %s AND r.duty = %s ORDER BY upper_inf(r.period), r.id""",
        youth_id, duty,
    )  # fmt: skip


def proposal(register: Register, youth_id: UUID) -> tuple[object, ...]:
    (found,) = register.sql(
        """SELECT s.status, u.orgnr, s.rule, s.target_rule, s.needs_human FROM assignments s
           LEFT JOIN units u ON u.id = s.unit_id WHERE s.youth_id = %s""",
        youth_id,
    )
    return found


@pytest.mark.requirement("TB-09", "TA-14")
def test_the_school_of_the_count_date_gets_the_duty_and_sees_the_youth(register: Register) -> None:
    register.take_in(as_file(row()))
    register.assign()
    ida = register.youth()
    assert proposal(register, ida) == ("assigned", HERSLEB, "TB-09", "TA-14", False)
    assert holders(register, ida) == [(HERSLEB, True)]
    with register.team.acting(register.app, "reidun"):
        assert register.team.seats["reidun"]
    assert register.sql("SELECT policy.drift()") == [(0,)]


@pytest.mark.requirement("TB-10")
def test_the_last_pupil_of_a_private_school_waits_for_a_yes_of_uda(register: Register) -> None:
    register.take_in(as_file(row(elevkurs=[PRIVATE])))
    register.assign()
    ida = register.youth()
    status, school, rule, _target, waits = proposal(register, ida)
    assert (status, rule, waits) == ("assigned", "TB-10", True)
    with register.team.acting(register.app, "unni") as unni:
        overrides.confirm(unni, ida)
    assert proposal(register, ida)[4] is False
    assert holders(register, ida) == [(school, True)]
    register.assign()
    assert proposal(register, ida)[4] is False, "a yes holds over the next run"


@pytest.mark.requirement("bug:5", "R-037")
def test_an_override_keeps_the_proposal_who_when_and_why_and_outlives_the_next_run(register: Register) -> None:
    register.take_in(as_file(row()))
    register.assign()
    ida = register.youth()
    with register.team.acting(register.app, "unni") as unni:
        overrides.override(unni, ida, unit(register, STOVNER), "Søsken på Stovner")
        row_now = kept.get(ida)
    assert row_now is not None
    assert (row_now.school, row_now.rule) == ("Hersleb videregående skole", "TB-09")
    assert (row_now.override_school, row_now.override_reason) == ("Stovner videregående skole", "Søsken på Stovner")
    assert row_now.override_person == "Unni"
    assert holders(register, ida) == [(HERSLEB, False), (STOVNER, True)], "the earlier holder is still named (bug:12)"
    register.assign()
    assert holders(register, ida) == [(HERSLEB, False), (STOVNER, True)]
    assert proposal(register, ida)[1] == HERSLEB
    assert register.sql("SELECT policy.drift()") == [(0,)]


@pytest.mark.requirement("bug:5")
def test_when_the_rules_say_another_thing_than_they_did_the_override_is_looked_at_again(register: Register) -> None:
    register.take_in(as_file(row()))
    register.assign()
    ida = register.youth()
    with register.team.acting(register.app, "unni") as unni:
        overrides.override(unni, ida, unit(register, STOVNER), "Søsken på Stovner")
    register.take_in(as_file(row(elevkurs=[PRIVATE])))
    register.assign()
    assert holders(register, ida)[-1] == (STOVNER, True)
    assert proposal(register, ida)[4] is True


@pytest.mark.requirement("bug:5")
def test_taking_the_override_back_gives_the_duty_to_the_proposed_school(register: Register) -> None:
    register.take_in(as_file(row()))
    register.assign()
    ida = register.youth()
    with register.team.acting(register.app, "unni") as unni:
        overrides.override(unni, ida, None, "Flytter til Bergen i morgen")
        assert holders(register, ida) == [(HERSLEB, False)]
        overrides.follow_rules(unni, ida)
    assert holders(register, ida)[-1] == (HERSLEB, True)


@pytest.mark.requirement("bug:5")
def test_a_word_over_the_rules_is_refused_where_it_is_none(register: Register) -> None:
    register.take_in(as_file(row()))
    ida = register.youth()
    with register.team.acting(register.app, "unni") as unni:
        with pytest.raises(NotAssignedYet):
            overrides.override(unni, ida, None, "Før tiden")
        with pytest.raises(ReasonMissing):
            overrides.override(unni, ida, None, "  ")
    register.assign()
    with register.team.acting(register.app, "unni") as unni, pytest.raises(NotASchoolWithDuty):
        overrides.override(unni, ida, register.sql("SELECT id FROM units WHERE kind = 'nav_office'")[0][0], "Nav")


@pytest.mark.requirement("bug:5", "TD-01")
def test_a_counsellor_cannot_override_even_by_a_forged_request(register: Register) -> None:
    register.take_in(as_file(row()))
    register.assign()
    with register.team.acting(register.app, "reidun") as reidun, pytest.raises(NotAssignedYet):
        overrides.override(reidun, register.youth(), unit(register, HERSLEB), "Min")
    assert holders(register, register.youth()) == [(HERSLEB, True)]


@pytest.mark.requirement("TB-03", "TD-13")
def test_only_the_address_officer_decides_for_a_protected_youth(register: Register) -> None:
    register.take_in(as_file(row(person={"adressebeskyttelse": "fortrolig"})))
    register.assign()
    ida = register.youth()
    assert proposal(register, ida) == ("manual", None, "TB-03", "TA-14", True)
    with register.team.acting(register.app, "unni") as unni:
        assert kept.get(ida) is None
        assert ida not in [row.youth_id for row in kept.page(kept.Wish(human="waits")).rows]
        with pytest.raises(NotAssignedYet):
            overrides.override(unni, ida, unit(register, HERSLEB), "Nærmest")
    with register.team.acting(register.app, "aud") as aud:
        with pytest.raises(NothingToConfirm):
            overrides.confirm(aud, ida)
        overrides.override(aud, ida, unit(register, HERSLEB), "Avtalt med skolen")
    assert holders(register, ida) == [(HERSLEB, True)]
    assert register.sql("SELECT category FROM responsibilities WHERE youth_id = %s", ida) == [(6,)]


@pytest.mark.requirement("TD-13")
def test_who_becomes_protected_is_lost_from_the_ordinary_queue_at_once(register: Register) -> None:
    register.take_in(as_file(row()))
    register.assign()
    register.take_in(as_file(row(person={"adressebeskyttelse": "fortrolig"})))
    with register.team.acting(register.app, "unni"):
        assert kept.get(register.youth()) is None


@pytest.mark.requirement("TB-09", "R-056")
def test_the_district_leads_the_follow_up_of_who_left_an_apprenticeship(register: Register) -> None:
    apprentice = row(larling={"status": "avbrutt"}, otData={"grunn": "sluttet_lareplass"},
                     elevkurs=[{"orgnr": HERSLEB, "eierform": "offentlig", "fylkesnr": "03", "start": "18.08.2023",
                                "slutt": "20.06.2025"}])  # fmt: skip
    register.take_in(as_file(apprentice))
    register.assign()
    ida = register.youth()
    assert holders(register, ida) == [(HERSLEB, True)]
    assert register.sql(
        """SELECT u.district_no FROM responsibilities r JOIN policy.seats s ON s.id = r.seat_id
           JOIN units u ON u.id = s.unit_id WHERE r.youth_id = %s AND r.duty = 'lead' AND s.role = 'district_ot'""",
        ida,
    ) == [("030101",)]


@pytest.mark.requirement("TB-16")
def test_a_school_that_is_no_more_is_replaced_and_uda_confirms(register: Register) -> None:
    gone = {**PRIVATE, "orgnr": "974590840", "eierform": "offentlig"}
    register.take_in(as_file(row(elevkurs=[gone])))
    register.assign()
    status, school, rule, _target, waits = proposal(register, register.youth())
    assert (status, rule, waits) == ("assigned", "TB-16", True)
    assert school


def test_a_run_over_what_has_not_changed_writes_nothing(register: Register) -> None:
    register.take_in(as_file(row(), row(number=AMIR, person={"fornavn": "Amir"})))
    register.assign()
    before = register.everything(("assignments", "responsibilities", "policy.access", "youths"))
    run_id = register.assign()
    assert register.everything(before) == before
    assert register.sql("SELECT state, total, done, summary->'rules'->'TB-09' FROM runs WHERE id = %s", run_id) == [
        ("done", 3, 3, 2)
    ]


def test_a_run_that_is_killed_is_run_again_from_the_start(register: Register, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("portal.services.assignments.TOGETHER", 1)
    register.take_in(as_file(row(), row(number=AMIR, person={"fornavn": "Amir"})))
    with register.team.acting(register.app, "unni") as unni:
        run_id = assignments.start(unni, AUTUMN)
    url, asked = register.team.database.url("laget_jobs"), iter([False, False, True])
    with pytest.raises(assignments.Interrupted):
        assignments.run(run_id, assignments.Workroom(url, lambda: next(asked)), at=register.at)
    assert register.sql("SELECT state FROM runs WHERE id = %s", run_id) == [("working",)]
    assignments.run(run_id, assignments.Workroom(url), at=register.at)
    assert register.sql("SELECT state, total, done FROM runs WHERE id = %s", run_id) == [("done", 3, 3)]
    assert register.sql("SELECT count(*) FROM responsibilities WHERE upper_inf(period) AND rule = 'TB-09'") == [(2,)]


def test_the_queue_holds_those_that_want_a_human_and_no_others(register: Register) -> None:
    nothing = {"elevkurs": None, "otData": {"grunn": "ungdomsrett_uten_elevkurs"}}
    register.take_in(as_file(row(), row(number=AMIR, person={"fornavn": "Amir"}, **nothing)))
    register.assign()
    with register.team.acting(register.app, "unni"):
        waiting = kept.page(kept.Wish(human="waits")).rows
        by_rule = kept.page(kept.Wish(order="name", rule="TB-09")).rows
        found = kept.page(kept.Wish(order="name", words="amir")).rows
    assert [(r.first_name, r.reason) for r in waiting if r.first_name == "Amir"] == [("Amir", "no_rule")]
    assert [r.first_name for r in by_rule] == ["Ida"]
    assert [r.first_name for r in found] == ["Amir"]
