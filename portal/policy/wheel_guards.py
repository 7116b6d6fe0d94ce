"""The row guards of the annual wheel and of the news from UDA; none of their rows is about a youth."""

from collections.abc import Iterator

from portal.domain.words import Category
from portal.policy import sentences as say
from portal.policy.sentences import Guard

_GRANTED = """EXISTS (SELECT FROM policy.granted g JOIN policy.seats s ON s.role = g.role
        WHERE s.id = policy.seat() AND g.verb = '%s' AND g.basis = 'duty' AND g.category = {wheel})"""
READS = _GRANTED.format(wheel=Category.WHEEL.value) % "read"
WRITES = _GRANTED.format(wheel=Category.WHEEL.value) % "write"
CITY_READS = f"((SELECT policy.city_read()) & {Category.WHEEL.bit}) <> 0"
CITY_WRITES = say.FOR_THE_CITY % Category.WHEEL.bit
MY_UNIT = "{table}.unit_id = (SELECT s.unit_id FROM policy.seats s WHERE s.id = policy.seat())"
AT_WORK = "(SELECT policy.seat()) IS NOT NULL"
OF_THE_DUTY = """EXISTS (SELECT FROM public.wheel_duties d
        WHERE d.id = public.wheel_marks.duty_id AND d.unit_id = public.wheel_marks.unit_id)"""
MY_FEED = "public.wheel_feeds.person_id = (SELECT policy.person())"
MY_APPOINTMENT = """EXISTS (SELECT FROM public.appointments a WHERE a.id = public.wheel_feeds.appointment_id
        AND a.person_id = (SELECT policy.person()) AND a.seat_id = policy.seat() AND a.period @> policy.now())"""
YEARS, ITEMS, CHANGES, DUTIES, MARKS, FEEDS, NEWS = (
    "public.wheel_years", "public.wheel_items", "public.wheel_changes", "public.wheel_duties", "public.wheel_marks",
    "public.wheel_feeds", "public.bulletins",
)  # fmt: skip
APP = "laget_app"

# role, command, tables
NARROW: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("laget_import", "ALL", (DUTIES,)),
    ("laget_import", "SELECT", (ITEMS, MARKS, "public.otuk_lists", "public.list_steps", "public.contact_attempts")),
    ("laget_jobs", "SELECT", (ITEMS, DUTIES, MARKS, NEWS, "public.units", "policy.seats", "public.appointments",
                              "public.people")),
    ("laget_keeper", "SELECT", (ITEMS, DUTIES, MARKS, FEEDS)),
)  # fmt: skip


def wheel_guards() -> Iterator[Guard]:
    """Everybody with a part in the year reads the wheel, a unit its own duties, UDA those of all.

    A unit alone marks its duties; UDA alone makes and changes the wheel; a feed is its person's own.
    """
    yield from _of_the_city()
    yield from _of_a_unit()
    yield from _of_a_person()
    for role, command, tables in NARROW:
        for table in tables:
            yield Guard(table, command, role, None if command == "INSERT" else "true",
                        None if command == "SELECT" else "true")  # fmt: skip


def _of_the_city() -> Iterator[Guard]:
    for table in (YEARS, ITEMS, CHANGES):
        yield Guard(table, "SELECT", APP, READS, None)
    by_me = "{table}.%s = (SELECT policy.person())"
    for table, who in ((YEARS, "made_by"), (CHANGES, "changed_by")):
        yield Guard(table, "INSERT", APP, None, f"{CITY_WRITES} AND {(by_me % who).format(table=table)}")
    yield Guard(ITEMS, "INSERT", APP, None, CITY_WRITES)
    yield Guard(ITEMS, "UPDATE", APP, CITY_WRITES, CITY_WRITES)
    yield Guard(DUTIES, "INSERT", APP, None, CITY_WRITES)


def _of_a_unit() -> Iterator[Guard]:
    for table in (DUTIES, MARKS):
        mine = MY_UNIT.format(table=table)
        yield Guard(table, "SELECT", APP, f"{CITY_READS} OR ({mine} AND {READS})", None)
    by_me = say.BY_ME.format(table=MARKS)
    yield Guard(MARKS, "INSERT", APP, None,
                f"{MY_UNIT.format(table=MARKS)} AND {WRITES} AND ({by_me}) AND ({OF_THE_DUTY})")  # fmt: skip


def _of_a_person() -> Iterator[Guard]:
    yield Guard(FEEDS, "SELECT", APP, MY_FEED, None)
    yield Guard(FEEDS, "INSERT", APP, None, f"{MY_FEED} AND {MY_APPOINTMENT} AND {READS}")
    yield Guard(FEEDS, "UPDATE", APP, MY_FEED, MY_FEED)
    yield Guard(NEWS, "SELECT", APP, AT_WORK, None)
    by_me = say.BY_ME.format(table=NEWS)
    yield Guard(NEWS, "INSERT", APP, None, f"{CITY_WRITES} AND {by_me}")
    yield Guard(NEWS, "UPDATE", APP, CITY_WRITES, CITY_WRITES)
