"""Keeps what a review finds: a version of the answers, an attempt at contact, a step; in the open transaction."""

import json
from collections.abc import Mapping
from typing import Protocol
from uuid import UUID, uuid4

from sqlalchemy import text

from portal.database import db
from portal.domain.otuk_lists import Findings, Reached
from portal.domain.words import Category, Service
from portal.tables.log import Actor

_SHARED = text("SELECT pg_advisory_xact_lock_shared(hashtextextended(:list, 20))")
_ALONE = text("SELECT pg_advisory_xact_lock(hashtextextended(:list, 20))")
_REVIEW = text("""
    INSERT INTO list_reviews (list_id, youth_id, version, known, reached, with_nav, author, author_seat, recorded_at)
    VALUES (:list, :youth, :version, :known, :reached, :with_nav, :by, :seat, :at) ON CONFLICT DO NOTHING""")
_ATTEMPT = text("""
    INSERT INTO contact_attempts (id, youth_id, category, source, made_at, channel, counterpart, outcome, counts, rule,
        author, author_seat, recorded_at)
    VALUES (:id, :youth, :category, :source, :at, :channel, 'youth', :outcome, :counts, :rule, :by, :seat, :at)""")
_STEP = text("""
    INSERT INTO list_steps (list_id, number, kind, person_id, seat_id, at, summary)
    SELECT :list, 1 + (SELECT count(*) FROM list_steps s WHERE s.list_id = :list), :kind, :by, :seat, :at,
        CAST(:summary AS jsonb) ON CONFLICT DO NOTHING""")
_OPENED = text("""
    INSERT INTO list_openings (list_id, person_id, seat_id, opened_at) VALUES (:list, :by, :seat, :at)
    ON CONFLICT DO NOTHING""")
CONTACT_RULE = "K 1.1"


class Reviewer(Actor, Protocol):
    """Whoever reviews: a visitor in a role of a service."""

    @property
    def service(self) -> Service | None: ...


def hold(list_id: UUID, *, alone: bool = False) -> None:
    """Those who save rows go on side by side; who finishes waits for them, and they for it."""
    db.session.execute(_ALONE if alone else _SHARED, {"list": str(list_id)})


def keep_review(actor: Reviewer, list_id: UUID, youth_id: UUID, version: int, found: Findings) -> bool:
    """Keep the answers as the version after `version`; False where somebody else has kept that one."""
    given = {
        "list": list_id, "youth": youth_id, "version": version + 1, "known": found.known, "reached": found.reached,
        "with_nav": found.with_nav, "by": actor.person_id, "seat": actor.seat_id, "at": actor.now,
    }  # fmt: skip
    return _rows(db.session.execute(_REVIEW, given)) == 1


def keep_attempt(actor: Reviewer, youth_id: UUID, found: Findings) -> None:
    """The attempt at contact that the answers tell of; only a dialogue counts as contact (K 1.1)."""
    reached = found.reached is Reached.DIALOGUE
    given = {
        "id": uuid4(), "youth": youth_id, "category": Category.CONTACT.value, "source": actor.service,
        "at": actor.now, "channel": found.channel, "outcome": found.reached, "counts": reached,
        "rule": CONTACT_RULE, "by": actor.person_id, "seat": actor.seat_id,
    }  # fmt: skip
    db.session.execute(_ATTEMPT, given)


def keep_step(actor: Actor, list_id: UUID, kind: str, summary: Mapping[str, object]) -> bool:
    """Finished, with the summary to UDA, or opened again; False where somebody else took the same step."""
    given = {
        "list": list_id, "kind": kind, "by": actor.person_id, "seat": actor.seat_id, "at": actor.now,
        "summary": json.dumps(dict(summary)),
    }  # fmt: skip
    return _rows(db.session.execute(_STEP, given)) == 1


def keep_opening(actor: Actor, list_id: UUID) -> bool:
    """The receipt; False where the person has opened it before."""
    given = {"list": list_id, "by": actor.person_id, "seat": actor.seat_id, "at": actor.now}
    return _rows(db.session.execute(_OPENED, given)) == 1


def _rows(result: object) -> int:
    count: int = result.rowcount  # type: ignore[attr-defined] # of every result of an INSERT
    return count
