"""A standing as a page asks it: what is open here, and on which ground for the log."""

from dataclasses import dataclass

from portal.domain.grounds import Ground
from portal.domain.words import CONSENTABLE, Basis, Category, Verb
from portal.policy.grants import rule_of
from portal.policy.standing import Standing


@dataclass(frozen=True, slots=True)
class RoomStanding:
    """The grounds of one visitor towards one youth."""

    standing: Standing

    def may(self, verb: Verb, category: Category) -> bool:
        """Whether any ground in force opens it."""
        return any((verb, category) in ground.opens for ground in self.standing.grounds)

    def mask(self, verb: Verb) -> int:
        """All that is open, as a bit mask."""
        return sum(category.bit for category in Category if self.may(verb, category))

    def about(self, verb: Verb) -> list[Category]:
        """Those that a consent names one by one which are open, in their order."""
        return [category for category in CONSENTABLE if self.may(verb, category)]

    def has(self, basis: Basis) -> bool:
        """Whether a ground of this sort is in force."""
        return any(ground.basis is basis for ground in self.standing.grounds)

    def ground_of(self, verb: Verb) -> Ground:
        """The ground to write in the log: duty before consent before list."""
        for basis in (Basis.DUTY, Basis.CONSENT, Basis.LIST):
            for ground in self.standing.grounds:
                if ground.basis is basis:
                    role = self.standing.role
                    rule = rule_of(role, verb, Category.LIST_ENTRY, basis) if role else None
                    return Ground(basis.value, ground.ref, rule or "")
        return Ground()
