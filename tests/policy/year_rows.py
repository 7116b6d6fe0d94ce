"""The rows of the service's year: attempts at contact, statuses, what they rest on, what others report."""

from collections.abc import Callable, Iterator, Mapping
from uuid import UUID, uuid4

from portal.domain.words import Category, Service
from portal.policy.actions import Action
from portal.policy.decide import About
from portal.policy.standing import Actor
from tests.policy.row import WHEN, Row, anything, from_service
from tests.policy.world import World


def year_rows(world: World, seats: Mapping[Service, int], person: UUID, youth: UUID) -> Iterator[Row]:
    """Fill the tables of the year for this youth, with the words of a seat of each service."""
    yield from _attempts(world, seats, person, youth)
    yield from _statuses(world, seats, person, youth)
    yield from _reports(world, seats, person, youth)


def _attempts(world: World, seats: Mapping[Service, int], person: UUID, youth: UUID) -> Iterator[Row]:
    for source, seat in seats.items():
        made = uuid4()
        world.put(
            "contact_attempts", id=made, youth_id=youth, source=source.value, made_at=WHEN, channel="sms",
            counterpart="youth", outcome="no_reply", counts=False, rule="t", author=person, author_seat=seat,
            recorded_at=WHEN,
        )  # fmt: skip
        yield Row("contact_attempts", str(made), youth, Action.CONTACT_READ, _written_at(source, seat))


def _statuses(world: World, seats: Mapping[Service, int], person: UUID, youth: UUID) -> Iterator[Row]:
    """A status with its facts for each service, and one that was wrong."""
    for source, seat in seats.items():
        status = _status(world, youth)
        yield Row("statuses", str(status), youth, Action.YOUTH_SEE, anything)
        for category, action in ((Category.STATUS_FACTS, Action.STATUS_READ), (Category.NOTES, Action.NOTES_READ)):
            world.put(
                "status_facts", status_id=status, youth_id=youth, category=category.value, source=source.value,
                facts="{}", author=person, author_seat=seat,
            )  # fmt: skip
            yield Row("status_facts", f"{status}/{category.value}", youth, action, from_service(source))
    wrong = _status(world, youth)
    world.put("status_annulments", status_id=wrong, youth_id=youth, reason="t", recorded_at=WHEN, recorded_by=person)
    yield Row("statuses", str(wrong), youth, Action.YOUTH_SEE, anything)
    yield Row("status_annulments", str(wrong), youth, Action.YOUTH_SEE, anything)


def _status(world: World, youth: UUID) -> UUID:
    made, code = uuid4(), world.cases[youth].status_code or "OTOV"
    world.put(
        "statuses", id=made, youth_id=youth, code=code, valid_from=WHEN.date(), recorded_at=WHEN, source="t",
    )  # fmt: skip
    return made


def _reports(world: World, seats: Mapping[Service, int], person: UUID, youth: UUID) -> Iterator[Row]:
    made = uuid4()
    world.put(
        "status_reports", id=made, youth_id=youth, reporter="district", code="OTAR", activity="work",
        reported_on=WHEN.date(), author=person, author_seat=next(iter(seats.values())), recorded_at=WHEN,
    )  # fmt: skip
    yield Row("status_reports", str(made), youth, Action.REVIEW_READ, anything)


def _written_at(source: Service, seat: int) -> Callable[[Actor], About]:
    return lambda actor: About(source=source, written_here=actor.seat == seat)
