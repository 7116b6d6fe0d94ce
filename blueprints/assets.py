"""Addresses of fixed files that change when the file does."""

from functools import cache
from hashlib import sha256
from pathlib import Path

from flask import Flask, Response, current_app, request, url_for

MONTHS_12 = 31_536_000


@cache
def _print_of(path: Path, changed: int) -> str:  # noqa: ARG001 - a changed file is another key
    return sha256(path.read_bytes()).hexdigest()[:12]


def asset_url(name: str) -> str:
    """The address of `portal/static/<name>`; a file that was never built gets an address without a print.

    Looked up once: the files change when the product is put up anew, and then it is started anew.
    """
    known: dict[tuple[str, str], str] = current_app.extensions["asset_urls"]
    key = (request.script_root, name)
    if key not in known or current_app.debug:
        known[key] = _address(name)
    return known[key]


def _address(name: str) -> str:
    path = Path(current_app.static_folder or "") / name
    if not path.is_file():
        current_app.logger.warning("%s is not there: run python -m portal.assets", name)
        return url_for("static", filename=name)
    return url_for("static", filename=name, v=_print_of(path, path.stat().st_mtime_ns))


def init_app(app: Flask) -> None:
    """Gives the templates `asset_url`; an address with a print may be kept for a year."""
    app.extensions["asset_urls"] = {}
    app.add_template_global(asset_url)

    @app.after_request
    def keep(response: Response) -> Response:
        if request.endpoint == "static" and "v" in request.args:
            response.headers["Cache-Control"] = f"public, max-age={MONTHS_12}, immutable"
        return response
