"""UDA's own work in the scene: a run over the city, and an error found about Sara."""

from uuid import uuid4

from tests.the_team import Team


def begin(team: Team) -> None:
    """A run that is planned, and an error of Sara's."""
    team.sql(
        "INSERT INTO runs (id, kind, state, as_of, started_at) VALUES (%s, 'moves', 'planned', '2026-01-01', now())",
        uuid4(),
    )
    team.sql(
        "INSERT INTO quality_findings (code, youth_id, sort_key, found_at) VALUES ('abroad', %s, 'moen sara', now())",
        team.youth_id,
    )  # fmt: skip


def blanks(team: Team, route: str) -> dict[str, object]:
    """What the addresses of this work name."""
    if not route.startswith("/uda/"):
        return {}
    school = team.sql("SELECT min(id) FROM units WHERE kind = 'lower_secondary'")[0][0]
    return {
        "<uuid:run_id>": team.sql("SELECT id FROM runs WHERE kind = 'moves' LIMIT 1")[0][0],
        "<any(ownership,age_exit,moves):kind>": "moves",
        "<code>": "abroad",
        "<int:unit_id>": school,
    }
