"""Kinds of what came of it, with their words: for whoever counts or shows them."""

from .models import ItemStateLabel, MeetingKind, MoneyKind, PersonsKind, RuleChange

STATE_WORDS = {str(k.value): k.label for k in ItemStateLabel}
MONEY = {str(k.value): k.label for k in MoneyKind}
PERSONS = {str(k.value): k.label for k in PersonsKind}
RULES = {str(k.value): k.label for k in RuleChange}
MEETINGS = {str(k.value): k.label for k in MeetingKind}
