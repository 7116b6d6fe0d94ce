"""The blueprint of runs, apart from its views so that they may share it."""

from blueprints.blueprint import Blueprint

runs = Blueprint("runs", __name__)
