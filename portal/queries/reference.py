"""The reference data as it stands in the database."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, Row, select

from portal.tables import LetterText, Notice, Unit

UnitKey = str | tuple[str, str]
NoticeKey = tuple[str, int, str]


def unit_key(unit: Any) -> UnitKey:  # noqa: ANN401 - a row of the database or one of the reference data
    """What a unit is known by: its organisation or office number, else its kind and name."""
    number: str | None = unit.orgnr or unit.office_no
    return number or (str(unit.kind), unit.name)


def units(connection: Connection) -> Mapping[UnitKey, Row[Any]]:
    """Every unit by what it is known by."""
    return {unit_key(row): row for row in connection.execute(select(Unit.__table__).order_by(Unit.id))}


def digests(connection: Connection, kind: type[Notice | LetterText]) -> Mapping[NoticeKey, bytes]:
    """The hash of every published text of a kind by code, version and language."""
    found = select(kind.code, kind.version, kind.language, kind.sha256).order_by(kind.code)
    return {(code, version, language): digest for code, version, language, digest in connection.execute(found)}
