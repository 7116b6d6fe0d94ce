"""Every page that a browser can show: its endpoint, who looks at it, and its address."""

from dataclasses import dataclass

NOT_PAGES = frozenset({
    "static", "health.health",
    "wheel.calendar", "wheel.overview_file",
    "letters.letter", "letters.print_file", "letters.sheet", "referrals.leaflet",  # PDF
    "plans.printed",  # PDF
    "meetings.find",  # sends on to the meeting
    "youths.file", "district.otuk_file", "lists.file", "uda.assignments_file", "uda.quarantine", "transfers.set_aside",
    "runs.changes_file", "quality.found_file", "statistics.taken_out",  # downloads
})  # fmt: skip
"""Endpoints that answer with something else than a page."""

DARK = frozenset({
    "sign_in.front", "wheel.year", "school.today", "district.today", "nav.today", "uda.today", "mine.page",
    "youths.room", "uda.assignments", "consents.overview", "lists.list_",
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
BJORN = "Bjørn Krogh"
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
    Page("statuses.contacts", REIDUN, "/youths/{held}/contacts"),
    Page("statuses.contacts", REIDUN, f"{ROOM}/contacts?purpose=inform_rights"),
    Page("statuses.many", REIDUN, "/contacts/many"),
    Page("statuses.new", REIDUN, f"{ROOM}/statuses/new"),
    Page("statuses.history", REIDUN, "/youths/{held}/statuses?day=2026-01-15"),
    Page("statuses.correct", REIDUN, "/youths/{held}/statuses/{held_status}/correct"),
    Page("statuses.contacts", ODD, "/youths/{listed}/contacts"),
    Page("statuses.history", UNNI, "/youths/{held}/statuses"),
    Page("statuses.contacts", IDA, f"{ROOM}/contacts"),
    Page("statuses.history", IDA, f"{ROOM}/statuses"),
    Page("consents.overview", REIDUN, "/youths/{withdrawn}/consents"),
    Page("consents.new", REIDUN, f"{ROOM}/consents/new"),
    Page("youths.stairs", REIDUN, f"{ROOM}/stairs"),
    Page("youths.stairs", REIDUN, "/youths/{withdrawn}/stairs"),
    Page("youths.stairs", IDA, f"{ROOM}/stairs"),
    Page("meetings.call", REIDUN, f"{ROOM}/meetings/new"),
    Page("meetings.meeting", REIDUN, f"{ROOM}/meetings/{{meeting}}"),
    Page("plans.overview", REIDUN, f"{ROOM}/plans"),
    Page("plans.overview", REIDUN, "/youths/{new}/plans"),
    Page("plans.plan", REIDUN, f"{ROOM}/plans/{{plan}}"),
    Page("plans.plan", REIDUN, "/youths/{ended_youth}/plans/{ended_plan}"),
    Page("plans.versions", REIDUN, f"{ROOM}/plans/{{plan}}/versions"),
    Page("plans.write", REIDUN, f"{ROOM}/plans/new?renews={{plan}}"),
    Page("plans.edit", REIDUN, f"{ROOM}/plans/{{plan}}/edit"),
    Page("plans.add", REIDUN, f"{ROOM}/plans/{{plan}}/measures/new"),
    Page("plans.change", REIDUN, f"{ROOM}/plans/{{plan}}/measures/{{measure}}"),
    Page("plans.drafts", REIDUN, "/plans/drafts"),
    Page("plans.plan", NINA, f"{ROOM}/plans/{{plan}}"),
    Page("plans.overview", IDA, f"{ROOM}/plans"),
    Page("plans.plan", IDA, f"{ROOM}/plans/{{plan}}"),
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
    Page("mine.day", IDA, "/me/day"),
    Page("mine.day", IDA, "/me/day?day=2199-01-01", status=422),
    Page("consents.new", IDA, f"{ROOM}/consents/new"),
    Page("consents.overview", IDA, f"{ROOM}/consents"),
    Page("meetings.meeting", IDA, f"{ROOM}/meetings/{{meeting}}"),
    Page("youths.room", IDA, ROOM),
    Page("letters.of_youth", REIDUN, f"{ROOM}/letters"),
    Page("letters.sheets", REIDUN, "/print"),
    Page("referrals.referral", REIDUN, f"{ROOM}/referral"),
    Page("referrals.more_training", REIDUN, "/youths/{enrolled}/more-training"),
    Page("referrals.overview", REIDUN, "/referrals"),
    Page("uda.today", UNNI, "/uda"),
    Page("letters.overview", UNNI, "/letters"),
    Page("letters.overview", UNNI, "/letters?since=2026-01-01&until=2199-01-01&reply_by=2199-01-01&language=nb"),
    Page("letters.batch", UNNI, "/letters/{batch}"),
    Page("referrals.overview", UNNI, "/referrals"),
    Page("referrals.referral", UNNI, "/youths/{guided}/referral"),
    Page("uda.imports", UNNI, "/uda/imports"),
    Page("uda.import_", UNNI, "/uda/imports/{import_}"),
    Page("uda.import_", UNNI, "/uda/imports/{import_}?rows=warned"),
    Page("uda.assignments", UNNI, "/uda/assignments"),
    Page("uda.assignments", UNNI, "/uda/assignments?human=waits"),
    Page("uda.assignment", UNNI, "/uda/assignments/{waits}"),
    Page("uda.assignment", UNNI, "/uda/assignments/{ida}"),
    Page("runs.overview", UNNI, "/uda/runs"),
    Page("runs.record", UNNI, "/uda/runs/{moves}"),
    Page("runs.record", UNNI, "/uda/runs/{age_exit}"),
    Page("runs.schools", UNNI, "/uda/schools"),
    Page("runs.school", UNNI, "/uda/schools/{school}"),
    Page("quality.today", UNNI, "/uda/quality"),
    Page("quality.found", UNNI, "/uda/quality/missing_school"),
    Page("quality.found", UNNI, "/uda/quality/missing_school?state=fine"),
    Page("quality.look", UNNI, "/uda/quality/{error}/{wrong}/fine"),
    Page("statistics.overview", UNNI, "/statistics"),
    Page("statistics.overview", UNNI, "/statistics?level=district&by=age"),
    Page("statistics.counted", UNNI, "/statistics/youths?by=status&value=group1"),
    Page("statistics.overview", REIDUN, "/statistics"),
    Page("statistics.overview", BJORN, "/statistics?by=reason"),
    Page("statistics.overview", BJORN, "/statistics?level=school"),
    Page("uda.rules", UNNI, "/uda/rules"),
    Page("uda.rules", UNNI, "/uda/rules/responsibility"),
    Page("uda.rules", UNNI, "/uda/rules/status-code"),
    Page("uda.rules", UNNI, "/uda/rules/access"),
    Page("lists.overview", UNNI, "/lists"),
    Page("lists.compose", UNNI, "/lists/compose"),
    Page("lists.reports", UNNI, "/lists/reports"),
    Page("lists.list_", UNNI, "/lists/{odds_list}"),
    Page("lists.overview", ODD, "/lists"),
    Page("lists.list_", ODD, "/lists/{odds_list}"),
    Page("lists.list_", ODD, "/lists/{odds_list}?show=done"),
    Page("lists.row", ODD, "/lists/{odds_list}/rows/{undone}"),
    Page("lists.report", ODD, "/lists/youths/{undone}/report"),
    Page("lists.reported", ODD, "/lists/reported"),
    Page("lists.list_", NINA, "/lists/{odds_list}?show=all"),
    Page("lists.overview", REIDUN, "/lists"),
    Page("lists.own_youths", REIDUN, "/lists/own-youths"),
    Page("youths.room", UNNI, ROOM),
    Page("transfers.overview", UNNI, "/transfers"),
    Page("transfers.record", UNNI, "/transfers/{taken_in}"),
    Page("transfers.record", UNNI, "/transfers/{shown}"),
    Page("transfers.record", UNNI, "/transfers/{shown}?rows=doubtful"),
    Page("transfers.matches", UNNI, "/transfers/matches"),
    Page("transfers.match", UNNI, "/transfers/{shown}/rows/{doubtful_row}"),
    Page("transfers.gone", UNNI, "/transfers/gone"),
    Page("transfers.own", FRANK, "/transfers/own"),
    Page("transfers.own_record", FRANK, "/transfers/own/{own_file}"),
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
    Page("wheel.year", REIDUN, "/wheel"),
    Page("wheel.item", REIDUN, "/wheel/items/{deadline}"),
    Page("wheel.feed", REIDUN, "/wheel/feed"),
    Page("wheel.year", NINA, "/wheel"),
    Page("wheel.news", NINA, "/wheel/news"),
    Page("wheel.year", UNNI, "/wheel"),
    Page("wheel.item", UNNI, "/wheel/items/{lists_sent}"),
    Page("wheel.preview", UNNI, "/wheel/make/{next_year}"),
    Page("wheel.overview", UNNI, "/wheel/overview"),
    Page("wheel.overview", UNNI, "/wheel/overview?state=late&q=finnes-ikke"),
    Page("wheel.news", UNNI, "/wheel/news"),
    Page("uda.assignment", AUD, "/uda/assignments/{protected}"),
)
