from io import BytesIO

import pytest

from tests.factories import rectification as made
from tests.journal_says import journal_says
from xuncha.followup.rectification.actions.submit_proof import submit_proof
from xuncha.foundation.files.store import read
from xuncha.foundation.terms import BadInput, NotAllowed, NotKnown

pytestmark = pytest.mark.django_db


def test_proof_may_be_a_file_or_a_word_where_the_paper_lies(cast):
    measure = made.measure(cast)
    by = cast.body_liaison.actor
    paper = submit_proof(by=by, measure=measure.id, note="退款凭证存财务股")
    file = submit_proof(
        by=by, measure=measure.id, note="退款明细", stream=BytesIO("日期,金额\n".encode()), name="退款.csv"
    )
    assert paper.file_id is None
    assert read(file.file_id).read() == "日期,金额\n".encode()
    assert journal_says("rectification.proof_submitted", about=measure.ref).facts["proof"] == str(file.id)


def test_an_empty_file_is_refused_and_nothing_is_written(cast):
    measure = made.measure(cast)
    with pytest.raises(BadInput):
        submit_proof(
            by=cast.body_liaison.actor, measure=measure.id, note="x", stream=BytesIO(b""), name="a.pdf"
        )
    assert not measure.proofs.exists()


def test_proof_says_what_it_shows(cast):
    with pytest.raises(BadInput, match="no_text"):
        submit_proof(by=cast.body_liaison.actor, measure=made.measure(cast).id, note="")


@pytest.mark.parametrize(("who", "refusal"), [("stranger", NotKnown), ("member", NotAllowed)])
def test_not_by_others(cast, who, refusal):
    measure = made.measure(cast)
    with pytest.raises(refusal):
        submit_proof(by=getattr(cast, who).actor, measure=measure.id, note="x")


def test_not_once_it_is_done(cast):
    item = made.checked(cast)
    with pytest.raises(NotAllowed, match="done"):
        submit_proof(by=cast.body_liaison.actor, measure=item.measures.get().id, note="x")
