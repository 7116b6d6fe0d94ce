"""Regelprøver: a case tried against each of the four tables, by the same function as the running system."""

import json
from collections.abc import Mapping
from dataclasses import MISSING, dataclass, fields
from datetime import date
from importlib import import_module
from typing import Any, Literal, cast, get_args, get_origin, get_type_hints

import flask
from flask import Response, make_response, render_template
from flask.typing import ResponseReturnValue

from blueprints.texts import _
from blueprints.uda import words
from blueprints.uda.desk import uda
from blueprints.uda.forms import CaseForm
from portal.domain.fact_reading import FactRefusedError
from portal.domain.rules import ExplainableRow, TableModule
from portal.domain.texts import msgid
from portal.policy.actions import Action


@dataclass(frozen=True, slots=True)
class Table:
    """A table that can be tried: its module, its name, the class of the facts it reads, and a case to begin with."""

    module: str
    name: str
    facts: str
    example: Mapping[str, object]


TABLES = {
    "target-group": Table(
        "portal.domain.target_group", msgid("Target group"), "TargetGroupFacts",
        {"as_of": "2026-11-22", "birth_date": "2009-05-10", "event": "not_applied"},
    ),
    "responsibility": Table(
        "portal.domain.responsibility", msgid("Responsible school"), "ResponsibilityFacts",
        {"as_of": "2026-11-22", "birth_date": "2009-05-10", "lower_school":
         {"orgnr": "974589648", "kind": "private", "municipality": "0301", "left": "2026-06-19"},
         "residence": {"lat": 59.8814, "lon": 10.8254, "district_no": "030113"}},
    ),
    "status-code": Table(
        "portal.domain.status_codes", msgid("Status code"), "StatusFacts",
        {"as_of": "2026-11-22", "contact": {"kind": "dialogue", "date": "2026-11-10"},
         "activity": {"kind": "work", "start": "2026-11-15"}},
    ),
    "access": Table(
        "portal.policy.access_table", msgid("Access"), "AccessFacts",
        {"actor": {"role": "nav_ot", "unit": "own"}, "resource": "mapping", "consent": {"state": "none"}},
    ),
}  # fmt: skip
HIDDEN = frozenset({"rule", "explanation"})


@dataclass(frozen=True, slots=True)
class FactHelp:
    """A fact that may be given: its name, what it may be, and what it is when left out."""

    name: str
    allowed: str
    default: str


@uda.get("/uda/rules", access=Action.RULES_TRY)
@uda.get("/uda/rules/<table>", access=Action.RULES_TRY)
def rules(table: str = "target-group") -> ResponseReturnValue:
    """The rows of a table, and a case to try it with."""
    example = json.dumps(_table(table).example, ensure_ascii=False, indent=2)
    return _page(table, CaseForm(facts=example), None)


@uda.post("/uda/rules/<table>", access=Action.RULES_TRY)
def try_rules(table: str) -> ResponseReturnValue:
    """Nothing is written: the answer stands under the case."""
    form, answer = CaseForm(), None
    module = _module(_table(table))
    if form.validate_on_submit():
        try:
            answer = module.answer(_read(form.facts.data or ""), words.language())
        except FactRefusedError as refused:
            form.facts.errors = [str(refused)]
    return _page(table, form, answer, 200 if answer else 422)


def _page(chosen: str, form: CaseForm, answer: dict[str, object] | None, status: int = 200) -> Response:
    table = _table(chosen)
    return make_response(
        render_template(
            "uda/rules.html",
            tables=[(name, _(other.name)) for name, other in TABLES.items()],
            chosen=chosen,
            form=form,
            rule=answer["rule"] if answer else None,
            explanation=answer["explanation"] if answer else "",
            answer=[(name, _shown(value)) for name, value in (answer or {}).items() if name not in HIDDEN],
            rows=[_row(row) for row in _module(table).ROWS if row.since < row.until],
            facts=_help(getattr(_module(table), table.facts)),
        ),
        status,
    )


def _table(name: str) -> Table:
    return TABLES.get(name) or flask.abort(404)


def _module(table: Table) -> TableModule:
    return cast("TableModule", import_module(table.module))


def _read(text: str) -> Mapping[str, object]:
    try:
        facts = json.loads(text)
    except (ValueError, RecursionError):
        facts = None
    if not isinstance(facts, dict):
        raise FactRefusedError("JSON", _("this is not a JSON object of facts"))
    return facts


def _shown(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    return json.dumps(value, ensure_ascii=False, default=str)


def _row(row: ExplainableRow) -> dict[str, object]:
    return {
        "id": row.id, "condition": row.condition, "outcome": row.outcome, "basis": row.basis,
        "explanation": row.explanation.told_in(words.language()), "requirements": ", ".join(row.requirements),
    }  # fmt: skip


def _help(facts: type[Any]) -> list[FactHelp]:
    hints = get_type_hints(facts)
    return [
        FactHelp(f.name, _allowed(hints[f.name]), "" if f.default is MISSING else _shown(f.default))
        for f in fields(facts)
    ]


def _allowed(hint: object) -> str:
    """The type in a word or two; lists of words as they are."""
    options = get_args(hint)
    if get_origin(hint) is Literal:
        return " | ".join(map(str, options))
    if options:
        return " | ".join(_allowed(option) for option in options if option is not Ellipsis)
    name = getattr(hint, "__name__", str(hint))
    return {"NoneType": "null", "str": "text", "bool": "true | false", "float": "number", "date": "YYYY-MM-DD"}.get(
        name, name
    )
