"""From the consent form to what the service keeps."""

from dataclasses import dataclass
from datetime import date, datetime, time
from uuid import UUID

from blueprints.consents.forms import PartyFields, lines_of
from blueprints.forms import Form
from blueprints.languages import reading_language
from blueprints.texts import _
from portal.domain.calendar import OSLO, oslo_date
from portal.domain.consent_answers import Answer, Evidence, Paper
from portal.domain.consent_proposals import Giver
from portal.domain.consents import Decided
from portal.domain.words import Service
from portal.outside.file_kinds import kind_of
from portal.queries import consents as kept
from portal.queries.visitors import Visitor


def read(visitor: Visitor, form: Form, parties: tuple[PartyFields, ...]) -> Answer:
    """What was decided. A party is named by its ticks; a refusal keeps the parties and no lines."""
    source = visitor.service if visitor.service is not Service.YOUTH else Service.SCHOOL
    lines = lines_of(form, parties, source or Service.SCHOOL)
    decision = Decided(form.decision.data)
    named = {line.seat for line in lines} if decision is Decided.GIVEN else set(form.refused.data)
    how = _own_page() if visitor.youth_id else _told_to_staff(form)
    return Answer(
        decision=decision,
        parties=tuple(sorted(named)),
        lines=lines if decision is Decided.GIVEN else (),
        decided_at=visitor.now if visitor.youth_id else _instant(form.decided_on.data, visitor.now),
        valid_from=oslo_date(visitor.now) if visitor.youth_id else form.decided_on.data,
        valid_to=form.valid_to.data,
        giver=how.giver,
        language=how.language,
        notice_id=how.notice_id,
        collection=how.collection,
        evidence=how.evidence,
        purpose=_("Coordinated follow-up of the youth"),
        aid=how.aid,
    )


@dataclass(frozen=True, slots=True)
class _How:
    """The circumstances of the answer."""

    giver: Giver
    language: str
    notice_id: UUID | None
    collection: str
    evidence: Evidence
    aid: str = ""


def _own_page() -> _How:
    language = reading_language()
    shown = _("Answered on the youth's own page, signed in with ID-porten")
    return _How(Giver.YOUTH, language, _notice_in(language), "electronic", Evidence(shown))


def _told_to_staff(form: Form) -> _How:
    notice = UUID(form.notice.data)
    language = next((n.language for n in kept.notices() if n.id == notice), "nb")
    evidence = Evidence(form.evidence.data, form.authority.data or "", _paper(form))
    return _How(Giver(form.giver.data), language, notice, form.collection.data, evidence, form.aid.data or "")


def _notice_in(language: str) -> UUID | None:
    texts = kept.notices()
    found = [n.id for n in texts if n.language == language] or [n.id for n in texts]
    return found[0] if found else None


def _paper(form: Form) -> Paper | None:
    upload = form.paper.data
    if not upload or not upload.filename:
        return None
    content = upload.read()
    return Paper(upload.filename, kind_of(content) or "", content)


def _instant(day: date, now: datetime) -> datetime:
    """Decided today: now. Another day: noon, so that a later decision of that day can be told from it."""
    return now if day == oslo_date(now) else datetime.combine(day, time(12), tzinfo=OSLO)
