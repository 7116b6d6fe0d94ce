"""Whatever the situation, every table answers, and its answer makes sense."""

from dataclasses import replace
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from portal.domain import responsibility, status_codes, target_group
from portal.domain.reference import status_code_spellings
from portal.domain.reference import status_codes as code_set
from portal.domain.responsibility_facts import (
    CandidateSchool,
    ClosedSchool,
    Contract,
    CurrentSchool,
    Institution,
    LowerSchool,
    Residence,
    ResponsibilityFacts,
    Spell,
)
from portal.domain.status_code_facts import Activity, Contact, Refusal, StatusFacts
from portal.domain.target_group_facts import TargetGroupFacts

DAYS = st.dates(date(1995, 1, 1), date(2032, 12, 31))
COUNTIES = st.sampled_from(["03", "11", "32"])
ORGNRS = st.sampled_from(["974590867", "974591022", "887664102", "974797100", "973626396", "900000001"])
LATITUDES = st.sampled_from([0.0, 59.33, 59.91, 59.96, 60.01, float("nan")])
LONGITUDES = st.sampled_from([0.0, 10.7, 10.75, 10.92, 18.07])
CODES = st.sampled_from(sorted(set(status_code_spellings().values())))
REASONS = st.sampled_from([None, "military", "illness", "work", "training", "non_formal_course", "tired"])


TARGETS = st.builds(
    TargetGroupFacts,
    as_of=DAYS,
    birth_date=st.none() | DAYS,
    county_of_residence=st.none() | COUNTIES,
    emigrated=st.booleans(),
    lower_secondary_completed=st.sampled_from([True, True, False, None]),
    upper_secondary_result=...,
    education_now=...,
    event=...,
    vo_kind=...,
    at_risk=...,
    in_work=...,
    wants_more_activity=...,
    ot_follows_up=...,
    activity_started=...,
    situation=...,
    institution_kind=...,
    institution_in_oslo=...,
)
ORGNR_OR_NONE = st.none() | ORGNRS
RESPONSIBILITIES = st.builds(
    ResponsibilityFacts,
    as_of=DAYS,
    target=st.sampled_from([True, True, True, False]),
    county_of_residence=st.sampled_from(["03", "03", "03", "11", None]),
    current_school=st.none() | st.builds(CurrentSchool, orgnr=ORGNR_OR_NONE, kind=..., county=COUNTIES),
    last_vgs_spells=st.lists(
        st.builds(Spell, orgnr=ORGNR_OR_NONE, kind=..., county=COUNTIES, start=DAYS, last_day=st.none() | DAYS),
        max_size=4,
    ).map(tuple),
    lower_school=st.none()
    | st.builds(
        LowerSchool,
        orgnr=ORGNR_OR_NONE,
        kind=...,
        municipality=st.sampled_from(["0301", "1103"]),
        left=st.none() | DAYS,
    ),
    moved_to_oslo=st.none() | DAYS,
    residence=st.none()
    | st.builds(
        Residence,
        lat=st.none() | LATITUDES,
        lon=st.none() | LONGITUDES,
        district_no=st.sampled_from([None, "030104", "030116", "030117", "999999"]),
    ),
    protected_address=...,
    institution=st.none() | st.builds(Institution, kind=..., lat=LATITUDES, lon=LONGITUDES, in_oslo=...),
    apprenticeship=st.none() | st.builds(Contract, state=...),
    vo=st.none() | st.builds(Contract, state=...),
    candidate_schools=st.none()
    | st.lists(st.builds(CandidateSchool, orgnr=ORGNRS, lat=LATITUDES, lon=LONGITUDES), max_size=3).map(tuple),
    closed_schools=st.lists(
        st.builds(ClosedSchool, orgnr=ORGNRS, closed=st.none() | DAYS, successor_orgnr=ORGNR_OR_NONE),
        max_size=3,
    ).map(tuple),
)
STATUSES = st.builds(
    StatusFacts,
    as_of=DAYS,
    birth_date=st.none() | DAYS,
    registered=st.none() | DAYS,
    registered_county=st.sampled_from(["03", "03", "03", "11", None]),
    emigrated=st.sampled_from([False, False, True]),
    completed_vgo=st.sampled_from([False, False, True]),
    preventive=...,
    contact=st.none() | st.builds(Contact, kind=..., date=st.none() | DAYS, source=...),
    activity=st.none() | st.builds(Activity, kind=..., start=st.none() | DAYS, provider=st.none() | st.just("Nav")),
    county_involved=...,
    nav_involved=...,
    wants_more_activity=...,
    ot_follows_up=...,
    refusal=st.none() | st.builds(Refusal, of=..., reason=REASONS, date=st.none() | DAYS),
    situation=...,
    institution_main_responsibility=...,
    postponement_applied=...,
    event=...,
    previous_code=st.none() | CODES,
    proposed_code=st.none() | CODES,
    proposed_via_ot=...,
)


@given(TARGETS)
@settings(max_examples=250, deadline=None)
def test_everybody_is_in_out_or_undetermined(facts: TargetGroupFacts) -> None:
    group = target_group.decide(facts).outcome

    assert (group.category is not None) == (group.in_target_oslo is True)
    assert (group.referral == "manual_review_uda") >= (group.in_target_oslo is None)
    assert not (group.in_target_national and not group.in_target_oslo)


@given(RESPONSIBILITIES)
@settings(max_examples=300, deadline=None)
def test_every_youth_gets_a_school_a_reason_or_nobody(facts: ResponsibilityFacts) -> None:
    decision = responsibility.decide(facts)
    owner = decision.outcome

    assert (owner.status == "assigned") == (owner.school_orgnr is not None)
    assert (owner.status == "manual") == (owner.reason is not None)
    assert (owner.reason == "conflicting_data") == (decision.rule == "TB-17")
    assert owner.status != "assigned" or owner.lead_follow_up in {"school", "district_ot"}
    assert owner.lead_district not in {"030116", "030117", "999999"}
    assert len(set(owner.flags)) == len(owner.flags)


@given(STATUSES)
@settings(max_examples=500, deadline=None)
def test_every_registration_has_a_right_code(facts: StatusFacts) -> None:
    decision = status_codes.decide(facts)
    choice = decision.outcome
    code = code_set()[choice.code]

    assert choice.rejected >= decision.rule.startswith("TX")
    assert choice.rejected or facts.proposed_code in {None, choice.code}
    assert (choice.via_ot is None) >= (code.group not in {3, 5})
    assert (choice.in_target_national is False) >= (code.group == 5)
    assert (choice.responsible == "ot") == (choice.code == "OTOV")
    assert not (choice.new_episode and choice.code != "OTUK")


@given(STATUSES)
@settings(max_examples=250, deadline=None)
def test_the_right_code_is_refused_only_for_missing_facts(
    facts: StatusFacts,
) -> None:
    asked = status_codes.decide(_proposing(facts, None, None)).outcome
    told = status_codes.decide(_proposing(facts, asked.code, asked.via_ot))

    assert not told.outcome.rejected or told.rule == "TX-12"


def _proposing(facts: StatusFacts, code: str | None, via_ot: bool | None) -> StatusFacts:
    return replace(facts, proposed_code=code, proposed_via_ot=via_ot)
