"""How migrations reach the database: as its owner, each in a transaction of its own."""

from alembic import context
from sqlalchemy import Connection, NullPool, create_engine


def run(connection: Connection) -> None:
    """Run what is asked for on this connection."""
    metadata = context.config.attributes.get("metadata")
    context.configure(connection=connection, target_metadata=metadata, transaction_per_migration=True)
    with context.begin_transaction():
        context.run_migrations()


def main() -> None:
    """Use the connection that is handed over, else the owner's address from the application's settings."""
    given = context.config.attributes.get("connection")
    if given is not None:
        run(given)
        return
    from flask import current_app  # noqa: PLC0415 - only where the migrations run under the application

    engine = create_engine(current_app.config["OWNER_DATABASE_URL"], poolclass=NullPool)
    with engine.connect() as connection:
        run(connection)


main()
