"""The jobs behind a batch of letters: choose whom to write to, print part by part, write down what was sent."""

import json
from collections.abc import Callable, Iterable
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Any, Final
from uuid import UUID, uuid4

import psycopg
from psycopg.rows import dict_row

from portal.domain.calendar import oslo_date
from portal.domain.letter_batches import SILENCE, TOGETHER, coming_school_year
from portal.domain.letter_texts import Page, blocks, content_hash, written_day
from portal.domain.words import Category, Language, Service
from portal.outside.letter_press import press_apart
from portal.queries.letter_batches import CHOSEN
from portal.tables.register_work import importing

Connection = psycopg.Connection[Any]
Found = dict[str, Any]
SENDER: Final = "Oslo kommune, Utdanningsadministrasjonen"

_BATCH: Final = """
    SELECT b.*, t.language, t.title, t.body, t.sha256 FROM letter_batches b JOIN letter_texts t ON t.id = b.text_id
    WHERE b.id = %(id)s FOR UPDATE OF b"""
_WITH_SCHOOL: Final = f"""
    SELECT c.*, s.name AS school FROM ({CHOSEN}) c LEFT JOIN LATERAL (
        SELECT n.name FROM responsibilities r JOIN policy.seats t ON t.id = r.seat_id JOIN units n ON n.id = t.unit_id
        WHERE r.youth_id = c.id AND r.duty = 'school' AND upper_inf(r.period) LIMIT 1) s ON true
    ORDER BY c.sort_key, c.id"""  # noqa: S608 - the query's own constant
_LETTER: Final = """
    INSERT INTO letters (id, youth_id, kind, text_id, language, values, sha256, channel, batch_id, part, made_at,
        author, author_seat)
    VALUES (%(id)s, %(youth)s, %(kind)s, %(text)s, %(language)s, %(values)s, %(sha256)s, 'post', %(batch)s, %(part)s,
        %(at)s, %(by)s, %(seat)s) ON CONFLICT ON CONSTRAINT letters_once_in_a_batch DO NOTHING"""
_COUNTED: Final = """
    UPDATE letter_batches SET state = 'working', total = %(total)s, protected = %(protected)s,
        unaddressed = %(unaddressed)s, repeated = %(repeated)s WHERE id = %(id)s"""
_NO_LONGER: Final = """
    WITH gone AS (DELETE FROM letters l USING youths y WHERE l.batch_id = %(id)s AND y.id = l.youth_id
        AND NOT EXISTS (SELECT FROM letter_files f WHERE f.batch_id = l.batch_id AND f.part = l.part)
        AND (y.protection <> 'none' OR NOT EXISTS (SELECT FROM youth_addresses a
             WHERE a.youth_id = y.id AND a.category = 2 AND a.street <> '' AND a.postcode <> ''))
        RETURNING y.protection <> 'none' AS hidden),
    n AS (SELECT count(*) FILTER (WHERE hidden) AS hidden, count(*) FILTER (WHERE NOT hidden) AS lost FROM gone)
    UPDATE letter_batches SET total = total - n.hidden - n.lost, protected = protected + n.hidden,
        unaddressed = unaddressed + n.lost FROM n WHERE id = %(id)s AND n.hidden + n.lost > 0"""
"""Whose address has become protected or been lost since they were chosen, and is not printed yet."""
_NEXT: Final = """
    SELECT l.values, y.first_name, y.last_name, a.street, a.postcode, a.post_town, l.part
    FROM letters l JOIN youths y ON y.id = l.youth_id
    JOIN youth_addresses a ON a.youth_id = l.youth_id AND a.category = 2
    WHERE l.batch_id = %(id)s AND l.part = (
        SELECT min(m.part) FROM letters m WHERE m.batch_id = %(id)s AND NOT EXISTS (
            SELECT FROM letter_files f WHERE f.batch_id = m.batch_id AND f.part = m.part))
    ORDER BY y.sort_key, y.id"""
_FILE: Final = """
    INSERT INTO letter_files (batch_id, part, letters, sha256, content)
    VALUES (%(id)s, %(part)s, %(letters)s, %(sha256)s, %(content)s)"""
_PRINTED: Final = "UPDATE letter_batches SET state = 'working', done = done + %(letters)s WHERE id = %(id)s"
_READY: Final = "UPDATE letter_batches SET state = 'ready', finished_at = %(at)s WHERE id = %(id)s"
_FAILED: Final = "UPDATE letter_batches SET state = 'failed' WHERE id = %(id)s AND state IN ('waiting', 'working')"

_SEND: Final = (
    """INSERT INTO contact_attempts (youth_id, source, made_at, channel, counterpart, outcome, counts, rule, purpose,
           author, author_seat, recorded_at)
       SELECT l.youth_id, %(source)s, b.settled_at, 'letter', 'youth', 'no_reply', false, %(rule)s, 'inform_rights',
           b.settled_by, b.started_seat, b.settled_at FROM letters l JOIN letter_batches b ON b.id = l.batch_id
       WHERE b.id = %(id)s""",
    """INSERT INTO events (at, person_id, seat_id, action, youth_id, categories, basis, rule, detail)
       SELECT b.settled_at, b.settled_by, b.started_seat, 'letter.sent', l.youth_id, %(categories)s, 'duty', 'TD-07',
           jsonb_build_object('kind', l.kind, 'batch', b.id::text)
       FROM letters l JOIN letter_batches b ON b.id = l.batch_id WHERE b.id = %(id)s ORDER BY l.part, l.youth_id""",
    """UPDATE letters l SET sent_at = b.settled_at FROM letter_batches b
       WHERE b.id = l.batch_id AND b.id = %(id)s""",
    "DELETE FROM letter_files WHERE batch_id = %(id)s",
    "UPDATE letter_batches SET state = 'sent' WHERE id = %(id)s",
)
_DISCARD: Final = (
    "DELETE FROM letter_files WHERE batch_id = %(id)s",
    "DELETE FROM letters WHERE batch_id = %(id)s",
    "UPDATE letter_batches SET state = 'discarded' WHERE id = %(id)s",
)
_ENDINGS: Final = {"sending": _SEND, "discarding": _DISCARD}


class Interrupted(Exception):
    """Left off between two parts, to be run again: what is printed stays printed."""


@dataclass(frozen=True, slots=True)
class Workroom:
    """What the jobs work with: their database, and whether the worker is to stop."""

    database_url: str
    stopping: Callable[[], bool] = lambda: False


def run(batch_id: UUID, room: Workroom, *, at: datetime) -> None:
    """Make the letters of a batch; may be run again after any end and doubles nothing. Raises Interrupted."""
    with _connection(room) as connection:
        try:
            _choose(connection, batch_id)
            more = _print_next(connection, batch_id, at)
            while more and not room.stopping():
                more = _print_next(connection, batch_id, at)
        except BaseException:
            with suppress(psycopg.Error), importing(connection):
                connection.execute(_FAILED, {"id": batch_id})
            raise
    if more:
        raise Interrupted


def settle(batch_id: UUID, room: Workroom) -> None:
    """What follows from a batch being sent or discarded, in one transaction; a second run finds nothing to do."""
    given = {
        "id": batch_id, "source": Service.UDA.value, "rule": SILENCE, "categories": Category.STATUS_FACTS.bit,
    }  # fmt: skip
    with _connection(room) as connection, importing(connection):
        batch = _batch(connection, batch_id)
        for statement in _ENDINGS.get(batch["state"], ()) if batch else ():
            connection.execute(statement, given)


def _connection(room: Workroom) -> closing[Connection]:
    return closing(psycopg.connect(room.database_url, autocommit=True, row_factory=dict_row))


def _batch(connection: Connection, batch_id: UUID) -> Found | None:
    """Locked until the transaction ends: a job that was taken for dead waits for the other."""
    found: Found | None = connection.execute(_BATCH, {"id": batch_id}).fetchone()
    return found


def _choose(connection: Connection, batch_id: UUID) -> None:
    """Whom to write to, once, all in one transaction."""
    with importing(connection):
        batch = _batch(connection, batch_id)
        if batch is None or batch["state"] not in {"waiting", "failed"} or batch["total"]:
            return
        everybody = connection.execute(_WITH_SCHOOL, batch).fetchall()
        reached = [y for y in everybody if not (y["protected"] or y["repeated"] or y["unaddressed"])]
        with connection.cursor() as cursor:
            cursor.executemany(_LETTER, list(_letters(batch, reached)))
        connection.execute(_COUNTED, {"id": batch_id, "total": len(reached), **_left_out(everybody)})


def _left_out(everybody: Iterable[Found]) -> dict[str, int]:
    """Each youth once, by the first reason that keeps the letter back."""
    reasons = [next((r for r in ("protected", "repeated", "unaddressed") if y[r]), "") for y in everybody]
    return {reason: reasons.count(reason) for reason in ("protected", "repeated", "unaddressed")}


def _letters(batch: Found, reached: Iterable[Found]) -> Iterable[Found]:
    language, made = Language(batch["language"]), oslo_date(batch["started_at"])
    same = {"school_year": coming_school_year(made), "reply_by": written_day(batch["reply_by"], language)}
    for number, youth in enumerate(reached):
        values = {**same, "first_name": youth["first_name"], "contact": youth["school"] or "Utdanningsadministrasjonen"}
        yield {
            "id": uuid4(), "youth": youth["id"], "kind": batch["kind"], "text": batch["text_id"],
            "language": language.value, "values": json.dumps(values), "sha256": content_hash(batch["sha256"], values),
            "batch": batch["id"], "part": number // TOGETHER + 1, "at": batch["started_at"],
            "by": batch["started_by"], "seat": batch["started_seat"],
        }  # fmt: skip


def _print_next(connection: Connection, batch_id: UUID, at: datetime) -> bool:
    """The next part into the print file; False when all are there, and the batch is ready."""
    with importing(connection):
        batch = _batch(connection, batch_id)
        if batch is None or batch["state"] not in {"working", "failed"}:
            return False
        connection.execute(_NO_LONGER, {"id": batch_id})
        letters = connection.execute(_NEXT, {"id": batch_id}).fetchall()
        if not letters:
            connection.execute(_READY, {"id": batch_id, "at": at})
            return False
        content = press_apart([_page(batch, letter) for letter in letters], batch["started_at"])
        given = {"id": batch_id, "part": letters[0]["part"], "letters": len(letters)}
        connection.execute(_FILE, {**given, "content": content, "sha256": sha256(content).digest()})
        connection.execute(_PRINTED, given)
        return True


def _page(batch: Found, letter: Found) -> Page:
    language = Language(batch["language"])
    place = " ".join(filter(None, (letter["postcode"], letter["post_town"])))
    return Page(
        language,
        batch["title"],
        blocks(batch["body"], letter["values"]),
        SENDER,
        (f"{letter['first_name']} {letter['last_name']}", letter["street"], place),
        written_day(oslo_date(batch["started_at"]), language),
    )
