"""Letters about one youth: what was sent, and what it takes to print it again or to write a new one."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from portal.queries.reading import one, rows


@dataclass(frozen=True, slots=True)
class SentLetter:
    """A letter that was sent: which version of which text, how, when and by whom."""

    id: UUID
    kind: str
    version: int
    language: str
    channel: str
    in_batch: bool
    sent_at: datetime
    person: str
    unit: str
    sha256: bytes


@dataclass(frozen=True, slots=True)
class LetterContent:
    """What a letter says, as its text's version and what was filled in."""

    id: UUID
    kind: str
    language: str
    title: str
    body: str
    values: dict[str, Any]
    made_at: datetime
    unit: str


@dataclass(frozen=True, slots=True)
class Recipient:
    """Who a letter goes to; `street` and what follows as far as the reader may see the address."""

    id: UUID
    first_name: str
    last_name: str
    protection: str
    district_no: str | None
    school: str | None
    street: str | None
    postcode: str | None
    post_town: str | None

    @property
    def name(self) -> str:
        """As the Norwegians write it."""
        return f"{self.first_name} {self.last_name}"

    @property
    def lines(self) -> tuple[str, ...]:
        """Name and address as they stand on the letter."""
        place = " ".join(filter(None, (self.postcode, self.post_town)))
        return tuple(filter(None, (self.name, self.street, place)))


@dataclass(frozen=True, slots=True)
class Text:
    """The newest version of a text in a language."""

    id: UUID
    title: str
    body: str
    sha256: bytes


OF_YOUTH = """
    SELECT l.id, l.kind, t.version, l.language, l.channel, l.batch_id IS NOT NULL AS in_batch, l.sent_at,
           coalesce(p.name, '') AS person, coalesce(u.name, '') AS unit, l.sha256
    FROM letters l JOIN letter_texts t ON t.id = l.text_id LEFT JOIN people p ON p.id = l.author
    LEFT JOIN policy.seats s ON s.id = l.author_seat LEFT JOIN units u ON u.id = s.unit_id
    WHERE l.youth_id = %(youth)s AND l.sent_at IS NOT NULL ORDER BY l.sent_at DESC, l.id LIMIT 50
"""
CONTENT = """
    SELECT l.id, l.kind, l.language, t.title, t.body, l.values, l.made_at, coalesce(u.name, '') AS unit
    FROM letters l JOIN letter_texts t ON t.id = l.text_id
    LEFT JOIN policy.seats s ON s.id = l.author_seat LEFT JOIN units u ON u.id = s.unit_id
    WHERE l.id = %(id)s AND l.youth_id = %(youth)s AND l.sent_at IS NOT NULL
"""
RECIPIENT = """
    SELECT y.id, y.first_name, y.last_name, y.protection, y.district_no, u.name AS school, a.street, a.postcode,
           a.post_town
    FROM youths y LEFT JOIN youth_addresses a ON a.youth_id = y.id
    LEFT JOIN LATERAL (
        SELECT n.name FROM responsibilities r JOIN policy.seats s ON s.id = r.seat_id JOIN units n ON n.id = s.unit_id
        WHERE r.youth_id = y.id AND r.duty = 'school' AND upper_inf(r.period) LIMIT 1) u ON true
    WHERE y.id = %(youth)s
"""


def of_youth(youth_id: UUID) -> list[SentLetter]:
    """The newest fifty that were sent; none where the reader may not see them."""
    return rows(SentLetter, OF_YOUTH, {"youth": youth_id})


def content(youth_id: UUID, letter_id: UUID) -> LetterContent | None:
    """One letter that was sent, by its youth."""
    return one(LetterContent, CONTENT, {"youth": youth_id, "id": letter_id})


def recipient(youth_id: UUID) -> Recipient | None:
    return one(Recipient, RECIPIENT, {"youth": youth_id})


def newest_text(code: str, language: str) -> Text | None:
    """The version that a letter written now is of."""
    statement = """SELECT id, title, body, sha256 FROM letter_texts WHERE code = %(code)s AND language = %(language)s
        ORDER BY version DESC LIMIT 1"""
    return one(Text, statement, {"code": code, "language": language})


def ot_contacts(district_no: str) -> list[dict[str, Any]]:
    """The OT contacts of a district and how they are reached: unit, name and mail (R-155, R-176)."""
    statement = """
        SELECT u.name AS unit, u.mail AS unit_mail, p.name AS person, p.mail FROM units u
        LEFT JOIN policy.seats s ON s.unit_id = u.id AND s.role = 'district_ot'
        LEFT JOIN appointments a ON a.seat_id = s.id AND a.period @> policy.now()
        LEFT JOIN people p ON p.id = a.person_id
        WHERE u.kind = 'district' AND u.district_no = %(district)s ORDER BY p.name, p.id LIMIT 4"""
    return rows(dict, statement, {"district": district_no})


@dataclass(frozen=True, slots=True)
class Glance:
    """How many letters, referrals and rights to more training there are, and the row of table 2a at the last run."""

    letters: int
    newest: datetime | None
    referrals: int
    rights: int
    target_rule: str | None


GLANCE = """
    SELECT l.n AS letters, l.newest, (SELECT count(*) FROM referrals WHERE youth_id = %(youth)s) AS referrals,
           (SELECT count(*) FROM more_training WHERE youth_id = %(youth)s) AS rights,
           (SELECT target_rule FROM assignments WHERE youth_id = %(youth)s) AS target_rule
    FROM (SELECT count(*) AS n, max(sent_at) AS newest FROM letters
          WHERE youth_id = %(youth)s AND sent_at IS NOT NULL) l"""
"""For the room; nothing is counted that the reader may not see."""
