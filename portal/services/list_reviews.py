"""Reviewing a list row by row, and finishing with a summary to UDA (R 4.3); two at one row are told of each other."""

from uuid import UUID

from portal.database import db
from portal.domain.list_refusals import (
    ListNotKnown,
    NotAReviewer,
    ReviewFinished,
    ReviewNotFinished,
    RowChanged,
    RowsLeft,
)
from portal.domain.otuk_lists import Findings
from portal.domain.words import Basis, Category, Verb
from portal.policy.grants import rule_of
from portal.queries import list_rows
from portal.queries import otuk_lists as kept
from portal.queries.list_rows import ListRow, Progress
from portal.queries.visitors import Visitor
from portal.tables.list_keeping import hold, keep_attempt, keep_review, keep_step
from portal.tables.log import Ground, note


def save(visitor: Visitor, row: ListRow, version: int, found: Findings) -> None:
    """Keep the answers about a row that was read in `version`, and the attempt at contact they tell of.

    Raises ReviewFinished, and RowChanged where somebody has saved the row since.
    """
    ground = _ground(visitor)
    hold(row.list_id)
    if _of(row.list_id).finished:
        raise ReviewFinished
    if version != row.version or not keep_review(visitor, row.list_id, row.youth_id, version, found):
        raise RowChanged
    if found.tried and found.reached != row.reached:
        keep_attempt(visitor, row.youth_id, found)
    note(visitor, "list.reviewed", row.youth_id, ground, {"list": str(row.list_id)})
    db.session.commit()


def finish(visitor: Visitor, list_id: UUID) -> None:
    """Finish, with the counts to UDA; who has left the list counts as clarified.

    Raises RowsLeft while a row is undone, ReviewFinished where somebody finished it first.
    """
    ground = _ground(visitor)
    hold(list_id, alone=True)
    sent = _of(list_id)
    progress = list_rows.progress(list_id)
    if sent.finished:
        raise ReviewFinished
    if progress.undone:
        raise RowsLeft(number=progress.undone)
    if not keep_step(visitor, list_id, "finished", summary_of(sent.youths, progress)):
        raise ReviewFinished
    note(visitor, "list.finished", None, ground, {"list": str(list_id)})
    db.session.commit()


def open_again(visitor: Visitor, list_id: UUID) -> None:
    """Take up a finished review again. Raises ReviewNotFinished."""
    ground = _ground(visitor)
    hold(list_id, alone=True)
    if not _of(list_id).finished or not keep_step(visitor, list_id, "opened_again", {}):
        raise ReviewNotFinished
    note(visitor, "list.opened_again", None, ground, {"list": str(list_id)})
    db.session.commit()


def summary_of(youths: int, progress: Progress) -> dict[str, object]:
    """The counts that go to UDA."""
    return {
        "youths": youths, "left": youths - progress.standing, "known": progress.known, "reached": progress.reached,
        "no_reply": progress.tried, "agreed": progress.agreed, "to_agree": progress.to_agree,
        "reported": progress.reported,
    }  # fmt: skip


def _of(list_id: UUID) -> kept.Sent:
    found = kept.get(list_id)
    if found is None:
        raise ListNotKnown
    return found


def _ground(visitor: Visitor) -> Ground:
    """By which rule the visitor reviews lists. Raises NotAReviewer where no rule says so."""
    rule = rule_of(visitor.role, Verb.WRITE, Category.REPORT_BACK, Basis.LIST) if visitor.role else None
    if rule is None:
        raise NotAReviewer
    return Ground(Basis.LIST.value, rule=rule, categories=Category.REPORT_BACK.bit)
