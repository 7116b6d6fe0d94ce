"""Units and their seats: whom a consent may name, whom a meeting may invite."""

from dataclasses import dataclass
from uuid import UUID

from portal.queries.reading import rows


@dataclass(frozen=True, slots=True)
class Seat:
    """A service-role at a unit; `near` where it serves the youth's district."""

    id: int
    role: str
    unit_id: int
    unit_name: str
    service: int
    near: bool


def parties(youth_id: UUID) -> list[Seat]:
    """Whom a consent of this youth may name: the district and Nav office first, then the other services.

    At Nav that is the OT lead, the link into the office (R-055).

    Not the seats that have the duty already, nor private schools (no party, table 2d).
    """
    return rows(
        Seat,
        """
        SELECT s.id, s.role, u.id AS unit_id, u.name AS unit_name, u.service,
               coalesce(u.kind IN ('district', 'nav_office') AND u.district_no = y.district_no, false) AS near
        FROM policy.seats s JOIN units u ON u.id = s.unit_id, youths y
        WHERE y.id = %(youth)s AND u.closed_on IS NULL
          AND s.role IN ('district_ot', 'nav_ot', 'fagopplaering', 'vo_service_centre', 'other_actor')
          AND (u.kind NOT IN ('district', 'nav_office') OR y.district_no IS NULL OR u.district_no = y.district_no)
          AND NOT EXISTS (SELECT FROM responsibilities r
                          WHERE r.youth_id = y.id AND r.seat_id = s.id AND upper_inf(r.period))
        ORDER BY near DESC, u.kind, u.name, s.id
        """,
        {"youth": youth_id},
    )
