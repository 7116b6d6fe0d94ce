"""What the pages call plans: kinds and states of measures, what differs, and what collides."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from flask_babel import gettext

from blueprints.labels import day, in_a_row, service_name
from blueprints.meeting_views import party_title
from blueprints.texts import _
from portal.domain.plans import Change, Kind, State, changes, collisions
from portal.domain.texts import msgid
from portal.queries.plan_versions import MeasureVersion, Version

KINDS: Mapping[str, str] = {
    Kind.SCHOOLING: msgid("School or training"),
    Kind.TUTORING: msgid("Help with school work"),
    Kind.APPRENTICESHIP: msgid("Apprenticeship"),
    Kind.WORK_TRAINING: msgid("Work training"),
    Kind.JOB_SEARCH: msgid("Looking for a job"),
    Kind.JOB: msgid("Job"),
    Kind.CONVERSATIONS: msgid("Conversations"),
    Kind.MENTOR: msgid("Mentor"),
    Kind.ACTIVITY: msgid("Activity in the daytime"),
    Kind.HEALTH_CARE: msgid("Health care"),
    Kind.TREATMENT: msgid("Treatment"),
    Kind.HOUSING: msgid("Help with housing"),
    Kind.ECONOMY: msgid("Help with money"),
    Kind.OTHER: msgid("Something else"),
}
STATES: Mapping[str, tuple[str, str, str]] = {
    State.AGREED: (msgid("Agreed"), "neutral", "…"),
    State.STARTED: (msgid("Under way"), "info", "…"),
    State.DONE: (msgid("Done"), "success", "✓"),
    State.STOPPED: (msgid("Stopped"), "neutral", "×"),
}
MARKS: Mapping[tuple[str, str], str] = {
    ("agreed", "own_page"): msgid("The youth agreed, on the own page"),
    ("agreed", "minuted"): msgid("The youth agreed, written down in a meeting"),
    ("change_asked", "own_page"): msgid("The youth asked for a change"),
    ("change_asked", "minuted"): msgid("The youth asked for a change, written down in a meeting"),
    ("evaluated", "minuted"): msgid("The plan was evaluated"),
}
FIELDS: Mapping[str, str] = {
    "goals": msgid("The youth's goals"),
    "information_flow": msgid("How information flows"),
    "coordinator": msgid("Coordinator"),
    "starts": msgid("From"),
    "ends": msgid("To"),
    "evaluate_on": msgid("Evaluated on"),
    "transition": msgid("Transition"),
    "transition_seat": msgid("Who carries the transition"),
    "kind": msgid("What sort of measure"),
    "what": msgid("What is done"),
    "responsible": msgid("Responsible"),
    "due": msgid("Deadline"),
    "state": msgid("How it stands"),
}


@dataclass(frozen=True, slots=True)
class Told:
    """A field that was changed, before and after, in words."""

    field: str
    before: str
    after: str


def kind_name(kind: str) -> str:
    """What sort of measure."""
    return str(gettext(KINDS[kind])) if kind in KINDS else kind


def days(given: Sequence[date]) -> str:
    """The days in a row."""
    return in_a_row([day(one) for one in given])


def standing_of(version: Version) -> tuple[str, str, str]:
    """Words, colour and sign of where a plan is in its days; one that has been renewed says so."""
    if version.over:
        return (_("Ended, renewed"), "neutral", "–") if version.renewed else (_("Ended"), "warning", "!")
    return (_("In force now"), "success", "✓") if version.begun else (_("Not begun"), "info", "…")


def state_of(measure: MeasureVersion) -> tuple[str, str, str]:
    """Words, colour and sign of how a measure stands; past its deadline it says so."""
    if measure.late:
        return _("Past its deadline"), "warning", "!"
    words, colour, sign = STATES[measure.state]
    return str(gettext(words)), colour, sign


def mark_name(kind: str, channel: str) -> str:
    """What was said of the plan, and how."""
    return str(gettext(MARKS[kind, channel]))


def warnings(measures: Sequence[MeasureVersion]) -> list[str]:
    """Where two services do the same, or against each other (R-087), as a sentence each."""
    by_id = {measure.measure_id: measure for measure in measures}
    return [
        _collision(by_id[found.first], by_id[found.second], same=found.same)
        for found in collisions([measure.planned() for measure in measures])
    ]


def _collision(one: MeasureVersion, two: MeasureVersion, *, same: bool) -> str:
    words = {
        "one": service_name(one.source), "two": service_name(two.source),
        "first": kind_name(one.kind).lower(), "second": kind_name(two.kind).lower(),
    }  # fmt: skip
    if same:
        return _("%(one)s and %(two)s both do the same at the same time: %(first)s. Agree on who does it.", **words)
    return _(
        "%(one)s has %(first)s and %(two)s has %(second)s at the same time. One may undo the other: talk together.",
        **words,
    )


def differences(versions: Sequence[Version]) -> Iterator[tuple[Version, list[Told]]]:
    """Each version, the newest first, with what it changed; the first of all changed nothing."""
    seats: dict[int | None, str] = {}
    for one in versions:
        seats[one.coordinator] = party_title(one.coordinator_role, one.coordinator_unit)
        seats[one.transition_seat] = party_title(one.transition_role, one.transition_unit)
    seats.pop(None, None)
    for number, version in enumerate(versions):
        older = versions[number + 1] if number + 1 < len(versions) else None
        yield version, _told(changes(older.frame(), version.frame()), seats) if older else []


def changed(before: MeasureVersion, after: MeasureVersion) -> list[Told]:
    """What one version of a measure changed."""
    seats: dict[int | None, str] = {one.responsible: party_title(one.role, one.unit) for one in (before, after)}
    return _told(changes(before.measure(), after.measure()), seats)


def _told(found: Iterable[Change], seats: Mapping[int | None, str]) -> list[Told]:
    return [
        Told(str(gettext(FIELDS[change.field])), _spelled(change.before, seats), _spelled(change.after, seats))
        for change in found
        if change.field in FIELDS
    ]


def _spelled(value: object, seats: Mapping[int | None, str]) -> str:
    if isinstance(value, Kind):
        return kind_name(value)
    if isinstance(value, State):
        return str(gettext(STATES[value][0]))
    if isinstance(value, date):
        return day(value)
    if isinstance(value, tuple):
        return days(value)
    if isinstance(value, int):
        return seats.get(value, "")
    return str(value or "")
