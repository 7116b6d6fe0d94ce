"""Letters, referrals and more training about a youth: the rows, and what somebody may try to write of them."""

from collections.abc import Iterator, Mapping
from uuid import UUID, uuid4

from portal.domain.words import Service
from portal.policy.actions import Action
from portal.policy.decide import ANYTHING
from tests.policy.attempts import Attempt
from tests.policy.row import WHEN, Row, anything
from tests.policy.world import Player, World

TEXT = UUID(int=77)
LETTER = (
    "INSERT INTO letters (youth_id, kind, text_id, language, values, sha256, channel, made_at, sent_at, author, "
    f"author_seat%s) VALUES ('%s', 'meeting', '{TEXT}', 'nb', '{{}}', 'h', 'hand', '2026-01-01', '2026-01-01', %s%s)"
)
REFERRAL = (
    "INSERT INTO referrals (youth_id, kind, rule, office, helped, language, author, author_seat, recorded_at) "
    "VALUES ('%s', 'nav_jobseeker', 'TA-04', '', 'told', 'nb', %s, '2026-01-01')"
)
RIGHT = (
    "INSERT INTO more_training (youth_id, subject, ground, completed_on, author, author_seat, recorded_at) "
    "VALUES ('%s', 'Norsk', 'not_passed', '2025-06-20', %s, '2026-01-01')"
)
STEP = (
    "INSERT INTO more_training_steps (right_id, youth_id, step, on_day, author, author_seat, recorded_at) "
    "VALUES ('%s', '%s', 'informed', '2026-01-01', %s, '2026-01-01')"
)


def letter_rows(world: World, seats: Mapping[Service, int], person: UUID, youth: UUID) -> Iterator[Row]:
    """A letter, a referral, and a right with a step."""
    world.admin.execute(
        """INSERT INTO public.letter_texts (id, code, version, language, title, body, sha256, published_at)
           VALUES (%s, 'meeting', 77, 'nb', 't', 'b', 'h', now()) ON CONFLICT DO NOTHING""",
        [TEXT],
    )
    by = {"youth_id": youth, "author": person, "author_seat": next(iter(seats.values()))}
    letter, referral, right = uuid4(), uuid4(), a_right(youth)
    world.put(
        "letters", id=letter, **by, kind="meeting", text_id=TEXT, language="nb", values="{}", sha256=b"h",
        channel="hand", made_at=WHEN, sent_at=WHEN,
    )  # fmt: skip
    world.put(
        "referrals", id=referral, **by, kind="nav_jobseeker", rule="TA-04", office="", helped="told", language="nb",
        recorded_at=WHEN,
    )  # fmt: skip
    world.put(
        "more_training", id=right, **by, subject="Matematikk", ground="not_passed", completed_on=WHEN.date(),
        recorded_at=WHEN,
    )  # fmt: skip
    world.put("more_training_steps", **by, right_id=right, step="informed", on_day=WHEN.date(), recorded_at=WHEN)
    step = world.number("SELECT max(id) FROM public.more_training_steps")
    keys = {"letters": letter, "referrals": referral, "more_training": right, "more_training_steps": step}
    for table, key in keys.items():
        yield Row(table, str(key), youth, Action.STATUS_READ, anything)


def a_right(youth: UUID) -> UUID:
    """The right of this youth: the same whoever asks."""
    return UUID(int=youth.int ^ 1)


def letter_attempts(player: Player, youth: UUID) -> Iterator[Attempt]:
    """Each is written by whoever may say what a status rests on."""
    whose, placed = f"'{player.person}', {player.actor.seat or 'NULL'}", player.actor.seat is not None
    for name, statement, action in (
        ("sends a letter", LETTER % ("", youth, whose, ""), Action.LETTER_WRITE),
        ("guides to Nav", REFERRAL % (youth, whose), Action.REFERRAL_WRITE),
        ("records a right to more training", RIGHT % (youth, whose), Action.MORE_TRAINING_WRITE),
    ):
        yield Attempt(name, statement, ((action, ANYTHING),), placed)
    asks = ((Action.MORE_TRAINING_WRITE, ANYTHING), (Action.STATUS_READ, ANYTHING))
    yield Attempt("adds a step to the right", STEP % (a_right(youth), youth, whose), asks, placed)


def forged_letters(world: World, player: Player, youth: UUID, elsewhere: int) -> Iterator[tuple[str, str]]:
    """In another's name or seat, as part of a batch, or onto another youth's right."""
    me, other, seat = f"'{player.person}'", f"'{world.giver}'", player.actor.seat or 0
    for author, place in ((other, seat), (me, elsewhere)):
        whose = f"{author}, {place}"
        yield "sends a letter as somebody else", LETTER % ("", youth, whose, "")
        yield "guides to Nav as somebody else", REFERRAL % (youth, whose)
        yield "records a right as somebody else", RIGHT % (youth, whose)
        yield "adds a step as somebody else", STEP % (a_right(youth), youth, whose)
    batch = f", '{UUID(int=78)}', 1"
    yield "slips a letter into a batch", LETTER % (", batch_id, part", youth, f"{me}, {seat}", batch)
    for stranger in [case for case in world.cases if case != youth][-1:]:
        yield "adds a step to another youth's right", STEP % (a_right(stranger), youth, f"{me}, {seat}")
