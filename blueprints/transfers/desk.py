"""The blueprint of transfers, and what its pages share."""

from flask import current_app

from blueprints.blueprint import Blueprint
from portal.outside.number_sealing import NumberSealer
from portal.outside.sealed_files import Place

transfers = Blueprint("transfers", __name__)


def sealer() -> NumberSealer:
    found: NumberSealer = current_app.config["NUMBER_SEALER"]
    return found


def place() -> Place:
    """Where uploads lie, sealed."""
    return Place(current_app.config["LAGET_SETTINGS"].uploads_folder, sealer())
