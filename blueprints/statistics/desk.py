"""The blueprint of statistics, apart from its views."""

from blueprints.blueprint import Blueprint

statistics = Blueprint("statistics", __name__)
