"""`obj in visible_to(p)` exactly when `can_view(p, obj)`, for everybody of the cast and every state."""

import pytest

from tests.factories import findings
from xuncha.conclusions.findings import policies, queries
from xuncha.conclusions.findings.models import Finding, Workpaper
from xuncha.conclusions.findings.rules.states import NUMBERED, State
from xuncha.foundation.links.kinds import describe


@pytest.mark.parametrize("state", list(State))
def test_papers(cast, inspection, state):
    made = findings.at(cast, inspection, state)
    paper = Workpaper.objects.select_related("inspection").get(id=made.id)
    for who in cast.everyone:
        known = queries.visible_to(who.actor).filter(id=paper.id).exists()
        assert known == policies.can_view(who.actor, paper), who.actor.name
        assert bool(describe(who.actor, [paper.ref])) == known
    assert queries.visible_to(cast.office.actor).exists() == (state in NUMBERED)
    for stranger in (cast.stranger, cast.body_liaison, cast.leading_group, cast.system, cast.audit):
        assert not queries.visible_to(stranger.actor).exists()


def test_findings(cast, inspection):
    made = findings.finding(cast, inspection)
    finding = Finding.objects.select_related("inspection").get(id=made.id)
    for who in cast.everyone:
        known = queries.findings_visible_to(who.actor).filter(id=finding.id).exists()
        assert known == policies.can_view_finding(who.actor, finding), who.actor.name


def test_like_matters_show_kinds_of_bodies_and_no_way_to_them(cast, inspection):
    findings.finding(cast, inspection, amount_fen=None)
    paper = findings.drafted(cast, inspection)
    found, total = queries.like_matters(paper)
    assert total == 1
    like = found[0]
    assert like.body_kind == "department"
    assert cast.bureau.name not in str(like)
    assert "问〔" not in str(like)
