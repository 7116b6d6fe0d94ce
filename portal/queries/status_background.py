"""What is known of a youth when a status is to be set: register, contacts, the status until then."""

from datetime import date, datetime
from uuid import UUID

from portal.domain.contacts import FromLog, Logged, from_log
from portal.domain.status_answers import Background
from portal.domain.status_code_facts import Contact
from portal.queries import statuses
from portal.queries.reading import rows

LOGGED = """SELECT (made_at AT TIME ZONE 'Europe/Oslo')::date AS on, counts,
        CASE WHEN counterpart = 'guardian' AND outcome <> 'no_reply' THEN 'guardian_feedback'
             WHEN outcome IN ('no_reply', 'wrong_address') THEN 'outreach_no_reply' ELSE outcome END AS kind
    FROM contact_attempts WHERE youth_id = %(youth)s ORDER BY made_at"""
RESTS_ON = "SELECT facts -> 'contact' AS contact FROM status_facts WHERE status_id = %(status)s AND category = 25"


def background(youth_id: UUID, day: date, known_at: datetime, besides: UUID | None = None) -> Background:
    """As known at an instant; `besides` is a status that is being corrected, as if it had not been written."""
    known = statuses.known(youth_id, day)
    before = statuses.as_of(youth_id, day, known_at, besides)
    if known is None:
        return Background()
    since = known.episode_from or known.registered_on or date.min
    return Background(
        birth_date=known.birth_date,
        registered=known.episode_from or known.registered_on,
        county=known.county,
        institution_kind=known.institution_kind,
        institution_in_oslo=known.institution_in_oslo,
        log=logged(youth_id, since, day),
        earlier_contact=_earlier(before.status_id) if before else None,
        previous=before.code if before else None,
        previous_id=before.status_id if before else None,
        seen=known.seen,
    )


def logged(youth_id: UUID, since: date, until: date) -> FromLog:
    """What the log says of contact between two days, both included."""
    return from_log(rows(Logged, LOGGED, {"youth": youth_id}), since, until)


def _earlier(status_id: UUID) -> Contact | None:
    """The contact that the status until now rests on, where this reader may see it."""
    found = rows(dict, RESTS_ON, {"status": status_id})
    told = found[0]["contact"] if found else None
    if not told or "date" not in told:
        return None
    return Contact(kind=told["kind"], date=date.fromisoformat(told["date"]))
