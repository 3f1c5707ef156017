"""A hit in words: the fact with its dates, where it stands written, until when it counts."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from xuncha.foundation.ui.writing import day

from . import labels
from .models import Hit

SOURCES = {
    "career": gettext_lazy("干部履历"),
    "present": gettext_lazy("人员名册的现任单位"),
    "declared": gettext_lazy("本人申报"),
}


def fact_text(rule: str, fact: Mapping[str, Any]) -> str:
    """One sentence for a reader who may know the fact."""
    kind = rule.removesuffix("_member")
    if kind == "home_place":
        return _("出生地、成长地：%(place)s") % fact
    if kind == "objection":
        return _("%(letter)s提出：%(reason)s") % fact
    when = _span(fact.get("since", ""), fact.get("until", ""))
    templates = {
        "present_unit": _("%(when)s任%(body)s%(post)s"),
        "former_post": _("%(when)s任%(body)s%(post)s"),
        "kin": _("%(relation)s%(when)s在%(body)s任%(post)s"),
        "business": _("%(when)s与%(body)s：%(what)s"),
        "past_handling": _("%(when)s经手%(body)s：%(what)s"),
    }
    text = templates[kind] % {"post": "", "relation": "", "what": "", **fact, "when": when}
    extra = [str(labels.REACH[fact["via"]])] if fact.get("via", "same") != "same" else []
    extra += [_("任职年限超过规定")] if fact.get("long") else []
    return f"{text}（{'；'.join(extra)}）" if extra else text


def _span(since: str, until: str) -> str:
    since, until = (day(date.fromisoformat(d)) if d else "" for d in (since, until))
    if since and until:
        return _("%(since)s至%(until)s") % {"since": since, "until": until}
    if since:
        return _("%(since)s起") % {"since": since}
    return _("到%(until)s为止") % {"until": until} if until else ""


def hit_text(hit: Hit) -> str:
    """The fact of a hit, or that it is sealed."""
    return _("内容封存") if hit.fact is None else fact_text(hit.rule, hit.fact)


def source_text(hit: Hit) -> str:
    return str(SOURCES.get(hit.source, hit.source))


def free_text(free_from: date | None, *, sealed: bool = False) -> str:
    """From when the rule no longer applies."""
    if sealed:
        return ""
    if free_from is None:
        return _("没有终止日期")
    return _("%(day)s起不再适用") % {"day": day(free_from)}
