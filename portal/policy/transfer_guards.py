"""The row guards of files that come in and of what they did: UDA's work, and what others send of their own."""

from collections.abc import Iterator

from portal.domain.words import Category
from portal.policy import sentences as say
from portal.policy.sentences import Guard

_WORK = f"((SELECT policy.city_%s()) & {Category.REGISTER.bit}) <> 0"
_ME = "(SELECT policy.person())"
_MINE = f"public.imports.started_by = {_ME}"
_SEAT = "public.imports.seat_id = (SELECT policy.seat())"
_SENT_BY_OTHERS = """EXISTS (SELECT FROM policy.seats s WHERE s.id = policy.seat()
        AND (s.role, public.imports.kind) IN (('private_school', 'private_pupils'),
            ('private_school', 'private_changes'), ('fagopplaering', 'apprentices')))"""
_NO_CONFLICT = f"coalesce({{key}} <> ALL ({say.MY_CONFLICTS}), true)"
APP = "laget_app"


def transfer_guards() -> Iterator[Guard]:
    """Who sends a file of their own reads how it went, and nothing of what it met here (table 2d)."""
    table = "public.imports"
    yield Guard(table, "SELECT", APP, f"{_WORK % 'read'} OR ({_MINE} AND {_SEAT})", None)
    theirs = f"({_SENT_BY_OTHERS} AND {_SEAT} AND public.imports.state = 'waiting')"
    yield Guard(table, "INSERT", APP, None, f"{_MINE} AND ({_WORK % 'write'} OR {theirs})")
    yield Guard(table, "UPDATE", APP, _WORK % "write", _WORK % "write")
    own_file = "EXISTS (SELECT FROM public.imports i WHERE i.id = public.import_rows.import_id)"
    yield Guard("public.import_rows", "SELECT", APP, own_file, None)
    rows = f"{_WORK % '{verb}'} AND {_NO_CONFLICT.format(key='public.transfer_rows.youth_id')}"
    reads, writes = rows.format(verb="read"), rows.format(verb="write")
    yield Guard("public.transfer_rows", "SELECT", APP, reads, None)
    yield Guard("public.transfer_rows", "UPDATE", APP, f"{writes} AND public.transfer_rows.state = 'doubtful'",
                f"{writes} AND public.transfer_rows.decided_by = {_ME}")  # fmt: skip
    gone = _NO_CONFLICT.format(key="public.registration_annulments.youth_id")
    yield Guard("public.registration_annulments", "SELECT", APP, f"{_WORK % 'read'} AND {gone}", None)
    for name in ("public.transfer_rows", "public.registration_annulments"):
        yield Guard(name, "ALL", "laget_import", "true", "true")
