"""flask rules: decide cases outside the web, and show the tables themselves."""

import json
import sys
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from importlib import import_module
from typing import Final, cast

import click
from flask.cli import AppGroup

from portal.domain.fact_reading import FactRefusedError
from portal.domain.rules import ExplainableRow, TableModule
from portal.domain.words import Language

rules = AppGroup("rules", help="The decision tables of the field: facts in, decisions out.")

TABLES: Final[Mapping[str, str]] = {
    "target-group": "portal.domain.target_group",
    "responsibility": "portal.domain.responsibility",
    "status-code": "portal.domain.status_codes",
    "access": "portal.policy.access_table",
}
"""The tables by name, each a module with the face of `TableModule`."""

NO_JSON: Final = "this line is not a JSON object"

_table = click.argument("table", type=click.Choice(tuple(TABLES)))
_language = click.option(
    "--lang",
    type=click.Choice([language.value for language in Language]),
    default=Language.BOKMAL.value,
    help="The language of the explanations.",
)


def table_module(name: str) -> TableModule:
    """The table of that name, imported when it is first asked for."""
    return cast("TableModule", import_module(TABLES[name]))


def answers(lines: Iterable[bytes], module: TableModule, language: Language) -> Iterator[dict[str, object]]:
    """One answer per line, in order; a line that cannot be read answers with an error and its number."""
    for number, line in enumerate(lines, start=1):
        try:
            yield module.answer(_facts(line), language)
        except FactRefusedError as refused:
            yield {"error": str(refused), "line": number}


@rules.command("decide", with_appcontext=False)
@_table
@_language
def decide(table: str, lang: str) -> None:
    """Read one JSON object of facts per line and write one decision per line.

    Exit code 1 if a line could not be read; the others are answered all the same.
    """
    failed = False
    for told in answers(sys.stdin.buffer, table_module(table), Language(lang)):
        failed |= "error" in told
        click.echo(json.dumps(told, ensure_ascii=False))
    raise SystemExit(1 if failed else 0)


@rules.command("explain", with_appcontext=False)
@_table
@_language
def explain(table: str, lang: str) -> None:
    """Write the rows of a table, one JSON object per line, in the order in which they are read."""
    for row in table_module(table).ROWS:
        if row.since < row.until:
            click.echo(json.dumps(_shown(row, Language(lang)), ensure_ascii=False))


def _facts(line: bytes) -> Mapping[str, object]:
    try:
        facts = json.loads(line.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        raise FactRefusedError("facts", NO_JSON) from None
    if not isinstance(facts, dict):
        raise FactRefusedError("facts", NO_JSON)
    return facts


def _shown(row: ExplainableRow, language: Language) -> dict[str, object]:
    return {
        "rule": row.id,
        "condition": row.condition,
        "outcome": row.outcome,
        "explanation": row.explanation.told_in(language),
        "basis": row.basis,
        "requirements": list(row.requirements),
        "since": None if row.since == date.min else row.since.isoformat(),
        "until": None if row.until == date.max else row.until.isoformat(),
    }
