"""The Nav OT lead's desk: who asks me, who is mine, what changed since I looked last?"""

from blueprints.nav.views import nav

__all__ = ["nav"]
