"""What a database is made of, as PostgreSQL's own catalogue spells it out."""

from typing import Literal

import psycopg
from psycopg.rows import TupleRow

Kind = Literal["column", "constraint", "index", "relation", "policy", "trigger", "function", "type", "schema", "row"]
Catalogue = dict[tuple[str, str], str]

_OURS = "n.nspname IN ('public', 'policy')"
_NO_EXTENSION = "NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = {}.oid AND d.deptype = 'e')"
_SEQUENCE_OR_TABLE = """(CASE c.relkind WHEN 'S' THEN 's' ELSE 'r' END)::"char\""""
_PRIVILEGES = """(SELECT string_agg(x::text, ' ' ORDER BY x::text)
                  FROM aclexplode(coalesce({0}, acldefault({1}, {2}))) x)"""
_QUERIES: dict[Kind, str] = {
    "column": f"""
        SELECT a.attrelid::regclass || '.' || a.attname, concat_ws(' ', format_type(a.atttypid, a.atttypmod),
               a.attnotnull, a.attidentity, a.attgenerated, pg_get_expr(e.adbin, e.adrelid), l.collname)
        FROM pg_attribute a
        JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace
        LEFT JOIN pg_attrdef e ON e.adrelid = a.attrelid AND e.adnum = a.attnum
        LEFT JOIN pg_collation l ON l.oid = a.attcollation
        WHERE {_OURS} AND c.relkind = 'r' AND a.attnum > 0 AND NOT a.attisdropped""",
    "constraint": f"""
        SELECT k.conrelid::regclass || '.' || k.conname, pg_get_constraintdef(k.oid)
        FROM pg_constraint k JOIN pg_namespace n ON n.oid = k.connamespace
        WHERE {_OURS} AND k.conrelid <> 0 AND k.contype <> 'n'""",
    "index": f"""
        SELECT i.indrelid::regclass || '.' || c.relname, pg_get_indexdef(c.oid)
        FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE {_OURS}""",
    "relation": f"""
        SELECT c.oid::regclass::text, concat_ws(' ', c.relkind, c.relrowsecurity, c.relforcerowsecurity,
               c.relowner::regrole, {_PRIVILEGES.format("c.relacl", _SEQUENCE_OR_TABLE, "c.relowner")},
               (SELECT string_agg(a.attname || a.attacl::text, ' ' ORDER BY a.attname) FROM pg_attribute a
                WHERE a.attrelid = c.oid AND cardinality(a.attacl) > 0))
        FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE {_OURS} AND c.relkind IN ('r', 'S', 'v')""",
    "policy": "SELECT tablename || '.' || policyname, p::text FROM pg_policies p",
    "trigger": f"""
        SELECT t.tgrelid::regclass || '.' || t.tgname, pg_get_triggerdef(t.oid)
        FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE {_OURS} AND NOT t.tgisinternal""",
    "function": f"""
        SELECT f.oid::regprocedure::text, concat_ws(' ', pg_get_functiondef(f.oid), f.proowner::regrole,
               {_PRIVILEGES.format("f.proacl", "'f'", "f.proowner")})
        FROM pg_proc f JOIN pg_namespace n ON n.oid = f.pronamespace
        WHERE {_OURS} AND {_NO_EXTENSION.format("f")}""",
    "type": f"""
        SELECT t.oid::regtype::text, concat_ws(' ', t.typtype, (SELECT string_agg(e.enumlabel, ',' ORDER BY
               e.enumsortorder) FROM pg_enum e WHERE e.enumtypid = t.oid))
        FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace
        WHERE {_OURS} AND {_NO_EXTENSION.format("t")}""",
    "schema": f"""
        SELECT n.nspname, {_PRIVILEGES.format("n.nspacl", "'n'", "n.nspowner")}
        FROM pg_namespace n WHERE {_OURS}
        UNION ALL SELECT x.extname, x.extversion FROM pg_extension x""",
}
_LITERAL_ROWS = ("policy.seat_kinds", "policy.granted", "policy.own_sources", "policy.city_roles")


def catalogue(administrator: psycopg.Connection[TupleRow], *kinds: Kind) -> Catalogue:
    """Everything (or the `kinds` asked for) that our two schemas hold, by kind and name."""
    found: Catalogue = {}
    for kind in kinds or tuple(_QUERIES):
        rows = administrator.execute(_QUERIES[kind].encode()).fetchall()
        found.update({(kind, name): definition for name, definition in rows})
    for table in _LITERAL_ROWS if not kinds else ():
        found.update({("row", row): table for row in _rows(administrator, table)})
    return found


def _rows(administrator: psycopg.Connection[TupleRow], table: str) -> list[str]:
    if administrator.execute("SELECT to_regclass(%s)::text", [table]).fetchone() == (None,):
        return []
    return [f"{table} {row}" for (row,) in administrator.execute(f"SELECT x::text FROM {table} x".encode())]


def differences(one: Catalogue, other: Catalogue) -> dict[tuple[str, str], tuple[str | None, str | None]]:
    """What is not the same in both, told so that a failing test says where."""
    return {
        key: (one.get(key), other.get(key))
        for key in sorted(one.keys() | other.keys())
        if one.get(key) != other.get(key)
    }
