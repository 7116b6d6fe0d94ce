"""Words that the facts of several tables share."""

from typing import Annotated, Literal

from portal.domain.fact_reading import Shape

CountyNo = Annotated[str, Shape("two digits", r"\d{2}")]
Situation = Literal["none", "military", "child_care", "pregnant_postpones", "ill", "institution", "abroad_long"]

OSLO_COUNTY = "03"
OSLO_MUNICIPALITY = "0301"
