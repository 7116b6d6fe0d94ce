"""The database that the migrations make is the one that the code describes: guards, grants, owners, doors."""

import psycopg
import pytest

from portal.policy.grants import CITY_ROLES, GRANTS, OWN_SOURCES
from portal.policy.rows import guarded_tables, guards
from tests.policy.conftest import Place
from tests.policy.stage import Connection

OURS = "('public', 'policy')"
POLICIES = f"""
    SELECT schemaname || '.' || tablename, policyname, permissive, roles::text, cmd, qual, with_check
    FROM pg_policies WHERE schemaname IN {OURS} ORDER BY 1, 2
"""
DOORS = frozenset({
    # the kept table and those who keep it
    "keep_arrived", "keep_left", "keep_renewed", "keep_listed", "keep_changed_youths", "keep_seated",
    "keep_moved_units", "keep_status", "refresh", "differences", "drift", "seat_new_units",
    # the narrow doors
    "sign_in", "enter", "choose", "sign_out", "may", "who_may", "may_meet", "meeting_starts", "invited", "touch",
    "search_youths", "own_looks", "fingerprint", "freeze_lists", "departed", "wheel_feed", "stairs",
    "newest_seal", "keep_pasts",
})  # fmt: skip
"""Every function that runs with its owner's rights; a new one is reviewed before it stands here."""


def rows(connection: Connection, statement: str) -> list[tuple[object, ...]]:
    return connection.execute(statement.encode()).fetchall()


def test_the_guards_in_the_database_are_those_that_the_code_renders(admin: Connection) -> None:
    stored = rows(admin, POLICIES)
    with admin.transaction(force_rollback=True):
        for table, name, *_ in stored:
            admin.execute(f"DROP POLICY {name} ON {table}".encode())
        for guard in guards():
            admin.execute(guard.sql().encode())
        rendered = rows(admin, POLICIES)
    assert stored == rendered


def test_the_stored_grants_are_the_table_in_code(admin: Connection) -> None:
    stored = set(rows(admin, "SELECT role, verb, category, basis, rule FROM policy.granted"))
    assert stored == {(g.role.value, g.verb.value, g.category.value, g.basis.value, g.rule) for g in GRANTS}
    sources = set(rows(admin, "SELECT role, source FROM policy.own_sources"))
    assert sources == {(role.value, source.value) for role, own in OWN_SOURCES.items() for source in own}
    assert set(rows(admin, "SELECT role FROM policy.city_roles")) == {(role.value,) for role in CITY_ROLES}


def test_every_table_is_guarded_and_forced(admin: Connection) -> None:
    tables = rows(
        admin,
        f"""
        SELECT n.nspname || '.' || c.relname, c.relrowsecurity AND c.relforcerowsecurity
        FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE n.nspname IN {OURS} AND c.relkind IN ('r', 'p', 'f', 'm')
        """,
    )
    assert {name for name, _ in tables} == guarded_tables()
    assert [name for name, forced in tables if not forced] == []


def test_no_view_looks_past_the_guards(admin: Connection) -> None:
    views = f"""
        SELECT c.oid::regclass FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE n.nspname IN {OURS} AND c.relkind = 'v'
            AND NOT 'security_invoker=true' = ANY (coalesce(c.reloptions, '{{}}'))
    """
    assert rows(admin, views) == []


def test_only_the_known_doors_run_with_their_owners_rights(admin: Connection) -> None:
    found = rows(
        admin,
        """
        SELECT p.proname, p.proowner::regrole::text, p.proconfig::text FROM pg_proc p
        JOIN pg_namespace n ON n.oid = p.pronamespace
        WHERE n.nspname NOT IN ('pg_catalog', 'information_schema') AND p.prosecdef
        """,
    )
    assert {name for name, _, _ in found} == DOORS
    assert {owner for _, owner, _ in found} == {"laget_keeper"}
    assert all("search_path=pg_catalog, pg_temp" in str(settings) for _, _, settings in found)
    to_all = """
        SELECT p.proname FROM pg_proc p CROSS JOIN aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a
        WHERE p.prosecdef AND p.prorettype <> 'trigger'::regtype AND a.grantee = 0
    """
    assert rows(admin, to_all) == []


def test_the_application_owns_nothing_and_no_role_of_ours_is_above_the_guards(admin: Connection) -> None:
    above = "SELECT rolname FROM pg_roles WHERE rolname LIKE 'laget%' AND (rolsuper OR rolbypassrls OR rolcreaterole)"
    assert rows(admin, above) == []
    for catalogue, owner in (("pg_class", "relowner"), ("pg_proc", "proowner"), ("pg_namespace", "nspowner")):
        owned = f"SELECT count(*) FROM {catalogue} WHERE {owner}::regrole::text IN ('laget_app', 'laget_jobs')"
        assert rows(admin, owned) == [(0,)]
    member = "SELECT roleid::regrole::text FROM pg_auth_members WHERE member = 'laget_app'::regrole"
    assert rows(admin, member) == []


@pytest.mark.requirement("bug:8")
@pytest.mark.requirement("bug:20")
def test_the_application_deletes_nothing_and_rewrites_only_what_is_named(admin: Connection) -> None:
    rights = f"""
        SELECT c.oid::regclass::text, has_table_privilege('laget_app', c.oid, 'DELETE'),
               has_table_privilege('laget_app', c.oid, 'TRUNCATE'),
               has_any_column_privilege('laget_app', c.oid, 'UPDATE')
        FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname IN {OURS} AND c.relkind = 'r'
    """
    found = rows(admin, rights)
    assert [name for name, deletes, truncates, _ in found if deletes or truncates] == []
    assert {name for name, _, _, updates in found if updates} == {
        "assignments", "imports", "bulletins", "invitations", "letter_batches", "meetings", "people", "reports",
        "responsibilities", "runs", "status_files", "status_reports", "units", "wheel_feeds", "wheel_items",
        "transfer_rows", "youth_contacts",
    }  # fmt: skip
    schemas = (
        f"SELECT nspname FROM pg_namespace WHERE nspname IN {OURS} AND has_schema_privilege('laget_app', oid, 'CREATE')"
    )
    assert rows(admin, schemas) == []


@pytest.mark.requirement("bug:16")
def test_nobody_named_sees_no_row_of_any_table(admin: Connection, app_connection: Connection) -> None:
    seen = {}
    for table in sorted(guarded_tables()):
        assert rows(admin, f"SELECT count(*) FROM {table}") is not None
        try:
            seen[table] = rows(app_connection, f"SELECT count(*) FROM {table}")[0][0]
        except psycopg.errors.InsufficientPrivilege:
            continue
    assert {table for table, count in seen.items() if count} == set()


def test_a_foreign_setting_of_the_transaction_names_nobody_afterwards(database: Place) -> None:
    with psycopg.connect(database.url("laget_app")) as connection:
        connection.execute("SELECT set_config('laget.seat', '1', true)")
        connection.commit()
        assert connection.execute("SELECT policy.seat(), policy.person()").fetchone() == (None, None)
