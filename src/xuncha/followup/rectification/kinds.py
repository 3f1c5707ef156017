"""Kinds of what came of it, with their words: for whoever counts or shows them."""

from .models import ItemStateLabel, MeetingKind, MoneyKind, PersonsKind, RuleChange

STATE_WORDS = dict(ItemStateLabel.choices)
MONEY = dict(MoneyKind.choices)
PERSONS = dict(PersonsKind.choices)
RULES = dict(RuleChange.choices)
MEETINGS = dict(MeetingKind.choices)
