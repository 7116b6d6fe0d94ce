"""The room of one youth, and the lists that lead to it."""

from blueprints.youths import files, mapping, room
from blueprints.youths.lists import youths

__all__ = ["files", "mapping", "room", "youths"]
