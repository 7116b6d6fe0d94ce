"""Lists for stories: Unni sends them, Omar reviews his, Nina reads along; Ida and Jonas stand on Grünerløkka's."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from uuid import UUID

from portal.domain.calendar import oslo_date
from portal.domain.otuk_lists import Findings, Known, Reached, WithNav
from portal.queries import list_rows
from portal.queries import otuk_lists as kept
from portal.queries.list_rows import ListRow
from portal.services import list_reviews, otuk_lists
from tests.blueprints.pages import unknown
from tests.the_register import Register

SPOKE = Findings(Known.NO, Reached.DIALOGUE, WithNav.AGREED, "phone")
DONE = Findings(Known.YES, Reached.NOT_TRIED, WithNav.NO_NEED)


@dataclass
class Lists:
    """What happens to the lists of Oslo, by first names."""

    register: Register
    youths: dict[str, UUID] = field(default_factory=dict)

    def unknown(self, *names: str, district: str = "030102") -> None:
        """Youths whom nobody has reached."""
        for name in names:
            self.youths[name] = unknown(self.register.team, name, district=district)

    def send(self, who: str = "unni", day: date | None = None) -> otuk_lists.Sending:
        """All the lists of a day, of today where none is said."""
        with self.register.team.acting(self.register.app, who) as visitor:
            today = oslo_date(visitor.now)
            return otuk_lists.send(visitor, day or today, today + timedelta(weeks=4))

    def of(self, who: str) -> kept.Sent:
        """The newest list that somebody sees."""
        with self.register.team.acting(self.register.app, who) as visitor:
            assert visitor.role
            return kept.newest(0)[0]

    def rows(self, who: str, list_id: UUID) -> list[ListRow]:
        """The rows that somebody may read."""
        with self.register.team.acting(self.register.app, who):
            return list_rows.everyone(list_id, "all")

    def answer(self, who: str, list_id: UUID, name: str, found: Findings = DONE, version: int | None = None) -> None:
        """Somebody answers the questions of a row, as they saw it in a version."""
        with self.register.team.acting(self.register.app, who) as visitor:
            row = list_rows.get(list_id, self.youths[name])
            assert row is not None
            list_reviews.save(visitor, row, row.version if version is None else version, found)


def acted(lists: Lists, who: str, does: Callable[..., object]) -> type[Exception] | None:
    """Somebody does something: the refusal, or None where it was done."""
    with lists.register.team.acting(lists.register.app, who) as visitor:
        try:
            does(visitor)
        except Exception as refusal:  # noqa: BLE001 - whatever it is, the test asks which
            return type(refusal)
    return None
