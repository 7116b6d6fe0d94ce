"""What Sara has of letters and more training where it is asked who gets in to them."""

from dataclasses import dataclass
from uuid import UUID, uuid4

from tests.the_team import Team


@dataclass(frozen=True)
class Written:
    """A letter and a right of Sara's, and a batch that lies ready."""

    letter: UUID
    right: UUID
    batch: UUID


def write(team: Team) -> Written:
    """As the administrator, for the story to begin."""
    made = Written(uuid4(), uuid4(), uuid4())
    given = {"y": team.youth_id, "p": team.people["reidun"], "s": team.seats["reidun"], **vars(made)}
    given |= {"uda": team.people["uda"], "desk": team.seats["uda"]}
    team.sql(
        """INSERT INTO letters (id, youth_id, kind, text_id, language, values, sha256, channel, made_at, sent_at,
               author, author_seat)
           SELECT %(letter)s, %(y)s, code, id, language,
               '{"first_name": "Sara", "when": "i morgen", "place": "Rom 2", "contact": "Reidun"}', sha256, 'hand',
               now(), now(), %(p)s, %(s)s
           FROM letter_texts WHERE code = 'meeting' AND language = 'nb'""",
        given,
    )
    team.sql(
        """INSERT INTO more_training (id, youth_id, subject, ground, completed_on, author, author_seat, recorded_at)
           VALUES (%(right)s, %(y)s, 'Norsk', 'not_passed', '2025-06-20', %(p)s, %(s)s, now())""",
        given,
    )
    team.sql(
        """INSERT INTO letter_batches (id, kind, text_id, since, until, reply_by, state, started_by, started_seat,
               started_at)
           SELECT %(batch)s, code, id, '2026-03-01', '2026-05-01', '2026-06-01', 'ready', %(uda)s, %(desk)s, now()
           FROM letter_texts WHERE code = 'non_applicants' AND language = 'nb'""",
        given,
    )
    team.sql("INSERT INTO letter_files VALUES (%(batch)s, 1, 0, '', '%%PDF-1.7')", given)
    return made
