"""The history of a youth's statuses in both times: what held on a day, as known then and as known now."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

import flask
from flask import render_template, request
from flask.typing import ResponseReturnValue

from blueprints.contact_views import told
from blueprints.door import standing_here
from blueprints.forms import DayField, Form
from blueprints.labels import day, moment, status_name
from blueprints.status_words import ACTIVITIES, ANSWERS, KEPT_FACTS, SITUATIONS, SOURCES, Words
from blueprints.statuses.room import head_of, statuses
from blueprints.texts import _, lazy
from blueprints.visitor import here
from portal.domain.calendar import day_bounds, oslo_date
from portal.domain.status_codes import ROWS
from portal.domain.words import Category, Verb
from portal.policy.actions import Action
from portal.queries import statuses as kept
from portal.queries.statuses import StatusAt, StatusRow
from portal.services import looks

SENTENCES = {row.id: row.explanation for row in ROWS}


class AsOfForm(Form):
    """The day one asks for; sent in the address."""

    class Meta(Form.Meta):
        csrf = False

    day = DayField(lazy("As of"))


@dataclass(frozen=True, slots=True)
class Line:
    """A status as it is read: when it held, what it rests on, how and when it became known, and whether it fell."""

    id: UUID
    code: str
    since: str
    known: str
    why: str
    facts: list[tuple[str, str]]
    fallen: str
    annulled: bool


@statuses.get("/youths/<uuid:youth_id>/statuses", access=Action.STATUS_READ)
def history(youth_id: UUID) -> ResponseReturnValue:
    """Every status that was ever written, and the two answers for a day."""
    visitor, standing = here(), standing_here()
    form = AsOfForm(request.args)
    form.day.flags.unmarked = True
    asked = form.day.data if request.args.get("day") and form.validate() else None
    looks.looked(visitor, youth_id, standing.ground_of(Verb.READ), Category.STATUS_FACTS.bit, "status.read")
    today = oslo_date(visitor.now)
    at = asked or today
    body = render_template(
        "statuses/history.html",
        youth=head_of(youth_id),
        own=visitor.youth_id is not None,
        form=form,
        asked=day(at),
        then=_answer(kept.as_of(youth_id, at, min(day_bounds(at)[1], visitor.now))),
        now=_answer(kept.as_of(youth_id, at, visitor.now)),
        lines=[_line(row) for row in kept.history(youth_id)],
        records=standing.may(Verb.WRITE, Category.LIST_ENTRY),
    )
    return flask.make_response(body, 422 if form.errors else 200)


def _answer(found: StatusAt | None) -> str:
    if found is None:
        return str(_("No status"))
    return str(_("%(status)s, from %(day)s", status=status_name(found.code), day=day(found.valid_from)))


def _line(row: StatusRow) -> Line:
    source = SOURCES.get(row.source.partition(":")[0], SOURCES["register"])
    known = _("Written %(when)s by %(who)s", when=moment(row.recorded_at), who=row.person)
    if row.person is None:
        known = f"{_(source)}, {moment(row.recorded_at)}"
    fallen = ""
    if row.annulled_at:
        fallen = _(
            "Known to be wrong from %(when)s: %(why)s (%(who)s)", when=moment(row.annulled_at),
            why=row.annulled_because, who=row.annulled_by or "–",
        )  # fmt: skip
    sentence = SENTENCES.get(row.rule)
    return Line(
        id=row.id,
        code=status_name(row.code),
        since=day(row.valid_from),
        known=known,
        why=f"{told(sentence)} ({row.rule})" if sentence else "",
        facts=list(_facts(row)),
        fallen=fallen,
        annulled=row.annulled_at is not None,
    )


def _facts(row: StatusRow) -> Iterator[tuple[str, str]]:
    """What this reader may see of what it rests on."""
    facts, reason = row.facts or {}, row.reason or {}
    if row.via_ot is not None:
        yield _("Arranged through OT"), _yes_or_no(row.via_ot)
    contact, activity = facts.get("contact") or {}, facts.get("activity") or {}
    yield _("Day of first contact"), _written(contact.get("date"))
    yield _("Activity"), _word(ACTIVITIES, activity.get("kind"))
    yield _("Started on"), _written(activity.get("start"))
    yield _("Day of the refusal"), _written((facts.get("refusal") or {}).get("date"))
    for name, label in KEPT_FACTS.items():
        if name in facts:
            yield _(label), _written(facts[name])
    yield _("Reason, for the case only"), _word(SITUATIONS, reason.get("situation"))


def _word(words: Words, value: str | None) -> str:
    text = words.get(value or "")
    return _(text) if text else ""


def _yes_or_no(value: object) -> str:
    return _word(ANSWERS, "yes" if value else "no")


def _written(value: object) -> str:
    """A day as it is read; yes, no and words as they are."""
    if isinstance(value, bool):
        return _yes_or_no(value)
    try:
        return day(date.fromisoformat(str(value))) if value else ""
    except ValueError:
        return str(value)
