"""Mapped classes and their constraints, one file per noun; the migrations are what makes them true."""

from portal.tables.base import Base
from portal.tables.bulletins import Bulletin
from portal.tables.consents import (
    Consent,
    ConsentEvent,
    ConsentEventLine,
    ConsentEvidence,
    ConsentLine,
    ConsentParty,
    LegalReference,
    Notice,
)
from portal.tables.events import Event
from portal.tables.imports import Import, ImportRow
from portal.tables.letters import LetterBatch, LetterFile, LetterRow, LetterText
from portal.tables.meetings import Invitation, Meeting
from portal.tables.messages import Message
from portal.tables.otuk_lists import ListOpening, ListReview, ListStep, OtukList, OtukListRow
from portal.tables.pasts import YouthPast
from portal.tables.people import Appointment, Conflict, Identity, Person, SignInSession
from portal.tables.plans import Plan, PlanDraft, PlanMark, PlanMeasure
from portal.tables.policy import Access, CityRole, Granted, OwnSource, Seat, SeatKind
from portal.tables.quality import QualityDismissal, QualityFinding
from portal.tables.referrals import MoreTraining, MoreTrainingStep, Referral
from portal.tables.reports import Report, ReportRow, StatusFile, StatusFileRow
from portal.tables.responsibility import Assignment, Responsibility
from portal.tables.runs import Run, RunChange
from portal.tables.seals import LogSeal
from portal.tables.stairs import StepEvent
from portal.tables.statistics import StatisticsCount, StatisticsMoment, StatisticsShown
from portal.tables.statuses import ContactAttempt, Status, StatusAnnulment, StatusCodeTerm, StatusFact, StatusReport
from portal.tables.teams import File, MappingItem, TeamActor
from portal.tables.transfers import RegistrationAnnulment, TransferRow
from portal.tables.units import Unit
from portal.tables.wheel import WheelChange, WheelDuty, WheelFeed, WheelItem, WheelMark, WheelYear
from portal.tables.youths import (
    Registration,
    SchoolSpell,
    Youth,
    YouthAddress,
    YouthContact,
    YouthIdentity,
    YouthRegister,
)

__all__ = [
    "Access",
    "Appointment",
    "Assignment",
    "Base",
    "Bulletin",
    "CityRole",
    "Conflict",
    "Consent",
    "ConsentEvent",
    "ConsentEventLine",
    "ConsentEvidence",
    "ConsentLine",
    "ConsentParty",
    "ContactAttempt",
    "Event",
    "File",
    "Granted",
    "Identity",
    "Import",
    "ImportRow",
    "Invitation",
    "LegalReference",
    "LetterBatch",
    "LetterFile",
    "LetterRow",
    "LetterText",
    "ListOpening",
    "ListReview",
    "ListStep",
    "LogSeal",
    "MappingItem",
    "Meeting",
    "Message",
    "MoreTraining",
    "MoreTrainingStep",
    "Notice",
    "OtukList",
    "OtukListRow",
    "OwnSource",
    "Person",
    "Plan",
    "PlanDraft",
    "PlanMark",
    "PlanMeasure",
    "QualityDismissal",
    "QualityFinding",
    "Referral",
    "Registration",
    "RegistrationAnnulment",
    "Report",
    "ReportRow",
    "Responsibility",
    "Run",
    "RunChange",
    "SchoolSpell",
    "Seat",
    "SeatKind",
    "SignInSession",
    "StatisticsCount",
    "StatisticsMoment",
    "StatisticsShown",
    "Status",
    "StatusAnnulment",
    "StatusCodeTerm",
    "StatusFact",
    "StatusFile",
    "StatusFileRow",
    "StatusReport",
    "StepEvent",
    "TeamActor",
    "TransferRow",
    "Unit",
    "WheelChange",
    "WheelDuty",
    "WheelFeed",
    "WheelItem",
    "WheelMark",
    "WheelYear",
    "Youth",
    "YouthAddress",
    "YouthContact",
    "YouthIdentity",
    "YouthPast",
    "YouthRegister",
]
