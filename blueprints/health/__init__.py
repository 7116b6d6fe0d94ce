"""Whether the product is well, for those who watch over it."""

from blueprints.health.views import health

__all__ = ["health"]
