"""The log of who did what about whom on which ground: only added to."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import Index, text
from sqlalchemy.orm import Mapped, mapped_column

from portal.tables.base import Base, Json, RowNumber, Xid8


class Event(Base):
    """Written with `insert(Event).inline()` only: its number cannot be read back.

    `categories` is a mask of `words.Category` bits, `ground` the consent or the responsibility.
    """

    __tablename__ = "events"
    __table_args__ = (Index("events_txid", "txid", "id"),)

    id: Mapped[RowNumber]
    txid: Mapped[str] = mapped_column(Xid8, server_default=text("pg_current_xact_id()"))
    at: Mapped[datetime]
    person_id: Mapped[UUID]
    seat_id: Mapped[int | None]
    action: Mapped[str]
    youth_id: Mapped[UUID | None]
    categories: Mapped[int] = mapped_column(default=0, server_default="0")
    basis: Mapped[str] = mapped_column(default="", server_default="")
    ground: Mapped[UUID | None]
    rule: Mapped[str] = mapped_column(default="", server_default="")
    detail: Mapped[Json] = mapped_column(default=dict, server_default=text("'{}'"))


Index("events_youth", Event.youth_id, Event.id.desc())
