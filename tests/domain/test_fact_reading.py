"""Facts are read from plain words, and a refusal names the fact."""

import pytest

from portal.domain.fact_reading import FactRefusedError, read_facts
from portal.domain.responsibility_facts import ResponsibilityFacts
from portal.domain.status_code_facts import StatusFacts
from portal.domain.target_group_facts import TargetGroupFacts


@pytest.mark.parametrize(
    ("given", "fact", "why"),
    [
        ({"birth_date": "2007-04-01"}, "as_of", "missing fact"),
        ({"as_of": "2025-11-01", "colour": "red"}, "colour", "unknown fact"),
        ({"as_of": "2025-11-01", "event": "vanished"}, "event", "unknown word"),
        ({"as_of": "2025-11-01", "event": 3}, "event", "unknown word"),
        ({"as_of": "2025-11-01", "event": None}, "event", "unknown word"),
        ({"as_of": "2025-11-01", "at_risk": "yes"}, "at_risk", "true or false"),
        ({"as_of": "2025-11-01", "at_risk": None}, "at_risk", "true or false"),
        ({"as_of": "2025-11-01", "county_of_residence": "Oslo"}, "county_of_residence", "two digits"),
        ({"as_of": "01.11.2025"}, "as_of", "date"),
        ({"as_of": "20251101"}, "as_of", "date"),
        ({"as_of": "2025-02-29"}, "as_of", "date"),
        ({"as_of": "0001-01-01"}, "as_of", "date"),
        ({"as_of": None}, "as_of", "date"),
    ],
)
def test_the_refusal_names_the_fact(given: dict[str, object], fact: str, why: str) -> None:
    with pytest.raises(FactRefusedError, match=why) as refused:
        read_facts(TargetGroupFacts, given)

    assert refused.value.fact == fact
    assert str(refused.value).startswith(fact)


@pytest.mark.parametrize(
    ("given", "fact"),
    [
        ({"last_vgs_spells": [{"kind": "public_vgs", "start": "2025-08-18"}, {"kind": "x"}]},
         "last_vgs_spells[1].start"),
        ({"last_vgs_spells": {"kind": "public_vgs"}}, "last_vgs_spells"),
        ({"residence": {"lat": "59.9"}}, "residence.lat"),
        ({"residence": {"lat": True}}, "residence.lat"),
        ({"residence": "Storgata 1"}, "residence"),
        ({"institution": {"lat": 59.9}}, "institution.kind"),
        ({"institution": {"kind": "child_welfare", "beds": 4}}, "institution.beds"),
    ],
)  # fmt: skip
def test_a_fact_inside_another_is_named_by_its_path(given: dict[str, object], fact: str) -> None:
    with pytest.raises(FactRefusedError) as refused:
        read_facts(ResponsibilityFacts, {"as_of": "2025-11-01", **given})

    assert refused.value.fact == fact


def test_codes_are_read_in_every_spelling_and_no_other() -> None:
    facts = read_facts(StatusFacts, {"as_of": "2025-11-01", "previous_code": "ELVG"})

    assert facts.previous_code == "ELVG_IM"
    with pytest.raises(FactRefusedError, match="proposed_code: unknown word"):
        read_facts(StatusFacts, {"as_of": "2025-11-01", "proposed_code": "OTXX"})


def test_a_fact_left_out_has_its_default() -> None:
    facts = read_facts(TargetGroupFacts, {"as_of": "2025-11-01"})

    assert (facts.county_of_residence, facts.lower_secondary_completed, facts.event) == ("03", True, "none")


def test_facts_must_be_an_object() -> None:
    with pytest.raises(FactRefusedError, match="must be an object"):
        read_facts(TargetGroupFacts, ["as_of"])
