"""Forms understand how Norwegians write days and hours, and say it in Norwegian when they do not."""

from datetime import date, time

import pytest
from flask import Flask
from wtforms import FieldList, FormField
from wtforms.validators import InputRequired, Length

from blueprints.forms import ClockField, DayField, Form, TextField, tidy
from tests.gallery.app import build


class Visit(Form):
    day = DayField("Dag", [InputRequired()])
    clock = ClockField("Klokken")
    place = TextField("Sted", [Length(max=5)])


class Visits(Form):
    visits = FieldList(FormField(Visit), min_entries=1)


@pytest.fixture
def app() -> Flask:
    app = build()
    app.config["WTF_CSRF_ENABLED"] = False
    return app


@pytest.mark.parametrize("written", ["27.11.2026", "2026-11-27", "27.11.26"])
@pytest.mark.parametrize("hour", ["10:00", "10.00"])
def test_a_day_and_an_hour_are_read_as_they_are_written(app: Flask, written: str, hour: str) -> None:
    with app.test_request_context("/", method="POST", data={"day": written, "clock": hour, "place": " Foss\x00 "}):
        form = Visit()

        assert form.validate_on_submit()
        assert (form.day.data, form.clock.data, form.place.data) == (date(2026, 11, 27), time(10), "Foss")


def test_mistakes_are_told_in_norwegian_and_lead_to_their_field(app: Flask) -> None:
    data = {"day": "31.02.2026", "clock": "kl. ti", "place": "Elvebakken"}
    with app.test_request_context("/", method="POST", data=data, headers={"Accept-Language": "nb"}):
        form = Visit()

        assert not form.validate_on_submit()
        assert [(m.target, m.message) for m in form.mistakes()] == [
            ("day", "Skriv datoen slik: 27.11.2026."),
            ("clock", "Skriv klokkeslettet slik: 10.00."),
            ("place", "Skriv høyst 5 tegn."),
        ]


def test_mistakes_inside_a_part_are_found(app: Flask) -> None:
    with app.test_request_context("/", method="POST", data={"visits-0-place": "Elvebakken"}):
        form = Visits()
        form.validate()

        assert "visits-0-day" in [mistake.target for mistake in form.mistakes()]


def test_tidy_leaves_nothing_as_nothing() -> None:
    assert tidy(None) is None
    assert tidy(" a\n\tb\x07 ") == "a\n\tb"
