"""The row guards: one sentence, rendered for every table, that PostgreSQL asks of every row.

`guards()` is what the migrations froze; `tests/policy/test_drift.py` holds the database to it.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from portal.domain.words import Category, Verb

C = Category
READ, WRITE = Verb.READ, Verb.WRITE


@dataclass(frozen=True, slots=True)
class Guard:
    """One row-level security policy: for `role`, `command` on `table` where the sentence holds."""

    table: str
    command: str
    role: str
    using: str | None
    check: str | None

    @property
    def name(self) -> str:
        """The policy's name in the database."""
        return f"{self.role.removeprefix('laget_')}_{self.command.lower()}"

    def sql(self) -> str:
        """The statement that makes it."""
        using = f"\n    USING ({self.using})" if self.using else ""
        check = f"\n    WITH CHECK ({self.check})" if self.check else ""
        return f"CREATE POLICY {self.name} ON {self.table} FOR {self.command} TO {self.role}{using}{check};"


@dataclass(frozen=True, slots=True)
class About:
    """The sentence over a row about a youth: which key, category, source, and what narrows the ground."""

    category: str
    key: str = "youth_id"
    source: str | None = None
    ground: str | None = None
    city: bool = True

    def render(self, table: str, verb: Verb) -> str:
        """The youth themself, a city-wide duty, or a row of `policy.access` in force; never across a conflict."""
        key, bit = f"{table}.{self.key}", f"(1 << {self.category.format(table=table)})"
        grounds = [
            f"a.seat_id = (SELECT policy.seat()) AND a.youth_id = {key}",
            f"(a.{verb}_mask & {bit}) <> 0",
            "a.period @> policy.now()",
        ]
        if self.source:
            grounds.append(f"(a.source_mask & (1 << {table}.{self.source})) <> 0")
        if self.ground:
            grounds.append(f"({self.ground.format(table=table)})")
        ways = [
            f"({key} = (SELECT policy.youth()) AND ((SELECT policy.own_{verb}()) & {bit}) <> 0)",
            f"EXISTS (SELECT FROM policy.access a WHERE {' AND '.join(grounds)})",
        ]
        if self.city:
            ways.insert(1, f"((SELECT policy.city_{verb}()) & {bit}) <> 0")
        return f"{key} <> ALL ((SELECT policy.conflicts())::uuid[]) AND ({' OR '.join(ways)})"


def _constant(category: Category) -> str:
    return str(category.value)


NAMED = "(SELECT policy.person()) IS NOT NULL"
MY_SEAT = "(SELECT policy.seat())"
BY_ME = "{table}.author = (SELECT policy.person()) AND {table}.author_seat = (SELECT policy.seat())"
FROM_MY_SERVICE = "{table}.source = (SELECT policy.service())"
MINE = f"{{table}}.author_seat = {MY_SEAT}"
OWN_COLUMN = "{table}.category"
THE_CONSENT = "a.basis <> 'consent' OR a.ground = {table}.id"
MY_PART = "a.basis <> 'consent' OR a.ground = {table}.consent_id AND {table}.seat_id = a.seat_id"
MY_EVENT = "a.basis <> 'consent' OR a.ground = {table}.consent_id AND coalesce({table}.seat_id, a.seat_id) = a.seat_id"
NOT_CONSENT = "a.basis <> 'consent'"
INVITED = f"a.basis <> 'consent' OR {{table}}.author_seat = {MY_SEAT} OR policy.invited({{table}}.id)"
MY_INVITATION = f"a.basis <> 'consent' OR {{table}}.seat_id = {MY_SEAT}"

LISTED = About(_constant(C.LIST_ENTRY))
CONSENTS = About(_constant(C.CONSENT_RECORD), ground=THE_CONSENT)
CONSENT_TEXTS = About(_constant(C.CONSENT_TEXT), ground=NOT_CONSENT, city=False)
CONSENT_LINES = About(_constant(C.CONSENT_RECORD), ground=MY_PART, city=False)
CONSENT_EVENTS = About(_constant(C.CONSENT_RECORD), ground=MY_EVENT, city=False)
ITEMS = About(OWN_COLUMN, source="source", city=False)
DIRECTORY = ("public.units", "policy.seats", "policy.granted", "policy.own_sources", "public.appointments",
             "public.notices", "public.legal_references")  # fmt: skip

# table, what SELECT asks, what INSERT asks beside it
ABOUT_YOUTHS: tuple[tuple[str, About, About | None, tuple[str, ...]], ...] = (
    ("youths", About(_constant(C.LIST_ENTRY), key="id"), None, ()),
    ("youth_identities", About(_constant(C.IDENTITY)), None, ()),
    ("youth_contacts", About(_constant(C.CONTACT), source="source", city=False), None, ()),
    ("youth_addresses", About(OWN_COLUMN), None, ()),
    ("youth_registers", About(_constant(C.REGISTER)), None, ()),
    ("school_spells", About(_constant(C.REGISTER)), None, ()),
    ("registrations", LISTED, None, ()),
    ("statuses", LISTED, LISTED, ("{table}.recorded_by = (SELECT policy.person())",)),
    ("assignments", About(OWN_COLUMN), None, ()),
    ("responsibilities", LISTED, About(OWN_COLUMN), ()),
    ("consents", CONSENTS, CONSENTS, ("{table}.collected_by = (SELECT policy.person())",)),
    ("consent_evidence", CONSENT_TEXTS, CONSENT_TEXTS, ()),
    ("consent_parties", CONSENT_LINES, CONSENT_TEXTS, ()),
    ("consent_lines", CONSENT_LINES, CONSENT_TEXTS, ()),
    ("consent_events", CONSENT_EVENTS, CONSENT_TEXTS, ("{table}.actor = (SELECT policy.person())",)),
    ("consent_event_lines", About(_constant(C.CONSENT_TEXT), ground=NOT_CONSENT, city=False), CONSENT_TEXTS, ()),
    ("mapping_items", ITEMS, About(OWN_COLUMN, city=False), (BY_ME, FROM_MY_SERVICE)),
    ("team_actors", About(_constant(C.TEAM), source="source", city=False), About(_constant(C.TEAM), city=False),
     (BY_ME, FROM_MY_SERVICE)),
    ("files", ITEMS, About(OWN_COLUMN, city=False), (BY_ME, FROM_MY_SERVICE)),
    ("meetings", About(_constant(C.MEETING), ground=INVITED, city=False), About(_constant(C.MEETING), city=False), (BY_ME,)),
    ("invitations", About(_constant(C.MEETING), ground=MY_INVITATION, city=False), About(_constant(C.MEETING), city=False),
     ("{table}.seat_id IS NULL OR policy.may_meet({table}.seat_id, {table}.youth_id, "
      "policy.meeting_starts({table}.meeting_id))",)),
    ("events", About(_constant(C.LOG), city=False), None, ()),
)  # fmt: skip

OWN_WORDS_STAY = ("mapping_items", "files")
"""What a party itself wrote stays readable to that party when the consent ends: its own duty to document."""

# table, the About that UPDATE asks, and what else it asks
UPDATES: tuple[tuple[str, About, tuple[str, ...]], ...] = (
    ("youth_contacts", About(_constant(C.CONTACT), source="source", city=False), (FROM_MY_SERVICE,)),
    ("assignments", About(OWN_COLUMN), ()),
    ("responsibilities", About(OWN_COLUMN), ()),
    ("meetings", About(_constant(C.MEETING), ground=INVITED, city=False), (MINE,)),
    ("invitations", About(_constant(C.MEETING), ground=MY_INVITATION, city=False), ()),
)

CITY_WORK = f"((SELECT policy.city_%s()) & {C.REGISTER.bit}) <> 0"

NARROW_ROLES: dict[str, tuple[tuple[str, tuple[str, ...]], ...]] = {
    "laget_import": (
        ("ALL", ("public.youths", "public.youth_identities", "public.youth_contacts", "public.youth_addresses",
                 "public.youth_registers", "public.school_spells", "public.registrations", "public.statuses",
                 "public.assignments", "public.responsibilities", "public.runs", "public.imports",
                 "public.import_rows")),
        ("SELECT", ("public.units", "policy.seats")),
        ("INSERT", ("public.events",)),
    ),
    # The queue's foreign keys act as their owner, and what they change is noted in the queue's own events.
    "laget_owner": (("ALL", ("public.alembic_version",)), ("INSERT", ("public.procrastinate_events",))),
    "laget_jobs": (
        ("SELECT", ("public.messages",)),
        ("UPDATE", ("public.messages",)),
        ("ALL", ("public.procrastinate_jobs", "public.procrastinate_events", "public.procrastinate_workers",
                 "public.procrastinate_periodic_defers")),
    ),
    "laget_keeper": (
        ("ALL", ("policy.access", "policy.seats", "policy.granted", "policy.own_sources", "policy.city_roles",
                 "policy.seat_kinds", "public.units", "public.people", "public.identities", "public.appointments",
                 "public.sessions", "public.conflicts", "public.notices", "public.legal_references")),
        ("SELECT", ("public.responsibilities", "public.consents", "public.consent_parties", "public.consent_lines",
                    "public.consent_events", "public.consent_event_lines", "public.youth_identities",
                    "public.statuses", "public.meetings", "public.invitations")),
        ("SELECT", ("public.youths",)),
        ("UPDATE", ("public.youths",)),
    ),
}  # fmt: skip
"""What each narrow role may touch: whole tables, for one task, never as the web application."""


def _youth_guards() -> Iterator[Guard]:
    for name, read, write, extra in ABOUT_YOUTHS:
        table = f"public.{name}"
        sentence = read.render(table, READ)
        if name in OWN_WORDS_STAY:
            sentence = f"({sentence}) OR {MINE.format(table=table)}"
        yield Guard(table, "SELECT", "laget_app", sentence, None)
        if write:
            clauses = [write.render(table, WRITE), *(f"({e.format(table=table)})" for e in extra)]
            yield Guard(table, "INSERT", "laget_app", None, " AND ".join(clauses))
    for name, about, extra in UPDATES:
        table = f"public.{name}"
        whole = " AND ".join([about.render(table, WRITE), *(f"({e.format(table=table)})" for e in extra)])
        yield Guard(table, "UPDATE", "laget_app", whole, whole)


def _person_guards() -> Iterator[Guard]:
    me = "(SELECT policy.person())"
    for table in DIRECTORY:
        yield Guard(table, "SELECT", "laget_app", NAMED, None)
    yield Guard("policy.access", "SELECT", "laget_app", f"policy.access.seat_id = {MY_SEAT}", None)
    yield Guard("public.people", "SELECT", "laget_app",
                f"public.people.id = {me} OR (public.people.kind = 'staff' AND {NAMED})", None)  # fmt: skip
    yield Guard("public.people", "UPDATE", "laget_app", f"public.people.id = {me}", f"public.people.id = {me}")
    yield Guard("public.conflicts", "SELECT", "laget_app", f"public.conflicts.person_id = {me}", None)
    mine = f"public.conflicts.person_id = {me} AND public.conflicts.declared_by = {me}"
    yield Guard("public.conflicts", "INSERT", "laget_app", None, mine)
    yield Guard("public.events", "INSERT", "laget_app", None, f"public.events.person_id = {me}")
    yield Guard("public.messages", "INSERT", "laget_app", None, NAMED)
    for table in ("public.runs", "public.imports"):
        yield Guard(table, "SELECT", "laget_app", CITY_WORK % "read", None)
        by_me = f"{CITY_WORK % 'write'} AND {table}.started_by = {me}"
        yield Guard(table, "INSERT", "laget_app", None, by_me)
    yield Guard("public.import_rows", "SELECT", "laget_app", CITY_WORK % "read", None)
    for command in ("SELECT", "INSERT"):
        for table in ("public.procrastinate_jobs", "public.procrastinate_events"):
            using, check = (NAMED, None) if command == "SELECT" else (None, NAMED)
            yield Guard(table, command, "laget_app", using, check)


def _narrow_guards() -> Iterator[Guard]:
    for role, rows in NARROW_ROLES.items():
        for command, tables in rows:
            for table in tables:
                using = None if command == "INSERT" else "true"
                check = None if command == "SELECT" else "true"
                yield Guard(table, command, role, using, check)


def guards() -> tuple[Guard, ...]:
    """Every row guard of the product, in the order in which the migration made them."""
    return (*_youth_guards(), *_person_guards(), *_narrow_guards())


def guarded_tables() -> frozenset[str]:
    """Every table that carries guards: all of them are enabled and forced."""
    return frozenset(guard.table for guard in guards())
