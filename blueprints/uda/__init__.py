"""The UDA coordinator's desk: register files in, youths assigned to schools, the rules tried."""

from blueprints.uda import assignments, imports, rules, youth
from blueprints.uda.desk import uda

__all__ = ["assignments", "imports", "rules", "uda", "youth"]
