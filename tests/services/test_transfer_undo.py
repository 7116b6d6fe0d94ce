"""A transfer is taken back while nobody has worked on its rows; what stays says why, and nothing is forgotten."""

from datetime import timedelta
from typing import Any

import pytest

from portal.queries import transfers as kept
from portal.services import transfer_work
from tests.services.test_transfers import SCHOOLED, leaver, people
from tests.the_register import AMIR, HERSLEB, Register, as_file, row
from tests.the_transfers import KEPT, Year

FACTS = ("youth_identities", "youth_contacts", "youth_addresses", "registrations")


@pytest.fixture
def year(register: Register) -> Year:
    return Year(register)


def test_a_youth_that_only_the_file_knew_is_on_no_list_any_more_and_the_history_says_so(year: Year) -> None:
    import_id = year.take_in("leavers", leaver())
    ida = year.register.youth()
    year.undo(import_id)
    assert year.state(import_id) == "undone"
    assert year.statuses(ida) == []
    assert year.registrations(ida) == []
    assert year.register.sql(
        "SELECT entry_reason, school_year, annulled_at > recorded_at - interval '1 s' FROM registration_annulments"
    ) == [("quit_school", 2026, True)]
    assert year.register.sql("SELECT status_code, case_ended_at IS NOT NULL FROM youths WHERE id = %s", ida) == [
        (None, True)
    ]
    assert year.register.sql("SELECT count(*) FROM policy.access WHERE youth_id = %s", ida) == [(0,)]
    assert year.register.sql("SELECT policy.drift()") == [(0,)]


def test_the_facts_that_were_before_are_back(year: Year) -> None:
    year.register.take_in(as_file(row(otData=SCHOOLED, elevkurs=[{"orgnr": HERSLEB, "start": "18.08.2025"}])))
    before = year.register.everything(FACTS)
    spells = year.register.sql("SELECT orgnr, start_on, last_day FROM school_spells")
    left = leaver(elevkurs=[{"orgnr": HERSLEB, "start": "18.08.2025", "slutt": "20.11.2026"}],
                  person={"etternavn": "Dahl", "epost": "ida@x.invalid"}, adresse={"bydelsnr": "030111"})  # fmt: skip
    import_id = year.take_in("leavers", left)
    assert year.register.everything(FACTS) != before
    year.undo(import_id)
    ida = year.register.youth()
    assert year.register.everything(FACTS) == before
    assert year.register.sql("SELECT orgnr, start_on, last_day FROM school_spells") == spells
    assert year.register.sql(
        "SELECT last_name, status_code, entry_reason, district_no FROM youths WHERE id = %s", ida
    ) == [("Berg", "OTEV_IM", "no_offer", "030101")]
    assert year.register.sql("SELECT policy.drift()") == [(0,)]


def test_what_was_taken_back_can_come_again(year: Year) -> None:
    year.undo(year.take_in("leavers", leaver()))
    again = year.take_in("leavers", leaver())
    ida = year.register.youth()
    assert year.rows(again)[0][:3] == ("changed", "applied", ["registration", "status"])
    assert year.statuses(ida) == ["OTUK"]
    assert year.register.sql("SELECT case_ended_at FROM youths WHERE id = %s", ida) == [(None,)]


def test_a_youth_that_somebody_has_worked_with_stays_and_the_row_says_why(year: Year) -> None:
    import_id = year.take_in("leavers", leaver(), leaver(number=AMIR))
    ida, amir = year.register.youth(), year.register.youth(AMIR)
    year.register.sql("UPDATE youths SET last_activity = last_activity + interval '1 hour' WHERE id = %s", ida)
    year.undo(import_id)
    assert year.statuses(ida) == ["OTUK"]
    assert year.statuses(amir) == []
    assert year.register.sql("SELECT state, kept_for FROM transfer_rows ORDER BY row_no") == [
        ("kept", "written_since"), ("undone", None)
    ]  # fmt: skip
    with year.register.team.acting(year.register.app, "unni"):
        assert kept.counts(import_id).states == {"kept": 1, "undone": 1}


def test_a_later_status_a_later_file_and_a_decided_report_are_each_said(year: Year) -> None:
    ida_file = year.take_in("leavers", leaver())
    year.register.sql(
        """INSERT INTO statuses (youth_id, code, valid_from, recorded_at, source)
           VALUES (%s, 'OTOV', '2026-11-22', now() + interval '1 hour', 'hand')""", year.register.youth(),
    )  # fmt: skip
    year.undo(ida_file)
    assert year.register.sql("SELECT kept_for FROM transfer_rows") == [("later_status",)]
    amir_file = year.take_in("leavers", leaver(number=AMIR))
    year.register.at += timedelta(days=1)
    later = leaver(number=AMIR, adresse={"bydelsnr": "030111"})
    later["otData"] = {"grunn": "ikke_tilbud", "tilmeldt": "21.11.2026"}
    year.take_in("without_place", later)
    year.undo(amir_file)
    assert year.register.sql("SELECT kept_for FROM transfer_rows WHERE import_id = %s", amir_file) == [("later_file",)]


def test_a_report_that_waits_is_taken_back_and_one_that_uda_decided_is_not(year: Year) -> None:
    year.register.take_in(as_file(row(), row(number=AMIR)))
    risk: dict[str, Any] = {"larling": {"status": "i_fare"}, "otData": None}
    import_id = year.take_in("apprentices", row(**risk), row(number=AMIR, **risk))
    ida = year.register.youth()
    year.register.sql(
        "UPDATE status_reports SET state = 'taken', decided_at = now(), decided_by = author WHERE youth_id = %s", ida
    )
    year.undo(import_id)
    assert year.register.sql("SELECT youth_id, state FROM status_reports") == [(ida, "taken")]
    assert year.register.sql("SELECT kept_for FROM transfer_rows ORDER BY row_no") == [("report_decided",), (None,)]


def test_a_worker_killed_while_taking_back_goes_on_where_it_was(year: Year, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(transfer_work, "TOGETHER", 10)
    import_id = year.take_in("leavers", *people(25))
    year.register.sql("UPDATE imports SET stage = 'undo', state = 'waiting', undone_by = started_by")
    with pytest.raises(transfer_work.Interrupted):
        transfer_work.undo(import_id, year.room(stopping=lambda: True), at=year.register.at)
    assert year.register.sql("SELECT count(*) FROM registrations") == [(15,)]
    transfer_work.undo(import_id, year.room(), at=year.register.at)
    assert year.register.sql("SELECT count(*) FROM registrations") == [(0,)]
    assert year.register.sql("SELECT count(*) FROM registration_annulments") == [(25,)]
    assert set(year.register.everything(KEPT))
