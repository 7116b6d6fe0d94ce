"""Sara's plan with a measure of the school's, where it is asked who gets in to them."""

from tests.the_team import Team


def begin(team: Team) -> None:
    """As the administrator, for the story to begin."""
    given = {"y": team.youth_id, "p": team.people["reidun"], "s": team.seats["reidun"]}
    team.sql(
        """INSERT INTO plans (plan_id, version, youth_id, source, goals, information_flow, coordinator, starts, ends,
               evaluate_on, author, author_seat, recorded_at)
           VALUES (gen_random_uuid(), 1, %(y)s, 0, 'Bli kokk', 'Ukentlig', %(s)s, current_date, current_date + 90,
               ARRAY[current_date + 30], %(p)s, %(s)s, now())""",
        given,
    )
    team.sql(
        """INSERT INTO plan_measures (measure_id, version, plan_id, youth_id, category, source, kind, what,
               responsible, starts, due, state, author, author_seat, recorded_at)
           SELECT gen_random_uuid(), 1, plan_id, youth_id, 19, 0, 'job', 'Sommerjobb', %(s)s, starts, ends, 'agreed',
               %(p)s, %(s)s, now() FROM plans""",
        given,
    )


def blanks(team: Team) -> dict[str, object]:
    """What the addresses name."""
    plan_id, measure_id = team.sql("SELECT plan_id, measure_id FROM plan_measures LIMIT 1")[0]
    return {"<uuid:plan_id>": plan_id, "<uuid:measure_id>": measure_id}
