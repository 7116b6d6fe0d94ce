"""The facts that a transfer brings to the register, and what is known of a youth before a row is looked at."""

import json
from collections.abc import Mapping, Sequence
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

    def take_in(self, certain: Sequence[Arrived], plans: Mapping[UUID, Plan]) -> set[UUID]:
        """The known youths who are changed; those who are new stand there with cause and code at once."""
        told = [replace(one, taken=_as_planned(one, plans[one.youth_id])) for one in certain]
        self.connection.execute("DELETE FROM arriving")
        self.connection.execute("DELETE FROM arriving_spells")
        copy_in(self.connection, "arriving", [self._line(one) for one in told])
        copy_in(self.connection, "arriving_spells", [line for one in told for line in self._spells(one)])
        new = sum(not one.known for one in told)
        for statement in self.statements.new if new else ():
            self.connection.execute(statement, self.given())
        return self._change(self.given()) if new < len(told) else set()

    def _touch(self, given: dict[str, object]) -> None:
        """Is done once, with all that the plan changes."""

    def given(self) -> dict[str, object]:
        about = self.about
        return {"import": about.import_id, "person": about.person_id, "at": about.at, "today": about.today}

    def keep_rows(self, batch: Batch) -> None:
        self._keep_rows(batch)

    def sealed_row(self, content: object, row_no: int) -> bytes:
        text = content if isinstance(content, str) else json.dumps(content, ensure_ascii=False, default=str)
        return self.sealer.seal_bytes(text.encode(), row_seal(self.about.import_id, row_no))


def _as_planned(one: Arrived, made: Plan) -> Taken:
    """Who is known gets cause and code by the plan's own statements."""
    ot = one.taken.youth.ot or OtData()
    link = OtData(unit_number=ot.unit_number, unit_name=ot.unit_name)
    if not one.known:
        code, entry = made.setting.code if made.setting else None, made.entry
        entered = {"registered": entry.on, "entry_reason": entry.reason} if entry else {}
        link = replace(link, status_code=code, **entered)  # type: ignore[arg-type] # a day and a reason
    return Taken(one.taken.raw, replace(one.taken.youth, ot=link))


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
