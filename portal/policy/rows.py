"""The row guards: one sentence, rendered for every table, that PostgreSQL asks of every row.

`guards()` is what the migrations froze; `tests/policy/test_drift.py` holds the database to it.
"""

from collections.abc import Iterator

from portal.domain.words import Category, Verb
from portal.policy import sentences as say
from portal.policy.city_guards import city_guards
from portal.policy.letter_guards import letter_guards
from portal.policy.list_guards import LIST_SEEN, NOT_FINISHED, list_guards
from portal.policy.plan_guards import plan_guards
from portal.policy.report_guards import report_guards
from portal.policy.seal_guards import seal_guards
from portal.policy.sentences import About, Guard, constant
from portal.policy.stair_guards import stair_guards
from portal.policy.statistics_guards import statistics_guards
from portal.policy.transfer_guards import transfer_guards
from portal.policy.wheel_guards import wheel_guards

C = Category
READ, WRITE = Verb.READ, Verb.WRITE

LISTED = About(constant(C.LIST_ENTRY))
CONSENTS = About(constant(C.CONSENT_RECORD), ground=say.THE_CONSENT)
CONSENT_TEXTS = About(constant(C.CONSENT_TEXT), ground=say.NOT_CONSENT, city=False)
CONSENT_LINES = About(constant(C.CONSENT_RECORD), ground=say.MY_PART, city=False)
CONSENT_EVENTS = About(constant(C.CONSENT_RECORD), ground=say.MY_EVENT, city=False)
MEETINGS = About(constant(C.MEETING), ground=say.INVITED, city=False)
INVITATIONS = About(constant(C.MEETING), ground=say.MY_INVITATION, city=False)
WORDS = About(say.OWN_COLUMN, ground=say.NOT_LISTED, city=False)
ITEMS = About(say.OWN_COLUMN, source="source", city=False, own_words=True)
STATUS_FACTS = About(say.OWN_COLUMN, source="source")
REPORTED = About(constant(C.REPORT_BACK))
OWN_REPORTS = About(constant(C.REPORT_BACK), own_words=True)
DIRECTORY = ("public.units", "policy.seats", "policy.granted", "policy.own_sources", "public.appointments",
             "public.notices", "public.legal_references", "public.status_code_terms")  # fmt: skip

# table, what SELECT asks, what INSERT asks beside it
ABOUT_YOUTHS: tuple[tuple[str, About, About | None, tuple[str, ...]], ...] = (
    ("youths", About(constant(C.LIST_ENTRY), key="id"), None, ()),
    ("youth_identities", About(constant(C.IDENTITY)), None, ()),
    ("youth_contacts", About(constant(C.CONTACT), source="source", city=False), None, ()),
    ("youth_addresses", About(say.OWN_COLUMN), None, ()),
    ("youth_registers", About(constant(C.REGISTER)), None, ()),
    ("school_spells", About(constant(C.REGISTER)), None, ()),
    ("registrations", LISTED, None, ()),
    ("statuses", LISTED, LISTED, (say.RECORDED_BY_ME,)),
    ("status_annulments", LISTED, LISTED, (say.RECORDED_BY_ME, say.OF_A_STATUS)),
    ("status_facts", STATUS_FACTS, About(say.OWN_COLUMN), (say.BY_ME, say.FROM_MY_SERVICE, say.OF_A_STATUS)),
    ("status_reports", OWN_REPORTS, REPORTED, (say.BY_ME, say.UNDECIDED)),
    ("otuk_list_rows", LISTED, None, ()),
    ("list_reviews", REPORTED, REPORTED, (say.BY_ME, LIST_SEEN, NOT_FINISHED)),
    ("contact_attempts", ITEMS, About(say.OWN_COLUMN, city=False), (say.BY_ME, say.FROM_MY_SERVICE)),
    ("assignments", About(say.OWN_COLUMN), None, ()),
    ("responsibilities", LISTED, About(say.OWN_COLUMN), ()),
    ("consents", CONSENTS, CONSENTS, (say.COLLECTED_BY_ME_NOW,)),
    ("consent_evidence", CONSENT_TEXTS, CONSENT_TEXTS, (say.OF_THIS_DECISION,)),
    ("consent_parties", CONSENT_LINES, CONSENT_TEXTS, (say.OF_THIS_DECISION,)),
    ("consent_lines", CONSENT_LINES, CONSENT_TEXTS, (say.OF_THIS_DECISION,)),
    ("consent_events", CONSENT_EVENTS, CONSENT_TEXTS, (say.BY_ACTOR, say.OF_A_CONSENT)),
    ("consent_event_lines", CONSENT_TEXTS, CONSENT_TEXTS, (say.OF_AN_EVENT,)),
    ("mapping_items", ITEMS, WORDS, (say.BY_ME, say.FROM_MY_SERVICE)),
    ("team_actors", About(constant(C.TEAM), source="source", city=False), About(constant(C.TEAM), city=False),
     (say.BY_ME, say.FROM_MY_SERVICE)),
    ("files", ITEMS, WORDS, (say.BY_ME, say.FROM_MY_SERVICE)),
    ("meetings", MEETINGS, About(constant(C.MEETING), city=False), (say.BY_ME,)),
    ("invitations", INVITATIONS, About(constant(C.MEETING), city=False), (say.OF_A_MEETING, say.MAY_COME)),
    ("events", About(constant(C.LOG), city=False), None, ()),
)  # fmt: skip

# table, the About that UPDATE asks, and what else it asks
UPDATES: tuple[tuple[str, About, tuple[str, ...]], ...] = (
    ("youth_contacts", About(constant(C.CONTACT), city=False), (say.FROM_MY_SERVICE,)),
    ("assignments", About(say.OWN_COLUMN), ()),
    ("responsibilities", About(say.OWN_COLUMN), ()),
    ("status_reports", REPORTED, (say.FOR_THE_CITY % C.REPORT_BACK.bit,)),
    ("meetings", MEETINGS, (say.MINE,)),
    ("invitations", INVITATIONS, ()),
)

CITY_WORK = f"((SELECT policy.city_%s()) & {C.REGISTER.bit}) <> 0"

NARROW_ROLES: dict[str, tuple[tuple[str, tuple[str, ...]], ...]] = {
    "laget_import": (
        ("ALL", ("public.youths", "public.youth_identities", "public.youth_contacts", "public.youth_addresses",
                 "public.youth_registers", "public.school_spells", "public.registrations", "public.statuses",
                 "public.assignments", "public.responsibilities", "public.runs", "public.imports",
                 "public.import_rows", "public.status_annulments", "public.status_facts", "public.status_reports")),
        ("SELECT", ("public.units", "policy.seats", "public.status_code_terms")),
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
                 "public.sessions", "public.conflicts", "public.notices", "public.legal_references",
                 "public.status_code_terms")),
        ("SELECT", ("public.responsibilities", "public.consents", "public.consent_parties", "public.consent_lines",
                    "public.consent_events", "public.consent_event_lines", "public.youth_identities",
                    "public.statuses", "public.status_annulments", "public.meetings", "public.invitations",
                    "public.events", "public.alembic_version", "public.otuk_lists", "public.otuk_list_rows")),
        ("INSERT", ("public.otuk_lists", "public.otuk_list_rows")),
        ("SELECT", ("public.youths",)),
        ("UPDATE", ("public.youths",)),
    ),
}  # fmt: skip
"""What each narrow role may touch: whole tables, for one task, never as the web application."""


def _youth_guards() -> Iterator[Guard]:
    for name, read, write, extra in ABOUT_YOUTHS:
        table = f"public.{name}"
        yield Guard(table, "SELECT", "laget_app", read.render(table, READ), None)
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
        yield Guard(table, "SELECT", "laget_app", say.NAMED, None)
    not_mine = f"policy.access.youth_id <> ALL ({say.MY_CONFLICTS})"
    yield Guard("policy.access", "SELECT", "laget_app", f"policy.access.seat_id = policy.seat() AND {not_mine}", None)
    yield Guard("public.people", "SELECT", "laget_app",
                f"public.people.id = {me} OR (public.people.kind = 'staff' AND {say.NAMED})", None)  # fmt: skip
    yield Guard("public.people", "UPDATE", "laget_app", f"public.people.id = {me}", f"public.people.id = {me}")
    yield Guard("public.conflicts", "SELECT", "laget_app", f"public.conflicts.person_id = {me}", None)
    mine = f"public.conflicts.person_id = {me} AND public.conflicts.declared_by = {me}"
    yield Guard("public.conflicts", "INSERT", "laget_app", None, mine)
    yield Guard("public.events", "INSERT", "laget_app", None, f"public.events.person_id = {me}")
    yield Guard("public.messages", "INSERT", "laget_app", None, say.NAMED)
    yield Guard("public.runs", "SELECT", "laget_app", CITY_WORK % "read", None)
    by_me = f"{CITY_WORK % 'write'} AND public.runs.started_by = {me}"
    yield Guard("public.runs", "INSERT", "laget_app", None, by_me)
    for command in ("SELECT", "INSERT"):
        for table in ("public.procrastinate_jobs", "public.procrastinate_events"):
            using, check = (say.NAMED, None) if command == "SELECT" else (None, say.NAMED)
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
    return (
        *_youth_guards(),
        *_person_guards(),
        *list_guards(),
        *city_guards(),
        *report_guards(),
        *transfer_guards(),
        *wheel_guards(),
        *letter_guards(),
        *stair_guards(),
        *plan_guards(),
        *statistics_guards(),
        *seal_guards(),
        *_narrow_guards(),
    )


def guarded_tables() -> frozenset[str]:
    """Every table that carries guards: all of them are enabled and forced."""
    return frozenset(guard.table for guard in guards())
