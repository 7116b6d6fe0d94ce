"""Consents at the edges: ties, lapses, renewals that never begin, things taken back before they were given."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

from portal.domain.consents import ConsentEventKind, Effect, Line
from portal.domain.words import Category, Role, Service, Verb
from tests.policy.scene import DAYS, GIVEN, LATER, Cast, permits

HOUR = timedelta(hours=1)
LAST_WEEK = (date(2026, 5, 1), date(2026, 5, 8))
EARLY = datetime(2026, 3, 1, tzinfo=UTC)


def some(cast: Cast, category: Category) -> list[Line]:
    return [line for line, _ in permits(cast.parties) if line.category is category]


def denied(cast: Cast, category: Category) -> list[tuple[Line, Effect]]:
    return [(line, Effect.DENY) for line in some(cast, category)]


def refused_at_the_same_instant(cast: Cast, youth: UUID) -> None:
    cast.world.give(youth, permits(cast.parties), DAYS, at=GIVEN)
    cast.world.refuse(youth, [cast.near[Role.NAV_OT]], GIVEN)


def narrowed_at_the_same_instant(cast: Cast, youth: UUID) -> None:
    given = cast.world.give(youth, permits(cast.parties), DAYS, at=GIVEN)
    cast.world.happen(youth, given, ConsentEventKind.NARROWED, GIVEN, lines=some(cast, Category.NOTES))


def denied_at_the_same_instant(cast: Cast, youth: UUID) -> None:
    cast.world.give(youth, permits(cast.parties), DAYS, at=GIVEN)
    cast.world.give(youth, denied(cast, Category.HEALTH), DAYS, at=GIVEN)


def permitted_after_a_denial(cast: Cast, youth: UUID) -> None:
    cast.world.give(youth, denied(cast, Category.HEALTH), DAYS, at=GIVEN)
    cast.world.give(youth, permits(cast.parties), DAYS, at=LATER)


def permitted_after_narrowing(cast: Cast, youth: UUID) -> None:
    given = cast.world.give(youth, permits(cast.parties), DAYS, at=GIVEN)
    cast.world.happen(youth, given, ConsentEventKind.NARROWED, GIVEN + HOUR, lines=some(cast, Category.NOTES))
    cast.world.give(youth, permits(cast.parties), DAYS, at=LATER)


def taken_back_before_it_was_given(cast: Cast, youth: UUID) -> None:
    older = cast.world.give(youth, permits(cast.parties), DAYS, at=EARLY)
    given = cast.world.give(youth, permits(cast.parties), DAYS, at=LATER)
    cast.world.happen(youth, given, ConsentEventKind.NARROWED, GIVEN, lines=some(cast, Category.HEALTH))
    cast.world.happen(youth, given, ConsentEventKind.WITHDRAWN, GIVEN, seat=cast.near[Role.NAV_OT])
    assert older != given


def denial_that_lapses(cast: Cast, youth: UUID) -> None:
    cast.world.give(youth, permits(cast.parties), DAYS, at=GIVEN)
    cast.world.give(youth, denied(cast, Category.HEALTH), LAST_WEEK, at=LATER)


def denial_invalidated(cast: Cast, youth: UUID) -> None:
    cast.world.give(youth, permits(cast.parties), DAYS, at=GIVEN)
    no = cast.world.give(youth, denied(cast, Category.HEALTH), DAYS, at=LATER)
    cast.world.happen(youth, no, ConsentEventKind.INVALIDATED, LATER + HOUR)


def denial_renewed(cast: Cast, youth: UUID) -> None:
    cast.world.give(youth, permits(cast.parties), DAYS, at=GIVEN)
    no = cast.world.give(youth, denied(cast, Category.HEALTH), DAYS, at=LATER)
    cast.world.give(youth, denied(cast, Category.NOTES), DAYS, at=LATER + HOUR, supersedes=no)


def denial_of_one_party(cast: Cast, youth: UUID) -> None:
    cast.world.give(youth, permits(cast.parties), DAYS, at=GIVEN)
    nav = Line(Service.SCHOOL, cast.near[Role.NAV_OT], Category.HEALTH, Verb.READ)
    cast.world.give(youth, [(nav, Effect.DENY)], DAYS, at=LATER)


def one_verb_one_party_narrowed(cast: Cast, youth: UUID) -> None:
    both = (*permits(cast.parties), *_from_the_district(cast))
    given = cast.world.give(youth, both, DAYS, at=GIVEN)
    nav = Line(Service.SCHOOL, cast.near[Role.NAV_OT], Category.NOTES, Verb.WRITE)
    cast.world.happen(youth, given, ConsentEventKind.NARROWED, LATER, lines=[nav])


def _from_the_district(cast: Cast) -> list[tuple[Line, Effect]]:
    return [(line._replace(source=Service.DISTRICT), Effect.PERMIT) for line in some(cast, Category.NOTES)]


def renewal_that_never_runs(cast: Cast, youth: UUID) -> None:
    """Given with a last day that has passed: it does not take over (bug:3)."""
    old = cast.world.give(youth, permits(cast.parties), DAYS, at=GIVEN)
    cast.world.give(youth, permits(cast.parties), (DAYS[0], date(2026, 4, 20)), at=LATER, supersedes=old)


def refusal_in_place_of_a_renewal(cast: Cast, youth: UUID) -> None:
    """A refusal of one party is no renewal: the others' record holds."""
    old = cast.world.give(youth, permits(cast.parties), DAYS, at=GIVEN)
    cast.world.refuse(youth, [cast.near[Role.NAV_OT]], LATER, supersedes=old)


def line_longer_than_its_record(cast: Cast, youth: UUID) -> None:
    """The database keeps a line within its record, whatever the line says of itself."""
    given = cast.world.give(youth, [], LAST_WEEK, at=GIVEN, parties=cast.parties)
    cast.world.lengthen(youth, given, some(cast, Category.HEALTH), DAYS)


EDGES: tuple[Callable[[Cast, UUID], None], ...] = (
    refused_at_the_same_instant, narrowed_at_the_same_instant, denied_at_the_same_instant, permitted_after_a_denial,
    permitted_after_narrowing, taken_back_before_it_was_given, denial_that_lapses, denial_invalidated, denial_renewed,
    denial_of_one_party, one_verb_one_party_narrowed, renewal_that_never_runs, refusal_in_place_of_a_renewal,
    line_longer_than_its_record,
)  # fmt: skip
