"""The working paper as a Word file, and what gates ask of papers."""

import io

import docx
import pytest

from tests.factories import findings
from xuncha.conclusions.findings import papers
from xuncha.conclusions.findings.rules.states import State
from xuncha.engines.wordfile import word
from xuncha.foundation.links.conditions import ask


def words(document):
    file = docx.Document(io.BytesIO(word.to_docx(document)))
    cells = [c.text for t in file.tables for r in t.rows for c in r.cells]
    return "\n".join([*(p.text for p in file.paragraphs), *cells])


def test_it_says_what_the_paper_says_with_its_evidence_and_signatures(cast, inspection):
    paper = findings.at(cast, inspection, State.JUDGED)
    said = words(papers.workpaper(paper.ref, cast.member.actor))
    for expected in (
        paper.number,
        paper.title,
        "证0001 第1页第2段",
        "付款早于验收属实",
        "韩立群",
        "面上问题",
    ):
        assert expected in said


def test_who_may_not_know_it_has_no_paper(cast, inspection):
    paper = findings.drafted(cast, inspection)
    assert papers.workpaper(paper.ref, cast.office.actor) is None
    assert papers.workpaper(paper.ref, cast.stranger.actor) is None


@pytest.mark.parametrize(
    ("state", "signed", "judged"),
    [
        (State.DRAFT, False, True),
        (State.LEAD, False, True),
        (State.SIGNED, True, False),
        (State.JUDGED, True, True),
    ],
)
def test_the_gates_conditions(cast, inspection, state, signed, judged):
    paper = findings.at(cast, inspection, state)
    answers = {c: ask(c, inspection.ref, cast.lead.actor) for c in ("workpapers.signed", "workpapers.judged")}
    assert answers["workpapers.signed"].met == signed
    assert answers["workpapers.judged"].met == judged
    for answer in answers.values():
        for missing in answer.missing:
            assert paper.shown_number in str(missing.detail)
            assert missing.who


def test_a_spot_notice_says_what_to_put_right_and_nothing_of_where_it_comes_from(cast, inspection):
    spots = findings.spots(cast, inspection, "立即收回多付款项。", "补做泵站试车。")
    order = findings.order(cast, spots)
    letter = papers.spot_notice(order.ref, cast.member.actor)
    said = [block.text for block in letter.blocks]
    assert (letter.number, letter.date) == (order.number, order.ordered_on)
    assert said[1:3] == ["1.立即收回多付款项。", "2.补做泵站试车。"]
    assert spots[0].outcome.workpaper.title not in "".join(said)
    assert papers.spot_notice(order.ref, cast.stranger.actor) is None
