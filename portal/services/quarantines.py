"""The rows of a register file that were set aside, as the same form with what is wrong, to correct and send again."""

import json
from collections.abc import Iterator
from tempfile import SpooledTemporaryFile
from typing import BinaryIO
from uuid import UUID

from portal.database import db
from portal.domain.register_faults import Reason
from portal.domain.register_form import FileKind
from portal.domain.register_reasons import told_together
from portal.domain.words import Language
from portal.outside.number_sealing import NumberSealer
from portal.outside.quarantine_files import FaultyRow, write_quarantine
from portal.queries import imports
from portal.queries.visitors import Visitor
from portal.tables.arrival_writing import row_seal
from portal.tables.log import note

IN_MEMORY = 2_000_000


def download(visitor: Visitor, import_id: UUID, kind: FileKind, sealer: NumberSealer, language: Language) -> BinaryIO:
    """The file from its start; that it was taken out is in the log."""
    content: BinaryIO = SpooledTemporaryFile(IN_MEMORY)  # type: ignore[assignment] # noqa: SIM115 - the answer closes it
    count = write_quarantine(content, kind, _faulty(import_id, sealer, language))
    content.seek(0)
    taken = {"import": str(import_id), "kind": kind.value, "rows": str(count)}
    note(visitor, "quarantine.exported", None, detail=taken)
    db.session.commit()
    return content


def _faulty(import_id: UUID, sealer: NumberSealer, language: Language) -> Iterator[FaultyRow]:
    for row in imports.set_aside(import_id):
        values = json.loads(sealer.open_bytes(row.sealed, row_seal(import_id, row.row_no)))
        yield values, told_together(map(Reason.from_json, row.reasons), language)
