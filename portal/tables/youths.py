"""Youths: the list level, and beside it, each in a table of its own, what fewer may read."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, Computed, ForeignKey, Index, PrimaryKeyConstraint, Text, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from portal.tables.base import Base, Id, RowNumber, Small, YouthId, YouthKey


class Youth(Base):
    """List level. `sort_key` and `search_key` are made by the database, in Norwegian order."""

    __tablename__ = "youths"
    __table_args__ = (
        CheckConstraint(
            "protection IN ('none', 'confidential', 'strictly_confidential')", name="youths_protection_known"
        ),
        CheckConstraint("protection = 'none' OR district_no IS NULL", name="youths_protected_has_no_district"),
        PrimaryKeyConstraint("id", name="youths_pk", postgresql_include=["search_key", "sort_key"]),
        Index("youths_sort", "sort_key", "id"),
        Index(
            "youths_search",
            "search_key",
            postgresql_using="gin",
            postgresql_ops={"search_key": "gin_trgm_ops"},
        ),
        Index("youths_district_status", "district_no", "status_code"),
    )

    id: Mapped[Id]
    first_name: Mapped[str]
    last_name: Mapped[str]
    sort_key: Mapped[str | None] = mapped_column(
        Text(collation="C"),
        Computed("norwegian_order(last_name || ' '::text || first_name)", persisted=True),
    )
    search_key: Mapped[str | None] = mapped_column(
        Text(collation="C"),
        Computed("norwegian_order(first_name || ' '::text || last_name)", persisted=True),
    )
    birth_year: Mapped[Small | None]
    protection: Mapped[str] = mapped_column(default="none", server_default="none")
    district_no: Mapped[str | None]
    registered_on: Mapped[date | None]
    entry_reason: Mapped[str | None]
    status_code: Mapped[str | None]
    status_on: Mapped[date | None]
    last_activity: Mapped[datetime]
    case_ended_at: Mapped[datetime | None]


Index("youths_activity", Youth.last_activity.desc(), Youth.id.desc())


class YouthIdentity(Base):
    """The identity number, sealed, and its keyed hash; who knows the day of birth knows half of it."""

    __tablename__ = "youth_identities"
    __table_args__ = (
        UniqueConstraint("number_digest", name="youth_identities_number_once"),
        Index(
            "youth_identities_unnumbered",
            "birth_date",
            postgresql_where=text("number_digest IS NULL OR temporary_number"),
        ),
    )

    youth_id: Mapped[YouthKey]
    number_sealed: Mapped[bytes | None]
    number_digest: Mapped[bytes | None]
    birth_date: Mapped[date | None]
    gender: Mapped[str | None]
    temporary_number: Mapped[bool] = mapped_column(default=False, server_default=text("false"))


class YouthContact(Base):
    """How the youth is reached; `source` is the `words.Service` it came from."""

    __tablename__ = "youth_contacts"

    youth_id: Mapped[YouthKey]
    source: Mapped[Small] = mapped_column(default=0, server_default=text("0"))
    phone: Mapped[str | None]
    mail: Mapped[str | None]


class YouthAddress(Base):
    """`category` is ADDRESS or PROTECTED_ADDRESS of `words.Category`: the row guard asks for that one."""

    __tablename__ = "youth_addresses"
    __table_args__ = (CheckConstraint("category IN (2, 3)", name="youth_addresses_category"),)

    youth_id: Mapped[YouthKey]
    category: Mapped[Small]
    street: Mapped[str | None]
    postcode: Mapped[str | None]
    post_town: Mapped[str | None]
    municipality_no: Mapped[str | None]
    registered_district_no: Mapped[str | None]
    latitude: Mapped[float | None]
    longitude: Mapped[float | None]
    institution_latitude: Mapped[float | None]
    institution_longitude: Mapped[float | None]


class YouthRegister(Base):
    """What the latest register file says that the rules ask for."""

    __tablename__ = "youth_registers"

    youth_id: Mapped[YouthKey]
    county_of_residence: Mapped[str | None]
    moved_to_oslo: Mapped[date | None]
    institution_kind: Mapped[str | None]
    institution_in_oslo: Mapped[bool | None]
    apprenticeship_state: Mapped[str | None]
    vo_state: Mapped[str | None]
    vo_kind: Mapped[str | None]
    lower_orgnr: Mapped[str | None]
    lower_kind: Mapped[str | None]
    lower_municipality: Mapped[str | None]
    lower_left: Mapped[date | None]
    link_no: Mapped[str | None]
    link_name: Mapped[str | None]
    import_id: Mapped[UUID | None] = mapped_column(ForeignKey("imports.id"))
    seen_at: Mapped[datetime]


class SchoolSpell(Base):
    """A time as pupil of an upper secondary school, through `last_day`; open where that is lacking."""

    __tablename__ = "school_spells"
    __table_args__ = (
        CheckConstraint("kind IN ('public_vgs', 'private_vgs', 'private_candidate')", name="school_spells_kind_known"),
        Index("school_spells_youth", "youth_id"),
    )

    id: Mapped[RowNumber]
    youth_id: Mapped[YouthId]
    orgnr: Mapped[str | None]
    kind: Mapped[str]
    county: Mapped[str | None]
    programme_code: Mapped[str | None]
    programme: Mapped[str | None]
    start_on: Mapped[date | None]
    last_day: Mapped[date | None]


class Registration(Base):
    """That the youth came onto the unknown-activity list, when and why."""

    __tablename__ = "registrations"
    __table_args__ = (UniqueConstraint("youth_id", "registered_on", "entry_reason", name="registrations_once"),)

    id: Mapped[Id]
    youth_id: Mapped[YouthId]
    registered_on: Mapped[date]
    entry_reason: Mapped[str] = mapped_column(default="", server_default="")
    import_id: Mapped[UUID | None] = mapped_column(ForeignKey("imports.id"))
    recorded_at: Mapped[datetime]
    for_year: Mapped[Small | None]
    school_year: Mapped[Small] = mapped_column(
        Computed(
            "coalesce(for_year, (extract(year from registered_on) - CASE WHEN extract(month from registered_on) < 8 "
            "THEN 1 ELSE 0 END)::smallint)",
            persisted=True,
        )
    )
