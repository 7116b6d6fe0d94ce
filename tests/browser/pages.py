"""Every page that a browser can show: its endpoint, who looks at it, and its address."""

from dataclasses import dataclass

NOT_PAGES = frozenset({
    "static", "health.health",
    "meetings.find",  # sends on to the meeting
    "youths.file", "district.otuk_file", "uda.assignments_file", "uda.quarantine",  # downloads
})  # fmt: skip
"""Endpoints that answer with something else than a page."""

DARK = frozenset({
    "sign_in.front", "school.today", "district.today", "nav.today", "uda.today", "mine.page", "youths.room",
    "uda.assignments", "consents.overview",
})  # fmt: skip
"""Endpoints that are looked at in the dark as well: the desks, the team room, and what has most colours."""


@dataclass(frozen=True)
class Page:
    """A page as somebody sees it; `{…}` in the address are filled from the database."""

    endpoint: str
    who: str
    address: str
    status: int = 200

    @property
    def picture(self) -> str:
        """What its pictures are called."""
        name = self.who.partition(" ")[0].lower() or "nobody"
        return f"{name}-{self.endpoint}-{PAGES.index(self):02}"


NOBODY, REIDUN, ODD, NINA, IDA = "", "Reidun Aas", "Odd Vik", "Nina Haug", "Ida Berg"
UNNI, AUD, BERIT, NILS, FRANK = "Unni Dalen", "Aud Moe", "Berit Sand", "Nils Ekeland", "Frank Tveit"
ROOM = "/youths/{ida}"
PAGES = (
    Page("sign_in.front", NOBODY, "/"),
    Page("sign_in.callback", NOBODY, "/sign-in/staff/callback", status=403),
    Page("", NOBODY, "/nowhere", status=404),
    Page("sign_in.appointments", BERIT, "/appointments"),
    Page("sign_in.appointments", NILS, "/appointments"),
    Page("youths.mine", NILS, "/youths"),
    Page("youths.mine", FRANK, "/youths"),
    Page("school.today", REIDUN, "/school"),
    Page("youths.mine", REIDUN, "/youths"),
    Page("youths.search", REIDUN, "/search?q=a"),
    Page("youths.search", REIDUN, "/search?q=finnes-ikke"),
    Page("youths.room", REIDUN, ROOM),
    Page("youths.room", REIDUN, "/youths/{new}"),
    Page("youths.room", REIDUN, "/youths/{withdrawn}"),
    Page("youths.map_category", REIDUN, f"{ROOM}/mapping?category=12"),
    Page("youths.map_actors", REIDUN, f"{ROOM}/actors"),
    Page("youths.add_file", REIDUN, f"{ROOM}/files/new"),
    Page("youths.conflict", REIDUN, f"{ROOM}/conflict"),
    Page("consents.overview", REIDUN, "/youths/{withdrawn}/consents"),
    Page("consents.new", REIDUN, f"{ROOM}/consents/new"),
    Page("meetings.call", REIDUN, f"{ROOM}/meetings/new"),
    Page("meetings.meeting", REIDUN, f"{ROOM}/meetings/{{meeting}}"),
    Page("", REIDUN, "/uda", status=403),
    Page("district.today", ODD, "/district"),
    Page("district.otuk", ODD, "/district/otuk"),
    Page("youths.room", ODD, ROOM),
    Page("youths.room", ODD, "/youths/{listed}"),
    Page("nav.today", NINA, "/nav"),
    Page("nav.otuk", NINA, "/nav/otuk"),
    Page("youths.room", NINA, ROOM),
    Page("meetings.meeting", NINA, f"{ROOM}/meetings/{{meeting}}"),
    Page("mine.page", IDA, "/me"),
    Page("mine.looked", IDA, "/me/looked"),
    Page("consents.new", IDA, f"{ROOM}/consents/new"),
    Page("consents.overview", IDA, f"{ROOM}/consents"),
    Page("meetings.meeting", IDA, f"{ROOM}/meetings/{{meeting}}"),
    Page("youths.room", IDA, ROOM),
    Page("uda.today", UNNI, "/uda"),
    Page("uda.imports", UNNI, "/uda/imports"),
    Page("uda.import_", UNNI, "/uda/imports/{import_}"),
    Page("uda.import_", UNNI, "/uda/imports/{import_}?rows=warned"),
    Page("uda.assignments", UNNI, "/uda/assignments"),
    Page("uda.assignments", UNNI, "/uda/assignments?human=waits"),
    Page("uda.assignment", UNNI, "/uda/assignments/{waits}"),
    Page("uda.assignment", UNNI, "/uda/assignments/{ida}"),
    Page("uda.rules", UNNI, "/uda/rules"),
    Page("uda.rules", UNNI, "/uda/rules/responsibility"),
    Page("uda.rules", UNNI, "/uda/rules/status-code"),
    Page("uda.rules", UNNI, "/uda/rules/access"),
    Page("youths.room", UNNI, ROOM),
    Page("reports.overview", UNNI, "/reports"),
    Page("reports.report", UNNI, "/reports/{frozen}"),
    Page("reports.report", UNNI, "/reports/{draft}"),
    Page("reports.rows", UNNI, "/reports/{frozen}/rows"),
    Page("reports.findings", UNNI, "/reports/{draft}/checks/facts_in_register_only"),
    Page("reports.division", UNNI, "/reports/{frozen}/division"),
    Page("reports.since", UNNI, "/reports/{frozen}/since"),
    Page("reports.difference", UNNI, "/reports/{corrected}/difference"),
    Page("reports.files", UNNI, "/reports/status-files"),
    Page("reports.status_file", UNNI, "/reports/status-files/{status_file}"),
    Page("uda.assignment", AUD, "/uda/assignments/{protected}"),
)
