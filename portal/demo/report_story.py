"""The demo's reports: one mended, frozen and corrected, changed since; the next begun; a status file carried."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import partial
from uuid import UUID

from flask import Flask

from portal.database import forget
from portal.demo.people import STAFF_ACR, YOUTHS
from portal.domain.calendar import oslo_date
from portal.domain.report_checks import blocking
from portal.domain.report_days import latest_report_day, next_report_day
from portal.domain.status_answers import Told
from portal.domain.status_changes import Change
from portal.queries import report_checks
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
    """The report before the latest is frozen, corrected after a late word, and changed once more; the latest waits."""
    url = app.config["LAGET_SETTINGS"].jobs_database_url
    days: list[date] = []
    _acted(app, issuer, lambda visitor: days.extend(_days(visitor)))
    day, following = days
    for check_id in blocking():
        _acted(app, issuer, partial(_mended, day, check_id))
    first = _frozen(app, issuer, url, lambda visitor: reports.open_(visitor, day))
    if first is not None:
        _acted(app, issuer, lambda visitor: _told_late(visitor, first, day))
        _carried(app, issuer, url)
        why = "Bydelen meldte for sent fra at ungdommen var i arbeid."
        second = _frozen(app, issuer, url, lambda visitor: reports.correct(visitor, first, why))
        _acted(app, issuer, lambda visitor: _told_late(visitor, second or first, day))
    _acted(app, issuer, lambda visitor: _begun(visitor, following))


def _days(visitor: Visitor) -> tuple[date, date]:
    """The day that is reported as of, where anybody was registered then, and the one after it."""
    latest = latest_report_day(oslo_date(visitor.now))
    before = latest_report_day(latest - timedelta(days=1))
    if kept.counted(before, visitor.now):
        return before, latest
    return latest, next_report_day(latest + timedelta(days=1))


def _mended(day: date, check_id: str, visitor: Visitor) -> None:
    """Whom the check names are in work, as the districts tell UDA."""
    for found in report_checks.found(check_id, day, visitor.now):
        _in_work(visitor, found.id, day)


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
    _in_work(visitor, next(_reachable(report_id, day - LATE)), day)


def _in_work(visitor: Visitor, youth: UUID, day: date) -> None:
    begun = day - LATE
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
