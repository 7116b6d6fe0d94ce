"""The demo's runs over the city: moves noticed and told, the age exit of the coming January planned, errors found."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from uuid import UUID

from flask import Flask

from portal.database import forget
from portal.demo.people import STAFF_ACR
from portal.domain.calendar import oslo_date
from portal.domain.city_runs import Kind
from portal.queries import quality as found
from portal.queries.visitors import Visitor, enter
from portal.services import city_runs, quality, run_work, visits

SESSION = visits.Lasting(timedelta(hours=1), timedelta(hours=1))
COORDINATOR = "unni.uda"
FINE = "Skolehistorikken er etterspurt i VIGO, kommer med neste fil"


def tell(app: Flask, issuer: str) -> None:
    """Done by the coordinator; the worker's part is done on the spot."""
    url = app.config["LAGET_SETTINGS"].jobs_database_url
    moves, now = _planned(app, issuer, url, lambda visitor: (Kind.MOVES, oslo_date(visitor.now)))
    _acted(app, issuer, lambda visitor: city_runs.carry_out(visitor, moves))
    run_work.run(moves, run_work.Workroom(url), at=now)
    _planned(app, issuer, url, lambda visitor: (Kind.AGE_EXIT, date(oslo_date(visitor.now).year + 1, 1, 1)))
    searched: list[UUID] = []
    _acted(app, issuer, lambda visitor: searched.append(quality.start(visitor)))
    quality.sweep(searched[0], url, at=now)
    _acted(app, issuer, _one_is_fine)


def _planned(app: Flask, issuer: str, url: str, what: Callable[[Visitor], tuple[Kind, date]]) -> tuple[UUID, datetime]:
    made: list[tuple[UUID, datetime]] = []
    _acted(app, issuer, lambda visitor: made.append((city_runs.plan(visitor, *what(visitor)), visitor.now)))
    run_id, now = made[0]
    run_work.run(run_id, run_work.Workroom(url), at=now)
    return run_id, now


def _one_is_fine(visitor: Visitor) -> None:
    rows = found.page(found.Wish("missing_school"), oslo_date(visitor.now)).rows
    if rows:
        quality.fine(visitor, "missing_school", rows[0].youth_id, FINE)


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
