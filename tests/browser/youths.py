"""Youths put straight into the register, for stories that are not about the register."""

from uuid import UUID, uuid4

from portal.demo.people import YOUTHS
from portal.outside.number_sealing import NumberSealer
from tests.browser.portal import Portal


def register_ida(portal: Portal, *, status: str) -> UUID:
    """Ida Berg, who goes to Hersleb and lives in Gamle Oslo."""
    ida = next(youth for youth in YOUTHS if youth.sub == "ida")
    youth_id, settings = uuid4(), portal.settings
    sealer = NumberSealer(dict(settings.number_keys), settings.number_key_id, settings.number_index_key or b"")
    portal.sql(
        """
        WITH y AS (
            INSERT INTO youths (id, first_name, last_name, birth_year, district_no, status_code, status_on, last_activity)
            VALUES (%s, 'Ida', 'Berg', 2008, '030101', %s, '2026-09-25', policy.now()) RETURNING id)
        INSERT INTO youth_identities (youth_id, number_sealed, number_digest, birth_date)
        SELECT id, %s, %s, '2008-03-14' FROM y RETURNING youth_id
        """,
        youth_id, status, sealer.seal(ida.number), sealer.digest(ida.number),
    )  # fmt: skip
    portal.sql(
        """
        INSERT INTO responsibilities (youth_id, category, duty, seat_id, period, rule)
        SELECT %s, 5, 'school', s.id, tstzrange(policy.now(), NULL), 'TB-04'
        FROM policy.seats s JOIN units u ON u.id = s.unit_id
        WHERE s.role = 'counsellor' AND u.name = 'Hersleb videregående skole' RETURNING id
        """,
        youth_id,
    )
    return youth_id
