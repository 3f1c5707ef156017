import pytest

from tests.journal_says import journal_says
from tests.people import WORD
from xuncha.foundation.terms import Actor, BadInput, NotAllowed, NotKnown, WrongState
from xuncha.standing.people import queries
from xuncha.standing.people.actions.close_account import close_account
from xuncha.standing.people.actions.issue_word import issue_word
from xuncha.standing.people.actions.open_account import open_account
from xuncha.standing.people.actions.open_office import open_office
from xuncha.standing.people.actions.register_person import register_person
from xuncha.standing.people.actions.set_password import set_password
from xuncha.standing.people.rules.words import faults_of


@pytest.fixture
def newcomer(cast):
    return register_person(by=cast.office.actor, name="赵敏", unit=cast.bureau.id)


def test_an_account_is_opened_with_a_word_for_one_use(cast, newcomer):
    opened = open_account(by=cast.system.actor, person=newcomer.id)
    assert opened.account.username == newcomer.code.lower().replace("-", "")
    assert opened.account.must_change
    assert opened.account.check_password(opened.word)
    said = journal_says("people.account_opened", about=opened.account.ref, by=cast.system.actor)
    assert opened.word not in str(said.facts)
    assert queries.actor_for(opened.account).grants == frozenset()


@pytest.mark.parametrize(
    ("username", "code"),
    [
        ("lead", "account.username_taken"),
        ("张 三", "account.bad_username"),
        ("x" * 41, "account.bad_username"),
    ],
)
def test_a_username_that_will_not_do_is_refused(cast, newcomer, username, code):
    with pytest.raises(BadInput) as refused:
        open_account(by=cast.system.actor, person=newcomer.id, username=username)
    assert refused.value.code == code


def test_a_person_has_one_account(cast):
    with pytest.raises(WrongState):
        open_account(by=cast.system.actor, person=cast.lead.person)


def test_only_the_system_administrator_keeps_accounts(cast, newcomer):
    for who in (cast.security, cast.audit, cast.office, cast.lead):
        with pytest.raises(NotAllowed):
            open_account(by=who.actor, person=newcomer.id)
        with pytest.raises(NotAllowed):
            close_account(by=who.actor, account=cast.stranger.account.id)
        with pytest.raises(NotAllowed):
            issue_word(by=who.actor, account=cast.stranger.account.id)


def test_closing_ends_the_sitting_at_the_next_page(cast):
    browser = cast.stranger.client
    assert browser.get("/account").status_code == 200
    close_account(by=cast.system.actor, account=cast.stranger.account.id)
    assert browser.get("/account").status_code == 302
    journal_says("people.account_closed", about=cast.stranger.account.ref)
    with pytest.raises(WrongState):
        close_account(by=cast.system.actor, account=cast.stranger.account.id)


def test_nobody_closes_the_account_they_use(cast):
    with pytest.raises(WrongState) as refused:
        close_account(by=cast.system.actor, account=cast.system.account.id)
    assert refused.value.code == "account.own"


def test_a_new_word_ends_the_sittings_of_the_old(cast):
    browser = cast.stranger.client
    issued = issue_word(by=cast.system.actor, account=cast.stranger.account.id)
    assert browser.get("/account").status_code == 302
    assert issued.account.must_change
    assert issued.word not in str(journal_says("people.word_issued").facts)


def test_one_changes_the_own_password_saying_the_old(cast):
    row = set_password(by=cast.lead.actor, account=cast.lead.account.id, old=WORD, word="Yunshan-road-7")
    assert row.check_password("Yunshan-road-7")
    journal_says("people.password_set", about=row.ref)


@pytest.mark.parametrize(
    ("old", "word", "code"),
    [
        ("wrong", "Yunshan-road-7", "word.old_wrong"),
        (WORD, WORD, "word.same"),
        (WORD, "short-1", "word.weak"),
        (WORD, "password1234", "word.weak"),
        (WORD, "1234567890123", "word.weak"),
        (WORD, "my-lead-2024-x", "word.weak"),
    ],
)
def test_a_password_that_will_not_do_is_refused(cast, old, word, code):
    with pytest.raises(BadInput) as refused:
        set_password(by=cast.lead.actor, account=cast.lead.account.id, old=old, word=word)
    assert refused.value.code == code


def test_another_s_password_is_not_there_to_change(cast):
    with pytest.raises(NotKnown):
        set_password(by=cast.lead.actor, account=cast.member.account.id, old=WORD, word="Yunshan-road-7")
    with pytest.raises(NotAllowed):
        set_password(by=cast.system.actor, account=cast.member.account.id, old=WORD, word="Yunshan-road-7")


def test_what_is_asked_of_a_password():
    assert faults_of("Yunshan-road-7", username="lead", name="韩立群") == []
    assert faults_of("aaaaaaaaaaaaaaa1", username="lead", name="韩立群") == ["all_alike"]
    assert faults_of("韩立群的密码2024年", username="lead", name="韩立群") == ["has_name"]


def test_an_office_is_opened_once(cast):
    with pytest.raises(WrongState) as refused:
        open_office(by=Actor("system", "", clock=cast.clock), head_name="别人")
    assert refused.value.code == "office.already_open"


def test_the_first_four_are_three_administrators_apart_and_the_head(cast):
    journal_says("people.office_opened")
    roles = [
        {g.role.value for g in m.actor.grants} for m in (cast.system, cast.security, cast.audit, cast.office)
    ]
    assert roles == [{"system_admin"}, {"security_admin"}, {"audit_admin"}, {"office_head"}]


def test_there_is_no_super_user_and_no_way_to_make_one():
    from django.urls import NoReverseMatch, reverse

    from xuncha.standing.people.models import Account

    assert not hasattr(Account.objects, "create_superuser")
    assert not {"is_superuser", "is_staff"} & {f.name for f in Account._meta.get_fields()}
    with pytest.raises(NoReverseMatch):
        reverse("admin:index")
