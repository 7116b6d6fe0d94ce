"""A youth's case as table 2c looks at it: is there contact, since when, and what does the youth do."""

from dataclasses import dataclass
from datetime import date

from portal.domain.calendar import age_on, school_year, school_year_start
from portal.domain.fact_words import Situation
from portal.domain.reference import status_codes
from portal.domain.status_code_facts import ActivityKind, StatusFacts

OF_AGE = 18
FIRST_CODE = "OTUK"
DECLINED = "OTNO"
MISTAKE = "Feil"
PREVENTIVE_ENROLLED = "ELVG_IM"
ABROAD = "OTFU_IM"
QUITS = frozenset({"quit_school", "quit_apprenticeship"})

ACTIVITY_CODES: dict[ActivityKind, str] = {
    "work": "OTAR",
    "public_vgs": "OTEV",
    "other_county_vgs": "OTEV",
    "vgs_abroad": "OTEV",
    "vo_youth_right": "OTEV",
    "higher_level_course": "OTEV",
    "private_vgs": "OTVF",
    "apprenticeship": "OTLL",
    "practice_certificate": "OTLL",
    "planned_basic_competence": "OTLL",
}
"""Activities whose code has a counterpart for those who were in it at first contact (K 3.4 to 3.7)."""

SITUATION_REASONS: dict[str, Situation] = {
    "military": "military",
    "child_care": "child_care",
    "pregnant_postpones": "pregnant_postpones",
    "pregnancy": "pregnant_postpones",
    "ill": "ill",
    "illness": "ill",
    "institution": "institution",
}
"""Reasons for a refusal that have a code of their own (K 4.1)."""

ACTIVITY_REASONS: dict[str, ActivityKind] = {
    "work": "work",
    "training": "public_vgs",
    "education": "public_vgs",
    "apprenticeship": "apprenticeship",
    "non_formal": "non_formal_course",
    "non_formal_course": "non_formal_course",
}
"""Reasons for a refusal that are an activity with a code of its own."""


@dataclass(frozen=True, slots=True)
class StatusCase:
    """The facts and what follows from them."""

    facts: StatusFacts

    @property
    def contact_kind(self) -> str:
        """How contact was made or tried."""
        return self.facts.contact.kind if self.facts.contact else "none"

    @property
    def previous(self) -> str:
        """The code until now; the first code where there was none."""
        return self.facts.previous_code or FIRST_CODE

    @property
    def previous_was_contacted(self) -> bool:
        """Whether the code until now could only be given after contact."""
        return status_codes()[self.previous].counts_as_contact

    @property
    def quits(self) -> bool:
        """Whether the youth leaves school or apprenticeship: a new reason to be registered (TX-14)."""
        return self.facts.event in QUITS

    @property
    def starts_over(self) -> bool:
        """Whether the first code is proposed for a new registration, not for the running one (TX-03)."""
        return (
            self.facts.proposed_code == FIRST_CODE
            and self.previous_was_contacted
            and (self.quits or self._registered_in_an_earlier_school_year)
        )

    @property
    def has_contact(self) -> bool:
        """Whether the youth was reached, now or before in the same registration (K 1.1)."""
        if self.starts_over:
            return False
        return self._reached or (self.previous_was_contacted and not self.quits)

    @property
    def guardian_speaks_for_minor(self) -> bool:
        """Feedback of a guardian where illness or imprisonment keeps a minor from answering (TC-08)."""
        facts = self.facts
        if self.contact_kind != "guardian_feedback" or facts.birth_date is None:
            return False
        told = (facts.contact and facts.contact.date) or facts.as_of
        return age_on(facts.birth_date, told) < OF_AGE and facts.situation in {"ill", "institution"}

    @property
    def first_contact(self) -> date | None:
        """The date of first contact, where the facts bring it."""
        facts = self.facts
        if not self._reached:
            return None
        if facts.contact and facts.contact.date:
            return facts.contact.date
        return facts.refusal.date if facts.refusal else None

    @property
    def activity(self) -> ActivityKind:
        """What the youth does, a refusal's reason included."""
        kind = self.facts.activity.kind if self.facts.activity else "none"
        return ACTIVITY_REASONS.get(self._refusal_reason, "none") if kind == "none" else kind

    @property
    def situation(self) -> Situation:
        """The youth's situation, a refusal's reason included."""
        if self.facts.situation != "none":
            return self.facts.situation
        return SITUATION_REASONS.get(self._refusal_reason, "none")

    @property
    def activity_start(self) -> date | None:
        """The first day of the activity, where the facts bring it."""
        return self.facts.activity.start if self.facts.activity else None

    @property
    def via_ot(self) -> bool | None:
        """Whether the activity began after first contact; on the day itself is before (A-19)."""
        start, contact = self.activity_start, self.first_contact
        if start and contact:
            return start > contact
        if self.facts.proposed_via_ot is not None:
            return self.facts.proposed_via_ot
        code = ACTIVITY_CODES.get(self.activity)
        return {code: True, f"{code}_IM": False}.get(self.previous) if code else None

    @property
    def refuses_follow_up(self) -> bool:
        """An explicit no to follow-up, or an earlier one that no new contact has changed (A-25)."""
        if self.facts.refusal:
            return self.facts.refusal.of == "follow_up"
        return self.contact_kind == "explicit_refusal" or (self.previous == DECLINED and not self._reached)

    @property
    def refused_on(self) -> date | None:
        """The day of the refusal."""
        if self.facts.refusal and self.facts.refusal.date:
            return self.facts.refusal.date
        return self.first_contact if self.contact_kind == "explicit_refusal" else None

    @property
    def works_and_wants_more(self) -> bool:
        """In work, wants more or other activity, and OT follows up (K 3.4)."""
        return self.activity == "work" and self.facts.wants_more_activity and self.facts.ot_follows_up

    @property
    def _reached(self) -> bool:
        kind = self.contact_kind
        told_no = kind == "none" and self.facts.refusal is not None
        return kind in {"dialogue", "explicit_refusal"} or told_no or self.guardian_speaks_for_minor

    @property
    def _refusal_reason(self) -> str:
        refusal = self.facts.refusal
        return refusal.reason or "" if refusal and refusal.of == "follow_up" else ""

    @property
    def _registered_in_an_earlier_school_year(self) -> bool:
        facts, contact = self.facts, self.first_contact
        if facts.registered is None or self.previous == DECLINED:
            return False
        earlier = school_year(facts.registered) < school_year(facts.as_of)
        return earlier and (contact is None or contact < school_year_start(facts.as_of))
