"""The annual wheel in the demo: made in August, some of it done, and news from UDA."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, datetime, timedelta

from flask import Flask

from portal.database import forget
from portal.demo.people import STAFF_ACR
from portal.domain.calendar import oslo_date, oslo_midnight, school_year_start
from portal.domain.news import News, NewsKind
from portal.queries import wheel as kept
from portal.queries.visitors import Visitor, enter
from portal.services import bulletins, visits, wheel, wheel_years
from portal.services.wheel import Word

SESSION = visits.Lasting(timedelta(hours=1), timedelta(hours=1))
KNOWN_FOR = timedelta(days=45)
UDA, SCHOOL, DISTRICT = "unni.uda", "reidun.hersleb", "odd.gamleoslo"
NEWS = (
    News(NewsKind.OFFERS, "Flere plasser i kombinasjonsklasser fra januar",
         "Det blir flere plasser i kombinasjonsklasser fra januar. Frist for å melde behov er 1. desember."),
    News(NewsKind.ROUTINE, "Nytt skjema for kartlegging",
         "Skjemaet for kartlegging følger nå malen i Oslostandarden. Gamle skjemaer kan brukes ut skoleåret."),
)  # fmt: skip


def tell(app: Flask, issuer: str) -> None:
    """Made six weeks ago; what has fallen due since then is done, but for the newest."""
    with _acting(app, issuer, UDA) as unni:
        today = oslo_date(unni.now)
        first = school_year_start(today)
        if first.year in kept.years():
            return
        made = max(first, today - KNOWN_FOR)
        wheel_years.make(replace(unni, now=oslo_midnight(made)), first.year)
        for age, news in enumerate(NEWS, 2):
            bulletins.post(replace(unni, now=unni.now - timedelta(days=age)), news)
    for who in (UDA, SCHOOL, DISTRICT):
        with _acting(app, issuer, who) as visitor:
            _mark_the_past(visitor, today, first)
    with _acting(app, issuer, UDA) as unni:
        wheel.look_again(unni)


@contextmanager
def _acting(app: Flask, issuer: str, who: str) -> Iterator[Visitor]:
    with app.app_context():
        token = visits.sign_in(visits.Claims(issuer, who, STAFF_ACR), SESSION)
        visitor = enter(token) if token else None
        if visitor is None or token is None:
            raise RuntimeError(f"{who} is not appointed")
        yield visitor
        visits.sign_out(token)
        forget()


def _mark_the_past(visitor: Visitor, today: date, first: date) -> None:
    """All but the newest that is past."""
    if visitor.unit_id is None:
        return
    past = [row for row in kept.of_year(first.year, visitor.unit_id) if row.duty_id and row.due.last < today]
    for row in past[:-1]:
        if row.duty_id:
            on = replace(visitor, now=_noon(row.due.aim))
            wheel.mark(on, row.duty_id, Word(done=True, note="", seen=0))


def _noon(day: date) -> datetime:
    return oslo_midnight(day) + timedelta(hours=12)
