"""The plan on paper: a PDF/UA of what the reader may see, to give to the youth."""

from collections.abc import Iterator
from uuid import UUID

import flask
from flask import Response

from blueprints import letter_words
from blueprints import plan_words as words
from blueprints.door import standing_here
from blueprints.labels import day, in_a_row, service_name
from blueprints.languages import interface_language
from blueprints.meeting_views import party_title
from blueprints.plans.views import plans
from blueprints.texts import _
from blueprints.visitor import here
from portal.domain.calendar import oslo_date
from portal.domain.letter_texts import Block, BlockKind, Page, written_day
from portal.domain.words import Category, Language, Verb
from portal.policy.actions import Action
from portal.queries import plans as kept
from portal.queries import teams
from portal.queries.plan_versions import MeasureVersion, Version
from portal.services import looks, plan_sheets


@plans.get("/youths/<uuid:youth_id>/plans/<uuid:plan_id>/plan.pdf", access=Action.PLAN_READ)
def printed(youth_id: UUID, plan_id: UUID) -> Response:
    """No identity number and no address stand on it."""
    head = teams.head(youth_id) or flask.abort(404)
    found = kept.get(youth_id, plan_id) or flask.abort(404)
    looks.looked(here(), youth_id, standing_here().ground_of(Verb.READ), Category.PLAN.bit, "plan.printed")
    language = Language(interface_language())
    title = _("Follow-up plan for %(name)s", name=head.name)
    blocks = tuple(_blocks(found, kept.measures(youth_id, plan_id)))
    written = written_day(oslo_date(here().now), language)
    return letter_words.pdf(plan_sheets.printed(here(), Page(language, title, blocks, written=written)), "plan")


def _blocks(plan: Version, measures: list[MeasureVersion]) -> Iterator[Block]:
    days = {"first": day(plan.starts), "last": day(plan.ends), "number": plan.version}
    yield _paragraph(_("From %(first)s to %(last)s. Version %(number)s.", **days))
    yield from _part(_("The youth's goals"), plan.goals)
    yield from _part(_("Coordinator"), party_title(plan.coordinator_role, plan.coordinator_unit))
    yield from _part(_("How information flows"), plan.information_flow)
    if plan.transition:
        carries = party_title(plan.transition_role, plan.transition_unit)
        yield from _part(_("Transition"), f"{plan.transition}\n{carries}")
    yield from _part(_("Evaluated on"), in_a_row([day(one) for one in plan.evaluate_on]))
    yield Block(BlockKind.HEADING, _("Measures in the plan"))
    for one in measures:
        label = f"{words.kind_name(one.kind)}: {one.what}"
        who = f"{service_name(one.source)}, {party_title(one.role, one.unit)}"
        until = _("by %(day)s", day=day(one.due))
        yield Block(BlockKind.ITEM, f"{label} – {who}, {until} ({words.state_of(one)[0]})")
    if not measures:
        yield _paragraph(_("No measures yet."))
    yield Block(BlockKind.LINE, _("The youth's signature"))


def _part(heading: str, text: str) -> Iterator[Block]:
    yield Block(BlockKind.HEADING, heading)
    for paragraph in text.split("\n"):
        if paragraph.strip():
            yield _paragraph(paragraph)


def _paragraph(text: str) -> Block:
    return Block(BlockKind.PARAGRAPH, text)
