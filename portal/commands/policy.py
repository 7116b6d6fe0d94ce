"""flask policy: the policy table for people to read, and whether the database still agrees with it."""

import click
from flask.cli import AppGroup
from sqlalchemy import text

from portal.commands.owner import owner
from portal.database import as_keeper
from portal.domain.words import Basis, Category, Role, Verb
from portal.policy.grants import CITY_ROLES, GRANTS

policy = AppGroup("policy", help="Who may see what, and whether the database agrees.")

LETTERS = {Verb.READ: "r", Verb.WRITE: "w", Verb.MEET: "m"}


def table() -> str:
    """The policy table as Markdown: a row for each role and ground, a column for each category."""
    categories = [category for category in Category if any(g.category is category for g in GRANTS)]
    head = ["role", "ground", *(c.name.lower().replace("_", " ") for c in categories), "rule"]
    lines = ["| " + " | ".join(head) + " |", "|" + " --- |" * len(head)]
    for role in Role:
        for basis in Basis:
            line = _line(role, basis, categories)
            if line:
                lines.append(line)
    return "\n".join(lines)


def _line(role: Role, basis: Basis, categories: list[Category]) -> str:
    mine = [g for g in GRANTS if (g.role, g.basis) == (role, basis)]
    if not mine:
        return ""
    cells = ["".join(LETTERS[g.verb] for g in mine if g.category is category) for category in categories]
    reach = f"{basis.value} (the whole city)" if role in CITY_ROLES and basis is Basis.DUTY else basis.value
    rules = ", ".join(sorted({g.rule for g in mine}))
    return "| " + " | ".join([role.value, reach, *cells, rules]) + " |"


@policy.command("table", with_appcontext=False)
def show() -> None:
    """Write the policy table as Markdown, as it stands in the README."""
    click.echo(table())


@policy.command("drift")
def drift() -> None:
    """Rebuild every access row and compare; prints how many differ, exit code 1 if any does."""
    with owner() as connection, as_keeper(connection):
        found = int(connection.scalar(text("SELECT policy.drift()")) or 0)
    click.echo(f"{found} differences")
    raise SystemExit(1 if found else 0)
