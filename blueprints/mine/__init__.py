"""The youth's own page: who is in my team, what can they see, and who has looked?"""

from blueprints.mine.views import mine

__all__ = ["mine"]
