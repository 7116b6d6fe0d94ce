from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import Connection, create_engine, insert, select
from sqlalchemy.dialects.postgresql import Range

from portal.database import as_keeper
from portal.domain.words import Role
from portal.services import people
from portal.settings import for_sqlalchemy
from portal.tables import Appointment, Identity, Person
from tests.conftest import Database

NOW = datetime.now(UTC)
REIDUN = people.Subject("https://staff.invalid", "reidun", "Reidun Aas", "reidun@skole.invalid")
HERSLEB = people.Post(Role.COUNSELLOR, "Hersleb videregående skole")
SINCE_YESTERDAY = people.Grant(Range(NOW - timedelta(days=1), None), "Unni Dalen, UDA", NOW)


@pytest.fixture
def owner(database: Database) -> Iterator[Connection]:
    """The owner of a database that holds the units of Oslo."""
    engine = create_engine(for_sqlalchemy(database.url("laget_owner")))
    with engine.connect() as connection:
        yield connection
    engine.dispose()


def all_of(owner: Connection, *columns: Any) -> list[Any]:
    with as_keeper(owner):
        return list(owner.execute(select(*columns)))


def signed_in(database: Database, digest: bytes) -> None:
    """Reidun's provider vouches for her."""
    with database.cluster.connect("laget_app", database.name) as app:
        app.execute(
            "SELECT policy.sign_in(%s, %s, %s, 'substantial', interval '30 min', interval '8 h', NULL)",
            [REIDUN.issuer, REIDUN.subject, digest],
        )


def acts_as(database: Database, digest: bytes) -> Any:
    with database.cluster.connect("laget_app", database.name) as app:
        return app.execute("SELECT role, unit_name FROM policy.enter(%s)", [digest]).fetchone()


def test_a_counsellor_is_appointed_and_acts_at_her_school(database: Database, owner: Connection) -> None:
    people.appoint(owner, REIDUN, HERSLEB, SINCE_YESTERDAY)
    owner.commit()
    signed_in(database, b"a session")
    assert acts_as(database, b"a session") == ("counsellor", "Hersleb videregående skole")


def test_when_the_appointment_is_ended_the_open_session_opens_nothing(database: Database, owner: Connection) -> None:
    people.appoint(owner, REIDUN, HERSLEB, SINCE_YESTERDAY)
    owner.commit()
    signed_in(database, b"a session")
    people.end(owner, REIDUN, HERSLEB, datetime.now(UTC))
    owner.commit()
    assert acts_as(database, b"a session") == (None, None)
    ((granted_by,),) = all_of(owner, Appointment.granted_by)
    assert granted_by == SINCE_YESTERDAY.granted_by, "that she was there is not forgotten"


@pytest.mark.parametrize("called", ["912001008", "Hersleb videregående skole"])
def test_a_unit_is_named_by_number_or_name(owner: Connection, called: str) -> None:
    people.appoint(owner, REIDUN, people.Post(Role.COUNSELLOR, called), SINCE_YESTERDAY)
    people.appoint(owner, REIDUN, people.Post(Role.NAV_OT, "0316"), SINCE_YESTERDAY)
    assert len(all_of(owner, Person.id)) == 1
    assert len(all_of(owner, Appointment.id)) == 2


def test_appointing_again_for_the_same_time_changes_nothing_but_her_mail(owner: Connection) -> None:
    first = people.appoint(owner, REIDUN, HERSLEB, SINCE_YESTERDAY)
    married = people.Subject(REIDUN.issuer, REIDUN.subject, "Reidun Aas Moe", "moe@skole.invalid")
    again = people.appoint(owner, married, HERSLEB, people.Grant(Range(NOW, None), "UDA", NOW))
    assert again == first
    ((name, mail),) = all_of(owner, Person.name, Person.mail)
    assert (name, mail) == ("Reidun Aas Moe", "moe@skole.invalid")


def test_two_periods_of_one_appointment_do_not_overlap(owner: Connection) -> None:
    people.appoint(owner, REIDUN, HERSLEB, SINCE_YESTERDAY)
    longer = people.Grant(Range(NOW - timedelta(days=9), None), "UDA", NOW)
    with pytest.raises(people.AlreadyAppointed):
        people.appoint(owner, REIDUN, HERSLEB, longer)
    people.end(owner, REIDUN, HERSLEB, NOW)
    people.appoint(owner, REIDUN, HERSLEB, people.Grant(Range(NOW, None), "UDA", NOW))
    assert len(all_of(owner, Appointment.id)) == 2


@pytest.mark.parametrize(
    ("post", "refusal"),
    [
        (people.Post(Role.COUNSELLOR, "Hakkebakkeskogen skole"), people.UnitNotKnown),
        (people.Post(Role.COUNSELLOR, "Bydel Stovner"), people.RoleNotHeldThere),
        (people.Post(Role.YOUTH, "Hersleb videregående skole"), people.RoleNotHeldThere),
    ],
)
def test_nobody_is_appointed_to_what_does_not_exist(
    owner: Connection, post: people.Post, refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        people.appoint(owner, REIDUN, post, SINCE_YESTERDAY)
    assert all_of(owner, Identity.subject) == []


def test_a_youths_identity_is_never_given_a_role(owner: Connection, database: Database) -> None:
    with database.cluster.connect(database=database.name) as administrator:
        youth = uuid4()
        administrator.execute(
            "INSERT INTO youths (id, first_name, last_name, last_activity) VALUES (%s, 'Ida', 'Berg', now())", [youth]
        )
    with as_keeper(owner):
        person = owner.execute(
            insert(Person).values(kind="youth", name="Ida", youth_id=youth).returning(Person.id)
        ).scalar_one()
        owner.execute(insert(Identity).values(issuer="i", subject="ida", person_id=person, linked_at=NOW))
    with pytest.raises(people.IsAYouth):
        people.appoint(owner, people.Subject("i", "ida", "Ida"), HERSLEB, SINCE_YESTERDAY)


def test_an_appointment_that_never_was_cannot_be_ended(owner: Connection) -> None:
    with pytest.raises(people.NotAppointed):
        people.end(owner, REIDUN, HERSLEB, NOW)
    people.appoint(owner, REIDUN, HERSLEB, SINCE_YESTERDAY)
    with pytest.raises(people.NotAppointed):
        people.end(owner, REIDUN, HERSLEB, NOW - timedelta(days=3))


def test_nothing_of_people_is_open_to_the_application(database: Database) -> None:
    """Without a session named, not even that somebody works here."""
    with database.cluster.connect("laget_app", database.name) as app:
        assert app.execute("SELECT count(*) FROM people").fetchone() == (0,)
        assert app.execute("SELECT count(*) FROM units").fetchone() == (0,)
