"""Sections 7 and 8: youths guided elsewhere, and those who have a right to more training."""

from blueprints.referrals import more_training, youth
from blueprints.referrals.desk import referrals

__all__ = ["more_training", "referrals", "youth"]
