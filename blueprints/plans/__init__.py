"""Follow-up plans about one youth: made together, answered by the youth, evaluated, renewed."""

from blueprints.plans import given_back, measures, printing, writing
from blueprints.plans.views import plans

__all__ = ["given_back", "measures", "plans", "printing", "writing"]
