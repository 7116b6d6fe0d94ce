"""A decision explains itself: the rule, the ground, or what is lacking and who can mend it."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4

import psycopg
import pytest
from psycopg.rows import class_row

from portal.domain.words import Basis, Category, Role, Service, Verb
from portal.policy.actions import NEEDS, Action
from portal.policy.cases import standing_of
from portal.policy.decide import About, Decision, Way, decide, may_ever
from portal.policy.grants import CITY_ROLES, GRANTS
from portal.policy.standing import NOBODY, Actor, Ground, Standing, standing_kept
from tests.conftest import Database
from tests.policy import scene
from tests.policy.world import World

CONSENT = uuid4()
TOLD_BACK = {(Verb.READ, Category.LIST_ENTRY), (Verb.READ, Category.REPORT_BACK)}
BY_LIST = {
    Role.DISTRICT_OT: TOLD_BACK | {(Verb.WRITE, Category.REPORT_BACK), (Verb.WRITE, Category.CONTACT)},
    Role.NAV_OT: TOLD_BACK,
}
NOTES = frozenset({(Verb.READ, Category.LIST_ENTRY), (Verb.READ, Category.NOTES)})
BY_CONSENT = Ground(Basis.CONSENT, CONSENT, frozenset({Service.SCHOOL}), NOTES, "TD-05")
NAV = Standing(Role.NAV_OT, 7, Service.NAV, (BY_CONSENT,))


def told(decision: Decision) -> tuple[bool, str, set[Way], set[Role]]:
    mended = {role for lacking in decision.lacking for role in lacking.mended_by}
    return decision.allowed, decision.rule, {lacking.way for lacking in decision.lacking}, mended


@pytest.mark.requirement("TD-05")
def test_an_open_door_names_its_rule_and_its_consent() -> None:
    decided = decide(Action.NOTES_READ, NAV, About(source=Service.SCHOOL))
    assert (decided.allowed, decided.rule, decided.ground) == (True, "TD-05", BY_CONSENT)


@pytest.mark.requirement("TD-19")
def test_a_closed_door_names_what_is_lacking_and_who_can_mend_it() -> None:
    whoever_records = {Role.COUNSELLOR, Role.DISTRICT_OT, Role.FAGOPPLAERING, Role.YOUTH}
    assert told(decide(Action.PLAN_READ, NAV)) == (False, "TD-19", {Way.CONSENT}, whoever_records)
    bare = Standing(Role.NAV_OT, 7, Service.NAV)
    assert told(decide(Action.NOTES_READ, bare)) == (False, "TD-05", {Way.CONSENT}, whoever_records)
    assert told(decide(Action.MEETING_JOIN, bare)) == (False, "TD-09", {Way.CONSENT}, whoever_records)
    assert told(decide(Action.PROTECTED_ADDRESS_READ, bare)) == (
        False, "TD-13", {Way.ADDRESS_OFFICER}, {Role.UDA_ADDRESS_OFFICER},
    )  # fmt: skip
    counsellor = Standing(Role.COUNSELLOR, 8, Service.SCHOOL)
    assert told(decide(Action.STATUS_RECORD, counsellor)) == (False, "TD-02", {Way.DUTY}, {Role.UDA})
    uda = Standing(Role.UDA, 9, Service.UDA)
    assert told(decide(Action.NOTES_WRITE, uda)) == (False, "TD-07", {Way.NONE}, set())
    assert told(decide(Action.YOUTH_SEE, NOBODY))[0] is False


@pytest.mark.requirement("TD-02")
def test_a_conflict_of_interest_closes_every_door() -> None:
    kin = Standing(Role.NAV_OT, 7, Service.NAV, (BY_CONSENT,), conflict=True)
    for action in Action:
        assert not decide(action, kin).allowed


def test_a_party_sees_its_own_part_and_its_own_words_only() -> None:
    assert not decide(Action.NOTES_READ, NAV, About(source=Service.DISTRICT)).allowed
    assert decide(Action.NOTES_READ, NAV, About(source=Service.NAV, written_here=True)).allowed
    school = Standing(Role.COUNSELLOR, 8, Service.SCHOOL)
    assert not decide(Action.NOTES_READ, school, About(source=Service.SCHOOL, written_here=True)).allowed
    room = Ground(Basis.CONSENT, CONSENT, frozenset(), frozenset({(Verb.READ, Category.CONSENT_RECORD)}))
    party = Standing(Role.NAV_OT, 7, Service.NAV, (room,))
    assert decide(Action.CONSENT_PART_SEE, party, About(consent=CONSENT, seat=7)).allowed
    assert not decide(Action.CONSENT_PART_SEE, party, About(consent=CONSENT, seat=8)).allowed
    assert not decide(Action.CONSENT_PART_SEE, party, About(consent=uuid4())).allowed


def test_every_action_is_open_to_some_role_and_says_what_it_needs() -> None:
    assert set(NEEDS) == set(Action)
    for action in Action:
        assert any(may_ever(action, role) for role in Role), action
    assert not may_ever(Action.REGISTER_IMPORT, Role.COUNSELLOR)
    assert may_ever(Action.OTUK_LIST, Role.NAV_OT)
    assert not may_ever(Action.OTUK_LIST, Role.UDA)
    assert not any(may_ever(action, None) for action in Action)


def test_no_consent_lets_a_party_write_the_register_the_assignment_or_the_consents() -> None:
    closed = {
        Category.LIST_ENTRY,
        Category.REGISTER,
        Category.ASSIGNMENT,
        Category.CONSENT_RECORD,
        Category.CONSENT_TEXT,
    }
    for grant in GRANTS:
        if grant.basis is Basis.CONSENT:
            assert grant.verb is not Verb.WRITE or grant.category not in closed
            assert grant.category not in {
                Category.CONSENT_TEXT,
                Category.ADDRESS,
                Category.PROTECTED_ADDRESS,
                Category.LOG,
            }
        if grant.basis is Basis.LIST:
            assert (grant.verb, grant.category) in BY_LIST[grant.role]
        if grant.role in CITY_ROLES and grant.basis is Basis.DUTY:
            assert grant.category not in {Category.NOTES, Category.HEALTH, Category.PLAN, Category.MINUTES}


@dataclass(frozen=True, slots=True)
class Kept:
    """A row of `policy.access`, as the running product reads it."""

    basis: str
    ground: UUID
    source_mask: int
    read_mask: int
    write_mask: int
    meet: bool
    since: datetime | None
    until: datetime | None


def spread(standing: Standing) -> dict[tuple[Basis, UUID | None, frozenset[Service], str], set[tuple[Verb, Category]]]:
    """The grounds, with those of one consent and service put together."""
    found: dict[tuple[Basis, UUID | None, frozenset[Service], str], set[tuple[Verb, Category]]] = defaultdict(set)
    for ground in standing.grounds:
        found[ground.basis, ground.ref, ground.sources, ground.rule] |= ground.opens
    return dict(found)


def test_the_standing_read_from_the_kept_rows_is_the_one_worked_out_from_the_facts(database: Database) -> None:
    with psycopg.connect(database.url("postgres"), autocommit=True) as admin:
        world = World(admin)
        with admin.transaction():
            scene.tell(world, scene.cast(world))
        cursor = admin.cursor(row_factory=class_row(Kept))
        statement = """
            SELECT basis, ground, source_mask, read_mask, write_mask, meet, lower(period) AS since,
                   upper(period) AS until
            FROM policy.access WHERE seat_id = %s AND youth_id = %s AND period @> %s::timestamptz
        """
        for player in world.players:
            actor: Actor = player.actor
            for youth, case in world.cases.items():
                if actor.youth_id not in {None, youth}:
                    continue
                rows = cursor.execute(statement, [actor.seat, youth, scene.NOW]).fetchall()
                facts = standing_of(actor, case, player.conflicts, scene.NOW)
                assert spread(standing_kept(actor, rows, conflict=facts.conflict)) == spread(facts)
