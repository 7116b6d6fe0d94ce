"""Assignment to schools: start a run, see what the rules decided, work off the queue, take the list out."""

from datetime import datetime
from typing import Literal
from uuid import UUID

from flask import Response, flash, make_response, redirect, render_template, request, send_file, url_for
from flask.typing import ResponseReturnValue

from blueprints.tables import Column, ListSpec, ListState, columns, encode_key, parse
from blueprints.texts import _
from blueprints.uda import words
from blueprints.uda.desk import uda
from blueprints.uda.forms import RunForm
from blueprints.visitor import here
from portal.domain.calendar import oslo_date
from portal.domain.responsibility import ROWS
from portal.policy.actions import Action
from portal.queries import assignments as kept
from portal.queries import runs
from portal.services import assignment_sheets
from portal.services import assignments as services
from portal.services.assignment_sheets import Sheet

SPEC = ListSpec(
    sorts=("queue", "name"),
    filters={
        "human": tuple(words.HUMAN),
        "rule": tuple({row.id: None for row in ROWS}),
        "status": tuple(words.STATUSES),
        "flag": tuple(words.FLAGS),
    },
)
MEDIA = {"csv": "text/csv", "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"}


@uda.get("/uda/assignments", access=Action.ASSIGNMENT_RUN)
def assignments() -> ResponseReturnValue:
    """The newest run, and the list as the address asks for it."""
    return _page(RunForm(as_of=oslo_date(here().now)))


@uda.post("/uda/assignments", access=Action.ASSIGNMENT_RUN)
def start_run() -> ResponseReturnValue:
    form = RunForm()
    if not form.validate_on_submit() or form.as_of.data is None:
        return _page(form, 422)
    services.start(here(), form.as_of.data)
    flash(_("The assignment has started. You may leave this page; it goes on."))
    return redirect(url_for("uda.assignments"))


@uda.get("/uda/assignments.<any(csv,xlsx):kind>", access=Action.ASSIGNMENT_RUN)
def assignments_file(kind: Literal["csv", "xlsx"]) -> ResponseReturnValue:
    """All that the address asks for as a file; the log says who took it out."""
    state, _said = parse(request.args, SPEC)
    sheet = Sheet(kind, _("Assignment"), _heading(), _cells)
    content = assignment_sheets.write(here(), wish_of(state), sheet)
    name = _("assignment-%(day)s.%(kind)s", day=f"{here().now:%Y-%m-%d}", kind=kind)
    response = send_file(content, mimetype=MEDIA[kind], as_attachment=True, download_name=name)
    response.headers["Cache-Control"] = "no-store"
    return response


def _page(form: RunForm, status: int = 200) -> Response:
    state, said = parse(request.args, SPEC)
    page = kept.page(wish_of(state))
    return make_response(
        render_template(
            "uda/assignments.html",
            form=form,
            words=words,
            run=runs.newest(),
            said=said,
            state=state,
            rows=page.rows,
            count=words.counted(kept.count(wish_of(state)), kept.COUNT_CAP),
            columns=columns(_columns(), state, lambda **args: url_for("uda.assignments", **args)),
            filters=_filters(state),
            pages=_pages(state, page),
            files=[(kind, url_for("uda.assignments_file", kind=kind, **state.args())) for kind in MEDIA],  # type: ignore[arg-type] # strings
        ),
        status,
    )


def wish_of(state: ListState) -> kept.Wish:
    """The checked address as the query wants it."""
    key = _key(state)
    filters = {name: state.filters.get(name, "") for name in SPEC.filters}
    backwards = state.before is not None and key is not None
    return kept.Wish(order=state.sort, words=state.q, backwards=backwards, key=key, **filters)


def _key(state: ListState) -> tuple[str | int | None, ...] | None:
    key = state.before or state.after
    try:
        if key is None or len(key) != 2:  # noqa: PLR2004 - the order's value and the id
            return None
        UUID(str(key[1]))
        if state.sort == "queue":
            datetime.fromisoformat(str(key[0]))
    except ValueError:
        return None
    return key


def _pages(state: ListState, page: kept.Page) -> dict[str, str | None]:
    if not page.rows:
        return {"previous_url": None, "next_url": None}
    first, last = (encode_key(_row_key(row, state.sort)) for row in (page.rows[0], page.rows[-1]))
    behind = state.after is not None or (state.before is not None and page.more)
    ahead = page.more or state.before is not None
    return {
        "previous_url": url_for("uda.assignments", **state.args(before=first)) if behind else None,  # type: ignore[arg-type] # strings
        "next_url": url_for("uda.assignments", **state.args(after=last)) if ahead else None,  # type: ignore[arg-type] # strings
    }


def _row_key(row: kept.AssignmentRow, order: str) -> tuple[str, str]:
    return (row.sort_key if order == "name" else row.decided_at.isoformat()), str(row.youth_id)


def _columns() -> list[Column]:
    return [
        Column(_("Name"), "name"), Column(_("District")), Column(_("Responsible school")), Column(_("Rule")),
        Column(_("Waits for a human"), "queue"),
    ]  # fmt: skip


def _filters(state: ListState) -> list[dict[str, object]]:
    offered = {
        "human": (_("Human"), [(word, _(name)) for word, name in words.HUMAN.items()]),
        "rule": (_("Rule"), words.rule_ids()),
        "status": (_("Outcome"), [(word, _(name)) for word, name in words.STATUSES.items()]),
        "flag": (_("Flag"), [(word, _(name)) for word, name in words.FLAGS.items()]),
    }
    return [
        {"name": name, "label": label, "options": options, "value": state.filters.get(name)}
        for name, (label, options) in offered.items()
    ]


def _heading() -> tuple[str, ...]:
    return (
        _("Name"), _("Born"), _("District"), _("Outcome"), _("Proposed school"), _("Rule"), _("Explanation"),
        _("Reason"), _("Flags"), _("Leads the follow-up"), _("School after UDA's decision"), _("UDA's reason"),
        _("Decided by"), _("Decided on"), _("Waits for a human"),
    )  # fmt: skip


def _cells(row: kept.AssignmentRow) -> tuple[object, ...]:
    return (
        row.name, row.birth_year, row.district, words.name_of(words.STATUSES, row.status), row.school, row.rule,
        words.rule_text(row.rule), words.name_of(words.REASONS, row.reason),
        ", ".join(words.name_of(words.FLAGS, flag) for flag in row.flags), words.name_of(words.LEADS, row.lead),
        row.override_school, row.override_reason, row.override_person, row.override_at, row.needs_human,
    )  # fmt: skip
