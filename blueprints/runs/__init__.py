"""Runs over the city: looked at before they are carried out, kept as records; and schools that close."""

from blueprints.runs import schools, views
from blueprints.runs.desk import runs

__all__ = ["runs", "schools", "views"]
