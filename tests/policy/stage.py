"""The stage of the stories: units, seats, people, sessions and the clock, as the administrator sets them."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from uuid import UUID, uuid4

import psycopg
from psycopg.rows import TupleRow
from psycopg.types.range import TimestamptzRange

from portal.domain.periods import Period
from portal.domain.words import Role, Service, UnitKind
from portal.policy.cases import Conflict
from portal.policy.standing import Actor

Connection = psycopg.Connection[TupleRow]

PLACES: dict[Role, tuple[UnitKind, Service]] = {
    Role.COUNSELLOR: (UnitKind.UPPER_SECONDARY, Service.SCHOOL),
    Role.DISTRICT_OT: (UnitKind.DISTRICT, Service.DISTRICT),
    Role.NAV_OT: (UnitKind.NAV_OFFICE, Service.NAV),
    Role.NAV_ADVISER: (UnitKind.NAV_OFFICE, Service.NAV),
    Role.UDA: (UnitKind.UDA, Service.UDA),
    Role.UDA_ADDRESS_OFFICER: (UnitKind.UDA, Service.UDA),
    Role.FAGOPPLAERING: (UnitKind.APPRENTICESHIP_OFFICE, Service.APPRENTICESHIPS),
    Role.VO_SERVICE_CENTRE: (UnitKind.ADULT_EDUCATION, Service.ADULT_EDUCATION),
    Role.PRIVATE_SCHOOL: (UnitKind.PRIVATE_SCHOOL, Service.PRIVATE_SCHOOL),
    Role.OTHER_ACTOR: (UnitKind.OTHER_SERVICE, Service.CHILD_WELFARE),
    Role.GUARDIAN: (UnitKind.OTHER_SERVICE, Service.CHILD_WELFARE),
    Role.BYRAD: (UnitKind.OTHER_SERVICE, Service.CHILD_WELFARE),
}
"""Where each role is held in these stories; advisers, guardians and byråd get a seat by hand."""


@dataclass(frozen=True, slots=True)
class Player:
    """Somebody signed in: the person, the session's digest, and the actor that Python decides for."""

    name: str
    person: UUID
    digest: bytes
    actor: Actor
    conflicts: tuple[Conflict, ...] = ()


def spelled(period: Period) -> TimestamptzRange:
    """The period as psycopg sends it."""
    if period.is_empty:
        return TimestamptzRange(empty=True)
    return TimestamptzRange(period.start, period.end, "[)")


@dataclass
class Stage:
    """`admin` is the cluster's administrator in the test's database: it may write the facts, past every guard."""

    admin: Connection
    players: list[Player] = field(default_factory=list)
    notice: UUID = field(default_factory=uuid4)
    giver: UUID = field(default_factory=uuid4)

    def __post_init__(self) -> None:
        self.put("people", id=self.giver, kind="staff", name="Collector")
        self.put(
            "notices", id=self.notice, code=str(self.notice), version=1, language="nb", title="t", body="b",
            sha256=b"h", published_at=datetime(2026, 1, 1, tzinfo=UTC),
        )  # fmt: skip

    def put(self, table: str, **columns: object) -> None:
        names, marks = ", ".join(columns), ", ".join(["%s"] * len(columns))
        name = table if "." in table else f"public.{table}"
        statement = f"INSERT INTO {name} ({names}) VALUES ({marks})"
        self.admin.execute(statement.encode(), list(columns.values()))

    def number(self, statement: str, *given: object) -> int:
        """The only value of a statement."""
        row = self.admin.execute(statement.encode(), given).fetchone()
        assert row is not None
        return int(row[0])

    def seat(self, role: Role, district: str | None = None) -> int:
        """A new unit of the role's kind, and the role's seat there."""
        kind, service = PLACES[role]
        unit = self.number(
            "INSERT INTO public.units (kind, service, name, district_no) VALUES (%s, %s, %s, %s) RETURNING id",
            kind.value, service.value, f"{role} {district or ''}", district,
        )  # fmt: skip
        self.admin.execute(
            "INSERT INTO policy.seats (role, unit_id) VALUES (%s, %s) ON CONFLICT DO NOTHING", [role.value, unit]
        )
        return self.number("SELECT id FROM policy.seats WHERE role = %s AND unit_id = %s", role.value, unit)

    def player(
        self, name: str, role: Role, seat: int, district: str | None = None, person: UUID | None = None
    ) -> Player:
        """Somebody appointed to the seat, signed in; `person` where the same one has another seat as well."""
        who = person or uuid4()
        if person is None:
            self.put("people", id=who, kind="staff", name=name)
        appointment = uuid4()
        self.put("appointments", id=appointment, person_id=who, seat_id=seat, period=TimestamptzRange(), granted_by="t")
        actor = Actor(role, seat, PLACES[role][1], district)
        return self._signed_in(Player(name, who, sha256(name.encode()).digest(), actor), appointment)

    def youth_player(self, name: str, youth: UUID) -> Player:
        """The youth, signed in."""
        who = uuid4()
        self.put("people", id=who, kind="youth", name=name, youth_id=youth)
        actor = Actor(Role.YOUTH, None, Service.YOUTH, None, youth)
        return self._signed_in(Player(name, who, sha256(name.encode()).digest(), actor), None)

    def _signed_in(self, player: Player, appointment: UUID | None) -> Player:
        self.session(player.digest, player.person, appointment)
        self.players.append(player)
        return player

    def session(self, digest: bytes, person: UUID, appointment: UUID | None, **other: object) -> None:
        """A session that stands for a long time, except for what is told otherwise."""
        started = datetime(2020, 1, 1, tzinfo=UTC)
        columns: dict[str, object] = {
            "started_at": started, "seen_at": started, "idle": timedelta(days=36500),
            "expires_at": datetime(2100, 1, 1, tzinfo=UTC),
        }  # fmt: skip
        columns |= {"person_id": person, "appointment_id": appointment, "issuer": "i", "acr": "a"}
        self.put("sessions", digest=digest, **(columns | other))

    def conflict(self, player: Player, youth: UUID, period: Period = Period.ALWAYS) -> None:
        """The person declares a conflict of interest, in every seat they hold."""
        self.put(
            "conflicts", person_id=player.person, youth_id=youth, kind="own_child", period=spelled(period),
            declared_by=player.person,
        )  # fmt: skip
        declared = Conflict(youth, period)
        self.players = [
            replace(p, conflicts=(*p.conflicts, declared)) if p.person == player.person else p for p in self.players
        ]

    def move_clock(self, at: datetime) -> None:
        """Only the owner of the database can: from now on it is `at` for every guard and every door."""
        self.admin.execute(
            "CREATE OR REPLACE FUNCTION policy.now() RETURNS timestamptz LANGUAGE sql STABLE PARALLEL SAFE "
            f"RETURN timestamptz '{at.isoformat()}'".encode()
        )

    def drift(self) -> int:
        return self.number("SELECT policy.drift()")


@contextmanager
def entered(connection: Connection, player: Player) -> Iterator[Connection]:
    """A transaction as the application's role, entered in the player's name, and undone."""
    with connection.transaction(force_rollback=True):
        connection.execute("SET LOCAL ROLE laget_app")
        connection.execute("SELECT * FROM policy.enter(%s)", [player.digest])
        yield connection
