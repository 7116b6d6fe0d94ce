"""Keeps a status: the row, what it rests on, and the line in the log, in the transaction that is open."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final, Protocol
from uuid import UUID, uuid4

from sqlalchemy import text

from portal.database import db
from portal.domain.words import Basis, Category, Role, Service, Verb
from portal.policy.grants import rule_of
from portal.tables.log import Actor, Ground, note

BY_HAND: Final = "hand"
_STATUS = text("""
    INSERT INTO statuses (id, youth_id, code, via_ot, valid_from, recorded_at, recorded_by, source, rule)
    VALUES (:id, :youth, :code, :via_ot, :valid_from, :at, :by, :source, :rule)""")
_FACTS = text("""
    INSERT INTO status_facts (status_id, youth_id, category, source, facts, author, author_seat)
    VALUES (:id, :youth, :category, :service, CAST(:facts AS jsonb), :by, :seat)""")
_ANNUL = text("""
    INSERT INTO status_annulments (status_id, youth_id, reason, recorded_at, recorded_by)
    VALUES (:status, :youth, :reason, :at, :by)""")
_TOUCH = text("SELECT policy.touch(:youth)")


class Recorder(Actor, Protocol):
    """Whoever records it: a visitor in a role at a unit of a service."""

    @property
    def role(self) -> Role | None: ...
    @property
    def service(self) -> Service | None: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class NewStatus:
    """A status code from a day on, and what it rests on.

    `rule` is the row of table 2c that decided it (TC-15), or what else did; `facts` are what the report needs
    (category STATUS_FACTS), `reason` the reason behind illness or care (category NOTES: the case only), both as
    JSON takes them; `source` is how it came: "hand", "report", "run:…".
    """

    youth_id: UUID
    code: str
    valid_from: date
    rule: str
    via_ot: bool | None = None
    facts: Mapping[str, object] = field(default_factory=dict)
    reason: Mapping[str, object] = field(default_factory=dict)
    source: str = BY_HAND


def record(visitor: Recorder, status: NewStatus) -> UUID:
    """Write the status as of `visitor.now`, with its facts and a line of the log; answers the status' id.

    The caller has asked the rules and the policy, and commits. Row security asks again: the writer must be one who
    may record statuses (counsellor by duty, UDA). Nothing is read back. `youths.status_code` follows by a trigger.
    """
    made = uuid4()
    given = {"id": made, "youth": status.youth_id, "by": visitor.person_id, "at": visitor.now}
    run = db.session.execute
    run(_STATUS, {
        **given, "code": status.code, "via_ot": status.via_ot, "valid_from": status.valid_from,
        "source": status.source, "rule": status.rule,
    })  # fmt: skip
    told = {Category.STATUS_FACTS: status.facts, Category.NOTES: status.reason}
    for category, facts in told.items():
        if facts:
            run(_FACTS, {
                **given, "category": category.value, "service": visitor.service, "facts": json.dumps(dict(facts)),
                "seat": visitor.seat_id,
            })  # fmt: skip
    _log(visitor, "status.recorded", status.youth_id)
    return made


def annul(visitor: Recorder, youth_id: UUID, status_id: UUID, reason: str) -> None:
    """Say that a status was wrong, from now on; the row itself stays. The caller writes what is right, and commits."""
    given = {"status": status_id, "youth": youth_id, "reason": reason, "at": visitor.now, "by": visitor.person_id}
    db.session.execute(_ANNUL, given)
    _log(visitor, "status.annulled", youth_id)


def _log(visitor: Recorder, action: str, youth_id: UUID) -> None:
    rule = rule_of(visitor.role, Verb.WRITE, Category.LIST_ENTRY, Basis.DUTY) if visitor.role else None
    categories = Category.LIST_ENTRY.bit | Category.STATUS_FACTS.bit
    note(visitor, action, youth_id, Ground(Basis.DUTY.value, rule=rule or "", categories=categories))
    db.session.execute(_TOUCH, {"youth": youth_id})
