from uuid import uuid4

import pytest

from xuncha.foundation.search import registry
from xuncha.foundation.search.registry import Entry, register, rights_of, search
from xuncha.foundation.terms import Actor, Grant, Ref, Role

TEAM_ID = uuid4()
LEAD = Actor("P-1", "甲", grants=frozenset({Grant(Role.LEAD, Ref("teams.team", TEAM_ID))}))
OTHER = Actor("P-2", "乙", grants=frozenset({Grant(Role.LEAD, Ref("teams.team", uuid4()))}))
HEAD = Actor("P-3", "丙", grants=frozenset({Grant(Role.OFFICE_HEAD)}))


@pytest.fixture(autouse=True)
def kinds(monkeypatch):
    monkeypatch.setattr(registry, "_kinds", {})
    entry = Entry("验收意见表", "/evidence/1", "证0412", rights=frozenset({"office", f"team:{TEAM_ID}"}))
    register("trial.item", "证据", find=lambda words, actor: [entry] * 30 if words in entry.title else [])


def test_rights_are_terms_of_the_search():
    assert rights_of(LEAD) == {"role:lead", f"team:{TEAM_ID}"}
    assert "office" in rights_of(HEAD)


def test_it_finds_what_the_person_may_know_and_nothing_else():
    assert len(search("验收", LEAD)[0].entries) == registry.LIMIT
    assert search("验收", HEAD)
    assert search("验收", OTHER) == []


def test_an_entry_without_rights_opens_to_nobody():
    register("trial.bare", "无", find=lambda words, actor: [Entry("验收", "/x")])
    assert [f.kind.code for f in search("验收", HEAD)] == ["trial.item"]


def test_no_words_find_nothing():
    assert search("  ", HEAD) == []


def test_a_kind_is_registered_once():
    with pytest.raises(ValueError, match="twice"):
        register("trial.item", "证据", find=lambda words, actor: [])
