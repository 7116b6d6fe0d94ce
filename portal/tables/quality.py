"""What in the register looks wrong, and the word of whoever has looked and found it fine."""

from datetime import datetime

from sqlalchemy import CheckConstraint, Index, Text, text
from sqlalchemy.orm import Mapped, mapped_column

from portal.tables.base import Base, Id, Json, PersonId, SeatId, YouthId, YouthKey


class QualityFinding(Base):
    """Found by the newest sweep over the register; `code` is a `quality.Check`, `facts` what it rests on."""

    __tablename__ = "quality_findings"
    __table_args__ = (
        Index("quality_findings_order", "code", "sort_key", "youth_id"),
        Index("quality_findings_youth", "youth_id"),
    )

    code: Mapped[str] = mapped_column(primary_key=True)
    youth_id: Mapped[YouthKey]
    sort_key: Mapped[str] = mapped_column(Text(collation="C"))
    facts: Mapped[Json] = mapped_column(default=dict, server_default=text("'{}'"))
    found_at: Mapped[datetime]


class QualityDismissal(Base):
    """Seen and fine, with the reason; holds as long as the facts are those that were looked at."""

    __tablename__ = "quality_dismissals"
    __table_args__ = (
        CheckConstraint("reason <> ''", name="quality_dismissals_reasoned"),
        Index("quality_dismissals_youth", "youth_id", "code"),
    )

    id: Mapped[Id]
    youth_id: Mapped[YouthId]
    code: Mapped[str]
    facts: Mapped[Json]
    reason: Mapped[str]
    author: Mapped[PersonId]
    author_seat: Mapped[SeatId]
    recorded_at: Mapped[datetime]
