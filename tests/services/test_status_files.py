"""Statuses carried to VIGO-OT by hand: what it has not been told, once, and nothing lost."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import psycopg
import pytest

from portal.domain.calendar import oslo_date
from portal.domain.refusals import NotKnown
from portal.domain.report_refusals import CarriedAlready, NotWholeForYou, ReceiptMissing
from portal.queries import status_files as kept
from portal.services import report_sheets
from portal.services import status_files as services
from tests.the_register import Register
from tests.the_reports import Desk


@pytest.fixture
def desk(register: Register) -> Desk:
    register.sql("UPDATE youths SET case_ended_at = '2020-01-01'")
    return Desk(register)


def made(desk: Desk) -> UUID:
    with desk.register.team.acting(desk.register.app, "unni") as unni:
        file_id = services.ask(unni)
    services.run(file_id, desk.jobs)
    services.run(file_id, desk.jobs)
    return file_id


def lines(desk: Desk, file_id: UUID) -> list[tuple[str, str]]:
    with desk.register.team.acting(desk.register.app, "unni"):
        return sorted((line.name, line.code) for line in kept.lines(file_id))


def carry(desk: Desk, file_id: UUID, receipt: str = "Kvittering 17") -> None:
    with desk.register.team.acting(desk.register.app, "unni") as unni:
        services.carry(unni, file_id, receipt)


def now() -> datetime:
    return datetime.now(UTC)


@pytest.mark.requirement("K-001")
def test_a_file_that_was_never_carried_loses_nothing(desk: Desk) -> None:
    ida = desk.youth("Ida", "OTUK")
    first = made(desk)
    assert lines(desk, first) == [("Ida Berg", "OTUK")]
    desk.youth("Amir", "OTOV")
    second = made(desk)
    assert lines(desk, second) == [("Amir Berg", "OTOV"), ("Ida Berg", "OTUK")], "the first was never carried"
    carry(desk, second)
    assert lines(desk, made(desk)) == []
    desk.status(ida, "OTOV", on=date(2026, 4, 1), recorded=now())
    assert lines(desk, made(desk)) == [("Ida Berg", "OTOV")]


@pytest.mark.requirement("K-001")
def test_what_came_from_the_register_is_not_carried_back_to_it(desk: Desk) -> None:
    ida = desk.youth("Ida", "OTUK")
    desk.register.sql("ALTER TABLE statuses DISABLE TRIGGER never_changed")
    desk.register.sql("UPDATE statuses SET source = 'register' WHERE youth_id = %s", ida)
    assert lines(desk, made(desk)) == []
    ours = desk.status(ida, "OTOV", on=date(2026, 4, 1), recorded=now())
    carry(desk, made(desk))
    desk.register.sql(
        "INSERT INTO status_annulments (status_id, youth_id, reason, recorded_at) VALUES (%s, %s, 'feil', now())",
        ours, ida,
    )  # fmt: skip
    assert lines(desk, made(desk)) == [("Ida Berg", "OTUK")], "it was told of a status that was wrong"


def test_a_status_that_begins_later_waits_for_its_day(desk: Desk) -> None:
    ida = desk.youth("Ida", "OTUK")
    desk.status(ida, "OTMI", on=oslo_date(now()) + timedelta(days=3), recorded=now())
    assert lines(desk, made(desk)) == [("Ida Berg", "OTUK")]


@pytest.mark.requirement("K-001")
def test_the_proof_is_kept_and_stays(desk: Desk) -> None:
    desk.youth("Ida", "OTUK")
    older, newer = made(desk), made(desk)
    with pytest.raises(ReceiptMissing):
        carry(desk, newer, "  ")
    carry(desk, newer)
    for file_id in (older, newer):
        with pytest.raises(CarriedAlready):
            carry(desk, file_id)
    with desk.register.team.acting(desk.register.app, "unni"):
        kept_file = kept.get(newer)
    assert kept_file is not None
    assert (kept_file.state, kept_file.row_count, kept_file.carried_name) == ("carried", 1, "Unni")
    assert kept_file.receipt == "Kvittering 17"
    for statement in ("UPDATE status_files SET receipt = 'x' WHERE state = 'carried'", "DELETE FROM status_files",
                      "UPDATE status_file_rows SET code = 'OTOV'", "DELETE FROM status_file_rows"):  # fmt: skip
        with pytest.raises(psycopg.errors.RestrictViolation):
            desk.register.sql(statement)


def test_nobody_takes_half_a_file(desk: Desk) -> None:
    ida, unni_id = desk.youth("Ida", "OTUK"), desk.register.team.people["unni"]
    file_id = made(desk)
    desk.register.sql("INSERT INTO conflicts SELECT %s, %s, 'own_child', '[2020-01-01,)', %s", unni_id, ida, unni_id)
    sheet = report_sheets.CarriedSheet("t", ("Navn",), lambda _line, told: (told.name,))
    with desk.register.team.acting(desk.register.app, "unni") as unni:
        with pytest.raises(NotWholeForYou):
            report_sheets.carried(unni, file_id, sheet, desk.register.sealer)
        with pytest.raises(NotKnown):
            report_sheets.carried(unni, ida, sheet, desk.register.sealer)
