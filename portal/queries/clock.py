"""What time it is: the database's one clock, by which rows are opened and closed too."""

from datetime import datetime

from portal.database import finish
from portal.queries.reading import one


def now() -> datetime:
    """The instant by `policy.now()`, for whoever works without a request; no transaction stays open."""
    found = one(dict[str, datetime], "SELECT policy.now() AS now")
    finish(kept=False)
    if found is None:
        raise RuntimeError("the database tells no time")
    return found["now"]
