"""The coordination staircase as a page shows it: the step reached, what opens the next and who can (TE, figure 1)."""

from collections.abc import Sequence
from datetime import date
from typing import TypedDict

from blueprints.consent_views import party_name
from blueprints.labels import in_a_row, moment, service_name
from blueprints.texts import _, tongue
from portal.domain.rules import Sentence
from portal.domain.staircase import lacking, stand
from portal.domain.staircase_facts import Gate, Lacking, StairFacts, Step
from portal.domain.staircase_openings import OPENINGS
from portal.domain.staircase_rows import ROWS
from portal.domain.words import Language
from portal.queries.stairs import Stood

SENTENCES = {row.id: row.explanation for row in ROWS}


class Reason(TypedDict):
    """What keeps a gate closed, and who can open it."""

    text: str
    who: str


class Stair(TypedDict):
    """One step: its title, what it says, whether it is done, here or later, and what it waits for."""

    number: int
    title: str
    text: str
    state: str
    reasons: list[Reason]


class Past(TypedDict):
    """A step of the history."""

    when: str
    iso: str
    text: str
    note: str


def steps(facts: StairFacts | None, today: date) -> list[Stair]:
    """The three steps, the one reached by the rules, and under each closed gate what it wants."""
    facts = facts or StairFacts()
    decision = stand(facts, today)
    return [_step(step, facts, today, decision.outcome.step, _told(decision.explanation)) for step in Step]


def reasons(what: Sequence[Lacking]) -> list[Reason]:
    """The reasons in the reader's language."""
    return [{"text": _told(OPENINGS[one].reason), "who": _told(OPENINGS[one].who)} for one in what]


def title_of(step: int) -> str:
    """What the step is called."""
    titles = {
        Step.MAP: _("Map and ask for consent"),
        Step.MEET: _("Meet and make a plan"),
        Step.COOPERATE: _("Work together on measures"),
    }
    return titles[Step(step)]


def past(history: Sequence[Stood]) -> list[Past]:
    """The history in words, newest first."""
    return [
        {
            "when": moment(row.at),
            "iso": row.at.isoformat(),
            "text": _("Step %(number)d: %(title)s", number=row.step, title=title_of(row.step)),
            "note": " · ".join(filter(None, (_rule(row.rule), row.why, _by(row)))),
        }
        for row in history
    ]


def _step(step: Step, facts: StairFacts, today: date, reached: Step, why: str) -> Stair:
    state = "here" if step is reached else "done" if step < reached else "later"
    closed = {Step.MEET: lacking(Gate.G1, facts, today), Step.COOPERATE: lacking(Gate.G2, facts, today)}.get(step, ())
    text = why if state == "here" else _ahead(closed) if state == "later" else _behind(step)
    if step is Step.MAP and facts.consented and facts.newcomers:
        text = f"{text} {_waiting(facts.newcomers)}"
    wanted = reasons(closed) if state == "later" else []
    return {"number": step.value, "title": title_of(step), "text": text, "state": state, "reasons": wanted}


def _ahead(closed: Sequence[Lacking]) -> str:
    return _("Opens when this is done:") if closed else _("Open: go on when you are ready.")


def _behind(step: Step) -> str:
    return _("Mapped, and consent is in force.") if step is Step.MAP else _("Met, and the plan is in force.")


def _waiting(services: Sequence[int]) -> str:
    names = in_a_row([service_name(service) for service in services])
    return _("Stands here still, without consent: %(services)s.", services=names)


def _by(row: Stood) -> str:
    if row.person is None:
        return _("followed by itself")
    return ", ".join(filter(None, (row.person, party_name(row.role, row.unit or "") if row.role else "")))


def _rule(rule: str) -> str:
    return _told(SENTENCES[rule]) if rule in SENTENCES else rule


def _told(sentence: Sentence) -> str:
    return sentence.told_in(Language(tongue().code))
