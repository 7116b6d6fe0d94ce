"""Writes whose duty each row of the wheel is: a unit's own while it is open, its successor's afterwards."""

from datetime import date

from sqlalchemy import text

from portal import database
from portal.domain import reference
from portal.domain.wheel import OWNERS, Owner

# A unit that takes over from another begins where that one ended, however late it is told of here.
_OPEN = text("""
    INSERT INTO wheel_duties (item_id, unit_id)
    SELECT i.id, u.id FROM wheel_items i
    JOIN unnest(CAST(:owners AS text[]), CAST(:kinds AS text[])) o (owner, kind) ON o.owner = i.owner
    JOIN units u ON u.kind = o.kind
    WHERE i.precision <> 'continuous' AND (u.closed_on IS NULL OR u.closed_on > i.due_on)
      AND (i.owner <> :private OR u.orgnr = ANY (:orgnrs))
      AND i.due_on >= least(:since, (SELECT min(c.closed_on) FROM units c WHERE c.successor_id = u.id))
    ON CONFLICT DO NOTHING
""")
_END = text("""
    UPDATE wheel_duties d SET ended_on = CASE WHEN u.closed_on <= i.due_on THEN u.closed_on END
    FROM wheel_items i, units u WHERE i.id = d.item_id AND u.id = d.unit_id
      AND d.ended_on IS DISTINCT FROM CASE WHEN u.closed_on <= i.due_on THEN u.closed_on END
""")


def open_duties(since: date) -> None:
    """Give every open unit its duties that fall due from `since` on, where it has none yet."""
    pairs = [(owner.value, kind.value) for owner, kinds in OWNERS.items() for kind in kinds]
    schools = reference.upper_secondary_schools()
    given = {
        "owners": [owner for owner, _ in pairs],
        "kinds": [kind for _, kind in pairs],
        "private": Owner.PRIVATE_UPPER.value,
        "orgnrs": [school.orgnr for school in schools if school.ownership == "private"],
        "since": since,
    }
    database.db.session.execute(_OPEN, given)


def end_duties() -> None:
    """End those that fall due on or after the day their unit closed; open them again where it did not after all."""
    database.db.session.execute(_END)
