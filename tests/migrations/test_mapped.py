import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy.dialects.postgresql.base import PGDialect
from sqlalchemy.orm import configure_mappers

from portal.tables import Base
from portal.tables.base import Xid8
from tests.migrations.catalogue import catalogue, differences
from tests.migrations.conftest import Place

NOT_MAPPED = ("procrastinate_", "alembic_version")


def ours(name: str | None, kind: str, _parents: object) -> bool:
    """Leaves out what belongs to the job queue and to Alembic."""
    if kind == "schema":
        return name in {None, "policy"}
    return kind != "table" or not str(name).startswith(NOT_MAPPED)


def test_alembic_would_change_nothing(migrated: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(PGDialect.ischema_names, "xid8", Xid8)
    with migrated.engine.connect() as connection:
        context = MigrationContext.configure(
            connection,
            opts={
                "include_schemas": True,
                "include_name": ours,
                "compare_type": True,
                "compare_server_default": True,
            },
        )
        assert compare_metadata(context, Base.metadata) == []


def test_the_mapped_classes_make_the_same_tables_as_the_migrations(migrated: Place, empty: Place) -> None:
    """Column by column, constraint by constraint, index by index, as PostgreSQL spells them out."""
    configure_mappers()
    with migrated.cluster.connect(database=migrated.name) as administrator:
        expected = catalogue(administrator, "column", "constraint", "index")
        functions = catalogue(administrator, "function")
    with empty.engine.begin() as connection:
        connection.exec_driver_sql("CREATE EXTENSION btree_gist; CREATE EXTENSION pg_trgm; CREATE SCHEMA policy")
        body, _, _ = functions["function", "norwegian_order(text)"].partition(" laget_owner ")
        connection.exec_driver_sql(body)
        Base.metadata.create_all(connection)
    with empty.cluster.connect(database=empty.name) as administrator:
        made = catalogue(administrator, "column", "constraint", "index")
    expected = {key: value for key, value in expected.items() if not key[1].startswith(NOT_MAPPED)}
    assert len(made) > 400
    assert differences(made, expected) == {}


@pytest.mark.parametrize("mapper", sorted(Base.registry.mappers, key=str), ids=lambda mapper: mapper.class_.__name__)
def test_nothing_is_read_back_after_a_write(mapper: object) -> None:
    """Who may write a row may not always read it: RETURNING would ask the row guard for reading."""
    assert getattr(mapper, "eager_defaults") is False  # noqa: B009 - the mapper is typed as object here
