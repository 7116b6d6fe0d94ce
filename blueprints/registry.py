"""Every blueprint of the product."""

from blueprints.blueprint import Blueprint
from blueprints.consents import consents
from blueprints.sign_in import sign_in
from blueprints.youths import youths

BLUEPRINTS: tuple[Blueprint, ...] = (
    sign_in,
    youths,
    consents,
)
