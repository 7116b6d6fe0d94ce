"""The demo's newest OTUK lists: sent by UDA, opened by Nav, half reviewed in one district, finished in another."""

from collections.abc import Callable
from datetime import timedelta
from uuid import UUID

from flask import Flask

from portal.database import finish, forget
from portal.demo.people import STAFF_ACR
from portal.domain.calendar import oslo_date
from portal.domain.list_refusals import AlreadySent
from portal.domain.otuk_lists import Findings, Known, Reached, WithNav, send_days
from portal.queries import list_rows
from portal.queries import otuk_lists as kept
from portal.queries.visitors import Visitor, enter
from portal.services import list_reviews, otuk_lists, status_reports, visits

SESSION = visits.Lasting(timedelta(hours=1), timedelta(hours=1))
TIME_LEFT = timedelta(days=12)
HALF_OF = 2
COORDINATOR, HALF_WAY, READY, NAV = "unni.uda", "odd.gamleoslo", "oda.stovner", "nina.gamleoslo"
FOUND = (
    Findings(Known.YES, Reached.DIALOGUE, WithNav.AGREED, "phone"),
    Findings(Known.NO, Reached.NO_REPLY, WithNav.TO_AGREE, "sms"),
    Findings(Known.NO, Reached.NOT_TRIED, WithNav.NO_NEED),
    Findings(Known.YES, Reached.NO_REPLY, WithNav.NO_NEED, "visit"),
)


def tell(app: Flask, issuer: str) -> None:
    """The first list of the school year, as if it had been sent when it was due."""
    try:
        _acted(app, issuer, COORDINATOR, _send)
    except AlreadySent:
        return
    _acted(app, issuer, NAV, _open)
    _acted(app, issuer, HALF_WAY, lambda visitor: _review(visitor, half=True))
    _acted(app, issuer, READY, lambda visitor: _review(visitor, half=False))


def _acted(app: Flask, issuer: str, who: str, does: Callable[[Visitor], None]) -> None:
    """Somebody of the demo does something, signed in as the portal signs people in."""
    with app.app_context():
        token = visits.sign_in(visits.Claims(issuer, who, STAFF_ACR), SESSION)
        visitor = enter(token) if token else None
        if visitor is None:
            raise RuntimeError(f"{who} is not appointed")
        does(visitor)
        visits.sign_out(str(token))
        forget()


def _send(visitor: Visitor) -> None:
    today = oslo_date(visitor.now)
    otuk_lists.send(visitor, send_days(today)[0], today + TIME_LEFT)


def _open(visitor: Visitor) -> None:
    otuk_lists.opened(visitor, _mine().id)
    finish(kept=True)


def _mine() -> kept.Sent:
    """The only list that a district or a Nav office has got so far."""
    return kept.newest(0)[0]


def _review(visitor: Visitor, *, half: bool) -> None:
    _open(visitor)
    sent = _mine()
    rows = list_rows.everyone(sent.id, "all")
    mine = rows[: len(rows) // HALF_OF] if half else rows
    for place, row in enumerate(mine):
        list_reviews.save(visitor, row, row.version, FOUND[place % len(FOUND)])
    _report(visitor, [row.youth_id for row in mine[:HALF_OF]])
    if not half:
        list_reviews.finish(visitor, sent.id)


def _report(visitor: Visitor, youths: list[UUID]) -> None:
    """The district has learnt what two of them do."""
    began = oslo_date(visitor.now) - timedelta(weeks=3)
    for youth_id, activity in zip(youths, ("work", "measure_nav"), strict=False):
        status_reports.report(visitor, youth_id, activity, began)
