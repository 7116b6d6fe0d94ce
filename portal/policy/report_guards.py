"""The row guards of reports and status files: UDA's own work, rows written by the jobs alone, frozen ones by nobody."""

from collections.abc import Iterator

from portal.domain.words import Category, Verb
from portal.policy.sentences import About, Guard, constant

_ROWS = About(constant(Category.REGISTER))
_CITY = f"((SELECT policy.city_%s()) & {Category.REGISTER.bit}) <> 0"
_ME = "(SELECT policy.person())"
_WORK = {
    "public.reports": (
        "opened_by",
        "{t}.state NOT IN ('freezing', 'frozen')",
        f"{{t}}.state <> 'frozen' AND ({{t}}.state <> 'signed' OR {{t}}.signed_by = {_ME})",
    ),
    "public.status_files": ("asked_by", "{t}.state = 'made'", f"{{t}}.state = 'carried' AND {{t}}.carried_by = {_ME}"),
}
"""Table: whose it is, what may still be changed, and into what."""
_KEPT = ("public.report_rows", "public.status_file_rows")


def report_guards() -> Iterator[Guard]:
    """Read and begun by UDA's city roles, filled by the jobs in the import's role."""
    for table, (mine, before, after) in _WORK.items():
        reads, writes = _CITY % Verb.READ, _CITY % Verb.WRITE
        yield Guard(table, "SELECT", "laget_app", reads, None)
        yield Guard(table, "INSERT", "laget_app", None, f"{writes} AND {table}.{mine} = {_ME} AND {_begun(table)}")
        using, check = (f"{writes} AND {clause.format(t=table)}" for clause in (before, after))
        yield Guard(table, "UPDATE", "laget_app", using, check)
    for table in _KEPT:
        yield Guard(table, "SELECT", "laget_app", _ROWS.render(table, Verb.READ), None)
    for table in (*_WORK, *_KEPT):
        yield Guard(table, "SELECT", "laget_import", "true", None)
    for table in _KEPT:
        yield Guard(table, "INSERT", "laget_import", None, "true")
    for table in _WORK:
        yield Guard(table, "UPDATE", "laget_import", "true", "true")


def _begun(table: str) -> str:
    """Nobody begins with a report that is signed already, nor with a file that is carried."""
    return f"{table}.state = '{'draft' if table == 'public.reports' else 'making'}'"
