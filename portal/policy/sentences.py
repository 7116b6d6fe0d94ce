"""The sentence that PostgreSQL asks of every row, and the clauses that narrow it."""

from dataclasses import dataclass

from portal.domain.words import Category, Verb
from portal.policy.grants import KEEPS_NO_WORDS


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
    own_words: bool = False

    def render(self, table: str, verb: Verb) -> str:
        """The youth themself, a city-wide duty, or a row of `policy.access` in force; never across a conflict."""
        key, bit = f"{table}.{self.key}", f"(1 << {self.category.format(table=table)})"
        grounds = [
            f"a.seat_id = policy.seat() AND a.youth_id = {key}",
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
        if self.own_words:
            ways.append(OWN_WORDS.format(table=table))
        return f"{key} <> ALL ({MY_CONFLICTS}) AND ({' OR '.join(ways)})"


def constant(category: Category) -> str:
    """The same category for every row of a table."""
    return str(category.value)


NAMED = "(SELECT policy.person()) IS NOT NULL"
MY_SEAT = "(SELECT policy.seat())"
MY_CONFLICTS = "(SELECT policy.conflicts())::uuid[]"
BY_ME = "{table}.author = (SELECT policy.person()) AND {table}.author_seat = (SELECT policy.seat())"
RECORDED_BY_ME = "{table}.recorded_by = (SELECT policy.person())"
UNDECIDED = "{table}.state = 'waiting'"
FOR_THE_CITY = "((SELECT policy.city_write()) & %s) <> 0"
FROM_MY_SERVICE = "{table}.source = (SELECT policy.service())"
MINE = f"{{table}}.author_seat = {MY_SEAT}"
WITHOUT_WORDS = ", ".join(str(service.value) for service in KEEPS_NO_WORDS)
OWN_WORDS = f"({MINE} AND (SELECT policy.service()) NOT IN ({WITHOUT_WORDS}))"
OWN_COLUMN = "{table}.category"
THE_CONSENT = "a.basis <> 'consent' OR a.ground = {table}.id"
MY_PART = "a.basis <> 'consent' OR a.ground = {table}.consent_id AND {table}.seat_id = a.seat_id"
MY_EVENT = "a.basis <> 'consent' OR a.ground = {table}.consent_id AND coalesce({table}.seat_id, a.seat_id) = a.seat_id"
NOT_LISTED = "a.basis <> 'list'"
NOT_CONSENT = "a.basis <> 'consent'"
INVITED = f"a.basis <> 'consent' OR {{table}}.author_seat = {MY_SEAT} OR policy.invited({{table}}.id)"
MY_INVITATION = f"a.basis <> 'consent' OR {{table}}.seat_id = {MY_SEAT}"
OF_THIS_DECISION = (
    "EXISTS (SELECT FROM public.consents c WHERE c.id = {table}.consent_id AND c.youth_id = {table}.youth_id "
    "AND c.txid = pg_current_xact_id())"
)
OF_SAME_YOUTH = "EXISTS (SELECT FROM public.%s o WHERE o.id = {table}.%s AND o.youth_id = {table}.youth_id)"
OF_A_STATUS = OF_SAME_YOUTH % ("statuses", "status_id")
OF_A_CONSENT = OF_SAME_YOUTH % ("consents", "consent_id")
OF_AN_EVENT = OF_SAME_YOUTH % ("consent_events", "event_id")
OF_A_MEETING = OF_SAME_YOUTH % ("meetings", "meeting_id")
MAY_COME = (
    "{table}.seat_id IS NULL OR policy.may_meet({table}.seat_id, {table}.youth_id, "
    "policy.meeting_starts({table}.meeting_id))"
)
BY_ACTOR = "{table}.actor = (SELECT policy.person())"
COLLECTED_BY_ME_NOW = "{table}.collected_by = (SELECT policy.person()) AND {table}.txid = pg_current_xact_id()"
