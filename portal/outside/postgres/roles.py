"""The product's roles and its empty database; the same text for the embedded and for a real server."""

import psycopg
from psycopg import sql
from psycopg.rows import TupleRow

from portal.outside.postgres.place import DATABASE

ROLES = ("laget_owner", "laget_app", "laget_jobs", "laget_import", "laget_keeper")

_MAKE_ROLE = """\
DO $$ BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '{role}') THEN CREATE ROLE {role}; END IF;
END $$;
ALTER ROLE {role} WITH {attributes} NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS;
ALTER ROLE {role} SET timezone = 'Europe/Oslo';
"""
_ATTRIBUTES = {
    "laget_owner": "LOGIN NOINHERIT",
    "laget_app": "LOGIN INHERIT",
    "laget_jobs": "LOGIN NOINHERIT",
    "laget_import": "NOLOGIN INHERIT",
    "laget_keeper": "NOLOGIN INHERIT",
}
ROLES_SQL = (
    "\n".join(_MAKE_ROLE.format(role=role, attributes=_ATTRIBUTES[role]) for role in ROLES)
    + """
-- The owner hands SECURITY DEFINER functions to the keeper; the worker steps into the import's role.
GRANT laget_keeper TO laget_owner;
GRANT laget_import TO laget_jobs;
"""
)
DATABASE_SQL = """\
REVOKE ALL ON DATABASE {database} FROM PUBLIC;
GRANT CONNECT ON DATABASE {database} TO laget_owner, laget_app, laget_jobs;
-- The import stages its rows in temporary tables of its own.
GRANT TEMPORARY ON DATABASE {database} TO laget_import;
ALTER SCHEMA public OWNER TO laget_owner;
REVOKE ALL ON SCHEMA public FROM PUBLIC;
"""
_SCRIPT = """\
-- Run once by an administrator, with psql, on PostgreSQL 15 or newer. May be run again.
{roles}
-- Then give each who signs in a password of its own:
--   \\password laget_owner
--   \\password laget_app
--   \\password laget_jobs
SELECT 'CREATE DATABASE {database} OWNER laget_owner ENCODING ''UTF8'' TEMPLATE template0'
 WHERE NOT EXISTS (SELECT FROM pg_database WHERE datname = '{database}')\\gexec
\\connect {database}
{inside}"""


def script() -> str:
    """What an administrator runs with psql on a server of their own."""
    return _SCRIPT.format(roles=ROLES_SQL, database=DATABASE, inside=DATABASE_SQL.format(database=DATABASE))


def make_roles(connection: psycopg.Connection[TupleRow], passwords: dict[str, str]) -> None:
    """Make or mend the roles; the server gets a SCRAM verifier, never the password."""
    connection.execute(ROLES_SQL.encode())
    for role, password in passwords.items():
        verifier = connection.pgconn.encrypt_password(password.encode(), role.encode(), b"scram-sha-256")
        connection.execute(
            sql.SQL("ALTER ROLE {} PASSWORD {}").format(sql.Identifier(role), sql.Literal(verifier.decode()))
        )


def make_database(connection: psycopg.Connection[TupleRow], name: str, template: str | None = None) -> None:
    """`connection` is an administrator's, in autocommit. A template must have no sessions."""
    identifier = sql.Identifier(name)
    copied = sql.SQL(" TEMPLATE {}").format(sql.Identifier(template)) if template else sql.SQL("")
    connection.execute(sql.SQL("CREATE DATABASE {} OWNER laget_owner").format(identifier) + copied)


def furnish(connection: psycopg.Connection[TupleRow], name: str) -> None:
    """Close the database to everybody but ours; `connection` is an administrator's, in that database."""
    connection.execute(sql.SQL(DATABASE_SQL).format(database=sql.Identifier(name)))
