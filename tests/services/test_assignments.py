"""Youths assigned to schools by the rules of table 2b, and what a run over the city leaves alone."""

import pytest

from portal.queries import assignments as kept
from portal.services import assignments
from tests.the_register import AMIR, AUTUMN, HERSLEB, PRIVATE, Register, as_file, holders, proposal, row


@pytest.mark.requirement("R-029", "R-056", "TB-09", "TA-14")
def test_the_school_of_the_count_date_gets_the_duty_and_sees_the_youth(register: Register) -> None:
    register.take_in(as_file(row()))
    register.assign()
    ida = register.youth()
    assert proposal(register, ida) == ("assigned", HERSLEB, "TB-09", "TA-14", False)
    assert holders(register, ida) == [(HERSLEB, True)]
    with register.team.acting(register.app, "reidun"):
        assert register.team.seats["reidun"]
    assert register.sql("SELECT policy.drift()") == [(0,)]


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
