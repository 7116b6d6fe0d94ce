"""The quality of the register: errors that the sources name, found before anything is transferred (V-041)."""

from blueprints.quality import views
from blueprints.quality.desk import quality

__all__ = ["quality", "views"]
