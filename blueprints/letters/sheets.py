"""Leaflets and forms on paper, about nobody: whoever is signed in prints them (R-176, R-194, R-200)."""

import flask
from flask import Response, render_template, request
from flask.typing import ResponseReturnValue

from blueprints import letter_words as words
from blueprints.blueprint import Open
from blueprints.languages import interface_language
from blueprints.letters.desk import letters
from blueprints.visitor import here
from portal.domain.letter_texts import Sheet
from portal.domain.reference import districts
from portal.domain.words import Language
from portal.services import leaflets

WITH_CONTACTS = (Sheet.NAV_LEAFLET, Sheet.OT_LEAFLET)


@letters.get("/print", access=Open.SIGNED_IN)
def sheets() -> ResponseReturnValue:
    """Every sheet in every language, with the contacts of the district that is chosen."""
    places = [(d.number, d.name) for d in districts() if d.kind == "district"]
    asked = request.args.get("district", "")
    return render_template(
        "letters/sheets.html",
        words=words,
        sheets=list(Sheet),
        with_contacts=WITH_CONTACTS,
        places=places,
        district=asked if asked in dict(places) else "",
    )


@letters.get("/print/<code>.pdf", access=Open.SIGNED_IN)
def sheet(code: str) -> Response:
    """One sheet."""
    language = request.args.get("language", interface_language())
    if code not in set(Sheet) or language not in words.LANGUAGES:
        flask.abort(404)
    content = leaflets.printed(here(), Sheet(code), Language(language), request.args.get("district") or None)
    return words.pdf(content, code.replace("_", "-"), inline=True)
