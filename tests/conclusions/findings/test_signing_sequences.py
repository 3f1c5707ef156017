"""Any order of verbs by anybody: no number without everybody's signature over exactly what the paper says."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.factories import evidence, findings
from xuncha.conclusions.findings import queries
from xuncha.conclusions.findings.actions.edit_workpaper import edit_workpaper
from xuncha.conclusions.findings.actions.return_workpaper import return_workpaper
from xuncha.conclusions.findings.actions.sign_workpaper import sign_workpaper
from xuncha.conclusions.findings.actions.take_back_workpaper import take_back_workpaper
from xuncha.conclusions.findings.actions.write_element import write_element
from xuncha.conclusions.findings.models import Workpaper
from xuncha.conclusions.findings.rules.states import NUMBERED
from xuncha.foundation.terms import Refusal
from xuncha.onsite.evidence.actions.cite import cite

TEAM = ("member", "second_member", "deputy", "lead", "team_liaison")
VERBS = ("sign", "edit", "write", "cite", "return", "take_back")

moves = st.lists(
    st.tuples(st.sampled_from(("sign", "sign", "sign", *VERBS)), st.sampled_from(TEAM), st.booleans()),
    min_size=4,
    max_size=16,
)


def do(verb, by, paper, item, voids, n):
    key = paper.id
    match verb:
        case "sign":
            sign_workpaper(by=by, workpaper=key)
        case "edit":
            edit_workpaper(by=by, workpaper=key, fields={"persons": n}, voids=voids)
        case "write":
            write_element(by=by, workpaper=key, element="effect", text=f"第{n}次改写", voids=voids)
        case "cite":
            cite(by=by, item=item.id, page=n % 9 + 1, cited=paper.ref, element="effect", passage=f"第{n}段")
        case "return":
            return_workpaper(by=by, workpaper=key, reason="再核")
        case "take_back":
            take_back_workpaper(by=by, workpaper=key)


def holds(paper):
    """The law of signing, whatever has happened."""
    all_of = queries.whole(Workpaper.objects.select_related("inspection").get(id=paper.id))
    content = queries.content_hash(all_of)
    assert {s.content_hash for s in all_of.signatures} <= {content}
    signed = {(s.step, s.person_id) for s in all_of.signatures}
    assert bool(all_of.paper.number) == (all_of.paper.state in NUMBERED)
    if all_of.paper.number:
        assert {("undertaker", u) for u in all_of.undertaker_ids} <= signed
        assert {"undertaker", "deputy", "lead"} == {step for step, _person in signed}
    return all_of.paper


@pytest.mark.slow
@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(moves)
def test_no_number_without_all_signatures_over_the_same_content(cast, inspection, tries):
    paper = findings.ready(cast, inspection)
    item = evidence.registered(cast, inspection)
    numbers = set()
    for n, (verb, who, voids) in enumerate(tries, 1):
        before = holds(paper)
        try:
            do(verb, getattr(cast, who).actor, paper, item, voids, n)
        except Refusal:
            after = holds(paper)
            assert (after.state, after.version) == (before.state, before.version)
            continue
        after = holds(paper)
        if after.number and after.number != before.number:
            assert after.number not in numbers
            numbers.add(after.number)
