"""One youth's register: who it is at list level, and what the rules read, as far as the reader may see it."""

from dataclasses import dataclass
from uuid import UUID

from portal.domain.register_youths import RegisterYouth
from portal.queries import kept_register
from portal.queries.reading import driver, one


@dataclass(frozen=True, slots=True)
class Head:
    """Who the youth is, at list level."""

    id: UUID
    first_name: str
    last_name: str
    birth_year: int | None
    protection: str

    @property
    def name(self) -> str:
        """As the Norwegians write it."""
        return f"{self.first_name} {self.last_name}"


def head(youth_id: UUID) -> Head | None:
    statement = "SELECT id, first_name, last_name, birth_year, protection FROM youths WHERE id = %(y)s"
    return one(Head, statement, {"y": youth_id})


def of(youth_id: UUID) -> RegisterYouth | None:
    """None where the register of this youth is not for the reader."""
    kept = kept_register.one(driver(), youth_id)
    return kept.youth if kept else None
