"""Unni draws a report up: youths with statuses as the administrator writes them, her steps through the services."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from uuid import UUID, uuid4

from portal.queries import report_differences, reports
from portal.services import report_freezing
from portal.services import reports as services
from tests.the_register import Register

JUNE = date(2026, 6, 15)
LONG_AGO = datetime(2026, 5, 1, 12, tzinfo=UTC)
FACTS = """{"contact": {"kind": "dialogue", "date": "2026-02-01"},
            "activity": {"kind": "work", "start": "2026-02-15"}}"""


@dataclass
class Desk:
    """Unni's desk: youths with statuses, written as the administrator; her steps, as herself."""

    register: Register

    @property
    def jobs(self) -> str:
        return self.register.team.database.url("laget_jobs")

    def youth(self, first: str, code: str | None, *, via_ot: bool | None = None, on: date = date(2026, 3, 1)) -> UUID:
        """Registered in January, with a status from a day on and what it rests on."""
        youth = uuid4()
        self.register.sql(
            """INSERT INTO youths (id, first_name, last_name, birth_year, district_no, registered_on, last_activity)
               VALUES (%s, %s, 'Berg', 2008, '030101', '2026-01-10', now())""",
            youth, first,
        )  # fmt: skip
        self.register.sql(
            "INSERT INTO youth_identities (youth_id, birth_date, gender) VALUES (%s, '2008-02-03', 'female')", youth
        )
        self.register.sql(
            """INSERT INTO registrations (youth_id, registered_on, entry_reason, recorded_at)
               VALUES (%s, '2026-01-10', 'quit_school', %s)""",
            youth, LONG_AGO,
        )  # fmt: skip
        if code:
            self.status(youth, code, via_ot=via_ot, on=on)
        return youth

    def status(
        self, youth: UUID, code: str, *, via_ot: bool | None = None, on: date = date(2026, 3, 1),
        recorded: datetime = LONG_AGO,
    ) -> UUID:  # fmt: skip
        status = uuid4()
        self.register.sql(
            """INSERT INTO statuses (id, youth_id, code, via_ot, valid_from, recorded_at, source)
               VALUES (%s, %s, %s, %s, %s, %s, 'uda')""",
            status, youth, code, via_ot, on, recorded,
        )  # fmt: skip
        unni, seat = self.register.sql("SELECT person_id, seat_id FROM appointments a WHERE person_id = %s",
                                       self.register.team.people["unni"])[0]  # fmt: skip
        self.register.sql(
            """INSERT INTO status_facts (status_id, youth_id, category, source, facts, author, author_seat)
               VALUES (%s, %s, 25, 3, %s::jsonb, %s, %s)""",
            status, youth, FACTS, unni, seat,
        )  # fmt: skip
        return status

    def open(self, day: date = JUNE) -> UUID:
        with self.register.team.acting(self.register.app, "unni") as unni:
            return services.open_(unni, day)

    def check(self, report_id: UUID) -> dict[str, int]:
        with self.register.team.acting(self.register.app, "unni") as unni:
            return services.check(unni, report_id)

    def sign(self, report_id: UUID) -> None:
        with self.register.team.acting(self.register.app, "unni") as unni:
            services.sign(unni, report_id)

    def freeze(self, report_id: UUID) -> reports.Report:
        with self.register.team.acting(self.register.app, "unni") as unni:
            services.freeze(unni, report_id)
        report_freezing.run(report_id, self.jobs)
        return self.report(report_id)

    def frozen(self, day: date = JUNE) -> reports.Report:
        """All the way."""
        report_id = self.open(day)
        self.check(report_id)
        self.sign(report_id)
        return self.freeze(report_id)

    def report(self, report_id: UUID) -> reports.Report:
        with self.register.team.acting(self.register.app, "unni"):
            found = reports.get(report_id)
        assert found is not None
        return found

    def since(self, report: reports.Report) -> list[tuple[str, str | None, str | None]]:
        """Who would be reported otherwise now: name, then, now."""
        with self.register.team.acting(self.register.app, "unni") as unni:
            found = report_differences.since(report.id, report.report_day, unni.now)
        return [(row.name, row.was, row.now) for row in found]
