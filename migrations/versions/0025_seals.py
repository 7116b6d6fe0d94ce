"""Seal the log in a chain of hashes, and keep what a day that is past rests on."""

from pathlib import Path

from alembic import op

revision = "0025"
down_revision = "0024"


def execute(suffix: str) -> None:
    """Run a script of many statements, as the driver takes it."""
    script = Path(__file__).with_suffix(suffix).read_text(encoding="utf-8")
    op.get_bind().connection.cursor().execute(script)


def upgrade() -> None:
    """Run the text beside this file."""
    execute(".up.sql")


def downgrade() -> None:
    """Take it back."""
    execute(".down.sql")
