"""Youths put straight into the register, for stories that are not about the register."""

from datetime import date
from uuid import UUID, uuid4

from portal.demo.people import YOUTHS
from portal.domain.calendar import oslo_midnight
from portal.outside.number_sealing import NumberSealer
from tests.browser.portal import Portal

YOUTH = """
    WITH y AS (
        INSERT INTO youths
            (id, first_name, last_name, birth_year, district_no, status_code, status_on, last_activity)
        VALUES (%s, %s, 'Berg', 2008, '030101', %s, '2026-09-25', policy.now()) RETURNING id)
    INSERT INTO youth_identities (youth_id, number_sealed, number_digest, birth_date)
    SELECT id, %s, %s, '2008-03-14' FROM y RETURNING youth_id
"""
DUTY = """
    INSERT INTO responsibilities (youth_id, category, duty, seat_id, period, rule)
    SELECT %s, 5, 'school', s.id, tstzrange('2026-08-01', NULL), 'TB-04'
    FROM policy.seats s JOIN units u ON u.id = s.unit_id
    WHERE s.role = 'counsellor' AND u.name = 'Hersleb videregående skole' RETURNING id
"""
CONSENT = """
    INSERT INTO consents (id, youth_id, schema_version, decision, decided_at, recorded_at, language, giver, purpose,
        legal_reference_id, notice_id, notice_sha256, valid_from, valid_to, period, collection, collected_by)
    SELECT %s, %s, 'laget-1', 'given', policy.now(), policy.now(), 'nb', 'youth', 'p', 1, n.id, n.sha256,
        policy.now()::date, %s, tstzrange(policy.now(), %s), 'oral', p.id
    FROM notices n, people p WHERE n.language = 'nb' AND p.name = 'Reidun Aas' RETURNING id
"""
PARTY = """
    INSERT INTO consent_parties (consent_id, youth_id, seat_id)
    SELECT %s, %s, s.id FROM policy.seats s JOIN units u ON u.id = s.unit_id
    WHERE s.role = 'nav_ot' AND u.name = 'Nav Gamle Oslo' RETURNING seat_id
"""
LINE = """
    INSERT INTO consent_lines (consent_id, youth_id, source, seat_id, category, verb, effect, period)
    SELECT p.consent_id, p.youth_id, 0, p.seat_id, 12, 'read', 'permit', c.period
    FROM consent_parties p JOIN consents c ON c.id = p.consent_id WHERE c.id = %s RETURNING seat_id
"""


def register_ida(portal: Portal, *, status: str, name: str = "Ida", sub: str = "ida") -> UUID:
    """Ida Berg (or another of the demo's youths), who goes to Hersleb and lives in Gamle Oslo."""
    youth = next(known for known in YOUTHS if known.sub == sub)
    youth_id, settings = uuid4(), portal.settings
    sealer = NumberSealer(dict(settings.number_keys), settings.number_key_id, settings.number_index_key or b"")
    portal.sql(YOUTH, youth_id, name, status, sealer.seal(youth.number), sealer.digest(youth.number))
    portal.sql(DUTY, youth_id)
    return youth_id


def consent_until(portal: Portal, youth_id: UUID, last: date) -> UUID:
    """Schooling for Nav, through the last day in Oslo, given now by the product's clock."""
    consent_id = uuid4()
    end = oslo_midnight(date.fromordinal(last.toordinal() + 1))
    portal.sql(CONSENT, consent_id, youth_id, last, end)
    portal.sql(PARTY, consent_id, youth_id)
    portal.sql(LINE, consent_id)
    return consent_id
