"""The list a body looks things out by, and the slip both sides sign."""

import pytest
from django.urls import reverse

from tests.factories import fieldwork, inspections
from xuncha.engines.wordfile import word
from xuncha.engines.wordfile.parts import Table
from xuncha.foundation.papers.templates import known_papers
from xuncha.onsite.fieldwork.models import HandoverSlip
from xuncha.onsite.fieldwork.rules.states import RequestState
from xuncha.onsite.inspections.rules.states import Stage


@pytest.fixture
def received(cast):
    return fieldwork.request(cast, inspections.at(cast, Stage.ON_SITE), RequestState.RECEIVED)


def paper(code, ref, who):
    return known_papers()[code].build(ref, who.actor)


def table(record):
    return next(block for block in record.blocks if isinstance(block, Table))


def test_the_list_names_each_thing_with_its_number_and_who_approved(cast, received):
    record = paper("fieldwork.retrieval_list", received.ref, cast.member)
    asked = list(received.items.all())
    assert [row[1] for row in table(record).rows] == [i.name for i in asked]
    assert received.approved_by in [line.name for line in record.blocks[-1].lines]
    assert word.to_docx(record) == word.to_docx(record)


def test_the_slip_says_who_gave_and_who_took_and_numbers_the_copies(cast, received):
    slip = HandoverSlip.objects.get(request=received)
    record = paper("fieldwork.handover_slip", slip.ref, cast.lead)
    lines = list(slip.lines.order_by("item__order"))
    assert [row[4] for row in table(record).rows] == [line.copy_numbers for line in lines]
    assert [line.name for line in record.blocks[-1].lines] == [slip.outside_person, slip.inside_person]


def test_another_team_and_the_office_get_no_paper(cast, received):
    slip = HandoverSlip.objects.get(request=received)
    for who in (cast.stranger, cast.office):
        assert paper("fieldwork.retrieval_list", received.ref, who) is None
        assert paper("fieldwork.handover_slip", slip.ref, who) is None


def test_a_withdrawn_request_has_no_list(cast):
    request = fieldwork.request(cast, inspections.at(cast, Stage.ON_SITE), RequestState.WITHDRAWN)
    assert paper("fieldwork.retrieval_list", request.ref, cast.member) is None


def test_both_are_sealed_under_the_inspections_key(cast, received):
    slip = HandoverSlip.objects.get(request=received)
    scopes = {
        known_papers()["fieldwork.retrieval_list"].scope(received.ref),
        known_papers()["fieldwork.handover_slip"].scope(slip.ref),
    }
    assert len(scopes) == 1
    assert str(received.inspection_id) in scopes.pop()


def test_the_page_of_a_request_leads_to_both(cast, received):
    slip = HandoverSlip.objects.get(request=received)
    shown = cast.member.client.get(reverse("fieldwork:request", args=[received.id])).content.decode()
    for code, key in (("fieldwork.retrieval_list", received.id), ("fieldwork.handover_slip", slip.id)):
        href = reverse("papers:preview", args=[code, key])
        assert href in shown
        assert cast.member.client.get(href).status_code == 200
