"""The statements that take a batch of arrived youths in: what is new is inserted, what differs is changed."""
# ruff: noqa: S608 - put together from names that stand in this file and in portal/tables/arrivals.py only

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from portal.tables.arrivals import EXTRA, SPELL_COLUMNS, Table, partial_tables, tables

_SPELLS: Final = ", ".join(SPELL_COLUMNS)

_NEW_ROWS: Final = (
    f"INSERT INTO school_spells (youth_id, {_SPELLS}) SELECT youth_id, {_SPELLS} FROM arriving_spells WHERE NOT known",
    """INSERT INTO statuses (id, youth_id, code, valid_from, recorded_at, source)
       SELECT gen_random_uuid(), a.youth_id, a.status_code, least(a.registered_on, %(today)s), %(at)s, 'register'
       FROM arriving a WHERE NOT a.known AND a.status_code IS NOT NULL""",
    """INSERT INTO registrations (id, youth_id, registered_on, entry_reason, import_id, recorded_at)
       SELECT gen_random_uuid(), a.youth_id, a.registered_on, coalesce(a.entry_reason, ''), %(import)s, %(at)s
       FROM arriving a WHERE NOT a.known AND a.registered_on IS NOT NULL""",
    """INSERT INTO events (at, person_id, action, youth_id, basis, rule)
       SELECT %(at)s, %(person)s, 'register.created', a.youth_id, 'duty', 'TD-07' FROM arriving a WHERE NOT a.known""",
)
_CHANGED_SPELLS: Final = f"""
    WITH said AS (SELECT youth_id, {_SPELLS} FROM arriving_spells WHERE known),
    held AS (SELECT s.youth_id, {", ".join(f"s.{column}" for column in SPELL_COLUMNS)}
             FROM arriving a JOIN school_spells s ON s.youth_id = a.youth_id WHERE a.known),
    changed AS (SELECT youth_id FROM ((TABLE said EXCEPT ALL TABLE held)
             UNION ALL (TABLE held EXCEPT ALL TABLE said)) x),
    gone AS (DELETE FROM school_spells s USING changed c WHERE s.youth_id = c.youth_id)
    SELECT DISTINCT youth_id FROM changed"""
_NEW_SPELLS: Final = f"""
    INSERT INTO school_spells (youth_id, {_SPELLS})
    SELECT youth_id, {_SPELLS} FROM arriving_spells WHERE youth_id = ANY (%(changed)s)"""
_SAME_SPELL: Final = """s.youth_id = a.youth_id AND s.orgnr IS NOT DISTINCT FROM a.orgnr
        AND (a.start_on IS NULL OR s.start_on IS NOT DISTINCT FROM a.start_on)"""
_MERGED_SPELLS: Final = (
    f"""UPDATE school_spells s SET last_day = a.last_day FROM arriving_spells a
        WHERE a.known AND {_SAME_SPELL} AND a.last_day IS NOT NULL AND s.last_day IS DISTINCT FROM a.last_day
        RETURNING s.youth_id""",
    f"""INSERT INTO school_spells (youth_id, {_SPELLS}) SELECT youth_id, {_SPELLS} FROM arriving_spells a
        WHERE a.known AND NOT EXISTS (SELECT FROM school_spells s WHERE {_SAME_SPELL}) RETURNING youth_id""",
)
"""A transfer tells of a time at school or two: it ends one, or adds one, and takes none away."""
_CHANGED_STATUSES: Final = """
    INSERT INTO statuses (id, youth_id, code, valid_from, recorded_at, source)
    SELECT gen_random_uuid(), a.youth_id, a.status_code, greatest(y.status_on, %(today)s), %(at)s, 'register'
    FROM arriving a JOIN youths y ON y.id = a.youth_id
    WHERE a.known AND a.status_code <> coalesce(y.status_code, '') AND a.status_code IS DISTINCT FROM
        (SELECT s.code FROM statuses s WHERE s.youth_id = a.youth_id AND s.source = 'register'
         ORDER BY s.valid_from DESC, s.recorded_at DESC LIMIT 1)
    RETURNING youth_id"""
_MORE_REGISTRATIONS: Final = """
    INSERT INTO registrations (id, youth_id, registered_on, entry_reason, import_id, recorded_at)
    SELECT gen_random_uuid(), a.youth_id, a.registered_on, coalesce(a.entry_reason, ''), %(import)s, %(at)s
    FROM arriving a WHERE a.known AND a.registered_on IS NOT NULL
    ON CONFLICT ON CONSTRAINT registrations_once DO NOTHING RETURNING youth_id"""
_GUARDED: Final = tuple(
    f"""UPDATE {table} t SET category = CASE WHEN a.protection = 'none' THEN 5 ELSE 6 END
        FROM arriving a WHERE a.known AND t.youth_id = a.youth_id {only}
        AND t.category <> CASE WHEN a.protection = 'none' THEN 5 ELSE 6 END RETURNING t.youth_id"""
    for table, only in (("assignments", ""), ("responsibilities", "AND upper_inf(t.period)"))
)
"""Who gets a protected address is from then on assigned by those few who may know of it (TD-13)."""
SEEN: Final = """
    UPDATE youth_registers r SET import_id = %(import)s, seen_at = %(at)s
    FROM arriving a WHERE a.known AND r.youth_id = a.youth_id"""
TOUCHED: Final = """
    UPDATE youths SET last_activity = greatest(last_activity, %(at)s) WHERE id = ANY (%(changed)s)"""
CHANGED: Final = """
    INSERT INTO events (at, person_id, action, youth_id, basis, rule)
    SELECT %(at)s, %(person)s, 'register.changed', c.youth_id, 'duty', 'TD-07'
    FROM unnest(%(changed)s) AS c (youth_id)"""
NEW_SPELLS: Final = _NEW_SPELLS


@dataclass(frozen=True, slots=True)
class Statements:
    """For one file: `new` insert the unknown; each of `changes` answers the youths it has changed."""

    new: tuple[str, ...]
    changes: tuple[str, ...]
    spells: str


def statements(carried: Iterable[str]) -> Statements:
    """The statements for a file that carries these sections."""
    sections = frozenset(carried)
    kept = tables(sections)
    return Statements(
        (*(_insert(table) for table in kept), *_NEW_ROWS),
        (*(_change(table) for table in kept), _CHANGED_STATUSES, _MORE_REGISTRATIONS, *_GUARDED),
        _CHANGED_SPELLS if "elevkurs" in sections else "",
    )


def partial_statements() -> Statements:
    """The statements for a transfer: facts only, and what a row does not say stays as it is."""
    kept = partial_tables()
    return Statements(
        (*(_insert(table) for table in kept), _NEW_ROWS[0], _NEW_ROWS[3]),
        (*(_change(table) for table in kept), *_MERGED_SPELLS, *_GUARDED),
        "",
    )


def _insert(table: Table) -> str:
    """A new youth has nothing known: `o` is a row of nothing."""
    name, key, columns, having = table
    given = {key: "a.youth_id", **_filled(columns), **EXTRA.get(name, {})}
    return (
        f"INSERT INTO {name} ({', '.join(given)}) SELECT {', '.join(given.values())}"
        f" FROM arriving a LEFT JOIN {name} o ON false WHERE NOT a.known AND ({having})"
    )


def _change(table: Table) -> str:
    """Write a known youth's row, or make it, where it would become another than it is."""
    name, key, columns, having = table
    given = {key: "a.youth_id", **_filled(columns)}
    if name == "youths":
        return _update(name, key, columns)
    extra = EXTRA.get(name, {})
    now, then = (", ".join(f"{row}.{column}" for column in columns) for row in (name, "excluded"))
    return (
        f"INSERT INTO {name} ({', '.join((*given, *extra))})"
        f" SELECT {', '.join((*given.values(), *extra.values()))}"
        f" FROM arriving a LEFT JOIN {name} o ON o.{key} = a.youth_id WHERE a.known AND ({having})"
        f" ON CONFLICT ({key}) DO UPDATE SET {', '.join(f'{c} = excluded.{c}' for c in columns)}"
        f" WHERE ({now}) IS DISTINCT FROM ({then}) RETURNING {name}.{key}"
    )


def _update(name: str, key: str, columns: Mapping[str, str]) -> str:
    then = ", ".join(f"{expression} AS {column}" for column, expression in _filled(columns).items())
    old, new = (", ".join(f"{row}.{column}" for column in columns) for row in ("y", "n"))
    return (
        f"UPDATE {name} y SET {', '.join(f'{c} = n.{c}' for c in columns)}"
        f" FROM (SELECT a.youth_id, {then} FROM arriving a JOIN {name} o ON o.{key} = a.youth_id WHERE a.known) n"
        f" WHERE y.{key} = n.youth_id AND ({old}) IS DISTINCT FROM ({new}) RETURNING y.{key}"
    )


def _filled(columns: Mapping[str, str]) -> dict[str, str]:
    return {column: expression.format(column) for column, expression in columns.items()}
