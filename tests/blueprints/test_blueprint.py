"""A route that does not say who may come in cannot be written."""

import pytest
from flask import Flask, abort

from blueprints.blueprint import Blueprint, Open, access_of


def _view() -> str:
    return "inside"


def test_a_route_without_access_does_not_survive_its_import() -> None:
    room = Blueprint("room", __name__)

    with pytest.raises(TypeError):
        room.get("/x")(_view)  # type: ignore[call-arg]
    with pytest.raises(TypeError):
        room.put("/x")(_view)
    with pytest.raises(TypeError, match="who may come in"):
        room.add_url_rule("/x", view_func=_view)


def test_one_view_cannot_be_asked_for_in_two_ways() -> None:
    room = Blueprint("two_ways", __name__)
    room.get("/a", access="read")(_view)

    with pytest.raises(TypeError, match="two ways"):
        room.get("/b", access="write")(_view)


def test_the_checker_is_asked_before_the_view_and_a_door_without_one_is_closed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    room = Blueprint("guarded", __name__)
    room.get("/closed", access="read")(_view)
    room.get("/open", endpoint="open", access=Open.EVERYONE)(_view)
    app = Flask(__name__)
    app.register_blueprint(room)
    client = app.test_client()

    assert client.get("/open").text == "inside"
    assert client.get("/closed").status_code == 500
    asked: list[object] = []

    def refuse(access: object) -> None:
        asked.append(access)
        abort(404)

    monkeypatch.setattr(Blueprint, "checker", staticmethod(refuse))
    assert client.get("/closed").status_code == 404
    assert client.options("/closed").status_code == 404
    assert asked == ["read", "read"]
    assert access_of("guarded._view") == "read"
