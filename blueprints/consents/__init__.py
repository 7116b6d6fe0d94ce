"""Consents of one youth: recorded, seen, taken back."""

from blueprints.consents.views import consents

__all__ = ["consents"]
