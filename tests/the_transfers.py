"""Unni at UDA sends the files of the year, looks, confirms, and takes back; the worker's part is done on the spot."""

import io
import json
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from portal.services import imports, transfer_work, transfers
from tests.the_register import Register, as_file

KEPT = ("youths", "youth_identities", "youth_contacts", "youth_addresses", "youth_registers", "school_spells",
        "registrations", "statuses", "status_reports", "policy.access")  # fmt: skip


@dataclass
class Year:
    """What is sent through the year, and what came of it."""

    register: Register

    def send(self, kind: str, *rows: dict[str, Any], who: str = "unni", content: bytes | None = None) -> UUID:
        """Received, and not looked at yet."""
        register = self.register
        upload = imports.Upload(f"{kind}.json", io.BytesIO(content or as_file(*rows)))
        with register.team.acting(register.app, who) as visitor:
            return imports.receive(visitor, upload, register.place, kind)

    def check(self, import_id: UUID) -> None:
        imports.run(import_id, self.register.room(), at=self.register.at)

    def shown(self, kind: str, *rows: dict[str, Any], who: str = "unni") -> UUID:
        """Sent and checked: it is shown what it will do."""
        import_id = self.send(kind, *rows, who=who)
        self.check(import_id)
        return import_id

    def room(self, **more: Any) -> transfer_work.Workroom:
        return transfer_work.Workroom(self.register.team.database.url("laget_jobs"), self.register.place, **more)

    def confirm(self, import_id: UUID) -> None:
        with self.register.team.acting(self.register.app, "unni") as visitor:
            transfers.confirm(visitor, import_id)

    def apply(self, import_id: UUID) -> None:
        transfer_work.apply(import_id, self.room(), at=self.register.at)

    def take_in(self, kind: str, *rows: dict[str, Any], who: str = "unni") -> UUID:
        """All the way."""
        import_id = self.shown(kind, *rows, who=who)
        self.confirm(import_id)
        self.apply(import_id)
        return import_id

    def undo(self, import_id: UUID) -> None:
        with self.register.team.acting(self.register.app, "unni") as visitor:
            transfers.undo(visitor, import_id)
        transfer_work.undo(import_id, self.room(), at=self.register.at)

    def rows(self, import_id: UUID) -> list[tuple[Any, ...]]:
        """Outcome, state, effects, codes of the remarks, code; by row."""
        found = self.register.sql(
            "SELECT outcome, state, effects, remarks, code FROM transfer_rows WHERE import_id = %s ORDER BY row_no",
            import_id,
        )
        return [(*row[:3], [remark["code"] for remark in row[3]], row[4]) for row in found]

    def state(self, import_id: UUID) -> str:
        ((state,),) = self.register.sql("SELECT state FROM imports WHERE id = %s", import_id)
        return str(state)

    def statuses(self, youth_id: UUID) -> list[str]:
        """Codes that hold, the oldest first."""
        return [code for (code,) in self.register.sql(
            """SELECT code FROM statuses s WHERE youth_id = %s AND NOT EXISTS (
                   SELECT FROM status_annulments a WHERE a.status_id = s.id) ORDER BY valid_from, recorded_at""",
            youth_id,
        )]  # fmt: skip

    def registrations(self, youth_id: UUID) -> list[tuple[str, int]]:
        return self.register.sql(
            "SELECT entry_reason, school_year FROM registrations WHERE youth_id = %s ORDER BY registered_on, id",
            youth_id,
        )


def plain(**sections: Any) -> dict[str, Any]:
    return json.loads(json.dumps(sections))  # type: ignore[no-any-return]
