"""What becomes of each row of a transfer, kept so that it can be shown, applied once, looked up and taken back."""

import json
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from portal.domain.register_batches import Batch
from portal.domain.register_faults import Reason
from portal.domain.register_form import RawRow
from portal.tables.copying import several
from portal.tables.register_work import Connection

Seal = Callable[[object, int], bytes]

_SHOWN: Final = """
    INSERT INTO transfer_rows (import_id, row_no, youth_id, state, outcome, effects, remarks, code, candidates, sealed)
    SELECT %(import)s, n.row_no, n.youth_id, n.state, n.outcome, n.effects::text[], n.remarks::jsonb, n.code,
        n.candidates::uuid[], n.sealed
    FROM unnest(%(rows)s::integer[], %(youths)s::uuid[], %(states)s::text[], %(outcomes)s::text[], %(effects)s::text[],
        %(remarks)s::text[], %(codes)s::text[], %(candidates)s::text[], %(sealed)s::bytea[])
        AS n (row_no, youth_id, state, outcome, effects, remarks, code, candidates, sealed)"""
_APPLIED: Final = """
    UPDATE transfer_rows SET youth_id = %(youth)s, state = %(state)s, outcome = %(outcome)s, effects = %(effects)s,
        remarks = %(remarks)s, code = %(code)s, candidates = %(candidates)s, before = %(before)s,
        sealed = CASE WHEN %(state)s = 'applied' THEN NULL ELSE sealed END
    WHERE import_id = %(import)s AND row_no = %(row)s"""
_PROGRESS: Final = """
    UPDATE imports SET rows_read = %(rows_read)s, bytes_read = %(bytes_read)s, created = created + %(created)s,
        updated = updated + %(updated)s, unchanged = unchanged + %(unchanged)s,
        quarantined = quarantined + %(quarantined)s, warned = warned + %(warned)s WHERE id = %(import)s"""


@dataclass(frozen=True, slots=True)
class Outcome:
    """`before` is the earlier state as JSON, where something of it was changed."""

    raw: RawRow
    outcome: str
    youth_id: UUID | None
    effects: tuple[str, ...]
    remarks: tuple[Reason, ...]
    code: str | None
    candidates: tuple[UUID, ...] = ()
    before: str | None = None

    @property
    def state(self) -> str:
        return "doubtful" if self.outcome == "doubtful" else "planned"


def keep_outcomes(connection: Connection, seal: Seal, import_id: UUID, outcomes: Sequence[Outcome]) -> None:
    """The rows as they are shown; the row itself is sealed."""
    connection.execute(_SHOWN, {
        "import": import_id, "rows": [one.raw.number for one in outcomes], "youths": [one.youth_id for one in outcomes],
        "states": [one.state for one in outcomes], "outcomes": [one.outcome for one in outcomes],
        "effects": [several(one.effects) for one in outcomes], "remarks": [_told(one.remarks) for one in outcomes],
        "codes": [one.code for one in outcomes],
        "candidates": [several(str(key) for key in one.candidates) for one in outcomes],
        "sealed": [seal(one.raw.values, one.raw.number) for one in outcomes],
    })  # fmt: skip


def keep_applied(connection: Connection, seal: Seal, import_id: UUID, outcomes: Sequence[Outcome]) -> None:
    """The rows as they went in; what was before is sealed."""
    with connection.cursor() as cursor:
        cursor.executemany(_APPLIED, [
            {
                "import": import_id, "row": one.raw.number, "youth": one.youth_id, "outcome": one.outcome,
                "state": "doubtful" if one.state == "doubtful" else "applied", "effects": list(one.effects),
                "remarks": _told(one.remarks), "code": one.code, "candidates": list(one.candidates),
                "before": seal(one.before, one.raw.number) if one.before else None,
            } for one in outcomes
        ])  # fmt: skip


def keep_progress(connection: Connection, import_id: UUID, batch: Batch, outcomes: Sequence[Outcome]) -> None:
    counted = Counter(one.outcome for one in outcomes)
    connection.execute(_PROGRESS, {
        "import": import_id, "rows_read": batch.rows_read, "bytes_read": batch.bytes_read, "created": counted["new"],
        "updated": counted["changed"], "unchanged": counted["unchanged"] + counted["left_out"],
        "quarantined": len(batch.set_aside), "warned": len(batch.told),
    })  # fmt: skip


def _told(remarks: Sequence[Reason]) -> str:
    return json.dumps([reason.as_json() for reason in remarks], ensure_ascii=False)
