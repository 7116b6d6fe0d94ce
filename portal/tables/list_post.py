"""The mail about a new list: to those at the district and its Nav office; it says that there is one, no more."""

from datetime import date

from sqlalchemy import text

from portal.database import db
from portal.domain.letters import Occasion, letter
from portal.domain.words import Basis, Category, Verb
from portal.tables.log import Actor
from portal.tables.post import Mail, post

_RECEIVERS = text("""
    SELECT DISTINCT l.id, p.mail, p.language
    FROM otuk_lists l JOIN units u ON u.district_no = l.district_no JOIN policy.seats s ON s.unit_id = u.id
    JOIN policy.granted g ON g.role = s.role AND g.verb = :verb AND g.category = :category AND g.basis = :basis
    JOIN appointments a ON a.seat_id = s.id AND a.period @> policy.now()
    JOIN people p ON p.id = a.person_id
    WHERE l.for_date = :day AND p.kind = 'staff' AND p.mail <> '' ORDER BY l.id, p.mail""")


def tell_of_lists(actor: Actor, day: date) -> int:
    """Write the mails about the lists of a day; answers how many."""
    asked = {"day": day, "verb": Verb.READ, "category": Category.REPORT_BACK.value, "basis": Basis.LIST}
    found = db.session.execute(_RECEIVERS, asked).all()
    for list_id, address, language in found:
        mail = Mail(letter(Occasion.NEW_LIST, language), f"/lists/{list_id}")
        post(actor, address, mail, dedupe_key=f"{Occasion.NEW_LIST}:{list_id}:{address}")
    return len(found)
