"""What somebody may try to write through the year about a youth, honestly and forged."""

from collections.abc import Iterator
from uuid import UUID

from portal.domain.words import Category, Service
from portal.policy.actions import Action
from portal.policy.decide import ANYTHING, About
from tests.policy.attempts import Attempt
from tests.policy.world import Player, World

STATUS = "INSERT INTO statuses (youth_id, code, valid_from, recorded_at, recorded_by, source) "
ANNULMENT = "INSERT INTO status_annulments (status_id, youth_id, reason, recorded_at, recorded_by) "
FACTS = "INSERT INTO status_facts (status_id, youth_id, category, source, facts, author, author_seat) "
CONTACT = (
    "INSERT INTO contact_attempts (youth_id, source, made_at, channel, counterpart, outcome, counts, rule, author, "
    "author_seat, recorded_at) "
)
REPORT = (
    "INSERT INTO status_reports (youth_id, reporter, code, activity, reported_on, author, author_seat, recorded_at%s) "
)
SEES, RECORDS = (Action.YOUTH_SEE, ANYTHING), (Action.STATUS_RECORD, ANYTHING)


def year_attempts(world: World, player: Player, youth: UUID) -> Iterator[Attempt]:
    """An attempt at contact, a status, its annulment and facts, a report and what UDA makes of it."""
    status = a_status(world, youth)
    me, seat = f"'{player.person}'", player.actor.seat or "NULL"
    yield Attempt(
        "records a status", f"{STATUS}VALUES ('{youth}', 'OTOV', '2026-01-01', '2026-01-01', {me}, 't')", (RECORDS,)
    )
    yield Attempt(
        "annuls a status",
        f"{ANNULMENT}VALUES ('{status}', '{youth}', 'wrong', '2026-01-01', {me})",
        (RECORDS, SEES),
    )
    yield Attempt(
        "reports a status fact",
        f"{REPORT % ''}VALUES ('{youth}', 'district', 'OTAR', 'work', '2026-01-01', {me}, {seat}, '2026-01-01')",
        ((Action.REPORT_BACK, ANYTHING),),
        shape=player.actor.seat is not None,
    )
    city = (Action.CITY_WORK, ANYTHING)
    yield Attempt(
        "decides a reported status fact",
        f"UPDATE status_reports SET decided_reason = 't' WHERE youth_id = '{youth}'",
        ((Action.REPORT_BACK, ANYTHING), (Action.REVIEW_READ, ANYTHING), city),
    )
    own = own_service(player)
    for source in sorted({own, Service.NAV}):
        yield Attempt(
            f"logs contact as {source.name}", contact(youth, source, me, seat),
            ((Action.CONTACT_WRITE, About(source=source)),), shape=player.actor.seat is not None,
        )  # fmt: skip
        for category, action in (
            (Category.STATUS_FACTS, Action.STATUS_EXPLAIN), (Category.NOTES, Action.NOTES_WRITE),
        ):  # fmt: skip
            yield Attempt(
                f"explains a status by {category.name} as {source.name}",
                facts(status, youth, category, source, me, seat),
                ((action, About(source=source)), SEES), shape=player.actor.seat is not None,
            )  # fmt: skip


def forged_in_the_year(world: World, player: Player, youth: UUID, elsewhere: int) -> Iterator[tuple[str, str]]:
    """In another's name or seat, already decided, or onto another youth's status."""
    me, other, seat, service = f"'{player.person}'", f"'{world.giver}'", player.actor.seat or 0, own_service(player)
    status = a_status(world, youth)
    yield (
        "records a status as somebody else",
        f"{STATUS}VALUES ('{youth}', 'OTOV', '2026-01-01', '2026-01-01', {other}, 't')",
    )
    yield (
        "annuls a status as somebody else",
        f"{ANNULMENT}VALUES ('{status}', '{youth}', 'wrong', '2026-01-01', {other})",
    )
    for author, place in ((other, seat), (me, elsewhere)):
        yield "logs contact as somebody else", contact(youth, service, author, place)
        for category in (Category.STATUS_FACTS, Category.NOTES):
            yield "explains as somebody else", facts(status, youth, category, service, author, place)
        told = f"'{youth}', 'district', 'OTAR', 'work', '2026-01-01', {author}, {place}, '2026-01-01'"
        yield "reports as somebody else", f"{REPORT % ''}VALUES ({told})"
    told = f"'{youth}', 'district', 'OTAR', 'work', '2026-01-01', {me}, {seat}, '2026-01-01', 'taken', {me}, now()"
    yield "reports what is decided", f"{REPORT % ', state, decided_by, decided_at'}VALUES ({told})"
    for stranger in [case for case in world.cases if case != youth][-1:]:
        foreign = a_status(world, stranger)
        yield (
            "annuls another youth's status",
            f"{ANNULMENT}VALUES ('{foreign}', '{youth}', 'wrong', '2026-01-01', {me})",
        )
        for category in (Category.STATUS_FACTS, Category.NOTES):
            yield "explains another youth's status", facts(foreign, youth, category, service, me, seat)


def own_service(player: Player) -> Service:
    return Service.YOUTH if player.actor.service is None else player.actor.service


def contact(youth: UUID, source: Service, author: str, seat: object) -> str:
    return (
        f"{CONTACT}VALUES ('{youth}', {source.value}, '2026-01-01', 'sms', 'youth', 'no_reply', false, 't', {author}, "
        f"{seat}, '2026-01-01')"
    )


def facts(status: UUID, youth: UUID, category: Category, source: Service, author: str, seat: object) -> str:
    return f"{FACTS}VALUES ('{status}', '{youth}', {category.value}, {source.value}, '{{}}', {author}, {seat})"


def a_status(world: World, youth: UUID) -> UUID:
    """A status of the youth that nobody has annulled or explained."""
    row = world.admin.execute(
        """
        SELECT s.id FROM public.statuses s WHERE s.youth_id = %s
            AND NOT EXISTS (SELECT FROM public.status_annulments a WHERE a.status_id = s.id)
        ORDER BY EXISTS (SELECT FROM public.status_facts f WHERE f.status_id = s.id) LIMIT 1
        """,
        [youth],
    ).fetchone()
    assert row is not None
    return UUID(str(row[0]))
