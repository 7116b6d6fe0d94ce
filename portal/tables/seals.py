"""The seals over the log: only added to."""

from datetime import datetime

from sqlalchemy import CheckConstraint
from sqlalchemy.orm import Mapped, mapped_column

from portal.tables.base import Base, Big, Xid8


class LogSeal(Base):
    """`leaves`: of each entry after the previous seal through (`until_txid`, `until_id`) its number and hash."""

    __tablename__ = "seals"
    __table_args__ = (
        CheckConstraint("id > 0", name="seals_counted"),
        CheckConstraint("octet_length(hash) = 32 AND octet_length(previous) = 32", name="seals_hashed"),
        CheckConstraint("octet_length(leaves) > 0 AND octet_length(leaves) % 40 = 0", name="seals_whole"),
    )

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    at: Mapped[datetime]
    until_txid: Mapped[str] = mapped_column(Xid8)
    until_id: Mapped[Big]
    leaves: Mapped[bytes]
    previous: Mapped[bytes]
    hash: Mapped[bytes]
