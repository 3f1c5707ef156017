import pytest

from tests.factories.regulations import document
from tests.journal_says import journal_says
from xuncha.foundation.terms import NotAllowed, WrongState
from xuncha.standing.regulations import queries
from xuncha.standing.regulations.actions.stock_library import stock_library
from xuncha.standing.regulations.models import Clause, Document

pytestmark = pytest.mark.django_db


def test_every_document_the_checklist_relies_on_is_there_by_its_short_name(cast):
    stock_library(by=cast.office.actor)
    relied_on = {r for rules in queries.rule_sets() for i in rules.taxonomy.items.values() for r in i.rules}
    assert relied_on <= set(queries.registered_shorts())
    assert journal_says("regulations.library_stocked").facts["documents"] == Document.objects.count()


def test_nothing_is_claimed_that_was_not_checked(cast):
    stock_library(by=cast.office.actor)
    assert not Document.objects.filter(verified=True).exists()
    assert not Clause.objects.exists()


def test_what_the_office_has_stays_and_a_second_time_there_is_nothing_to_do(cast):
    own = document(cast.office.actor, "中华人民共和国会计法")
    stock_library(by=cast.staff.actor)
    assert Document.objects.filter(title=own.title).count() == 1
    with pytest.raises(WrongState):
        stock_library(by=cast.office.actor)


def test_others_do_not(cast):
    with pytest.raises(NotAllowed):
        stock_library(by=cast.member.actor)
