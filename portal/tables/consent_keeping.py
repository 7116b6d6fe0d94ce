"""How a consent is written down: the document, its evidence, its parties and lines."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Protocol
from uuid import UUID, uuid4

from sqlalchemy import insert
from sqlalchemy.dialects.postgresql import Range

from portal.database import db
from portal.domain.consent_answers import Answer, Evidence, Paper
from portal.domain.consents import Line, consent_period
from portal.domain.words import Category, Service
from portal.tables.consents import Consent, ConsentEvidence, ConsentLine, ConsentParty
from portal.tables.log import Actor
from portal.tables.teams import File

SCHEMA_VERSION = "laget-1"


class Collector(Actor, Protocol):
    """Whoever records the answer: a person in a seat of a service, or the youth."""

    @property
    def service(self) -> Service | None: ...


@dataclass(frozen=True, slots=True)
class Ids:
    """Whose consent, and which."""

    youth: UUID
    consent: UUID


def keep_document(by: Collector, ids: Ids, answer: Answer, facts: Mapping[str, object]) -> None:
    """The document with its evidence, parties and lines; `facts` are the giver's age, the law and the notice."""
    db.session.execute(
        insert(Consent).values(
            id=ids.consent,
            youth_id=ids.youth,
            schema_version=SCHEMA_VERSION,
            decision=answer.decision.value,
            supersedes=answer.supersedes,
            decided_at=answer.decided_at,
            recorded_at=by.now,
            language=answer.language,
            giver=answer.giver.value,
            aid=answer.aid,
            purpose=answer.purpose,
            notice_id=answer.notice_id,
            valid_from=answer.valid_from,
            valid_to=answer.valid_to,
            period=_period(answer),
            collection=answer.collection,
            collected_by=by.person_id,
            collected_seat=by.seat_id,
            **facts,
        )
    )
    _keep_evidence(by, ids, answer.evidence)
    _keep_parties(ids, answer)


def _keep_evidence(by: Collector, ids: Ids, evidence: Evidence) -> None:
    file_id = _keep_paper(by, ids, evidence.paper)
    db.session.execute(
        insert(ConsentEvidence).values(
            consent_id=ids.consent,
            youth_id=ids.youth,
            evidence=evidence.words,
            authority=evidence.authority,
            file_id=file_id,
        )
    )


def _keep_paper(by: Collector, ids: Ids, paper: Paper | None) -> UUID | None:
    if paper is None:
        return None
    file_id = uuid4()
    db.session.execute(
        insert(File).values(
            id=file_id,
            youth_id=ids.youth,
            category=Category.CONSENT_TEXT.value,
            source=by.service,
            name=paper.name,
            media_type=paper.media_type,
            sha256=sha256(paper.content).digest(),
            content=paper.content,
            author=by.person_id,
            author_seat=by.seat_id,
            recorded_at=by.now,
        )
    )
    return file_id


def _keep_parties(ids: Ids, answer: Answer) -> None:
    """Each in one statement: the access table is kept by statement."""
    common = {"consent_id": ids.consent, "youth_id": ids.youth}
    db.session.execute(insert(ConsentParty).values([{**common, "seat_id": seat} for seat in answer.parties]))
    if answer.lines:
        terms = {**common, "effect": "permit", "period": _period(answer)}
        db.session.execute(insert(ConsentLine).values([{**terms, **row_of(line)} for line in answer.lines]))


def _period(answer: Answer) -> Range[datetime]:
    """The record's period as PostgreSQL keeps it; one that holds at no instant is the empty range (bug:3)."""
    period = consent_period(answer.decided_at, answer.valid_from, answer.valid_to or answer.valid_from)
    return Range(empty=True) if period.is_empty else Range(period.start, period.end)


def row_of(line: Line) -> dict[str, object]:
    """A line as the database keeps it."""
    return {
        "source": line.source.value,
        "seat_id": line.seat,
        "category": line.category.value,
        "verb": line.verb.value,
    }
