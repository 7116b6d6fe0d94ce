"""Writes register files of invented youths, rows that are wrong on purpose included."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import chain
from pathlib import Path
from typing import Final

from portal.demo.register import known_youths, synthetic_youths
from portal.demo.register_draws import written
from portal.demo.register_places import Row
from portal.domain.calendar import years_after
from portal.domain.register_form import SPELLS, WRITTEN_COLUMNS, FileKind, spell_column
from portal.outside.quarantine_files import write_register_json
from portal.outside.sheets import write_csv, write_xlsx

REPEATERS: Final = 5


def write_register(path: Path, youths: Iterable[Row], kind: FileKind) -> int:
    """Write rows of the form in one of its encodings; answers how many. Sheets hold three spells a row."""
    with path.open("wb") as stream:
        if kind is FileKind.JSON:
            return write_register_json(stream, youths)
        lines = ([cells.get(column) for column in WRITTEN_COLUMNS] for cells in map(flat, youths))
        write = write_csv if kind is FileKind.CSV else write_xlsx
        return write(stream, WRITTEN_COLUMNS, lines)


def demo_register(number: int, seed: int, as_of: date, *, bad: bool = False) -> Iterator[Row]:
    """The register of the demo: who can sign in, then others up to `number`; with `bad`, faulty rows last."""
    known = list(known_youths(as_of))
    others = synthetic_youths(max(0, number - len(known)), seed, as_of)
    return chain(known, others, bad_rows(known[0]) if bad else ())


def register_of_last_year(number: int, seed: int, as_of: date) -> Iterator[Row]:
    """One in five of the same youths, registered a year before: the repeaters."""
    before = years_after(as_of, -1)
    for serial, row in enumerate(synthetic_youths(number, seed, as_of)):
        if serial % REPEATERS == 0:
            yield {**row, "otData": {**_inner(row, "otData"), "tilmeldt": written(before)}}


def bad_rows(someone: Row) -> Iterator[Row]:
    """Eleven rows to be set aside, dropped or taken in with a warning; `someone` is in the file already."""
    person = someone["person"]
    if not isinstance(person, Mapping):
        return
    for number, fault in enumerate(_FAULTS, 1):
        named = {"fornavn": "Feil", "etternavn": f"Nummer {number}", "fdato": "05.04.2009"}
        yield {**fault, "person": {**named, **_inner(fault, "person")}}
    yield dict(someone)
    yield {**someone, "person": {**person, "etternavn": "Annerledes"}}


_FAULTS: Final[tuple[Row, ...]] = (
    {"person": {"fnr": "0584039989512"}},
    {"person": {"fnr": "05840399896"}},
    {"person": {"fdato": "31.02.2009"}},
    {"person": {"etternavn": ""}},
    {"otData": {"aktivitetskode": "f1"}},
    {"elevkurs": {"orgnr": "123456785", "fylkesnr": "03", "start": "18.08.2025", "slutt": "20.11.2025"}},
    {"elevkurs": {"fylkesnr": "03", "start": "18.08.2025", "slutt": "20.11.2024"}},
    {"adresse": {"gate": "=1+1", "lat": 0, "lon": 0}},
    {"person": {"epost": "ingen krøllalfa", "mobilnr": "ring mor"}},
)


def flat(row: Mapping[str, object]) -> dict[str, object]:
    """A row of the JSON form by the columns of the sheets, filled ones only."""
    cells: dict[str, object] = {}
    for section, inner in row.items():
        if section == SPELLS:
            for number, spell in enumerate(inner if isinstance(inner, list) else [inner]):
                cells.update({spell_column(number, name): value for name, value in spell.items()})
        elif isinstance(inner, Mapping):
            cells.update({f"{section}.{name}": value for name, value in inner.items()})
        else:
            cells[section] = inner
    return {column: value for column, value in cells.items() if value is not None}


def _inner(row: Row, section: str) -> Mapping[str, object]:
    inner = row.get(section, {})
    return inner if isinstance(inner, Mapping) else {}
