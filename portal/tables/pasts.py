"""What a list and the end of a case hung on before it was changed: only added to, by a trigger."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import Index
from sqlalchemy.orm import Mapped

from portal.tables.base import Base, RowNumber


class YouthPast(Base):
    """Held until `until`; what holds since the newest stands in `youths`."""

    __tablename__ = "youth_pasts"
    __table_args__ = (Index("youth_pasts_youth", "youth_id", "id"),)

    id: Mapped[RowNumber]
    youth_id: Mapped[UUID]
    until: Mapped[datetime]
    status_code: Mapped[str | None]
    protection: Mapped[str]
    district_no: Mapped[str | None]
    case_ended_at: Mapped[datetime | None]
