"""Unni at UDA sends register files and runs the rules; the worker's part is done on the spot, in its own roles."""

import io
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

from flask import Flask

from portal.outside.number_sealing import NumberSealer
from portal.outside.sealed_files import Place
from portal.services import assignments, imports
from tests.the_team import Team, appoint

UDA = "Utdanningsadministrasjonen"
IDA = "14830899074"
"""A synthetic identity number (month + 80)."""
AMIR = "02890799054"
HERSLEB, STOVNER = "912001008", "974591065"
PRIVATE = {"orgnr": "887664102", "eierform": "privat", "fylkesnr": "03", "start": "18.08.2025", "slutt": "06.11.2026"}
"""A time at a private upper secondary school that holds the count date."""
AUTUMN = date(2026, 11, 22)
Row = dict[str, Any]


def row(number: str | None = IDA, **sections: Any) -> Row:
    """A row of the form: Ida Berg, who left Hersleb in November and lives in Gamle Oslo."""
    given: Row = {
        "person": {"fnr": number, "fornavn": "Ida", "etternavn": "Berg", "adressebeskyttelse": "ugradert"},
        "adresse": {"kommunenr": "0301", "bydelsnr": "030101", "lat": 59.9114, "lon": 10.784},
        "otData": {"aktivitetskode": "OTUK", "tilmeldt": "25.09.2026", "grunn": "sluttet_skole"},
        "elevkurs": [{"orgnr": HERSLEB, "eierform": "offentlig", "fylkesnr": "03", "start": "18.08.2025",
                      "slutt": "06.11.2026"}],
    }  # fmt: skip
    merged = {name: {**given[name], **inner} if isinstance(inner, dict) and name in given else inner
              for name, inner in sections.items()}  # fmt: skip
    return {name: value for name, value in {**given, **merged}.items() if value is not None}


def as_file(*rows: Mapping[str, Any], announced: int | None = None) -> bytes:
    """VIGO's answer with these rows."""
    counted = len(rows) if announced is None else announced
    return json.dumps({"antall": counted, "otungdommer": rows}).encode()


@dataclass
class Register:
    """What Unni does, and what came of it."""

    app: Flask
    team: Team
    at: datetime = datetime(2026, 11, 22, 9, tzinfo=UTC)

    @property
    def sealer(self) -> NumberSealer:
        sealer: NumberSealer = self.app.config["NUMBER_SEALER"]
        return sealer

    @property
    def place(self) -> Place:
        return Place(self.app.config["LAGET_SETTINGS"].uploads_folder, self.sealer)

    def room(self, **more: Any) -> imports.Workroom:
        return imports.Workroom(self.team.database.url("laget_jobs"), self.place, 1 << 30, **more)

    def receive(self, content: bytes, name: str = "register.json", who: str = "unni") -> UUID:
        with self.team.acting(self.app, who) as visitor:
            return imports.receive(visitor, imports.Upload(name, io.BytesIO(content)), self.place)

    def take_in(self, content: bytes, name: str = "register.json") -> UUID:
        """Sent, and worked off."""
        import_id = self.receive(content, name)
        imports.run(import_id, self.room(), at=self.at)
        return import_id

    def assign(self, as_of: date = AUTUMN) -> UUID:
        """The rules run over everybody."""
        with self.team.acting(self.app, "unni") as visitor:
            run_id = assignments.start(visitor, as_of)
        assignments.run(run_id, assignments.Workroom(self.team.database.url("laget_jobs")), at=self.at)
        return run_id

    def sql(self, statement: str, *given: object) -> list[tuple[Any, ...]]:
        return self.team.sql(statement, *given)

    def imported(self, import_id: UUID) -> dict[str, Any]:
        columns = "state, announced, rows_read, created, updated, unchanged, quarantined, warned, notices, refusal"
        (found,) = self.sql(f"SELECT {columns} FROM imports WHERE id = %s", import_id)
        return dict(zip(columns.split(", "), found, strict=True))

    def counts(self, import_id: UUID) -> tuple[int, int, int, int]:
        """New, changed, unchanged, set aside."""
        found = self.imported(import_id)
        return found["created"], found["updated"], found["unchanged"], found["quarantined"]

    def youth(self, number: str = IDA) -> UUID:
        """The youth with this identity number."""
        digest = self.sealer.digest(number)
        ((youth_id,),) = self.sql("SELECT youth_id FROM youth_identities WHERE number_digest = %s", digest)
        found: UUID = youth_id
        return found

    def everything(self, tables: Iterable[str]) -> dict[str, list[tuple[Any, ...]]]:
        """The rows of these tables, for telling whether anything has changed."""
        return {name: sorted(self.sql(f"SELECT t::text FROM {name} t")) for name in tables}


def uda_at_work(app: Flask, team: Team) -> Register:
    """Unni coordinates, Aud alone may see protected addresses."""
    appoint(team, "unni", "uda", UDA)
    appoint(team, "aud", "uda_address_officer", UDA)
    return Register(app, team)


def unit(register: Register, orgnr: str) -> int:
    """The unit with this organisation number."""
    ((found,),) = register.sql("SELECT id FROM units WHERE orgnr = %s", orgnr)
    return int(found)


def holders(register: Register, youth_id: UUID, duty: str = "school") -> list[tuple[str, bool]]:
    """Who has or had the duty, the earliest first, and whether it is still theirs."""
    return register.sql(
        """SELECT u.orgnr, upper_inf(r.period) FROM responsibilities r JOIN policy.seats s ON s.id = r.seat_id
           JOIN units u ON u.id = s.unit_id WHERE r.youth_id = %s AND r.duty = %s ORDER BY upper_inf(r.period), r.id""",
        youth_id, duty,
    )  # fmt: skip


def proposal(register: Register, youth_id: UUID) -> tuple[object, ...]:
    """What the rules propose: outcome, school, rule, rule of the target group, whether a human is waited for."""
    (found,) = register.sql(
        """SELECT s.status, u.orgnr, s.rule, s.target_rule, s.needs_human FROM assignments s
           LEFT JOIN units u ON u.id = s.unit_id WHERE s.youth_id = %s""",
        youth_id,
    )
    return found
