"""What people do here, by name: each action is a verb on information, and the policy decides on that."""

from dataclasses import dataclass
from enum import StrEnum

from portal.domain.words import CONSENTABLE, Basis, Category, Verb


class Action(StrEnum):
    """An action that a door, a button or a line of the log names."""

    YOUTHS_LIST = "youths.list"
    OTUK_LIST = "youths.otuk"
    YOUTH_SEE = "youth.see"
    IDENTITY_READ = "identity.read"
    ADDRESS_READ = "address.read"
    PROTECTED_ADDRESS_READ = "protected_address.read"
    REGISTER_READ = "register.read"
    REGISTER_IMPORT = "register.import"
    RULES_TRY = "rules.try"
    ASSIGNMENT_READ = "assignment.read"
    ASSIGNMENT_RUN = "assignment.run"
    ASSIGNMENT_OVERRIDE = "assignment.override"
    STATUS_RECORD = "status.record"
    STATUS_READ = "status.read"
    STATUS_EXPLAIN = "status.explain"
    REVIEW_READ = "review.read"
    REPORT_BACK = "review.write"
    CITY_WORK = "city.work"
    STATISTICS_READ = "statistics.read"
    WHEEL_READ = "wheel.read"
    WHEEL_DO = "wheel.do"
    LETTER_WRITE = "letter.write"
    REFERRAL_WRITE = "referral.write"
    MORE_TRAINING_WRITE = "more_training.write"
    CONSENT_SEE = "consent.see"
    CONSENT_PART_SEE = "consent.part.see"
    CONSENT_READ = "consent.read"
    CONSENT_RECORD = "consent.record"
    CONSENT_NARROW = "consent.narrow"
    CONSENT_WITHDRAW = "consent.withdraw"
    CONSENT_RENEW = "consent.renew"
    TEAM_READ = "team.read"
    TEAM_WRITE = "team.write"
    MAPPING_READ = "mapping.read"
    MAPPING_WRITE = "mapping.write"
    CONTACT_READ = "contact.read"
    CONTACT_WRITE = "contact.write"
    FILE_READ = "file.read"
    FILE_WRITE = "file.write"
    PLAN_READ = "plan.read"
    PLAN_WRITE = "plan.write"
    PLAN_LEAD = "plan.lead"
    MINUTES_READ = "minutes.read"
    MINUTES_WRITE = "minutes.write"
    NOTES_READ = "notes.read"
    NOTES_WRITE = "notes.write"
    MEETING_SEE = "meeting.see"
    MEETING_CALL = "meeting.call"
    MEETING_CANCEL = "meeting.cancel"
    MEETING_JOIN = "meeting.join"
    LOG_READ = "log.read"


@dataclass(frozen=True, slots=True)
class Need:
    """The verb, and the categories of which the matter is one; `basis` where only one sort of ground does.

    `citywide` is False where a duty for the whole city does not reach, `listed` where standing on a list does not.
    """

    verb: Verb
    categories: tuple[Category, ...]
    basis: Basis | None = None
    citywide: bool = True
    listed: bool = True


C = Category
_FILES = (*CONSENTABLE, C.CONSENT_TEXT)


def _read(*categories: Category) -> Need:
    return Need(Verb.READ, categories)


def _write(*categories: Category) -> Need:
    return Need(Verb.WRITE, categories)


NEEDS: dict[Action, Need] = {
    Action.YOUTHS_LIST: _read(C.LIST_ENTRY),
    Action.OTUK_LIST: Need(Verb.READ, (C.LIST_ENTRY,), Basis.LIST),
    Action.YOUTH_SEE: _read(C.LIST_ENTRY),
    Action.IDENTITY_READ: _read(C.IDENTITY),
    Action.ADDRESS_READ: _read(C.ADDRESS, C.PROTECTED_ADDRESS),
    Action.PROTECTED_ADDRESS_READ: _read(C.PROTECTED_ADDRESS),
    Action.REGISTER_READ: _read(C.REGISTER),
    Action.REGISTER_IMPORT: _write(C.REGISTER),
    Action.RULES_TRY: _write(C.ASSIGNMENT),
    Action.ASSIGNMENT_READ: _read(C.ASSIGNMENT, C.PROTECTED_ASSIGNMENT),
    Action.ASSIGNMENT_RUN: _write(C.ASSIGNMENT),
    Action.ASSIGNMENT_OVERRIDE: _write(C.ASSIGNMENT, C.PROTECTED_ASSIGNMENT),
    Action.STATUS_RECORD: _write(C.LIST_ENTRY),
    Action.STATUS_READ: _read(C.STATUS_FACTS),
    Action.STATUS_EXPLAIN: _write(C.STATUS_FACTS),
    Action.REVIEW_READ: _read(C.REPORT_BACK),
    Action.REPORT_BACK: _write(C.REPORT_BACK),
    Action.CITY_WORK: _write(C.REGISTER),
    Action.STATISTICS_READ: _read(C.AGGREGATE),
    Action.WHEEL_READ: _read(C.WHEEL),
    Action.WHEEL_DO: _write(C.WHEEL),
    Action.LETTER_WRITE: _write(C.STATUS_FACTS),
    Action.REFERRAL_WRITE: _write(C.STATUS_FACTS),
    Action.MORE_TRAINING_WRITE: _write(C.STATUS_FACTS),
    Action.CONSENT_SEE: _read(C.CONSENT_RECORD),
    Action.CONSENT_PART_SEE: Need(Verb.READ, (C.CONSENT_RECORD,), citywide=False),
    Action.CONSENT_READ: _read(C.CONSENT_TEXT),
    Action.CONSENT_RECORD: _write(C.CONSENT_TEXT),
    Action.CONSENT_NARROW: _write(C.CONSENT_TEXT),
    Action.CONSENT_WITHDRAW: _write(C.CONSENT_TEXT),
    Action.CONSENT_RENEW: _write(C.CONSENT_TEXT),
    Action.TEAM_READ: _read(C.TEAM),
    Action.TEAM_WRITE: _write(C.TEAM),
    Action.MAPPING_READ: _read(*CONSENTABLE),
    Action.MAPPING_WRITE: Need(Verb.WRITE, CONSENTABLE, listed=False),
    Action.CONTACT_READ: _read(C.CONTACT),
    Action.CONTACT_WRITE: _write(C.CONTACT),
    Action.FILE_READ: _read(*_FILES),
    Action.FILE_WRITE: Need(Verb.WRITE, _FILES, listed=False),
    Action.PLAN_READ: _read(C.PLAN),
    Action.PLAN_WRITE: _write(C.PLAN),
    Action.PLAN_LEAD: Need(Verb.WRITE, (C.PLAN,), basis=Basis.DUTY),
    Action.MINUTES_READ: _read(C.MINUTES),
    Action.MINUTES_WRITE: _write(C.MINUTES),
    Action.NOTES_READ: _read(C.NOTES),
    Action.NOTES_WRITE: _write(C.NOTES),
    Action.MEETING_SEE: _read(C.MEETING),
    Action.MEETING_CALL: _write(C.MEETING),
    Action.MEETING_CANCEL: _write(C.MEETING),
    Action.MEETING_JOIN: Need(Verb.MEET, (C.MEETING,)),
    Action.LOG_READ: _read(C.LOG),
}
