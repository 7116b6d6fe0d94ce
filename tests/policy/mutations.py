"""Each clause of the database's reader, broken on purpose: where, what is taken out, what is put in."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Broken:
    """A function of the schema `policy` with one clause of it changed."""

    name: str
    function: str
    clause: str
    instead: str


DERIVING: tuple[Broken, ...] = (
    Broken("a duty opens the categories of another basis", "duty_access", r"'read', 'duty'", "'read', 'consent'"),
    Broken("a duty writes what it may only read", "duty_access", r"'write', 'duty'", "'read', 'duty'"),
    Broken("a duty never meets", "duty_access", r"'meet', 'duty'\) <> 0", "'meet', 'duty') = 0"),
    Broken("a duty opens every service's items", "duty_access", r"policy\.duty_sources\(g\.role\)", "-1"),
    Broken("a duty never ends", "duty_access", r"r\.period", "'(,)'::tstzrange"),
    Broken("the list shows everybody of the district", "list_access", r"n\.status_code = 'OTUK'", "true"),
    Broken("the list shows protected youths", "list_access", r"u\.district_no = y\.district_no", "true"),
    Broken("the list shows closed cases", "list_access", r"n\.case_ended_at IS NULL", "true"),
    Broken("the list is every role's", "list_access", r"'list'\) AS reads", "'duty') AS reads"),
    Broken("on the list one writes what a duty writes", "list_access", r"'list'\) AS writes", "'duty') AS writes"),
    Broken("refusals end nothing", "consent_access", r"c\.decision = 'refused'", "false"),
    Broken("withdrawals end nothing", "consent_access", r"e\.kind = 'withdrawn'", "false"),
    Broken("a withdrawal is of every party", "consent_access", r"coalesce\(e\.seat_id, p\.seat_id\)", "p.seat_id"),
    Broken("a withdrawal of all is of nobody", "consent_access", r"coalesce\(e\.seat_id, p\.seat_id\)", "e.seat_id"),
    Broken("the end wins over the same instant's permit only if later", "consent_access",
           r"w\.at >= l\.decided_at", "w.at > l.decided_at"),
    Broken("an end closes what is given later", "consent_access", r"w\.at >= l\.decided_at", "true"),
    Broken("an end of one party ends all", "consent_access", r"AND w\.seat_id = l\.seat_id ", ""),
    Broken("taken back before it was given", "consent_access", r"greatest\(e\.at, c\.decided_at\)\n", "e.at\n"),
    Broken("narrowing ends nothing", "consent_access", r"e\.kind = 'narrowed'", "false"),
    Broken("narrowing closes what is given later", "consent_access",
           r"AND greatest\(e\.at, c\.decided_at\) >= l\.decided_at", ""),
    Broken("narrowing loses a tie", "consent_access", r"greatest\(e\.at, c\.decided_at\) >= l", "e.at > l"),
    Broken("narrowing one category narrows all", "consent_access", r" AND t\.category = l\.category", ""),
    Broken("narrowing one service's line narrows all", "consent_access", r"t\.source = l\.source AND", ""),
    Broken("narrowing one verb narrows all", "consent_access", r"t\.verb = l\.verb", "true"),
    Broken("narrowing one party narrows all", "consent_access", r"AND t\.seat_id = l\.seat_id", ""),
    Broken("denials deny nothing", "consent_access", r"d\.effect = 'deny'", "false"),
    Broken("a denial closes what is permitted later", "consent_access", r"AND d\.decided_at >= l\.decided_at", ""),
    Broken("a denial loses a tie", "consent_access", r"d\.decided_at >= l", "d.decided_at > l"),
    Broken("a denial outlives its record", "consent_access", r"least\(i\.at, n\.at\)", "NULL::timestamptz"),
    Broken("a denial outlives its renewal", "consent_access", r"least\(i\.at, n\.at\)", "i.at"),
    Broken("a denial never lapses", "consent_access", r"d\.period \* tstzrange", "tstzrange"),
    Broken("a denial without an end denies nothing", "consent_access", r", 'infinity'", ", d.decided_at"),
    Broken("a denial of one category denies all", "consent_access", r"AND d\.category = l\.category", ""),
    Broken("a denial to one party denies all", "consent_access", r"AND d\.seat_id = l\.seat_id", ""),
    Broken("a renewal takes over when it is given", "consent_access",
           r"min\(lower\(n\.period\)\)", "min(n.decided_at)"),
    Broken("a refusal renews", "consent_access", r"n\.decision = 'given' AND NOT isempty\(n\.period\)",
           "NOT isempty(n.period)"),
    Broken("an empty renewal takes over", "consent_access", r"AND NOT isempty\(n\.period\)", ""),
    Broken("the old record outlives its renewal", "consent_access",
           r"tstzrange\(n\.at, NULL\)\n(\s*)FROM line l JOIN renewal", "'empty'::tstzrange FROM line l JOIN renewal"),
    Broken("invalidation ends nothing", "consent_access", r"e\.kind = 'invalidated'", "false"),
    Broken("consents outlive the case", "consent_access", r"y\.case_ended_at IS NOT NULL", "false"),
    Broken("denied lines permit", "consent_access", r"(?s)WHERE l\.effect = 'permit'(\s*\), m AS)", r"\1"),
    Broken("a line outlives its record", "consent_access", r"l\.period \* c\.period", "l.period"),
    Broken("lines of different services mix", "consent_access", r"1 << k\.source", "-1"),
    Broken("contributing reads", "consent_access", r"FILTER \(WHERE k\.verb = 'read'\)", ""),
    Broken("reading contributes", "consent_access", r"FILTER \(WHERE k\.verb = 'write'\)", ""),
    Broken("every consent meets", "consent_access", r"bool_or\(k\.verb = 'meet' AND m\.meets\)", "bool_or(m.meets)"),
    Broken("every consent calls meetings", "consent_access", r"WHEN bool_or\(k\.verb = 'meet'\)", "WHEN true"),
    Broken("a role writes what it is not granted", "consent_access", r"& m\.writes", ""),
    Broken("every role meets", "consent_access", r"k\.verb = 'meet' AND m\.meets", "k.verb = 'meet'"),
)  # fmt: skip
"""What `policy.access` is derived by: seen in its rows, at some instant, by Python's grounds."""

KEEPING: tuple[Broken, ...] = (
    *(Broken(f"{trigger} does nothing", trigger, r"PERFORM policy\.refresh\([^;]*;", "NULL;")
      for trigger in ("keep_left", "keep_listed", "keep_renewed", "keep_seated", "keep_moved_units")),
    Broken("new duties and consents are not kept", "keep_arrived", r"PERFORM policy\.refresh\([^;]*;", "NULL;"),
    Broken("changed youths stay on the list", "keep_changed_youths",
           r"PERFORM policy\.refresh\([^;]*'list'\)[^;]*;", ""),
    Broken("closed cases keep consents", "keep_changed_youths", r"PERFORM policy\.refresh\([^;]*'consent'\)[^;]*;", ""),
    Broken("the last activity is not kept", "keep_changed_youths", r"UPDATE policy\.access[^;]*;", ""),
    Broken("old rows stay", "refresh", r"DELETE FROM policy\.access[^;]*;", ""),
    Broken("another basis is deleted", "refresh", r"AND a\.basis = _basis", ""),
    Broken("an annulled status stays listed", "keep_status", r"AND NOT EXISTS \([^)]*\)", ""),
    Broken("the new status is not listed", "keep_status", r"status_code = s\.code", "status_code = y.status_code"),
)  # fmt: skip
"""Who keeps it so: seen by the full rebuild-and-compare after a day's work."""

DOORS: tuple[Broken, ...] = (
    Broken("sessions signed out of stand", "enter", r"x\.ended_at IS NULL", "true"),
    Broken("old sessions stand", "enter", r"x\.expires_at > _now", "true"),
    Broken("idle sessions stand", "enter", r"x\.seen_at \+ x\.idle > _now", "true"),
    Broken("any session stands", "enter", r"x\.digest = _digest AND", ""),
    Broken("ended appointments act", "enter", r"AND a\.period @> _now", ""),
    Broken("another's appointment acts", "enter", r"AND a\.person_id = p\.id", ""),
    Broken("ended conflicts count as none", "enter", r"AND c\.period @> _now", "AND false"),
    Broken("everybody's conflicts are mine", "enter", r"c\.person_id = p\.id AND", ""),
    Broken("staff get the youth's mask", "enter", r"CASE WHEN s\.kind = 'youth' THEN (policy\.mask\('youth', 'read'[^']*'duty'\)::text) ELSE '' END", r"\1"),  # noqa: E501 - one clause
    Broken("everybody gets the city's mask", "enter", r"CASE WHEN s\.city THEN (policy\.mask\(s\.role, 'read'[^']*'duty'\)::text) ELSE '' END", r"\1"),  # noqa: E501 - one clause
    Broken("one chooses another's appointment", "choose", r"AND a\.person_id = x\.person_id", ""),
    Broken("one chooses an ended appointment", "choose", r"AND a\.period @> policy\.now\(\)", ""),
    Broken("one chooses in an ended session", "choose", r"AND x\.ended_at IS NULL", ""),
    Broken("any number signs in", "sign_in", r"WHERE d\.number_digest = _number_digest", "LIMIT 1"),
    Broken("signing out does nothing", "sign_out", r"SET ended_at = policy\.now\(\)", "SET ended_at = NULL"),
    Broken("may looks past conflicts", "may", r"_youth <> ALL \(policy\.conflicts\(\)\) AND", ""),
    Broken("may takes anybody for the youth", "may", r"_youth = policy\.youth\(\)", "true"),
    Broken("may takes strangers for youths", "may",
           r"AND EXISTS \(SELECT FROM public\.youths y WHERE y\.id = _youth\)", ""),
    Broken("may asks no seat", "may", r"a\.seat_id = policy\.seat\(\) AND", ""),
    Broken("may asks no youth", "may", r"AND a\.youth_id = _youth", ""),
    Broken("may asks no category", "may", r"(?s)AND \(CASE _verb WHEN 'read' THEN a\.read_mask ELSE a\.write_mask END & \(1 << _category\)\) <> 0", ""),  # noqa: E501 - one clause
    Broken("may asks no instant", "may", r"AND a\.period @> policy\.now\(\)", ""),
    Broken("who may is told to all", "who_may", r"AND policy\.may\(_youth, 'read', 23::smallint\)", ""),
    Broken("one meets who may not now", "may_meet", r"(?s)SELECT EXISTS.*?policy\.now\(\)\)\s*AND", "SELECT"),
    Broken("one meets who may not then", "may_meet", r"AND a\.period @> _at", ""),
    Broken("every seat may meet", "may_meet", r"a\.seat_id = _seat AND", ""),
    Broken("one meets by any youth's consent", "may_meet", r"AND a\.youth_id = _youth", ""),
    Broken("the staircase is told to all", "stairs",
           r"WHERE policy\.may\(_youth, 'read', 8::smallint\) OR policy\.may\(_youth, 'write', 9::smallint\)", ""),
    Broken("any youth's consent opens the gate", "stairs", r"a\.youth_id = _youth AND a\.meet", "a.meet"),
    Broken("anybody touches", "touch", r"policy\.may\(_youth, 'read', 0::smallint\)", "true"),
    Broken("touching moves nothing", "touch", r"greatest\(y\.last_activity, policy\.now\(\)\)", "y.last_activity"),
    *(Broken(f"{search} looks past conflicts", search, r"AND y\.id <> ALL \(_conflicts\)", "")
      for search in ("search_youths", "named_anywhere", "named_in_order")),
    Broken("search asks no seat", "search_youths", r"a\.seat_id = policy\.seat\(\)", "true"),
    Broken("search asks no category", "search_youths", r"AND \(a\.read_mask & 1\) <> 0", "AND a.read_mask = 0"),
    Broken("search asks no instant", "search_youths", r"AND a\.period @> policy\.now\(\)", ""),
    Broken("search is the city's for all", "search_youths", r"ELSIF \(policy\.city_read\(\) & 1\) <> 0", "ELSIF true"),
    Broken("search takes wildcards", "name_pattern", r"(?s)SELECT replace.*?'\\_'\)", "SELECT _words"),
)  # fmt: skip
"""The narrow doors: heard in the complaints of `doors.py`."""

_ONCE_GIVEN = (
    "consents", "consent_evidence", "consent_parties", "consent_lines", "consent_events", "consent_event_lines",
    "events", "contact_attempts", "statuses", "status_annulments", "status_facts", "otuk_list_rows", "list_reviews",
    "step_events",
)  # fmt: skip
_CHANGES = ("UPDATE {table} SET youth_id = youth_id", "DELETE FROM {table}", "TRUNCATE {table} CASCADE")
FROZEN: tuple[tuple[str, str], ...] = (
    *((f"public.{table}", change) for table in _ONCE_GIVEN for change in _CHANGES),
    ("public.youths", "DELETE FROM {table}"),
    ("public.youths", "TRUNCATE {table} CASCADE"),
    ("public.responsibilities", "UPDATE {table} SET youth_id = youth_id"),
    ("public.responsibilities", "TRUNCATE {table}"),
)
"""What nobody changes, not even the administrator."""

CLAUSES: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("a conflict of interest", r"[\w.]+ <> ALL \(\(SELECT policy\.conflicts\(\)\)::uuid\[\]\)", ("true",)),
    ("that it is the youth", r"[\w.]+ = \(SELECT policy\.youth\(\)\)", ("true", "false")),
    ("the youth's own mask", r"\(\(SELECT policy\.own_(read|write)\(\)\) & \(1 << [\w.]+\)\) <> 0", ("true", "false")),
    ("the city's mask",
     r"\(\(SELECT policy\.city_(read|write)\(\)\) & (\(1 << [\w.]+\)|\d+)\) <> 0", ("true", "false")),
    ("whose seat", r"a\.seat_id = (\(SELECT policy\.seat\(\)\)|policy\.seat\(\))", ("true",)),
    ("which youth", r"a\.youth_id = [\w.]+", ("true",)),
    ("which category", r"\(a\.(read|write)_mask & \(1 << [\w.]+\)\) <> 0", ("true", "false")),
    ("the instant", r"a\.period @> policy\.now\(\)", ("true",)),
    ("which service", r"\(a\.source_mask & \(1 << [\w.]+\)\) <> 0", ("true",)),
    ("which consent", r"a\.ground = [\w.]+", ("true",)),
    ("whose part of it", r"[\w.]+\.seat_id = a\.seat_id", ("true",)),
    ("whose event", r"coalesce\([\w.]+, a\.seat_id\) = a\.seat_id", ("true",)),
    ("who is invited", r"policy\.invited\([\w.]+\)", ("true", "false")),
    ("whose invitation", r"public\.invitations\.seat_id = \(SELECT policy\.seat\(\)\)", ("true", "false")),
    ("whose words", r"[\w.]+\.author_seat = \(SELECT policy\.seat\(\)\)", ("true",)),
    ("who keeps no words", r"\(SELECT policy\.service\(\)\) NOT IN \(0\)", ("true",)),
    ("the author", r"[\w.]+\.author = \(SELECT policy\.person\(\)\)", ("true",)),
    ("the author's service", r"[\w.]+\.source = \(SELECT policy\.service\(\)\)", ("true",)),
    ("who recorded it", r"[\w.]+\.(recorded_by|collected_by|actor) = \(SELECT policy\.person\(\)\)", ("true",)),
    ("that it is decided now", r"[\w.]+\.txid = pg_current_xact_id\(\)", ("true",)),
    ("that it is the same youth's", r"[co]\.youth_id = [\w.]+|[emo]\.youth_id = public\.\w+\.youth_id", ("true",)),
    ("that it is undecided", r"public\.status_reports\.state = 'waiting'", ("true",)),
    ("who may come", r"policy\.may_meet\((.|\n)*?meeting_id\)\)", ("true", "false")),
)  # fmt: skip
"""The clauses of the rendered sentence: each is broken in every guard about youths that has it."""

_BY_A_SEAT = {"mapping_items INSERT", "team_actors INSERT", "files INSERT", "meetings INSERT", "meetings UPDATE",
              "youth_contacts UPDATE"}  # fmt: skip
_BY_THE_CITY = {"responsibilities INSERT", "responsibilities UPDATE", "assignments UPDATE", "status_reports UPDATE"}
_NOT_BY_THE_YOUTH = {"status_reports SELECT", "status_reports INSERT", "contact_attempts INSERT", "status_facts INSERT",
                     "list_reviews SELECT", "list_reviews INSERT"}  # fmt: skip
SAME_WITHOUT: dict[str, frozenset[str]] = {
    "a conflict of interest": frozenset({"events SELECT"}),
    "that it is the youth": frozenset(
        {*_BY_A_SEAT, *_BY_THE_CITY, *_NOT_BY_THE_YOUTH, "statuses INSERT", "status_annulments INSERT"}
    ),
    "the youth's own mask": frozenset(
        {*_BY_A_SEAT, *_NOT_BY_THE_YOUTH, "status_reports UPDATE"} - {"status_reports SELECT", "list_reviews SELECT"}
    ),
    "which category": frozenset({"status_reports UPDATE"}),
    "whose seat": frozenset({*_BY_THE_CITY, "events SELECT"}),
    "which youth": frozenset({*_BY_THE_CITY, "events SELECT"}),
    "the instant": frozenset({*_BY_THE_CITY, "events SELECT"}),
    "which consent": frozenset({"consents INSERT"}),
    "who is invited": frozenset({"meetings UPDATE"}),
}
"""Where a clause changes nothing, as the table of grants stands: nobody but the youth reads the log; a youth holds
no seat to write in the name of; only the city's roles assign; no consent lets a party record consents; a meeting is
moved by the seat that called it."""
