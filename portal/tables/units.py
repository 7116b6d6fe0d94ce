"""Units: schools, districts, Nav offices and other services, with their geography."""

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, Identity, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from portal.tables.base import Base, Small


class Unit(Base):
    """`service` is a `words.Service`, `kind` a `words.UnitKind`; a new unit gets its seats by a trigger."""

    __tablename__ = "units"
    __table_args__ = (
        CheckConstraint(
            "kind IN ('upper_secondary', 'lower_secondary', 'district', 'nav_office', 'uda',"
            " 'apprenticeship_office', 'adult_education', 'private_school', 'other_service')",
            name="units_kind_known",
        ),
        CheckConstraint("service BETWEEN 0 AND 30", name="units_service_known"),
        UniqueConstraint("orgnr", name="units_orgnr_once"),
        UniqueConstraint("office_no", name="units_office_no_once"),
        Index("units_kind_district", "kind", "district_no"),
    )

    id: Mapped[int] = mapped_column(Identity(), primary_key=True)
    kind: Mapped[str]
    service: Mapped[Small]
    name: Mapped[str]
    orgnr: Mapped[str | None]
    office_no: Mapped[str | None]
    district_no: Mapped[str | None]
    ownership: Mapped[str] = mapped_column(default="public", server_default="public")
    nearest_candidate: Mapped[bool] = mapped_column(default=False, server_default=text("false"))
    latitude: Mapped[float | None]
    longitude: Mapped[float | None]
    mail: Mapped[str | None]
    closed_on: Mapped[date | None]
    successor_id: Mapped[int | None] = mapped_column(ForeignKey("units.id"))
