"""What the pages of reports call things."""

from collections.abc import Mapping

from blueprints.labels import moment, status_name
from blueprints.texts import _
from portal.domain.report_checks import CHECKS, KINDS, Check
from portal.domain.report_codes import NATIONAL
from portal.domain.texts import msgid
from portal.queries.report_differences import Apart
from portal.queries.reports import Report

STATES: Mapping[str, tuple[str, str, str]] = {
    "draft": (msgid("Draft"), "neutral", "…"),
    "checked": (msgid("Checked, nothing stands in the way"), "info", "✓"),
    "signed": (msgid("Signed"), "info", "✓"),
    "freezing": (msgid("Being frozen"), "info", "…"),
    "frozen": (msgid("Frozen"), "success", "✓"),
}
FILE_STATES: Mapping[str, tuple[str, str, str]] = {
    "making": (msgid("Being made"), "info", "…"),
    "made": (msgid("Not carried over yet"), "warning", "!"),
    "carried": (msgid("Carried over"), "success", "✓"),
}
RETURNED: Mapping[str, str] = {
    "changed": msgid("Statuses were recorded after the report was signed. Check again, and sign what stands now."),
    "blocked": msgid("A check that stops the report found somebody when it was to be frozen. Mend it and check again."),
}
VIA_OT: Mapping[bool | None, str] = {True: msgid("Yes"), False: msgid("No"), None: "–"}


def title(report: Report) -> str:
    """As of which day, and which version where there are more."""
    return _("As of %(day)s, version %(version)s", day=f"{report.report_day:%d.%m.%Y}", version=report.version)


def via_ot(value: bool | None) -> str:  # noqa: FBT001 - a column of the report
    return _(VIA_OT[value]) if value is not None else "–"


def national(value: bool | None) -> str:  # noqa: FBT001 - the same
    return _(NATIONAL[value])


def findings(report: Report) -> list[tuple[Check, int]]:
    """The checks that found anybody, those that stop the report first."""
    found = [(check, report.findings.get(check.id, 0)) for check in CHECKS]
    return sorted((one for one in found if one[1]), key=lambda one: not one[0].blocks)


def kind(check: Check) -> str:
    return _(KINDS[check.kind])


def standing(code: str | None, via: bool | None, day: str) -> str:  # noqa: FBT001 - the same
    """A status in one line; a dash where there is none."""
    if code is None:
        return "–"
    through = "" if via is None else f" · {_('via OT')}: {via_ot(via)}"
    return f"{status_name(code)}{through} · {day}"


def was(row: Apart) -> str:
    return standing(row.was, row.was_via, f"{row.was_on:%d.%m.%Y}" if row.was_on else "")


def now(row: Apart) -> str:
    return standing(row.now, row.now_via, f"{row.now_on:%d.%m.%Y}" if row.now_on else "")


def signed(report: Report) -> str:
    """Who stands for it, and when."""
    if report.signed_at is None:
        return ""
    return _("%(who)s, %(when)s", who=report.signed_name, when=moment(report.signed_at))
