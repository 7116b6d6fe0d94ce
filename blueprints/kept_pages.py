"""A page that would come out word for word as last time is not written again.

What it is made of is read anew for every request, in the reader's name: only the writing down is spared, and only
where everything that the template looks at is the same, for the same session, on the same day.
"""

from collections import OrderedDict
from collections.abc import Callable, Hashable

from flask import current_app, request, session

from blueprints.languages import reading_language
from blueprints.texts import tongue
from blueprints.visitor import here
from portal.domain.calendar import oslo_date

MOST = 200
"""Pages that a worker keeps: the latest read; a list of 25 weighs 20 kB."""


def kept_page(write: Callable[[], str], *seen: Hashable) -> str:
    """What `write` makes of `seen`; beside it the page may show the frame and the address, and nothing else."""
    token = session.get("csrf_token")
    if token is None or "_flashes" in session or current_app.debug:
        return write()
    kept: OrderedDict[Hashable, str] = current_app.extensions.setdefault("kept_pages", OrderedDict())
    visitor = here()
    key = (session.get("_user_id"), token, request.script_root, request.full_path, tongue().code, reading_language(),
           visitor.role, visitor.name, visitor.unit_name, visitor.appointments, oslo_date(visitor.now),
           *seen)  # fmt: skip
    page = kept.pop(key, None) or write()
    kept[key] = page
    if len(kept) > MOST:
        kept.popitem(last=False)
    return page
