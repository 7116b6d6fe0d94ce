"""Letters: batches by UDA, single ones by whoever has the duty, leaflets and forms for everybody."""

from blueprints.letters import batch, sheets, single
from blueprints.letters.desk import letters

__all__ = ["batch", "letters", "sheets", "single"]
