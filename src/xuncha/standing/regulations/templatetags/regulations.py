"""`{% rule_chip rules_code "离场-03" %}` · `{% due_link rules_code period start %}`"""

from datetime import date
from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from xuncha.foundation.terms import NotKnown
from xuncha.standing.regulations import queries
from xuncha.standing.regulations.web import presenters

register = template.Library()


@register.simple_tag
def rule_chip(rules: Any, clause: str) -> SafeString:
    """A rule id that leads to its rule; the rule in words as its title."""
    if not clause:
        return SafeString("")
    try:
        named = queries.rule_set(str(rules)).clauses().get(clause)
    except NotKnown:
        named = None
    return format_html(
        '<a class="x-cite" href="{}" title="{}"><b>{}</b>{}</a>',
        presenters.rule_href(str(rules), clause), named.label if named else "", _("规则"), clause,
    )  # fmt: skip


@register.simple_tag
def due_link(rules: Any, period: str, start: date | None = None, label: Any = "") -> SafeString:
    """“怎么算的” beside a deadline."""
    return format_html(
        '<a href="{}">{}</a>', presenters.due_href(str(rules), period, start), label or _("怎么算的")
    )


@register.filter
def amount(period: Any) -> str:
    return presenters.amount_text(period.amount, period.unit)
