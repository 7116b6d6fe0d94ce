"""Statistics: the target group in numbers, exact for who may read each youth, hidden where small for the others."""

from blueprints.statistics import files, lists, views
from blueprints.statistics.desk import statistics

__all__ = ["files", "lists", "statistics", "views"]
