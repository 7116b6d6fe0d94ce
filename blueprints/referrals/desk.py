"""Who was guided elsewhere and who may have more training, as far as the reader has the duty."""

from datetime import datetime
from uuid import UUID

from flask import render_template, request, url_for
from flask.typing import ResponseReturnValue

from blueprints import letter_words as words
from blueprints.blueprint import Blueprint
from blueprints.tables import decode_key, encode_key
from blueprints.visitor import here
from portal.domain.calendar import oslo_date
from portal.policy.actions import Action
from portal.queries import more_training
from portal.queries import referrals as kept

referrals = Blueprint("referrals", __name__)


@referrals.get("/referrals", access=Action.REFERRAL_WRITE)
def overview() -> ResponseReturnValue:
    """Both lists, the newest first."""
    guided, rights = kept.newest(_key("before")), more_training.newest(_key("rights_before"))
    day = oslo_date(here().now)
    return render_template(
        "referrals/overview.html",
        words=words,
        waiting=[(one, words.rule_told(one.rule)) for one in kept.waiting()],
        guided=guided[: kept.PAGE],
        rights=[(right, right.stands(day)) for right in rights[: more_training.PAGE]],
        older=_older("before", guided, kept.PAGE),
        older_rights=_older("rights_before", rights, more_training.PAGE),
    )


def _key(name: str) -> tuple[datetime, UUID] | None:
    key = decode_key(request.args.get(name, ""))
    try:
        return (datetime.fromisoformat(str(key[0])), UUID(str(key[1]))) if key else None
    except (IndexError, ValueError):
        return None


def _older(name: str, found: "list[kept.ReferralRow] | list[more_training.Right]", page: int) -> str | None:
    if len(found) <= page:
        return None
    last = found[page - 1]
    return url_for("referrals.overview", **{name: encode_key((last.recorded_at.isoformat(), str(last.id)))})  # type: ignore[arg-type] # strings
