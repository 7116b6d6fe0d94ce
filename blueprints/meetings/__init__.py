"""Meetings about one youth: called, answered, called off."""

from blueprints.meetings import calling
from blueprints.meetings.views import meetings

__all__ = ["calling", "meetings"]
