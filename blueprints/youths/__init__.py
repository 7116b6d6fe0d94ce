"""The room of one youth, and the lists that lead to it."""

from blueprints.youths import conflict, files, mapping, room, staircase
from blueprints.youths.lists import youths

__all__ = ["conflict", "files", "mapping", "room", "staircase", "youths"]
