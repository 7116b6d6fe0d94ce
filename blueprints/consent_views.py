"""How consents are shown: the matrix of who sees what, and on which ground the one who looks does."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from blueprints.desks import role_name
from blueprints.labels import category_name, day, names_of
from blueprints.texts import _
from portal.domain.calendar import oslo_date
from portal.domain.words import CONSENTABLE, Basis, Category, Role
from portal.queries.consents import Access, Record

SOON = timedelta(days=14)
LAST_MOMENT = timedelta(seconds=1)


@dataclass(frozen=True, slots=True)
class Badge:
    """The truth about a consent, as `components/consent_badge.html` says it."""

    state: str
    until: str = ""
    days: int | None = None
    on: str = ""


@dataclass(frozen=True, slots=True)
class Party:
    """A row of the matrix: a service-role at a unit, what it sees, and until when."""

    seat_id: int
    party: str
    service: int
    cells: tuple[str | None, ...]
    badge: Badge
    note: str
    meets: bool
    open: bool
    sees: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """Who sees what: only categories that somebody sees have a column."""

    categories: tuple[str, ...]
    parties: tuple[Party, ...]


def party_name(role: str, unit: str) -> str:
    """OT contact, Bydel Sagene; another service is called by its own name."""
    title = role_name(Role(role)) if role != Role.OTHER_ACTOR.value else ""
    return f"{title}, {unit}" if title else unit


def matrix(records: Sequence[Record], access: Sequence[Access], at: datetime) -> Matrix:
    """The newest decision about each party, and what is open to it at this instant."""
    newest: dict[int, Record] = {}
    for record in records:
        newest.setdefault(record.seat_id, record)
    by_consent = [a for a in access if a.basis == Basis.CONSENT.value]
    shown = [c for c in CONSENTABLE if any((a.read_mask | a.write_mask) & c.bit for a in by_consent)]
    parties = [_party(r, [a for a in by_consent if a.seat_id == r.seat_id], shown, at) for r in newest.values()]
    return Matrix(tuple(category_name(c) for c in shown), tuple(parties))


def _party(record: Record, access: list[Access], shown: Iterable[Category], at: datetime) -> Party:
    reads, writes = _mask(a.read_mask for a in access), _mask(a.write_mask for a in access)
    badge = badge_of(record, access, at)
    notes = {
        "refused": _("Said no %(day)s", day=day(record.decided_at)),
        "withdrawn": _("Took it back %(day)s", day=day(record.withdrawn_at)),
        "ended": _("Ended %(day)s", day=day(record.valid_to)),
    }
    return Party(
        seat_id=record.seat_id,
        party=party_name(record.role, record.unit_name),
        service=record.service,
        cells=tuple(_cell(c, reads, writes) for c in shown),
        badge=badge,
        note="" if access else notes.get(badge.state, ""),
        meets=any(a.meet for a in access),
        open=bool(access),
        sees=tuple(category_name(c) for c in CONSENTABLE if reads & c.bit),
    )


def _mask(masks: Iterable[int]) -> int:
    whole = 0
    for mask in masks:
        whole |= mask
    return whole


def _cell(category: Category, reads: int, writes: int) -> str | None:
    sees, writes_too = bool(reads & category.bit), bool(writes & category.bit)
    if sees and writes_too:
        return "both"
    if writes_too:
        return "write"
    return "read" if sees else None


def badge_of(record: Record, access: Sequence[Access], at: datetime) -> Badge:
    """From what is open now; only where nothing is, from the newest decision."""
    if access:
        end = max(a.period.upper for a in access if a.period.upper is not None)
        last = day(end - LAST_MOMENT)
        if end - at <= SOON:
            return Badge("ends_soon", until=last, days=(end - LAST_MOMENT - at).days)
        return Badge("in_force", until=last)
    if record.decision == "refused":
        return Badge("refused", on=day(record.decided_at))
    if record.withdrawn_at:
        return Badge("withdrawn", on=day(record.withdrawn_at))
    return Badge("ended", until=day(record.valid_to))


def own_grounds(records: Sequence[Record], seat_id: int | None, at: datetime) -> list[str]:
    """Why a party sees what it does: "consent of … until …", one sentence for each record in force."""
    return [
        _(
            "You see %(what)s by consent of %(given)s, until %(until)s.",
            what=", ".join(names_of(record.read_mask)) or _("that there is a case"),
            given=day(record.decided_at),
            until=day(record.valid_to),
        )
        for record in records
        if record.seat_id == seat_id
        and record.decision == "given"
        and not record.withdrawn_at
        and record.valid_to >= oslo_date(at)
        and not record.renewed
    ]
