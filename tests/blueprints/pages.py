"""What one reads on a page, and the youths of the district whom nobody has reached."""

import re
from datetime import UTC, datetime, timedelta
from html import unescape
from uuid import UUID, uuid4

from flask.testing import FlaskClient

from tests.the_team import Team

GRUNERLOKKA, STOVNER = "030102", "030111"


def page(client: FlaskClient, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200, path
    return answer.get_data(as_text=True)


def text(client: FlaskClient, path: str) -> str:
    """What one reads on the page, in one line."""
    body = page(client, path).partition("<main")[2].partition("</main>")[0]
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", body)).split())


def unknown(team: Team, first: str, last: str = "Berg", *, days: int = 30, district: str = GRUNERLOKKA) -> UUID:
    """A youth whom nobody knows the activity of, registered so many days ago."""
    youth = uuid4()
    on = datetime.now(UTC).date() - timedelta(days=days)
    team.sql(
        """INSERT INTO youths (id, first_name, last_name, birth_year, district_no, registered_on, entry_reason,
                               status_code, status_on, last_activity)
           VALUES (%s, %s, %s, 2008, %s, %s, 'quit_school', 'OTUK', %s, now())""",
        youth, first, last, district, on, on,
    )  # fmt: skip
    team.sql("INSERT INTO youth_contacts (youth_id, phone) VALUES (%s, '99887766')", youth)
    return youth
