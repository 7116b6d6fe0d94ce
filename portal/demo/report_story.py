"""The demo's reports: one frozen and corrected, changed since; the next begun; a status file that was carried."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from uuid import UUID

from flask import Flask

from portal.database import forget
from portal.demo.people import STAFF_ACR, YOUTHS
from portal.domain.calendar import oslo_date
from portal.domain.report_days import latest_report_day, next_report_day
from portal.domain.status_answers import Told
from portal.domain.status_changes import Change
from portal.queries import reports as kept
from portal.queries.status_background import background
from portal.queries.visitors import Visitor, enter
from portal.services import report_freezing, reports, status_files, statuses, visits

SESSION = visits.Lasting(timedelta(hours=1), timedelta(hours=1))
COORDINATOR = "unni.uda"
LATE = timedelta(days=3)
WORKED = timedelta(days=60)
LEFT_ALONE = frozenset({"Sofie", *(youth.name.split()[0] for youth in YOUTHS)})


def tell(app: Flask, issuer: str) -> None:
    """The latest report frozen, corrected after a late word from a district, and changed once more since."""
    url = app.config["LAGET_SETTINGS"].jobs_database_url
    today: list[date] = []
    _acted(app, issuer, lambda visitor: today.append(oslo_date(visitor.now)))
    day = latest_report_day(today[0])
    first = _frozen(app, issuer, url, lambda visitor: reports.open_(visitor, day))
    if first is None:
        return
    _acted(app, issuer, lambda visitor: _told_late(visitor, first, day))
    _carried(app, issuer, url)
    why = "Bydelen meldte for sent fra at ungdommen var i arbeid."
    second = _frozen(app, issuer, url, lambda visitor: reports.correct(visitor, first, why))
    if second is not None:
        _acted(app, issuer, lambda visitor: _told_late(visitor, second, day))
    _acted(app, issuer, lambda visitor: _begun(visitor, next_report_day(today[0] + timedelta(days=1))))


def _frozen(app: Flask, issuer: str, url: str, begin: Callable[[Visitor], UUID]) -> UUID | None:
    """All the way, or left as a draft where a check stops it."""
    made: list[UUID] = []
    _acted(app, issuer, lambda visitor: made.append(begin(visitor)))
    _acted(app, issuer, lambda visitor: _checked(visitor, made[0]))
    ready: list[bool] = []
    _acted(app, issuer, lambda visitor: ready.append(_signed(visitor, made[0])))
    if not ready[0]:
        return None
    _acted(app, issuer, lambda visitor: reports.freeze(visitor, made[0]))
    report_freezing.run(made[0], url)
    return made[0]


def _signed(visitor: Visitor, report_id: UUID) -> bool:
    report = kept.get(report_id)
    if report is None or report.state != "checked":
        return False
    reports.sign(visitor, report_id)
    return True


def _begun(visitor: Visitor, day: date) -> None:
    reports.check(visitor, reports.open_(visitor, day))


def _checked(visitor: Visitor, report_id: UUID) -> None:
    reports.check(visitor, report_id)


def _carried(app: Flask, issuer: str, url: str) -> None:
    made: list[UUID] = []
    _acted(app, issuer, lambda visitor: made.append(status_files.ask(visitor)))
    status_files.run(made[0], url)
    _acted(app, issuer, lambda visitor: status_files.carry(visitor, made[0], "Lest inn uten feil, kvittering 2026-114"))


def _told_late(visitor: Visitor, report_id: UUID, day: date) -> None:
    """A district tells UDA of work that began long before, and UDA records it from before the report day (TC-06)."""
    begun = day - LATE
    youth = next(_reachable(report_id, begun))
    told = Told(day=begun, code="OTAR_IM", via_ot=False, activity="work", start=begun - WORKED, reporter="district_ot")
    seen = background(youth, begun, visitor.now, None).seen
    statuses.change(visitor, youth, Change(told=told, seen=seen, knowing=True))


def _reachable(report_id: UUID, begun: date) -> Iterator[UUID]:
    """Those of unknown activity in the report whose story nobody else tells, from the end of the alphabet."""
    place: kept.Place | None = kept.Place("OTUK")
    found: list[kept.NamedRow] = []
    while place:
        page = kept.frozen_rows(report_id, place)
        found += page[: kept.PAGE]
        more = len(page) > kept.PAGE
        place = kept.Place("OTUK", (found[-1].sort_key, found[-1].youth_id)) if more else None
    return (row.youth_id for row in reversed(found) if row.status_on <= begun and row.name.split()[0] not in LEFT_ALONE)


def _acted(app: Flask, issuer: str, does: Callable[[Visitor], object]) -> None:
    """The demo's coordinator does something, signed in as the portal signs people in."""
    with app.app_context():
        token = visits.sign_in(visits.Claims(issuer, COORDINATOR, STAFF_ACR), SESSION)
        visitor = enter(token) if token else None
        if visitor is None:
            raise RuntimeError("the demo's coordinator is not appointed")
        does(visitor)
        visits.sign_out(str(token))
        forget()
