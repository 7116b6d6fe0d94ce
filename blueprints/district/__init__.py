"""The OT contact's desk: whom has nobody reached, what have I promised, am I on time?"""

from blueprints.district.views import district

__all__ = ["district"]
