"""The counsellor's desk: what must I do now, for whom, before when?"""

from blueprints.school.views import school

__all__ = ["school"]
