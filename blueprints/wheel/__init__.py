"""The annual wheel: everybody's year, a unit's duties, UDA's overview, and the news from UDA."""

from blueprints.wheel import feed, items, news, overview, years
from blueprints.wheel.year import wheel

__all__ = ["feed", "items", "news", "overview", "wheel", "years"]
