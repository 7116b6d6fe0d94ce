"""Everybody who may meet a youth, and every state a consent can be in."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

from portal.domain.consents import ConsentEventKind, Effect, Line
from portal.domain.periods import Period
from portal.domain.words import Category, Protection, Role, Service, Verb
from tests.policy.row import Row
from tests.policy.rows_of import Writer
from tests.policy.world import PLACES, World

NOW = datetime(2026, 5, 20, 10, tzinfo=UTC)
GIVEN = datetime(2026, 4, 1, 9, tzinfo=UTC)
LATER = datetime(2026, 5, 1, 9, tzinfo=UTC)
DAYS = (date(2026, 4, 1), date(2026, 6, 30))
SHARED = ((Category.HEALTH, Verb.READ), (Category.NOTES, Verb.READ), (Category.NOTES, Verb.WRITE),
          (Category.CONTACT, Verb.WRITE), (Category.MEETING, Verb.MEET))  # fmt: skip
OURS, THEIRS = DISTRICTS = ("0301", "0302")


def permits(seats: list[int], *, effect: Effect = Effect.PERMIT) -> list[tuple[Line, Effect]]:
    """What school shares with each of them, and a category from the district beside it."""
    lines = [Line(Service.SCHOOL, seat, *what) for seat in seats for what in SHARED]
    lines += [Line(Service.DISTRICT, seat, Category.HOUSING, Verb.READ) for seat in seats]
    return [(line, effect) for line in lines]


@dataclass
class Cast:
    """The seats of those close to the youth, and of the same roles elsewhere."""

    world: World
    near: dict[Role, int]
    far: dict[Role, int]

    @property
    def parties(self) -> list[int]:
        return list(self.near.values())

    @property
    def strangers(self) -> list[int]:
        return list(self.far.values())


def cast(world: World, roles: tuple[Role, ...] = tuple(PLACES)) -> Cast:
    """One seat near and one far for each role, and somebody signed in for each."""
    seats: list[dict[Role, int]] = []
    for place, district in (("near", OURS), ("far", THEIRS)):
        here = {role: world.seat(role, _district(role, district)) for role in roles}
        for role, seat in here.items():
            world.player(f"{role} {place}", role, seat, _district(role, district))
        seats.append(here)
    return Cast(world, *seats)


def _district(role: Role, district: str) -> str | None:
    return district if role in {Role.DISTRICT_OT, Role.NAV_OT, Role.NAV_ADVISER} else None


def nothing(_: Cast, __: UUID) -> None:
    """No consent at all."""


def in_force(cast: Cast, youth: UUID) -> None:
    cast.world.give(youth, permits(cast.parties), DAYS, at=GIVEN)


def of_other_units(cast: Cast, youth: UUID) -> None:
    cast.world.give(youth, permits(cast.strangers), DAYS, at=GIVEN)


def expired(cast: Cast, youth: UUID) -> None:
    cast.world.give(youth, permits(cast.parties), (DAYS[0], date(2026, 5, 19)), at=GIVEN)


def in_the_future(cast: Cast, youth: UUID) -> None:
    cast.world.give(youth, permits(cast.parties), (date(2026, 5, 21), DAYS[1]), at=GIVEN)


def withdrawn(cast: Cast, youth: UUID) -> None:
    given = cast.world.give(youth, permits(cast.parties), DAYS, at=GIVEN)
    cast.world.happen(youth, given, ConsentEventKind.WITHDRAWN, LATER)


def withdrawn_for_nav(cast: Cast, youth: UUID) -> None:
    given = cast.world.give(youth, permits(cast.parties), DAYS, at=GIVEN)
    cast.world.happen(youth, given, ConsentEventKind.WITHDRAWN, LATER, seat=cast.near[Role.NAV_OT])


def refused(cast: Cast, youth: UUID) -> None:
    in_force(cast, youth)
    cast.world.refuse(youth, cast.parties, LATER)


def given_again(cast: Cast, youth: UUID) -> None:
    refused(cast, youth)
    cast.world.give(youth, permits(cast.parties), DAYS, at=LATER + timedelta(hours=1))


def withdrawn_and_given_again(cast: Cast, youth: UUID) -> None:
    """The newer consent does not show what became of the older one."""
    withdrawn(cast, youth)
    cast.world.give(youth, permits(cast.parties), DAYS, at=LATER + timedelta(hours=1))


def renewed(cast: Cast, youth: UUID) -> None:
    old = cast.world.give(youth, permits(cast.parties), DAYS, at=GIVEN)
    fewer = [(line, effect) for line, effect in permits(cast.parties) if line.category is Category.NOTES]
    cast.world.give(youth, fewer, (date(2026, 5, 2), DAYS[1]), at=LATER, supersedes=old)


def renewed_from_tomorrow(cast: Cast, youth: UUID) -> None:
    old = cast.world.give(youth, permits(cast.parties), DAYS, at=GIVEN)
    cast.world.give(youth, [], (date(2026, 5, 21), DAYS[1]), at=LATER, supersedes=old, parties=cast.parties)


def denied_health(cast: Cast, youth: UUID) -> None:
    in_force(cast, youth)
    denied = [(line, Effect.DENY) for line, _ in permits(cast.parties) if line.category is Category.HEALTH]
    cast.world.give(youth, denied, DAYS, at=LATER)


def narrowed(cast: Cast, youth: UUID) -> None:
    given = cast.world.give(youth, permits(cast.parties), DAYS, at=GIVEN)
    notes = [line for line, _ in permits(cast.parties) if line.category is Category.NOTES]
    cast.world.happen(youth, given, ConsentEventKind.NARROWED, LATER, lines=notes)


def invalidated(cast: Cast, youth: UUID) -> None:
    given = cast.world.give(youth, permits(cast.parties), DAYS, at=GIVEN)
    cast.world.happen(youth, given, ConsentEventKind.INVALIDATED, LATER)


def names_nobody(cast: Cast, youth: UUID) -> None:
    cast.world.give(youth, [], DAYS, at=GIVEN, parties=[])
    cast.world.give(youth, [], DAYS, at=GIVEN, parties=cast.parties)


def two_halves(cast: Cast, youth: UUID) -> None:
    """Health from the school in one consent, notes from the district in another: never health from the district."""
    halves = ((Service.SCHOOL, Category.HEALTH), (Service.DISTRICT, Category.NOTES))
    for source, category in halves:
        lines = [(Line(source, seat, category, Verb.READ), Effect.PERMIT) for seat in cast.parties]
        cast.world.give(youth, lines, DAYS, at=GIVEN)


CONSENTS: tuple[Callable[[Cast, UUID], None], ...] = (
    nothing, in_force, of_other_units, expired, in_the_future, withdrawn, withdrawn_for_nav, refused, given_again,
    renewed, renewed_from_tomorrow, denied_health, narrowed, invalidated, names_nobody, two_halves,
    withdrawn_and_given_again,
)  # fmt: skip


def duties(cast: Cast, youth: UUID) -> None:
    """Whoever has duties here has one for this youth; the former school's has ended, the next one's not begun."""
    for role, duty in ((Role.COUNSELLOR, "school"), (Role.DISTRICT_OT, "lead"), (Role.FAGOPPLAERING, "lead")):
        if role in cast.near:
            period = Period(GIVEN, LATER if role is Role.FAGOPPLAERING else None)
            cast.world.duty(youth, cast.near[role], period, duty)
            cast.world.duty(youth, cast.far[role], Period(None, GIVEN), duty)


def tell(world: World, on_stage: Cast, consents: tuple[Callable[[Cast, UUID], None], ...] = CONSENTS) -> list[Row]:
    """A youth for each state of consent, with and without duties, lists, protection, conflict and a closed case."""
    writer = Writer(world, {PLACES[r][1]: on_stage.near[r] for r in _WRITERS if r in on_stage.near}, world.giver)
    youths = []
    for number, consent in enumerate(consents):
        plain = world.youth(status="OTUK", district=OURS)
        followed = world.youth(
            status=("OTUK", "OTOV")[number % 2], district=(OURS, THEIRS)[number % 3 == 0],
            protection=Protection.CONFIDENTIAL if number % 4 == 2 else Protection.NONE,
        )  # fmt: skip
        duties(on_stage, followed)
        youths += [plain, followed]
        for youth in (plain, followed):
            consent(on_stage, youth)
    youths.append(_left_the_list(world, on_stage))
    for consent in (narrowed,):
        closed, kin = world.youth(status="OTUK", district=OURS), world.youth(status="OTUK", district=OURS)
        for youth in (closed, kin):
            duties(on_stage, youth)
            consent(on_stage, youth)
        world.end_case(closed, LATER)
        for player in list(world.players):
            world.conflict(player, kin) if player.name.endswith("near") else None
        youths += [closed, kin]
    world.youth_player("the youth", youths[1])
    world.youth_player("the youth whose case is closed", youths[-2])
    return [row for youth in youths for row in writer.rows(youth)]


def _left_the_list(world: World, on_stage: Cast) -> UUID:
    """Stood on the district's list and has left it; the district's duty for this youth has ended too."""
    youth = world.youth(status="OTOV", district=OURS)
    if Role.DISTRICT_OT in on_stage.near:
        world.duty(youth, on_stage.near[Role.DISTRICT_OT], Period(GIVEN, LATER), "lead")
    return youth


_WRITERS = (Role.COUNSELLOR, Role.DISTRICT_OT, Role.NAV_OT)
