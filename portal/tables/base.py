"""The base of every mapped class: how types and names are written in PostgreSQL."""

from datetime import date, datetime, timedelta
from typing import Annotated, Any, ClassVar
from uuid import UUID, uuid4

from sqlalchemy import (
    BigInteger,
    DateTime,
    Double,
    ForeignKey,
    Identity,
    Interval,
    LargeBinary,
    MetaData,
    SmallInteger,
    Text,
    Uuid,
    text,
)
from sqlalchemy.dialects.postgresql import ARRAY, DATERANGE, JSONB, TSTZRANGE, Range
from sqlalchemy.orm import DeclarativeBase, mapped_column
from sqlalchemy.types import UserDefinedType

Id = Annotated[UUID, mapped_column(primary_key=True, default=uuid4, server_default=text("gen_random_uuid()"))]
Number = Annotated[int, mapped_column(primary_key=True, autoincrement=True)]
RowNumber = Annotated[int, mapped_column(BigInteger, Identity(always=True), primary_key=True)]
Small = Annotated[int, mapped_column(SmallInteger)]
Big = Annotated[int, mapped_column(BigInteger)]
YouthKey = Annotated[UUID, mapped_column(ForeignKey("youths.id"), primary_key=True)]
YouthId = Annotated[UUID, mapped_column(ForeignKey("youths.id"))]
PersonId = Annotated[UUID, mapped_column(ForeignKey("people.id"))]
UnitId = Annotated[int, mapped_column(ForeignKey("units.id"))]
SeatId = Annotated[int, mapped_column(ForeignKey("policy.seats.id"))]
Period = Range[datetime]
Days = Range[date]
Json = dict[str, Any]


class Xid8(UserDefinedType[str]):
    """The number of a transaction, which PostgreSQL gives."""

    cache_ok = True

    def get_col_spec(self, **_given: object) -> str:
        return "xid8"


def _what_it_points_at(constraint: Any, _table: Any) -> str:  # noqa: ANN401 - as SQLAlchemy declares it
    return str(constraint.column_keys[0]).removesuffix("_id")


class Base(DeclarativeBase):
    """Nothing is read back after a write: who may write a row may not always read it."""

    metadata: ClassVar[MetaData] = MetaData(
        naming_convention={
            "what": _what_it_points_at,
            "pk": "%(table_name)s_pk",
            "fk": "%(table_name)s_%(what)s",
        }
    )
    type_annotation_map = {  # noqa: RUF012 - as SQLAlchemy declares it
        str: Text,
        bytes: LargeBinary,
        float: Double,
        UUID: Uuid,
        datetime: DateTime(timezone=True),
        timedelta: Interval,
        Period: TSTZRANGE,
        Days: DATERANGE,
        Json: JSONB,
        list[Any]: JSONB,
        list[str]: ARRAY(Text),
    }
    __mapper_args__ = {"eager_defaults": False}  # noqa: RUF012 - as above
