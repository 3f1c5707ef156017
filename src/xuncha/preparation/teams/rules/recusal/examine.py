"""All rules of a rule set over one person and one target."""

from collections.abc import Callable, Sequence

from .business import business
from .facts import Candidate, Hit, Rule, Sought
from .former_post import former_post
from .home_place import home_place
from .kin import kin
from .objection import objection
from .past_handling import past_handling
from .present_unit import present_unit

RULES: dict[str, Callable[[Candidate, Sought, Rule], list[Hit]]] = {
    "present_unit": present_unit,
    "former_post": former_post,
    "former_post_member": former_post,  # the same test with its own outcome for members
    "kin": kin,
    "home_place": home_place,
    "business": business,
    "past_handling": past_handling,
    "objection": objection,
}


def examine(candidate: Candidate, sought: Sought, rules: Sequence[Rule]) -> list[Hit]:
    """Every hit, in the order of the rule set; rules that do not bind this role are passed over.

    Raises KeyError for a rule this house does not know: a rule set may not ask for what nobody tests.
    """
    binding = [rule for rule in rules if not rule.roles or candidate.role in rule.roles]
    return [hit for rule in binding for hit in RULES[rule.code](candidate, sought, rule)]
