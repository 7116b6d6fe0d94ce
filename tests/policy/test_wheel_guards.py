"""The rows of the annual wheel past the pages: what a forged statement of each gets from the database itself."""

from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
import pytest
from flask import Flask
from sqlalchemy import text
from sqlalchemy.exc import ProgrammingError

from portal.database import db, forget
from tests.conftest import Database
from tests.services.the_wheel import Wheel
from tests.the_team import appoint, gather

NOVEMBER = "SELECT id FROM wheel_items WHERE source_id = 'W-004'"
TABLES = ("wheel_years", "wheel_items", "wheel_changes", "wheel_duties", "wheel_marks", "wheel_feeds", "bulletins")
SCHOOL = "Hersleb videregående skole"


@pytest.fixture
def wheel(app: Flask, database: Database) -> Wheel:
    team = gather(database)
    appoint(team, "unni", "uda", "Utdanningsadministrasjonen")
    appoint(team, "roar", "counsellor", "Stovner videregående skole")
    appoint(team, "bjarne", "byrad", "Utdanningsadministrasjonen")
    appoint(team, "veronika", "nav_adviser", "Nav Grünerløkka")
    story = Wheel(app, team)
    story.make()
    return story


def tries(wheel: Wheel, who: str, statement: str, **given: object) -> str | int:
    """How many rows it touched, or `refused`; nothing is kept."""
    with wheel.acting(who):
        try:
            touched: int = db.session.execute(text(statement), given).rowcount  # type: ignore[attr-defined] # a cursor's
        except ProgrammingError as refusal:
            if not isinstance(refusal.orig, psycopg.errors.InsufficientPrivilege):
                raise
            return "refused"
        finally:
            db.session.rollback()
            forget()
        return touched


def counts(wheel: Wheel, who: str) -> dict[str, int]:
    with wheel.acting(who):
        return {name: int(db.session.scalar(text(f"SELECT count(*) FROM {name}")) or 0) for name in TABLES}


@contextmanager
def nobody(wheel: Wheel) -> Iterator[None]:
    with wheel.app.app_context():
        yield
        forget()


MARK = """INSERT INTO wheel_marks (id, duty_id, unit_id, turn, done, author, author_seat, made_at)
    SELECT gen_random_uuid(), :duty, :unit, 1, true, :author, :seat, now()"""


def test_a_unit_alone_marks_its_own_duty_in_its_own_name(wheel: Wheel) -> None:
    team, duty = wheel.team, wheel.duty("W-004", "reidun")
    ((unit,),) = wheel.sql("SELECT id FROM units WHERE name = %s", SCHOOL)
    ((stovner,),) = wheel.sql("SELECT unit_id FROM policy.seats WHERE id = %s", team.seats["roar"])
    own = {"duty": duty, "unit": unit, "author": team.people["reidun"], "seat": team.seats["reidun"]}
    assert tries(wheel, "reidun", MARK, **own) == 1
    assert tries(wheel, "reidun", MARK, **{**own, "author": team.people["roar"]}) == "refused"
    assert tries(wheel, "reidun", MARK, **{**own, "seat": team.seats["roar"]}) == "refused"
    roar = {**own, "author": team.people["roar"], "seat": team.seats["roar"]}
    assert tries(wheel, "roar", MARK, **roar) == "refused"
    assert tries(wheel, "roar", MARK, **{**roar, "unit": stovner}) == "refused", "another unit's duty as one's own"
    unni = {**own, "author": team.people["unni"], "seat": team.seats["unni"]}
    assert tries(wheel, "unni", MARK, **unni) == "refused", "UDA marks no school's duty"
    assert tries(wheel, "nina", MARK, **{**own, "author": team.people["nina"], "seat": team.seats["nina"]}) == "refused"


def test_uda_alone_makes_and_changes_the_wheel(wheel: Wheel) -> None:
    move = "UPDATE wheel_items SET due_on = '2026-11-11' WHERE source_id = 'W-004'"
    year = "INSERT INTO wheel_years VALUES (2027, :me, now())"
    duty = "INSERT INTO wheel_duties (item_id, unit_id) SELECT id, 1 FROM wheel_items WHERE source_id = 'W-059'"
    news = """INSERT INTO bulletins (id, kind, title, body, author, author_seat, posted_at)
        VALUES (gen_random_uuid(), 'rules', 't', 'b', :me, :seat, now())"""
    for who in ("reidun", "omar", "nina", "bjarne"):
        me = {"me": wheel.team.people[who], "seat": wheel.team.seats[who]}
        assert tries(wheel, who, move) == 0
        assert tries(wheel, who, year, me=me["me"]) == "refused"
        assert tries(wheel, who, news, **me) == "refused"
    me = {"me": wheel.team.people["unni"], "seat": wheel.team.seats["unni"]}
    assert tries(wheel, "unni", move) == 1
    assert tries(wheel, "unni", year, me=me["me"]) == 1
    assert tries(wheel, "unni", news, **me) == 1
    assert tries(wheel, "unni", year, me=wheel.team.people["reidun"]) == "refused"
    assert tries(wheel, "unni", duty) == 0
    assert tries(wheel, "unni", "UPDATE wheel_items SET title_nb = 'x'") == "refused", "the source's words stay"
    assert tries(wheel, "unni", "UPDATE wheel_duties SET derived_at = now()") == "refused", "the data say it, or nobody"
    assert tries(wheel, "unni", "DELETE FROM wheel_items") == "refused"


def test_who_reads_what(wheel: Wheel) -> None:
    school, nav, uda = (counts(wheel, who) for who in ("reidun", "nina", "unni"))
    assert school["wheel_items"] == nav["wheel_items"] == uda["wheel_items"] == 109
    assert 0 < school["wheel_duties"] < 20
    assert nav["wheel_duties"] == 0
    assert uda["wheel_duties"] > 500
    assert counts(wheel, "bjarne")["wheel_duties"] < 100, "management reads the duties of its own unit"
    for who in ("sara", "veronika"):
        assert set(counts(wheel, who).values()) == {0}, "neither the youth nor whom the table grants nothing"
    with nobody(wheel):
        assert {db.session.scalar(text(f"SELECT count(*) FROM {name}")) for name in TABLES} == {0}


def test_a_feed_is_ones_own(wheel: Wheel) -> None:
    make = """INSERT INTO wheel_feeds (digest, person_id, appointment_id, made_at)
        SELECT 'x', :person, a.id, now() FROM appointments a WHERE a.person_id = :of"""
    team = wheel.team
    assert tries(wheel, "reidun", make, person=team.people["reidun"], of=team.people["reidun"]) == 1
    assert tries(wheel, "reidun", make, person=team.people["reidun"], of=team.people["roar"]) == "refused"
    assert tries(wheel, "reidun", make, person=team.people["roar"], of=team.people["roar"]) == "refused"
    assert tries(wheel, "veronika", make, person=team.people["veronika"], of=team.people["veronika"]) == "refused"
    wheel.sql(
        "INSERT INTO wheel_feeds SELECT 'y', person_id, id, now(), NULL FROM appointments WHERE person_id = %s",
        team.people["roar"],
    )
    assert tries(wheel, "reidun", "UPDATE wheel_feeds SET revoked_at = now()") == 0
    assert tries(wheel, "roar", "UPDATE wheel_feeds SET revoked_at = now()") == 1


def test_what_was_said_and_changed_is_never_rewritten(wheel: Wheel) -> None:
    for table, when in (("wheel_marks", "made_at"), ("wheel_changes", "changed_at")):
        for statement in (f"UPDATE {table} SET {when} = now()", f"DELETE FROM {table}", f"TRUNCATE {table}"):
            with pytest.raises(psycopg.errors.RestrictViolation):
                wheel.sql(statement)
