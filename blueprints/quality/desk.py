"""The blueprint of the register's quality, apart from its views."""

from blueprints.blueprint import Blueprint

quality = Blueprint("quality", __name__)
