"""The rows of an OTUK list that the district of the stories has got, and what somebody may try with its review."""

from collections.abc import Iterator, Mapping
from uuid import UUID, uuid4

from portal.domain.words import Role, Service
from portal.policy.actions import Action
from portal.policy.decide import ANYTHING, About
from tests.policy.attempts import Attempt
from tests.policy.row import WHEN, Row, anything
from tests.policy.world import Player, World

READS = {Role.UDA, Role.UDA_ADDRESS_OFFICER}
OF_THE_DISTRICT = {Role.DISTRICT_OT, Role.NAV_OT}


def list_rows(world: World, seats: Mapping[Service, int], person: UUID, youth: UUID) -> Iterator[Row]:
    """The youth's row, with an answer of the district, and what the district has reported."""
    if Service.DISTRICT not in seats:
        return
    seat = seats[Service.DISTRICT]
    sent = _the_list(world, seat, person)
    number = 1 + world.number("SELECT count(*) FROM public.otuk_list_rows WHERE list_id = %s", sent)
    world.put(
        "otuk_list_rows", list_id=sent, youth_id=youth, number=number, for_date=WHEN.date(), change="new",
        status_code="OTUK",
    )  # fmt: skip
    yield Row("otuk_list_rows", f"{sent}/{youth}", youth, Action.YOUTH_SEE, anything)
    world.put(
        "list_reviews", list_id=sent, youth_id=youth, version=1, known="yes", author=person, author_seat=seat,
        recorded_at=WHEN,
    )  # fmt: skip
    yield Row("list_reviews", f"{sent}/{youth}/1", youth, Action.REVIEW_READ, anything)
    made = uuid4()
    world.put(
        "status_reports", id=made, youth_id=youth, reporter="district", code="OTAR_IM", activity="work",
        reported_on=WHEN.date(), author=person, author_seat=seat, recorded_at=WHEN,
    )  # fmt: skip
    yield Row(
        "status_reports", str(made), youth, Action.REVIEW_READ, lambda actor: About(written_here=actor.seat == seat)
    )


def list_attempts(world: World, player: Player, youth: UUID) -> Iterator[Attempt]:
    """An answer about the youth's row; the review itself is of those who see the list."""
    role, seat = player.actor.role, player.actor.seat
    for sent, district in _lists_with(world, youth):
        sees = role in READS or (role in OF_THE_DISTRICT and player.actor.district == district)
        yield Attempt(
            "reviews a row",
            review(sent, youth, player.person, seat),
            ((Action.REPORT_BACK, ANYTHING),),
            shape=sees,
        )
        yield Attempt(
            "puts a row on a sent list",
            "INSERT INTO otuk_list_rows (list_id, youth_id, number, for_date, change, status_code) "
            f"VALUES ('{sent}', '{youth}', 9999, '2026-01-01', 'new', 'OTUK')",
            (),
            shape=False,
        )


def forged_reviews(world: World, player: Player, youth: UUID, elsewhere: int) -> Iterator[tuple[str, str]]:
    """In another's name or seat."""
    for sent, _district in _lists_with(world, youth):
        yield "reviews as somebody else", review(sent, youth, world.giver, player.actor.seat)
        yield "reviews from another seat", review(sent, youth, player.person, elsewhere)


def review(sent: object, youth: UUID, author: UUID, seat: int | None) -> str:
    return (
        "INSERT INTO list_reviews (list_id, youth_id, version, known, author, author_seat, recorded_at) "
        f"VALUES ('{sent}', '{youth}', 2, 'no', '{author}', {seat or 'NULL'}, '2026-01-01')"
    )


def _lists_with(world: World, youth: UUID) -> list[tuple[object, ...]]:
    return world.admin.execute(
        "SELECT l.id, l.district_no FROM public.otuk_lists l JOIN public.otuk_list_rows r ON r.list_id = l.id "
        "WHERE r.youth_id = %s", [youth],
    ).fetchall()  # fmt: skip


def _the_list(world: World, seat: int, person: UUID) -> UUID:
    """The list of the district that has this seat, made where it is not there yet."""
    unit = world.number("SELECT unit_id FROM policy.seats WHERE id = %s", seat)
    found = world.admin.execute("SELECT id FROM public.otuk_lists WHERE unit_id = %s", [unit]).fetchone()
    if found is not None:
        return UUID(str(found[0]))
    made = uuid4()
    world.admin.execute(
        """INSERT INTO public.otuk_lists (id, for_date, school_year, unit_id, district_no, youths, arrived, gone,
               review_by, sent_at, sent_by)
           SELECT %s, %s, 2025, u.id, u.district_no, 1, 1, 0, %s, %s, %s FROM public.units u WHERE u.id = %s""",
        [made, WHEN.date(), WHEN.date(), WHEN, person, unit],
    )
    return made
