"""How Nora's consents add up, told one at a time; `tests/policy` proves that the database says the same."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID, uuid4

import pytest

from portal.domain.calendar import OSLO
from portal.domain.consent_states import ConsentState, History, state_of
from portal.domain.consents import (
    ConsentEvent,
    ConsentEventKind,
    ConsentRecord,
    Decided,
    Effect,
    Line,
    Term,
    consent_period,
    lines_in_force,
)
from portal.domain.words import Category, Service, Verb

NORA = uuid4()
NAV, DISTRICT = 1, 2
APRIL, MAY = datetime(2026, 4, 1, 9, tzinfo=UTC), datetime(2026, 5, 1, 9, tzinfo=UTC)
NOW = datetime(2026, 5, 20, 9, tzinfo=UTC)
SPRING = (date(2026, 4, 1), date(2026, 6, 30))


def line(seat: int = NAV, category: Category = Category.HEALTH, source: Service = Service.SCHOOL) -> Line:
    return Line(source, seat, category, Verb.READ)


HEALTH, NOTES = line(), line(category=Category.NOTES)


def given(
    *lines: Line,
    at: datetime = APRIL,
    days: tuple[date, date] = SPRING,
    effect: Effect = Effect.PERMIT,
    supersedes: UUID | None = None,
) -> ConsentRecord:
    period = consent_period(at, *days)
    return ConsentRecord(
        id=uuid4(), youth_id=NORA, decision=Decided.GIVEN, decided_at=at, period=period, supersedes=supersedes,
        parties=frozenset(each.seat for each in lines), terms=tuple(Term(each, effect, period) for each in lines),
    )  # fmt: skip


def refused(*parties: int, at: datetime = MAY) -> ConsentRecord:
    period = consent_period(at, at.date(), at.date())
    return ConsentRecord(
        id=uuid4(), youth_id=NORA, decision=Decided.REFUSED, decided_at=at, period=period, parties=frozenset(parties)
    )


def befell(record: ConsentRecord, kind: ConsentEventKind, *lines: Line, at: datetime = MAY) -> ConsentEvent:
    return ConsentEvent(consent_id=record.id, kind=kind, at=at, lines=frozenset(lines))


def open_lines(*told: ConsentRecord | ConsentEvent, at: datetime = NOW) -> set[Line]:
    records = [each for each in told if isinstance(each, ConsentRecord)]
    events = [each for each in told if isinstance(each, ConsentEvent)]
    return set(lines_in_force(records, events, at))


@pytest.mark.requirement("bug:2")
@pytest.mark.parametrize(
    ("last_day", "hours_that_day"), [((2026, 3, 29), 23), ((2026, 10, 25), 25), ((2026, 6, 30), 24)]
)
def test_a_consent_holds_through_the_last_second_of_its_last_day_in_oslo(
    last_day: tuple[int, int, int], hours_that_day: int
) -> None:
    day = date(*last_day)
    period = consent_period(datetime(*last_day, 8, tzinfo=OSLO) - timedelta(days=30), day - timedelta(days=20), day)
    last_second = datetime(*last_day, 23, 59, 59, tzinfo=OSLO)
    assert period.holds(last_second)
    assert period.end == last_second.astimezone(UTC) + timedelta(seconds=1)
    assert not period.holds(last_second.astimezone(UTC) + timedelta(seconds=1))
    midnight = datetime(*last_day, tzinfo=OSLO).astimezone(UTC)
    assert period.end is not None
    assert period.end.astimezone(UTC) - midnight == timedelta(hours=hours_that_day)


@pytest.mark.requirement("bug:2")
def test_a_consent_begins_when_it_is_given_or_at_midnight_of_its_first_day() -> None:
    assert consent_period(APRIL, *SPRING).start == APRIL
    assert consent_period(APRIL, date(2026, 4, 2), SPRING[1]).start == datetime(2026, 4, 2, tzinfo=OSLO)


@pytest.mark.requirement("bug:3")
def test_a_consent_given_with_a_past_end_is_over_at_once_and_withdrawn_stays_withdrawn() -> None:
    late = given(HEALTH, at=MAY, days=(date(2026, 4, 1), date(2026, 4, 20)))
    assert late.period.is_empty
    assert open_lines(late, at=MAY) == set()
    assert state_of(late, History((late,)), NOW) is ConsentState.ENDED
    record = given(HEALTH)
    history = History((record,), (befell(record, ConsentEventKind.WITHDRAWN),))
    assert state_of(record, history, datetime(2026, 8, 1, tzinfo=UTC)) is ConsentState.WITHDRAWN


@pytest.mark.requirement("bug:1")
def test_an_empty_list_means_nobody() -> None:
    assert open_lines(given()) == set()
    nobody_named = ConsentRecord(
        id=uuid4(), youth_id=NORA, decision=Decided.GIVEN, decided_at=APRIL, period=consent_period(APRIL, *SPRING),
        parties=frozenset(), terms=(Term(HEALTH, Effect.PERMIT, consent_period(APRIL, *SPRING)),),
    )  # fmt: skip
    assert open_lines(nobody_named) == set()


@pytest.mark.requirement("bug:4")
def test_two_consents_never_make_a_third() -> None:
    from_school, from_district = line(source=Service.SCHOOL), line(category=Category.NOTES, source=Service.DISTRICT)
    assert open_lines(given(from_school), given(from_district)) == {from_school, from_district}


def test_the_later_decision_wins_and_a_tie_fails_closed() -> None:
    record = given(HEALTH)
    assert open_lines(record, refused(NAV)) == set()
    assert open_lines(record, refused(NAV), given(HEALTH, at=MAY + timedelta(seconds=1))) == {HEALTH}
    assert open_lines(record, refused(NAV, at=APRIL)) == set()
    assert open_lines(record, given(HEALTH, effect=Effect.DENY)) == set()
    assert open_lines(record, refused(DISTRICT)) == {HEALTH}


def test_refusing_or_withdrawing_as_a_whole_ends_every_older_permit_of_that_party() -> None:
    older, newer = given(HEALTH), given(NOTES, at=APRIL + timedelta(days=2))
    assert open_lines(older, newer, befell(newer, ConsentEventKind.WITHDRAWN)) == set()
    assert open_lines(older, newer, refused(NAV)) == set()


def test_taking_back_a_line_means_it_everywhere() -> None:
    older, newer = given(HEALTH, NOTES), given(HEALTH, at=APRIL + timedelta(days=2))
    assert open_lines(older, newer, befell(newer, ConsentEventKind.NARROWED, HEALTH)) == {NOTES}


def test_a_denied_line_holds_as_long_as_its_record_and_then_the_older_permit_opens_again() -> None:
    permit = given(HEALTH)
    no = given(HEALTH, at=MAY, days=(date(2026, 5, 1), date(2026, 5, 8)), effect=Effect.DENY)
    assert open_lines(permit, no, at=MAY + timedelta(days=1)) == set()
    assert open_lines(permit, no, at=NOW) == {HEALTH}
    lasting = given(HEALTH, at=MAY, effect=Effect.DENY)
    assert open_lines(permit, lasting) == set()
    assert open_lines(permit, lasting, befell(lasting, ConsentEventKind.INVALIDATED, at=NOW)) == {HEALTH}


@pytest.mark.requirement("bug:9")
def test_a_renewal_is_a_linked_record_that_takes_over_when_its_own_period_starts() -> None:
    old = given(HEALTH, NOTES)
    new = given(NOTES, at=MAY, days=(date(2026, 6, 1), date(2026, 9, 1)), supersedes=old.id)
    assert open_lines(old, new, at=NOW) == {HEALTH, NOTES}
    in_june = datetime(2026, 6, 1, tzinfo=OSLO)
    assert open_lines(old, new, at=in_june) == {NOTES}
    history = History((old, new))
    assert state_of(old, history, NOW) is ConsentState.IN_FORCE
    assert state_of(new, history, NOW) is ConsentState.COMING
    assert state_of(old, history, in_june) is ConsentState.SUPERSEDED


def test_nothing_is_open_once_the_case_is_closed() -> None:
    assert set(lines_in_force([given(HEALTH)], [], NOW, case_ended_at=NOW)) == set()
    assert set(lines_in_force([given(HEALTH)], [], NOW, case_ended_at=NOW + timedelta(days=1))) == {HEALTH}


def test_the_badge_tells_the_truth() -> None:
    record, denied = given(HEALTH), given(HEALTH, effect=Effect.DENY)
    history = History((record,))
    assert state_of(None, history, NOW) is ConsentState.ASKED
    assert state_of(record, history, MAY) is ConsentState.IN_FORCE
    assert state_of(record, history, datetime(2026, 6, 20, tzinfo=UTC)) is ConsentState.ENDS_SOON
    assert state_of(record, history, datetime(2026, 7, 1, tzinfo=OSLO)) is ConsentState.ENDED
    assert state_of(denied, History((denied,)), NOW) is ConsentState.REFUSED
    no = refused(NAV)
    assert state_of(no, History((record, no)), NOW) is ConsentState.REFUSED
    assert state_of(record, History((record, no)), NOW) is ConsentState.WITHDRAWN
    both = given(HEALTH, line(DISTRICT))
    partly = History((both,), (ConsentEvent(consent_id=both.id, kind=ConsentEventKind.WITHDRAWN, at=MAY, seat=NAV),))
    assert state_of(both, partly, NOW, seat=NAV) is ConsentState.WITHDRAWN
    assert state_of(both, partly, NOW, seat=DISTRICT) is ConsentState.IN_FORCE
    later = datetime(2026, 8, 1, tzinfo=UTC)
    assert state_of(record, History((record, refused(NAV, at=later))), later) is ConsentState.ENDED
    assert state_of(record, History((record,), (), MAY), NOW) is ConsentState.ENDED
