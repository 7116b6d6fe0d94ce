"""Regelprøver: a case tried against each of the four tables, by the same function as the running system."""

import flask
from flask import Response, make_response, render_template, request
from flask.typing import ResponseReturnValue

from blueprints.texts import _
from blueprints.uda import words
from blueprints.uda.desk import uda
from blueprints.uda.fact_answers import told
from blueprints.uda.fact_choices import word
from blueprints.uda.fact_form import form_of
from blueprints.uda.fact_trials import Trial, is_filled, tried, tried_text, untried
from blueprints.uda.forms import CaseForm
from blueprints.uda.rule_tables import TABLES, Table
from portal.policy.actions import Action

SILENT = "gap"
"""What a row notes where no source says anything."""


@uda.get("/uda/rules", access=Action.RULES_TRY)
@uda.get("/uda/rules/<table>", access=Action.RULES_TRY)
def rules(table: str = "target-group") -> ResponseReturnValue:
    """The rows of a table, and a case to try it with."""
    known = _table(table)
    return _page(table, untried(known, known.example))


@uda.post("/uda/rules/<table>", access=Action.RULES_TRY)
def try_rules(table: str) -> ResponseReturnValue:
    """Nothing is written: the answer stands beside the case."""
    known = _table(table)
    if request.form.get("way") == "json":
        trial = tried_text(known, CaseForm())
    else:
        trial = tried(known, form_of(known.kind)(formdata=request.form).given())
    return _page(table, trial, 200 if trial.answer else 422)


def _page(chosen: str, trial: Trial, status: int = 200) -> Response:
    return make_response(
        render_template(
            "uda/rules.html",
            tables=[(name, _(other.name)) for name, other in TABLES.items()],
            chosen=chosen,
            trial=trial,
            is_filled=is_filled,
            answer=told(trial.table, trial.answer) if trial.answer else [],
            rows=_rows(trial.table),
        ),
        status,
    )


def _table(name: str) -> Table:
    return TABLES.get(name) or flask.abort(404)


def _rows(table: Table) -> list[dict[str, str]]:
    return [
        {
            "id": row.id,
            "explanation": row.explanation.told_in(words.language()),
            "basis": word("basis", row.basis),
            "sources": ", ".join(source for source in row.requirements if source != SILENT),
        }
        for row in table.rows
    ]
