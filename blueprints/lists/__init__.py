"""OTUK lists four times a year: sent by UDA, reviewed by the district with Nav, reported back to UDA."""

from blueprints.lists import compose, files, reports, review
from blueprints.lists.overview import lists

__all__ = ["compose", "files", "lists", "reports", "review"]
