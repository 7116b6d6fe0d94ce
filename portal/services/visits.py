"""Signing in, choosing an appointment, signing out: each through a narrow door of the database."""

import secrets
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from sqlalchemy import text

from portal import database
from portal.queries.visitors import digest_of


@dataclass(frozen=True, slots=True)
class Claims:
    """What an identity provider has vouched for; `number_digest` is the keyed hash of the youth's `pid`."""

    issuer: str
    subject: str
    acr: str
    number_digest: bytes | None = None


@dataclass(frozen=True, slots=True)
class Lasting:
    """How long a session stands: without a request, and at most."""

    idle: timedelta
    at_most: timedelta


def sign_in(claims: Claims, lasting: Lasting) -> str | None:
    """Make a session for whoever the provider vouches for; its token, or None where nobody is known by it."""
    token = secrets.token_urlsafe(32)
    database.forget()
    person: UUID | None = database.db.session.scalar(
        text("SELECT policy.sign_in(:issuer, :subject, :digest, :acr, :idle, :lasts, :number)"),
        {
            "issuer": claims.issuer,
            "subject": claims.subject,
            "digest": digest_of(token),
            "acr": claims.acr,
            "idle": lasting.idle,
            "lasts": lasting.at_most,
            "number": claims.number_digest,
        },
    )
    database.db.session.commit()
    return token if person else None


def choose(token: str, appointment_id: UUID) -> bool:
    """Act in another of one's own appointments in force; False where it is none of these."""
    chosen = database.db.session.scalar(
        text("SELECT policy.choose(:digest, :appointment)"),
        {"digest": digest_of(token), "appointment": appointment_id},
    )
    database.db.session.commit()
    return bool(chosen)


def sign_out(token: str) -> None:
    """End the session on the server; the token opens nothing any more."""
    database.db.session.execute(text("SELECT policy.sign_out(:digest)"), {"digest": digest_of(token)})
    database.db.session.commit()
    database.forget()
