"""A day's work on the tables that open doors: each of its acts moves the kept access table by a trigger."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4

from portal.domain.consents import ConsentEventKind
from portal.domain.words import Role
from tests.policy import scene
from tests.policy.world import World

TODAY = datetime(2026, 5, 20, tzinfo=UTC)


OUTDATED = """
    SELECT count(*) FROM public.youths y JOIN LATERAL (
        SELECT code, valid_from FROM public.statuses t WHERE t.youth_id = y.id
            AND NOT EXISTS (SELECT FROM public.status_annulments a WHERE a.status_id = t.id)
        ORDER BY valid_from DESC LIMIT 1
    ) s ON (s.code, s.valid_from) IS DISTINCT FROM (y.status_code, y.status_on)
"""
"""Youths whose listed status is not the newest of their history."""


def days_work(world: World, cast: scene.Cast) -> int:
    """Do a little of everything; how far the kept table is then from what it should be."""
    drift = 0
    for step in (_arrivals, _duties, _consents, _renewal, _closing, _statuses, _protection, _new_seat, _moved_unit):
        step(world, cast)
        drift += world.drift()
    world.admin.execute("UPDATE public.youths SET last_activity = last_activity + interval '1 day'")
    return drift + world.drift() + world.number(OUTDATED)


def _arrivals(world: World, _: scene.Cast) -> None:
    world.youth(status="OTUK", district=scene.OURS)


def _duties(world: World, cast: scene.Cast) -> None:
    youth = world.youth()
    duty = world.duty(youth, cast.near[Role.COUNSELLOR])
    world.admin.execute("UPDATE public.responsibilities SET period = tstzrange(NULL, %s) WHERE id = %s", [TODAY, duty])
    other = world.duty(youth, cast.far[Role.COUNSELLOR])
    scene.in_force(cast, youth)
    world.duty(youth, cast.near[Role.DISTRICT_OT], duty="lead")
    world.admin.execute("DELETE FROM public.responsibilities WHERE id = %s", [other])


def _consents(world: World, cast: scene.Cast) -> None:
    youth = world.youth()
    given = world.give(youth, scene.permits(cast.parties), scene.DAYS, at=scene.GIVEN)
    lines = [line for line, _ in scene.permits(cast.parties)][:2]
    world.happen(youth, given, ConsentEventKind.NARROWED, scene.LATER, lines=lines)
    again = world.give(youth, scene.permits(cast.parties), scene.DAYS, at=scene.LATER)
    world.happen(youth, again, ConsentEventKind.WITHDRAWN, TODAY)


def _renewal(world: World, cast: scene.Cast) -> None:
    youth = world.youth()
    given = world.give(youth, scene.permits(cast.parties), scene.DAYS, at=scene.GIVEN)
    world.give(youth, [], scene.DAYS, at=scene.LATER, supersedes=given, parties=[])


def _closing(world: World, cast: scene.Cast) -> None:
    youth = world.youth(status="OTUK", district=scene.OURS)
    scene.in_force(cast, youth)
    world.end_case(youth, TODAY)


def _statuses(world: World, cast: scene.Cast) -> None:
    youth = world.youth(status="OTOV", district=scene.OURS)
    scene.in_force(cast, youth)
    for code, day in (("OTUK", 1), ("OTOV", 2), ("OTUK", 3), ("OTAR", 4)):
        made = uuid4()
        world.put(
            "statuses", id=made, youth_id=youth, code=code, valid_from=TODAY.date() + timedelta(days=day),
            recorded_at=TODAY, source="t",
        )  # fmt: skip
    world.put("status_annulments", status_id=made, youth_id=youth, reason="wrong", recorded_at=TODAY)


def _protection(world: World, _: scene.Cast) -> None:
    youth = world.youth(status="OTUK", district=scene.OURS)
    world.admin.execute(
        "UPDATE public.youths SET protection = 'confidential', district_no = NULL WHERE id = %s", [youth]
    )


def _new_seat(world: World, _: scene.Cast) -> None:
    world.youth(status="OTUK", district="0377")
    world.seat(Role.DISTRICT_OT, "0377")


def _moved_unit(world: World, cast: scene.Cast) -> None:
    world.youth(status="OTUK", district="0388")
    seat = cast.far[Role.DISTRICT_OT]
    world.admin.execute(
        "UPDATE public.units SET district_no = '0388' WHERE id = (SELECT unit_id FROM policy.seats WHERE id = %s)",
        [seat],
    )
