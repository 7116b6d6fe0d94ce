"""What the database itself keeps of reports, whatever the application tries in a coordinator's name."""

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from portal.database import db
from tests.the_register import Register
from tests.the_reports import Desk

FORGED = (
    "UPDATE reports SET state = 'frozen'",
    "UPDATE reports SET state = 'signed', signed_by = '{other}', signed_name = 'Aud', signed_at = now()",
    "UPDATE reports SET digest = sha256('')",
    (
        "INSERT INTO report_rows (report_id, youth_id, code, status_on) SELECT r.id, y.id, 'OTOV', r.report_day "
        "FROM reports r, youths y"
    ),
    (
        "INSERT INTO reports (report_day, version, state, opened_by, opened_at, checked_by, checked_at) "
        "SELECT '2026-06-15', 1, 'checked', '{me}', now(), '{me}', now()"
    ),
    "INSERT INTO status_files (as_of, asked_by, asked_at) VALUES ('2026-06-15', '{other}', now())",
    (
        "INSERT INTO status_file_rows (file_id, youth_id, code, status_on) SELECT f.id, y.id, 'OTOV', f.as_of "
        "FROM status_files f, youths y"
    ),
    "DELETE FROM reports",
)


@pytest.mark.requirement("R-033")
@pytest.mark.parametrize("statement", FORGED)
def test_the_application_cannot_forge_a_report(register: Register, statement: str) -> None:
    desk = Desk(register)
    desk.check(desk.open())
    people = register.team.people
    forged = statement.format(other=people["aud"], me=people["unni"])
    with register.team.acting(register.app, "unni"), pytest.raises(DBAPIError, match=r"permission denied|row-level"):
        db.session.execute(text(forged))


@pytest.mark.requirement("R-033", "TD-01", "TD-03")
@pytest.mark.parametrize("who", ["reidun", "omar", "nina"])
def test_nobody_but_uda_sees_or_begins_a_report(register: Register, who: str) -> None:
    desk = Desk(register)
    ida = desk.youth("Ida", "OTUK")
    desk.frozen()
    with register.team.acting(register.app, who):
        for table in ("reports", "status_files"):
            assert db.session.scalar(text(f"SELECT count(*) FROM {table}")) == 0
        rows = text("SELECT count(*) FROM report_rows WHERE youth_id = :ida")
        assert db.session.scalar(rows, {"ida": ida}) == 0
        begin = "INSERT INTO reports (report_day, version, opened_by, opened_at) SELECT '2027-06-15', 1, '{me}', now()"
        with pytest.raises(DBAPIError, match="row-level"):
            db.session.execute(text(begin.format(me=register.team.people[who])))
