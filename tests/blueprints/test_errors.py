"""A refusal on the web says what happened, that nothing was lost, and what to do."""

import pytest
from flask import Flask, abort

from blueprints import errors
from blueprints.blueprint import Blueprint, Open
from blueprints.error_texts import TEXTS
from portal.domain.refusals import Conflict, NotAllowed, NotKnown, Refusal
from tests.gallery.app import build


class HiddenYouth(NotKnown):
    message = "Sara Lind lives at a protected address."


class ConsentLacking(NotAllowed):
    message = "You lack consent for %(category)s."
    remedy = "Ask %(who)s."


class AlreadyWithdrawn(Conflict):
    message = "Already withdrawn."


@pytest.fixture
def app() -> Flask:
    app = build()
    doors = Blueprint("doors", __name__)

    @doors.get("/refused/<kind>", access=Open.EVERYONE)
    def refused(kind: str) -> str:
        kinds: dict[str, Refusal] = {
            "hidden": HiddenYouth(),
            "consent": ConsentLacking(category="<b>plan</b>", who="Sara"),
            "withdrawn": AlreadyWithdrawn(),
        }
        raise kinds[kind]

    @doors.get("/aborted/<int:status>", access=Open.EVERYONE)
    def aborted(status: int) -> str:
        abort(status)

    app.register_blueprint(doors)
    app.config["PROPAGATE_EXCEPTIONS"] = False
    return app


@pytest.mark.requirement("bug:16")
def test_what_nav_may_not_know_of_is_an_unknown_address_letter_by_letter(app: Flask) -> None:
    client = app.test_client()
    hidden, unknown = client.get("/refused/hidden"), client.get("/refused-nowhere")

    assert hidden.status_code == unknown.status_code == 404
    assert hidden.text.replace("/refused/hidden", "") == unknown.text.replace("/refused-nowhere", "")
    assert "Sara" not in hidden.text


def test_a_counsellor_is_told_what_is_lacking(app: Flask) -> None:
    answer = app.test_client().get("/refused/consent")

    assert answer.status_code == 403
    assert "You lack consent for &lt;b&gt;plan&lt;/b&gt;." in answer.text
    assert "Ask Sara." in answer.text


def test_a_change_of_something_already_changed_is_a_conflict(app: Flask) -> None:
    assert app.test_client().get("/refused/withdrawn").status_code == 409


@pytest.mark.parametrize("status", sorted(set(TEXTS) - {419}))
def test_every_error_has_its_own_calm_words(app: Flask, status: int) -> None:
    answer = app.test_client().get(f"/aborted/{status}", headers={"Accept-Language": "nb"})

    assert answer.status_code == status
    assert "<h1" in answer.text
    assert "Traceback" not in answer.text


def test_a_fault_of_ours_shows_no_more_than_that_it_is_ours(app: Flask) -> None:
    answer = app.test_client().get("/refused/no-such-kind", headers={"Accept-Language": "nb"})

    assert answer.status_code == 500
    assert "Noe gikk galt hos oss" in answer.text
    assert "KeyError" not in answer.text
    assert "Kari Aas" not in answer.text  # the frame may be what failed


def test_a_form_without_its_seal_is_told_that_the_page_was_open_too_long(app: Flask) -> None:
    answer = app.test_client().post("/", headers={"Accept-Language": "nb"})

    assert answer.status_code == 419
    assert "Siden sto åpen for lenge" in answer.text


def test_a_list_that_was_open_is_replaced_by_the_error_when_it_asks_again(app: Flask) -> None:
    answer = app.test_client().get("/list-now-closed", headers={"HX-Request": "true"})

    assert answer.status_code == 404
    assert answer.headers["HX-Retarget"] == "main"
    assert answer.headers["HX-Reselect"] == "main"


def test_the_nearest_row_answers_for_a_refusal() -> None:
    assert errors.answer_to(AlreadyWithdrawn()).status == 409
    assert errors.answer_to(Refusal()).status == 422
