"""Every blueprint of the product."""

from blueprints.blueprint import Blueprint
from blueprints.consents import consents
from blueprints.district import district
from blueprints.health import health
from blueprints.letters import letters
from blueprints.lists import lists
from blueprints.meetings import meetings
from blueprints.mine import mine
from blueprints.nav import nav
from blueprints.plans import plans
from blueprints.quality import quality
from blueprints.referrals import referrals
from blueprints.reports import reports
from blueprints.runs import runs
from blueprints.school import school
from blueprints.sign_in import sign_in
from blueprints.statistics import statistics
from blueprints.statuses import statuses
from blueprints.transfers import transfers
from blueprints.uda import uda
from blueprints.wheel import wheel
from blueprints.youths import youths

BLUEPRINTS: tuple[Blueprint, ...] = (
    sign_in,
    youths,
    consents,
    letters,
    meetings,
    district,
    health,
    lists,
    mine,
    nav,
    plans,
    quality,
    reports,
    runs,
    referrals,
    school,
    statistics,
    statuses,
    transfers,
    uda,
    wheel,
)
