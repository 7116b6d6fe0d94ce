"""The demo's transfers: last week's leavers taken in, this week's waiting for a yes, apprentices reported."""

import io
import json
from collections.abc import Callable
from datetime import date, datetime, timedelta
from functools import partial
from typing import Any, TypeVar
from uuid import UUID

from flask import Flask

from portal.database import forget
from portal.demo.people import STAFF_ACR
from portal.demo.register import known_youths, synthetic_youths
from portal.domain.calendar import oslo_date
from portal.outside.sealed_files import Place
from portal.queries.visitors import Visitor, enter
from portal.services import imports, transfer_work, transfers, visits

SESSION = visits.Lasting(timedelta(hours=1), timedelta(hours=1))
COORDINATOR, APPRENTICESHIPS = "unni.uda", "frank.fag"
LAST_WEEK, THIS_WEEK, AT_RISK = 41, 42, 43
"""Seeds of the invented."""
Done = TypeVar("Done")
Row = dict[str, Any]


def tell(app: Flask, issuer: str) -> None:
    """Through the product's own services; the worker's part is done on the spot."""
    settings = app.config["LAGET_SETTINGS"]
    place = Place(settings.uploads_folder, app.config["NUMBER_SEALER"])
    room = imports.Workroom(settings.jobs_database_url, place, settings.upload_limit_bytes)
    today = _as(app, issuer, COORDINATOR, lambda unni: oslo_date(unni.now))
    last, this, risk = _leavers(today - timedelta(days=7), LAST_WEEK), _leavers(today, THIS_WEEK), _at_risk(today)
    for who, kind, rows, confirmed in (
        (COORDINATOR, "leavers", last, True),
        (COORDINATOR, "leavers", [*this, *_without_number(today)], False),
        (APPRENTICESHIPS, "apprentices", risk, False),
    ):
        import_id, at = _as(app, issuer, who, partial(_send, place=place, kind=kind, rows=rows))
        imports.run(import_id, room, at=at)
        if confirmed:
            _as(app, issuer, COORDINATOR, partial(transfers.confirm, import_id=import_id))
            transfer_work.apply(import_id, transfer_work.Workroom(room.database_url, place), at=at)


def _send(visitor: Visitor, place: Place, kind: str, rows: list[Row]) -> tuple[UUID, datetime]:
    content = json.dumps({"antall": len(rows), "otungdommer": rows}).encode()
    name = {"leavers": "sluttere", "apprentices": "larlinger"}[kind]
    upload = imports.Upload(f"{name}-uke-{oslo_date(visitor.now):%V}.json", io.BytesIO(content))
    return imports.receive(visitor, upload, place, kind), visitor.now


def _leavers(day: date, seed: int) -> list[Row]:
    return [{**row, "otData": {"grunn": "sluttet_skole", "tilmeldt": f"{day:%d.%m.%Y}"}}
            for row in synthetic_youths(24, seed, day)]  # fmt: skip


def _without_number(today: date) -> list[Row]:
    """One of those who can sign in, as a school wrote the row: without the number."""
    row: Any = next(iter(known_youths(today)))
    person = {name: value for name, value in row["person"].items() if name != "fnr"}
    return [{"person": person, "otData": {"grunn": "sluttet_skole", "tilmeldt": f"{today:%d.%m.%Y}"}}]


def _at_risk(today: date) -> list[Row]:
    rows = [dict(row) for row in synthetic_youths(6, AT_RISK, today)]
    return [{**row, "otData": None, "larling": {"status": "i_fare" if number % 2 else "avbrutt"}}
            for number, row in enumerate(rows)]  # fmt: skip


def _as(app: Flask, issuer: str, subject: str, does: Callable[[Visitor], Done]) -> Done:
    """Somebody does something, signed in as the portal signs people in."""
    with app.app_context():
        token = visits.sign_in(visits.Claims(issuer, subject, STAFF_ACR), SESSION)
        visitor = enter(token) if token else None
        if visitor is None:
            raise RuntimeError(f"{subject} is not appointed")
        done = does(visitor)
        visits.sign_out(str(token))
        forget()
        return done
