"""Fact sheets at any state, by the real actions as the people concerned.

sheet = factories.facts.drafted(cast, inspection)      # one matter, of a paper just written
sheet = factories.facts.sent(cast, inspection)
reply = factories.facts.replied(cast, inspection)      # the body objects, with a file
"""

from typing import Any

from tests.factories import evidence, findings
from tests.people import Cast
from tests.remembered import remembered
from xuncha.conclusions.findings import facts
from xuncha.conclusions.findings.actions.facts.draft_fact_sheet import draft_fact_sheet
from xuncha.conclusions.findings.actions.facts.reply_to_facts import reply_to_facts
from xuncha.conclusions.findings.actions.facts.send_fact_sheet import send_fact_sheet
from xuncha.conclusions.findings.models import FactReply, FactSheet, Workpaper


def drafted(cast: Cast, inspection: Any, *papers: Workpaper) -> FactSheet:
    """By a member; a paper is written where none is given."""
    chosen = papers or (findings.drafted(cast, inspection),)
    return draft_fact_sheet(by=cast.member.actor, inspection=inspection.id, workpapers=[p.id for p in chosen])


def sent(cast: Cast, inspection: Any, *papers: Workpaper) -> FactSheet:
    return send_fact_sheet(by=cast.lead.actor, sheet=drafted(cast, inspection, *papers).id)


def first(sheet: FactSheet) -> Any:
    """Its first matter."""
    return sheet.matters.order_by("order")[0]


@remembered
def replied(cast: Cast, inspection: Any, said: str = "disagree", *papers: Workpaper) -> FactReply:
    """At the door, with a file."""
    return reply_to_facts(
        by=cast.body_liaison.actor,
        matter=first(sent(cast, inspection, *papers)).id,
        said=said,
        text="尾款在试车以后才付。",
        signed_by="罗明",
        files=[("付款凭证.pdf", evidence.pdf(1))],
    )


def again(cast: Cast, sheet: FactSheet) -> FactSheet:
    """As it stands now."""
    return facts.sheet(sheet.id, cast.lead.actor)
