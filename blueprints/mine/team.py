"""Who is in my team, and what each sees until when, in plain words."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import reduce
from operator import or_

from flask_babel import gettext
from flask_babel import gettext as _

from blueprints.consent_views import LAST_MOMENT, Badge, badge_of, party_name
from blueprints.labels import PLAIN, colour, day, in_a_row, initials
from portal.domain.words import Basis, Service
from portal.queries.consents import Access, Record


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody in the team; `stop` is the seat that can be stopped, None where the law puts it there."""

    name: str
    sees: str
    initials: str
    colour: str
    badge: Badge | None
    stop: int | None


@dataclass(frozen=True, slots=True)
class Past:
    """Somebody who sees nothing any more, or never did, and what was decided last."""

    name: str
    badge: Badge


def team(records: Sequence[Record], access: Sequence[Access], at: datetime) -> list[Member]:
    """Those who have the duty first, then those whom I have said yes to."""
    newest = _newest(records)
    duty = [a for a in access if a.basis == Basis.DUTY.value]
    by_consent: dict[int, list[Access]] = {}
    for row in access:
        if row.basis == Basis.CONSENT.value:
            by_consent.setdefault(row.seat_id, []).append(row)
    return [*(_by_law(a) for a in duty), *(_by_me(newest.get(s), rows, at) for s, rows in by_consent.items())]


def past(records: Sequence[Record], access: Sequence[Access], at: datetime) -> list[Past]:
    """Refused, withdrawn or ended: each party of mine that sees nothing now."""
    open_now = {a.seat_id for a in access if a.basis == Basis.CONSENT.value}
    closed = (r for seat, r in _newest(records).items() if seat not in open_now)
    return [Past(party_name(r.role, r.unit_name), badge_of(r, (), at)) for r in closed]


def _newest(records: Iterable[Record]) -> dict[int, Record]:
    """The latest decision about each party; records come newest first."""
    newest: dict[int, Record] = {}
    for record in records:
        newest.setdefault(record.seat_id, record)
    return newest


def _by_law(row: Access) -> Member:
    text = _("has by law the duty to follow you up, and sees what the school has written")
    if Service(row.service) is not Service.SCHOOL:
        text = _("has by law the duty to follow you up, and sees what they have written themselves")
    return Member(_called(row), text, initials(row.unit_name), colour(row.service), None, None)


def _by_me(record: Record | None, rows: Sequence[Access], at: datetime) -> Member:
    first = rows[0]
    badge = badge_of(record, rows, at) if record else None
    until = max(row.period.upper for row in rows)
    return Member(
        name=_called(first),
        sees=_sees(rows, day(until - LAST_MOMENT)),
        initials=initials(first.unit_name),
        colour=colour(first.service),
        badge=badge if badge and badge.state == "ends_soon" else None,
        stop=first.seat_id,
    )


def _called(row: Access) -> str:
    return party_name(row.role, row.unit_name)


def _sees(rows: Sequence[Access], until: str) -> str:
    reads = _topics(reduce(or_, (row.read_mask for row in rows)))
    writes = _topics(reduce(or_, (row.write_mask for row in rows)))
    said = [_("sees %(topics)s", topics=reads)] if reads else []
    said += [_("may write about %(topics)s", topics=writes)] if writes else []
    what = ", ".join(said) or _("may meet you")
    return str(_("%(what)s – until %(until)s", what=what, until=until))


def _topics(mask: int) -> str:
    return in_a_row([gettext(word) for category, word in PLAIN.items() if mask & category.bit])
