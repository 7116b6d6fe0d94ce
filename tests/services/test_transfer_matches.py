"""Whose row is it: the same number is the same youth; a name and a birthday are only so when a human says yes."""

from datetime import date
from uuid import UUID

import pytest

from portal.domain.transfer_refusals import DecidedAlready
from portal.queries import transfer_matches as kept
from portal.services import transfers
from tests.services.test_transfers import leaver
from tests.the_register import IDA, Register, as_file, row
from tests.the_transfers import Year

AS_D_NUMBER = "54830890079"
"""Ida's number before she was registered as resident: the same birthday, the day + 40."""
NAMED = {"fornavn": "Ida", "etternavn": "Berg", "fdato": "14.03.2008"}


@pytest.fixture
def year(register: Register) -> Year:
    return Year(register)


def decide(year: Year, import_id: UUID, same_as: UUID | None, row_no: int = 1) -> None:
    with year.register.team.acting(year.register.app, "unni") as unni:
        transfers.decide(unni, import_id, row_no, same_as)


def test_name_and_birthday_wait_for_a_human_and_yes_means_the_same_youth(year: Year) -> None:
    year.register.take_in(as_file(row()))
    ida = year.register.youth()
    import_id = year.shown("leavers", leaver() | {"person": NAMED})
    assert year.rows(import_id) == [("doubtful", "doubtful", [], ["same_name"], None)]
    with year.register.team.acting(year.register.app, "unni"):
        (doubt,) = kept.doubts()
        assert doubt.candidates == [ida]
        (candidate,) = kept.candidates(doubt.candidates)
        assert (candidate.name, candidate.birth_date, candidate.numbered) == ("Ida Berg", date(2008, 3, 14), True)
    decide(year, import_id, ida)
    year.confirm(import_id)
    year.apply(import_id)
    assert year.register.sql("SELECT count(*) FROM youths WHERE first_name = 'Ida'") == [(1,)]
    assert year.rows(import_id)[0][1] == "applied"
    assert year.register.sql(
        "SELECT count(*) FROM events WHERE action = 'transfer.matched' AND youth_id = %s", ida
    ) == [(1,)]


def test_no_means_two_of_one_name(year: Year) -> None:
    year.register.take_in(as_file(row()))
    import_id = year.shown("leavers", leaver() | {"person": NAMED})
    decide(year, import_id, None)
    year.confirm(import_id)
    year.apply(import_id)
    assert year.register.sql("SELECT count(*) FROM youths WHERE first_name = 'Ida'") == [(2,)]


def test_what_is_decided_after_the_rest_has_gone_in_goes_in_by_itself(year: Year) -> None:
    year.register.take_in(as_file(row()))
    ida = year.register.youth()
    import_id = year.take_in("leavers", leaver() | {"person": NAMED})
    assert year.state(import_id) == "done"
    decide(year, import_id, ida)
    assert year.state(import_id) == "waiting"
    year.apply(import_id)
    assert year.rows(import_id)[0][1] == "applied"


def test_of_two_who_decide_at_once_the_second_is_told_so(year: Year) -> None:
    year.register.take_in(as_file(row()))
    import_id = year.shown("leavers", leaver() | {"person": NAMED})
    decide(year, import_id, year.register.youth())
    with pytest.raises(DecidedAlready):
        decide(year, import_id, None)


def test_a_d_number_that_became_a_national_number_is_asked_about(year: Year) -> None:
    year.register.take_in(as_file(row(number=AS_D_NUMBER)))
    known = year.register.youth(AS_D_NUMBER)
    import_id = year.shown("leavers", leaver())
    assert year.rows(import_id)[0][3] == ["new_number"]
    decide(year, import_id, known)
    year.confirm(import_id)
    year.apply(import_id)
    assert year.register.youth(IDA) == known
    assert year.rows(import_id)[0][2] == ["registration", "facts", "number"] or "number" in year.rows(import_id)[0][2]


def test_a_file_that_says_both_numbers_needs_no_human(year: Year) -> None:
    year.register.take_in(as_file(row(number=AS_D_NUMBER)))
    known = year.register.youth(AS_D_NUMBER)
    year.take_in("leavers", leaver(person={"tidligereFnr": AS_D_NUMBER}))
    assert year.register.youth(IDA) == known


@pytest.mark.requirement("bug:17")
def test_two_who_both_have_a_lasting_number_are_two(year: Year) -> None:
    year.register.take_in(as_file(row(number="14830890085")))
    year.take_in("leavers", leaver())
    assert year.register.sql("SELECT count(*) FROM youths WHERE first_name = 'Ida'") == [(2,)]


@pytest.mark.requirement("bug:17")
def test_whom_the_last_register_does_not_have_is_shown_as_such_and_keeps_the_history(year: Year) -> None:
    year.register.take_in(as_file(row()))
    ida = year.register.youth()
    year.register.at = year.register.at.replace(day=23)
    year.register.take_in(as_file(row(number="14830890085", person={"fornavn": "Amir"})))
    year.register.sql(
        "UPDATE imports SET started_at = %s WHERE started_at = (SELECT max(started_at) FROM imports)", year.register.at
    )
    with year.register.team.acting(year.register.app, "unni"):
        assert ida in [found.youth_id for found in kept.gone()]
    assert year.statuses(ida) == ["OTUK"]
