"""The facts that a transfer brings to the register, and what is known of a youth before a row is looked at."""

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

from portal.domain.episodes import Plan, Standing
from portal.domain.register_batches import Batch, Taken
from portal.domain.register_youths import OtData
from portal.tables.arrival_matching import Arrived
from portal.tables.arrival_writing import ArrivalWriter, row_seal
from portal.tables.copying import copy_in


class TransferFacts(ArrivalWriter):
    """The facts of the register as the register's own file brings them; cause and code come by the plan."""

    def prepare(self) -> None:
        self._prepared = 0
        self._prepare()

    def take_in(self, certain: Sequence[Arrived]) -> set[UUID]:
        """The youths who are new or changed."""
        plain = [replace(arrived, taken=_without_ot(arrived.taken)) for arrived in certain]
        self.connection.execute("DELETE FROM arriving")
        self.connection.execute("DELETE FROM arriving_spells")
        copy_in(self.connection, "arriving", [self._line(arrived) for arrived in plain])
        copy_in(self.connection, "arriving_spells", [line for one in plain for line in self._spells(one)])
        new = {arrived.youth_id for arrived in plain if not arrived.known}
        for statement in self.statements.new if new else ():
            self.connection.execute(statement, self.given())
        return new | (self._change(self.given()) if len(new) < len(plain) else set())

    def given(self) -> dict[str, object]:
        about = self.about
        return {"import": about.import_id, "person": about.person_id, "at": about.at, "today": about.today}

    def keep_rows(self, batch: Batch) -> None:
        self._keep_rows(batch)

    def sealed_row(self, content: object, row_no: int) -> bytes:
        text = content if isinstance(content, str) else json.dumps(content, ensure_ascii=False, default=str)
        return self.sealer.seal_bytes(text.encode(), row_seal(self.about.import_id, row_no))


def _without_ot(taken: Taken) -> Taken:
    ot = taken.youth.ot or OtData()
    link = OtData(unit_number=ot.unit_number, unit_name=ot.unit_name)
    return Taken(taken.raw, replace(taken.youth, ot=link))


def standing_of(row: Any) -> Standing:  # noqa: ANN401 - a row
    """What is known of a youth, from a row of STANDING."""
    pairs = [value.split("|") for value in row.entered]
    days = [value.split("|") for value in row.days]
    told = [value.split("|") for value in row.reported]
    return Standing(
        row.status_code, row.status_on, frozenset((int(year), reason) for year, reason in pairs),
        frozenset((date.fromisoformat(on), reason) for on, reason in days),
        frozenset((code, date.fromisoformat(on) if on else None) for code, on in told),
        row.birth_year, row.pupil, row.adult_pupil,
    )  # fmt: skip


def does_anything(made: Plan) -> bool:
    """Whether there is more to do than to bring facts."""
    return any((made.entry, made.setting, made.report))


def cells_of(youth_id: UUID, made: Plan) -> tuple[object, ...]:
    """The line of `arriving_plans`."""
    entry, setting, report = made.entry, made.setting, made.report
    return (
        youth_id, *((entry.on, entry.reason.value, entry.year) if entry else (None,) * 3),
        *((setting.code, setting.since, setting.rule) if setting else (None,) * 3),
        *((report.code, report.activity, report.start) if report else (None,) * 3),
    )  # fmt: skip
