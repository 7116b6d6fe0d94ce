"""Errors of the register: those that the sources name, and what a word over one of them wants."""

from typing import Final

from portal.domain.quality_rows import CHECKS, Check
from portal.domain.refusals import Conflict, NotAcceptable
from portal.domain.texts import msgid

__all__ = ["BY_CODE", "CHECKS", "JOB", "Check", "NothingFound", "WhyFine"]

JOB: Final = "sweep_quality"
"""The job that looks through the whole register."""
BY_CODE: Final = {check.code: check for check in CHECKS}


class NothingFound(Conflict):
    message = msgid("This is no longer found: it has been mended, or somebody has looked at it before you.")
    remedy = msgid("Open the list anew.")


class WhyFine(NotAcceptable):
    message = msgid("Write why it is fine as it is.")
