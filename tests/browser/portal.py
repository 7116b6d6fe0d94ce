"""The whole product on loopback: PostgreSQL, two OpenID providers, a mail server, the portal and its worker."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from flask import Flask
from psycopg import connect
from pydantic import SecretStr
from sqlalchemy import create_engine
from sqlalchemy.dialects.postgresql import Range

from portal import worker
from portal.app import create_app
from portal.database import db
from portal.demo.mailbox import Mailbox, mailbox
from portal.demo.people import EMPLOYEES, STAFF_ACR, YOUTH_ACR, YOUTHS
from portal.demo.provider import Provider, provider
from portal.domain.words import Role
from portal.services import people
from portal.settings import Issuer, Settings, for_sqlalchemy
from tests.conftest import Database, settings_for
from tests.gallery.server import serving

STILL_CLOCK = """
    CREATE TABLE policy.test_clock (at timestamptz);
    INSERT INTO policy.test_clock VALUES (NULL);
    GRANT SELECT ON policy.test_clock TO PUBLIC;
    CREATE OR REPLACE FUNCTION policy.now() RETURNS timestamptz LANGUAGE sql STABLE PARALLEL SAFE
        RETURN (SELECT coalesce(c.at, statement_timestamp()) FROM policy.test_clock c);
"""
"""The tests' clock: only the database's owner can move it, and only here."""


@dataclass(frozen=True)
class Portal:
    """The running product, as a story needs it."""

    address: str
    database: Database
    settings: Settings
    mail: Mailbox
    app: Flask

    def work_off(self) -> None:
        """Let the real worker do all that waits in the queue."""
        with ThreadPoolExecutor(1) as elsewhere:  # the browser's driver has an event loop in this thread
            elsewhere.submit(worker.run, self.settings, once=True).result()

    def set_clock(self, at: datetime | None) -> None:
        """Move the product's one clock; None lets it run again."""
        with connect(self.database.url("postgres"), autocommit=True) as owner:
            owner.execute("UPDATE policy.test_clock SET at = %s", [at])

    def sql(self, statement: str, *given: object) -> list[tuple[object, ...]]:
        """Ask the database past all guards, to see what a story left behind."""
        with connect(self.database.url("postgres"), autocommit=True) as owner:
            return owner.execute(statement.encode(), given).fetchall()


@contextmanager
def running(database: Database, folder: Path) -> Iterator[Portal]:
    """Everything started over a migrated database, and stopped in order."""
    with ExitStack() as stack:
        staff = stack.enter_context(provider([e.person for e in EMPLOYEES], heading="Ansattporten"))
        youths = stack.enter_context(provider([y.person for y in YOUTHS], heading="ID-porten"))
        mail = stack.enter_context(mailbox(folder / "mail"))
        settings = settings_for(database, folder, _issuers(staff, youths)).model_copy(update={"smtp_port": mail.port})
        appoint_everybody(database, staff.issuer)
        with connect(database.url("postgres"), autocommit=True) as owner:
            owner.execute(STILL_CLOCK.encode())
        app = create_app(settings)
        stack.callback(_let_go, app)
        address = stack.enter_context(serving(app))
        yield Portal(address.replace("127.0.0.1", "localhost"), database, settings, mail, app)


def _let_go(app: Flask) -> None:
    """Close the connections of the pool."""
    with app.app_context():
        db.engine.dispose()


def _issuers(staff: Provider, youths: Provider) -> tuple[Issuer, ...]:
    secret = SecretStr("a secret of the tests")
    return (
        Issuer(key="staff", label="Ansattporten", issuer=staff.issuer, kind="staff", acr_values=(STAFF_ACR,),
               client_id="laget", client_secret=secret),
        Issuer(key="youth", label="ID-porten", issuer=youths.issuer, kind="youth", acr_values=(YOUTH_ACR,),
               client_id="laget", client_secret=secret),
    )  # fmt: skip


def appoint_everybody(database: Database, issuer: str) -> None:
    """Every employee of the demo gets their posts, as `flask people appoint` gives them."""
    engine = create_engine(for_sqlalchemy(database.url("laget_owner")))
    now = datetime.now(UTC)
    with engine.begin() as connection:
        for employee in EMPLOYEES:
            who = people.Subject(issuer, employee.sub, employee.name, employee.email)
            for post in employee.posts:
                grant = people.Grant(Range(now - timedelta(days=365), None), "test", now)
                people.appoint(connection, who, people.Post(Role(post.role), post.unit), grant)
    engine.dispose()
