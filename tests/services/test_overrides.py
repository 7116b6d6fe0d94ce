"""A human's word over the rules: what is kept of it, what outlives the next run, and who may not say it."""

import pytest

from portal.domain.assignment_refusals import NotASchoolWithDuty, NotAssignedYet, NothingToConfirm, ReasonMissing
from portal.queries import assignments as kept
from portal.services import overrides
from tests.the_register import HERSLEB, PRIVATE, STOVNER, Register, as_file, holders, proposal, row, unit


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


@pytest.mark.requirement("bug:5", "bug:12", "R-029")
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
