"""Counts of youths: exact ones that are made anew, and those that were published and stand."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKeyConstraint
from sqlalchemy.orm import Mapped, mapped_column

from portal.tables.base import Base, Small


class StatisticsCount(Base):
    """How many at a unit have a value; `unit_id` 0 is the city, below it stand those who have no such unit."""

    __tablename__ = "statistics_counts"

    school_year: Mapped[Small] = mapped_column(primary_key=True, autoincrement=False)
    unit_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    dimension: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[str] = mapped_column(primary_key=True)
    count: Mapped[int]
    live: Mapped[bool]


class StatisticsMoment(Base):
    """A publication: the numbers of a school year as of a day, once in a month."""

    __tablename__ = "statistics_moments"
    __table_args__ = (CheckConstraint("extract(day FROM month) = 1", name="statistics_moments_first_of_month"),)

    school_year: Mapped[Small] = mapped_column(primary_key=True, autoincrement=False)
    month: Mapped[date] = mapped_column(primary_key=True)
    as_of: Mapped[date]
    made_at: Mapped[datetime]


class StatisticsShown(Base):
    """A number that is published; what is not here is hidden, whether it is small or would give a small one back."""

    __tablename__ = "statistics_shown"
    __table_args__ = (
        ForeignKeyConstraint(
            ["school_year", "month"],
            ["statistics_moments.school_year", "statistics_moments.month"],
            name="statistics_shown_moment",
        ),
        CheckConstraint("count >= 5 OR (count = 0 AND unit_id = 0)", name="statistics_shown_none_small"),
    )

    school_year: Mapped[Small] = mapped_column(primary_key=True, autoincrement=False)
    month: Mapped[date] = mapped_column(primary_key=True)
    unit_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    dimension: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[str] = mapped_column(primary_key=True)
    count: Mapped[int]
