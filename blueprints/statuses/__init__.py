"""Contacts and statuses of a youth: what was tried, what counts, which code holds, and how it was known."""

from blueprints.statuses import changing, contacts, history, many
from blueprints.statuses.room import statuses

__all__ = ["changing", "contacts", "history", "many", "statuses"]
