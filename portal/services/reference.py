"""Puts the reference data that comes with the product into the database; may be done again at any time."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from sqlalchemy import Connection, Row, insert, update

from portal.database import as_keeper
from portal.domain.calendar import oslo_midnight
from portal.domain.letter_texts import letter_texts
from portal.domain.notices import NoticeText, notices
from portal.domain.reference_units import units
from portal.domain.refusals import Conflict
from portal.domain.texts import msgid
from portal.queries import reference
from portal.tables import LetterText, Notice, Unit


class NoticeChanged(Conflict):
    """A consent keeps the hash of what was shown, so a text that has been shown must stay as it is."""

    message = msgid("The notice %(code)s, version %(version)s, in %(language)s has another text already.")
    remedy = msgid("Give the new text the next version number.")


@dataclass(frozen=True, slots=True)
class Loaded:
    """How many rows were new, and how many were changed."""

    new_units: int
    changed_units: int
    new_notices: int
    new_letters: int = 0


def load(connection: Connection) -> Loaded:
    """Bring units, notices and the texts of letters up to the reference data, on the owner's connection.

    All in its transaction. A unit that the reference data does not know is left alone, and so is what it does not
    tell of a unit: mail, closing, successor. Raises NoticeChanged where a published text would become another.
    """
    with as_keeper(connection):
        known = reference.units(connection)
        fresh = [unit for unit in units() if reference.unit_key(unit) not in known]
        if fresh:
            connection.execute(insert(Unit).values([asdict(unit) for unit in fresh]))
        texts = _publish(connection, Notice, notices()), _publish(connection, LetterText, letter_texts())
        return Loaded(len(fresh), _refresh(connection, known), *texts)


def _refresh(connection: Connection, known: Mapping[reference.UnitKey, Row[Any]]) -> int:
    changed = 0
    for unit in units():
        row, facts = known.get(reference.unit_key(unit)), asdict(unit)
        if row is not None and _differs(row, facts):
            connection.execute(update(Unit).where(Unit.id == row.id).values(facts))
            changed += 1
    return changed


def _differs(row: Row[Any], facts: Mapping[str, object]) -> bool:
    return any(row._mapping[name] != fact for name, fact in facts.items())  # noqa: SLF001 - SQLAlchemy's public name


def _publish(connection: Connection, kind: type[Notice | LetterText], texts: Iterable[NoticeText]) -> int:
    published = reference.digests(connection, kind)
    fresh = [text for text in texts if not _stands(text, published)]
    if fresh:
        connection.execute(insert(kind), [_row(text) for text in fresh])
    return len(fresh)


def _stands(notice: NoticeText, published: Mapping[reference.NoticeKey, bytes]) -> bool:
    digest = published.get((notice.code, notice.version, notice.language))
    if digest is not None and digest != notice.sha256:
        raise NoticeChanged(code=notice.code, version=notice.version, language=notice.language)
    return digest is not None


def _row(notice: NoticeText) -> dict[str, object]:
    return {
        "code": notice.code,
        "version": notice.version,
        "language": notice.language,
        "title": notice.title,
        "body": notice.body,
        "sha256": notice.sha256,
        "published_at": oslo_midnight(notice.published),
    }
