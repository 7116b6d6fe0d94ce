"""Follow-up plans of a youth: the rows, and what somebody may try to write of them."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from uuid import UUID, uuid4

from portal.domain.words import Category, Role, Service
from portal.policy.actions import Action
from portal.policy.decide import ANYTHING, About
from portal.policy.standing import Actor
from tests.policy.attempts import Attempt
from tests.policy.row import WHEN, Row
from tests.policy.world import Player, World

DAYS = "'2026-01-01', '2026-06-30'"
MATTERS = (Category.PLAN, Category.HEALTH, Category.WORK)
PLAN = (
    "INSERT INTO plans (plan_id, version, youth_id, source, goals, information_flow, coordinator, starts, ends, "
    "evaluate_on, author, author_seat, recorded_at) "
    f"VALUES (gen_random_uuid(), 1, '%s', %s, 'g', 'i', %s, {DAYS}, ARRAY['2026-03-01'::date], %s, '2026-01-01')"
)
MEASURE = (
    "INSERT INTO plan_measures (measure_id, version, plan_id, youth_id, category, source, kind, what, responsible, "
    "starts, due, state, author, author_seat, recorded_at) "
    f"VALUES (gen_random_uuid(), 1, '%s', '%s', %s, %s, 'job', 'w', %s, {DAYS}, 'agreed', %s, '2026-01-01')"
)
MARK = (
    "INSERT INTO plan_marks (plan_id, version, youth_id, source, kind, channel, on_day, author, author_seat, "
    "recorded_at) VALUES ('%s', 1, '%s', %s, '%s', '%s', '2026-01-01', %s, '2026-01-01')"
)
DRAFT = (
    "INSERT INTO plan_drafts (youth_id, words, author, author_seat, recorded_at) VALUES ('%s', '{}', %s, '2026-01-01')"
)


def a_plan(youth: UUID) -> UUID:
    """The school's plan of this youth: the same whoever asks."""
    return UUID(int=youth.int ^ 2)


def plan_rows(world: World, seats: Mapping[Service, int], person: UUID, youth: UUID) -> Iterator[Row]:
    """The school's plan, a measure of each service about three matters, and what was said of it."""
    plan, made = a_plan(youth), uuid4()
    days = {"starts": date(2026, 1, 1)}
    by = {"youth_id": youth, "author": person, "recorded_at": WHEN}
    school = seats[Service.SCHOOL]
    world.put(
        "plans", **by, **days, id=made, plan_id=plan, version=1, source=Service.SCHOOL.value, author_seat=school,
        goals="g", information_flow="i", coordinator=school, ends=date(2026, 6, 30), evaluate_on=[date(2026, 3, 1)],
    )  # fmt: skip
    yield Row("plans", str(made), youth, Action.PLAN_READ, _item(Service.SCHOOL, school))
    for source, seat in seats.items():
        for category in MATTERS:
            measure = uuid4()
            world.put(
                "plan_measures", **by, **days, id=measure, measure_id=measure, version=1, plan_id=plan,
                category=category.value, source=source.value, kind="job", what="w", responsible=seat,
                due=date(2026, 6, 30), state="agreed", author_seat=seat,
            )  # fmt: skip
            matter = (Action.MAPPING_READ, _item(source, seat, category))
            yield Row("plan_measures", str(measure), youth, Action.PLAN_READ, _item(source, seat), (matter,))
    for source, placed in ((Service.SCHOOL, school), (Service.YOUTH, None)):
        mark = uuid4()
        world.put(
            "plan_marks", **by, id=mark, plan_id=plan, version=1, source=source.value, kind="agreed",
            channel="minuted" if placed else "own_page", on_day=date(2026, 1, 1), author_seat=placed,
        )  # fmt: skip
        yield Row("plan_marks", str(mark), youth, Action.PLAN_READ, _item(source, placed))


def _item(source: Service, seat: int | None, category: Category | None = None) -> Callable[[Actor], About]:
    return lambda actor: About(category=category, source=source, written_here=seat is not None and actor.seat == seat)


def plan_attempts(player: Player, youth: UUID) -> Iterator[Attempt]:
    """The plan by duty; measures of one's own service about what is open; the youth's answer, own or minuted."""
    seat, plan = player.actor.seat, a_plan(youth)
    service = Service.YOUTH if player.actor.service is None else player.actor.service
    whose, placed = f"'{player.person}', {seat or 'NULL'}", seat is not None
    seen = (Action.PLAN_READ, About(source=Service.SCHOOL))
    for source in sorted({service, Service.NAV}):
        mine = About(source=source)
        leads = (Action.PLAN_LEAD, mine)
        yield Attempt(f"plans as {source}", PLAN % (youth, source.value, seat or 0, whose), (leads,), placed)
        for matter in MATTERS:
            statement = MEASURE % (plan, youth, matter.value, source.value, seat or 0, whose)
            asks = (seen, (Action.PLAN_WRITE, mine), (Action.MAPPING_WRITE, About(category=matter, source=source)))
            yield Attempt(f"adds a measure of {matter.name} as {source}", statement, asks, placed)
        evaluated = MARK % (plan, youth, source.value, "evaluated", "minuted", whose)
        yield Attempt(f"evaluates as {source}", evaluated, (seen, leads), placed)
    own = player.actor.role is Role.YOUTH
    agreed = MARK % (plan, youth, Service.YOUTH.value, "agreed", "own_page", f"'{player.person}', NULL")
    yield Attempt("agrees on the own page", agreed, ((Action.PLAN_READ, ANYTHING),), own)


def forged_plans(world: World, player: Player, youth: UUID, elsewhere: int) -> Iterator[tuple[str, str]]:
    """In another's name or seat, in the youth's name, or onto another youth's plan."""
    me, other, seat = f"'{player.person}'", f"'{world.giver}'", player.actor.seat or 0
    service, plan = (player.actor.service or Service.SCHOOL).value, a_plan(youth)
    for author, place in ((other, seat), (me, elsewhere)):
        whose = f"{author}, {place}"
        yield "plans as somebody else", PLAN % (youth, service, seat, whose)
        yield (
            "adds a measure as somebody else",
            MEASURE % (plan, youth, Category.PLAN.value, service, seat, whose),
        )
        yield "evaluates as somebody else", MARK % (plan, youth, service, "evaluated", "minuted", whose)
        yield "keeps somebody else's draft", DRAFT % (youth, whose)
    yield (
        "agrees for somebody else",
        MARK % (plan, youth, Service.YOUTH.value, "agreed", "own_page", f"{other}, NULL"),
    )
    yield (
        "evaluates as the youth",
        MARK % (plan, youth, Service.YOUTH.value, "evaluated", "own_page", f"{me}, NULL"),
    )
    for stranger in [case for case in world.cases if case != youth][-1:]:
        yield (
            "adds a measure to another youth's plan",
            MEASURE % (a_plan(stranger), youth, Category.PLAN.value, service, seat, f"{me}, {seat}"),
        )
