"""Addresses within the product: what never changes of them is made once."""

from typing import Any
from urllib.parse import urlencode

import flask
from flask import Flask, current_app, request


def url_for(endpoint: str, **values: Any) -> str:  # noqa: ANN401 - flask's own
    """As Flask's; a page has a dozen, most of them with nothing to fill in but the query."""
    known: dict[tuple[str, str], str] = current_app.extensions["addresses"]
    plain = known.get((request.script_root, endpoint))
    if any(name.startswith("_") for name in values):  # _anchor, _external
        return flask.url_for(endpoint, **values)
    if plain is None:
        if any(rule.arguments for rule in current_app.url_map.iter_rules(endpoint)):
            return flask.url_for(endpoint, **values)
        plain = known[request.script_root, endpoint] = flask.url_for(endpoint)
    query = {name: value for name, value in values.items() if value is not None}
    return f"{plain}?{urlencode(query, doseq=True)}" if query else plain


def init_app(app: Flask) -> None:
    """Gives them to the templates."""
    app.extensions["addresses"] = {}
    app.add_template_global(url_for)
