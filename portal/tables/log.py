"""The access and change log: who did what about whom, on which ground; written in the same transaction."""

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Protocol
from uuid import UUID

from sqlalchemy import text

from portal import database
from portal.domain.grounds import Ground

_INSERT = text("""
    INSERT INTO events (at, person_id, seat_id, action, youth_id, categories, basis, ground, rule, detail)
    VALUES (:at, :person_id, :seat_id, :action, :youth_id, :categories, :basis, :ground, :rule, CAST(:detail AS jsonb))
""")


class Actor(Protocol):
    """Whoever acts: a person in a seat, at an instant."""

    @property
    def person_id(self) -> UUID: ...
    @property
    def seat_id(self) -> int | None: ...
    @property
    def now(self) -> datetime: ...


NO_GROUND = Ground()


def note(
    actor: Actor,
    action: str,
    youth_id: UUID | None,
    ground: Ground = NO_GROUND,
    detail: Mapping[str, str] | None = None,
) -> None:
    """One line of the log; `detail` never holds what was written, only what kind it was."""
    database.db.session.execute(
        _INSERT,
        {
            "at": actor.now,
            "person_id": actor.person_id,
            "seat_id": actor.seat_id,
            "action": action,
            "youth_id": youth_id,
            "categories": ground.categories,
            "basis": ground.basis,
            "ground": ground.ref,
            "rule": ground.rule,
            "detail": json.dumps(dict(detail or {})),
        },
    )


__all__ = ["Actor", "Ground", "note"]
