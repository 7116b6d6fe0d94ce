"""The demo's letters: a batch, sent; a call to Ida; a youth guided to Nav, and one with a right to more training."""

import io
import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from functools import partial
from typing import TypeVar
from uuid import UUID

from flask import Flask

from portal.database import forget
from portal.demo.people import EMPLOYEES, STAFF_ACR
from portal.demo.register import synthetic_youths
from portal.domain.calendar import OSLO, oslo_date, school_year_start
from portal.domain.letter_batches import BatchWish, Settled
from portal.domain.letter_texts import LetterKind
from portal.domain.more_training import Ground, Step
from portal.domain.referrals import Helped
from portal.domain.words import Language, Role
from portal.outside.sealed_files import Place
from portal.queries import letter_batches as kept
from portal.queries import more_training as rights
from portal.queries import referrals as guidance
from portal.queries import youths
from portal.queries.visitors import Visitor, enter
from portal.services import (
    imports,
    letter_batches,
    letter_printing,
    letters,
    more_training,
    referrals,
    transfer_work,
    transfers,
    visits,
)

SESSION = visits.Lasting(timedelta(hours=1), timedelta(hours=1))
COORDINATOR = "unni.uda"
IDA = "Ida"
MONTH = timedelta(days=30)
IN_MARCH, SEED = 24, 1905
SENDING = Settled.SENDING
Done = TypeVar("Done")


def tell(app: Flask, issuer: str) -> None:
    """Through the product's own services, so that nothing here could not have happened."""
    settings = app.config["LAGET_SETTINGS"]
    room = letter_printing.Workroom(settings.jobs_database_url)
    place = Place(settings.uploads_folder, app.config["NUMBER_SEALER"])
    _came_over(app, issuer, place)
    made = _as(app, issuer, COORDINATOR, _batch)
    if made is not None:
        batch_id, at = made
        letter_printing.run(batch_id, room, at=at)
        _as(app, issuer, COORDINATOR, lambda unni: letter_batches.settle(replace(unni, now=at), batch_id, SENDING))
        letter_printing.settle(batch_id, room)
    counsellor = next(e.sub for e in EMPLOYEES if len(e.posts) == 1 and e.posts[0].role is Role.COUNSELLOR)
    for subject, act in ((counsellor, _call), (COORDINATOR, _guide), (counsellor, _enrol)):
        _as(app, issuer, subject, act)


def _came_over(app: Flask, issuer: str, place: Place) -> None:
    """On 19 March, as not having applied: what the batch of May rests on."""
    settings = app.config["LAGET_SETTINGS"]
    import_id, at = _as(app, issuer, COORDINATOR, partial(_receive, place=place))
    imports.run(import_id, imports.Workroom(settings.jobs_database_url, place, settings.upload_limit_bytes), at=at)
    _as(app, issuer, COORDINATOR, lambda unni: transfers.confirm(replace(unni, now=at), import_id))
    transfer_work.apply(import_id, transfer_work.Workroom(settings.jobs_database_url, place), at=at)


def _receive(unni: Visitor, place: Place) -> tuple[UUID, datetime]:
    day = _last_may(oslo_date(unni.now)).replace(month=3, day=19)
    about = {"grunn": "ikke_sokt", "tilmeldt": f"{day:%d.%m.%Y}"}
    rows = [{**row, "otData": about} for row in synthetic_youths(IN_MARCH, SEED, day)]
    content = json.dumps({"antall": len(rows), "otungdommer": rows}).encode()
    at = datetime.combine(day, time(9), tzinfo=OSLO)
    upload = imports.Upload(f"ikke-sokere-{day:%d.%m}.json", io.BytesIO(content))
    return imports.receive(replace(unni, now=at), upload, place, "not_applied"), at


def _batch(unni: Visitor) -> tuple[UUID, datetime] | None:
    """To the non-applicants of last spring; where the register holds none, to the first of this autumn."""
    today = oslo_date(unni.now)
    may = _last_may(today)
    for since, until, at in (
        (may - 2 * MONTH, may, datetime.combine(may, time(9), tzinfo=OSLO)),
        (school_year_start(today), today - MONTH, unni.now),
    ):
        wish = BatchWish(since, until, oslo_date(at) + MONTH)
        if since <= until and kept.preview(wish).letters:
            return letter_batches.start(replace(unni, now=at), wish), at
    return None


def _last_may(today: date) -> date:
    return date(today.year if (today.month, today.day) > (5, 1) else today.year - 1, 5, 1)


def _call(counsellor: Visitor) -> None:
    """Ida finds a copy on her own page."""
    values = {"when": "onsdag kl. 10.00", "place": "Skolen, møterom 2", "contact": counsellor.name}
    wish = letters.Wish(LetterKind.MEETING, Language.BOKMAL, "post", values)
    for row in youths.mine(youths.Wish(order="name")).rows:
        if row.first_name == IDA:
            letters.send(counsellor, UUID(str(row.id)), wish)
            return


def _guide(unni: Visitor) -> None:
    """The first whom the rules put outside the target group and send to Nav."""
    for one in guidance.waiting():
        found = guidance.guided(one.youth_id, unni.now)
        if found and found.guidance.outcome.kind == "nav_jobseeker":
            referrals.record(unni, one.youth_id, referrals.Help(Helped.REGISTERED_TOGETHER))
            return


def _enrol(counsellor: Visitor) -> None:
    """The last by name has been through school without passing mathematics."""
    youth_id, today = UUID(str(youths.mine(youths.Wish(order="name")).rows[-1].id)), oslo_date(counsellor.now)
    given = more_training.Given("Matematikk 1P", Ground.NUS_EXAM, today - timedelta(days=150))
    right_id = more_training.record(counsellor, youth_id, given)
    provider = rights.providers()[0][0]
    more_training.add_step(counsellor, youth_id, right_id, more_training.Taken(Step.ENROLLED, today, provider))


def _as(app: Flask, issuer: str, subject: str, does: Callable[[Visitor], Done]) -> Done:
    """Somebody of the demo does something, signed in as the portal signs people in."""
    with app.app_context():
        token = visits.sign_in(visits.Claims(issuer, subject, STAFF_ACR), SESSION)
        visitor = enter(token) if token else None
        if visitor is None:
            raise RuntimeError(f"{subject} is not appointed")
        done = does(visitor)
        visits.sign_out(str(token))
        forget()
    return done
