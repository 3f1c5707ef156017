from datetime import timedelta

import pytest
from django.test import Client

from tests.journal_says import journal_says
from tests.people import WORD
from xuncha.engines.seal.envelope import Unopenable
from xuncha.foundation.terms import MovedClock, NotAllowed, SystemClock
from xuncha.standing.people import queries
from xuncha.standing.people.actions.begin_token import begin_token
from xuncha.standing.people.actions.confirm_token import confirm_token
from xuncha.standing.people.actions.grant_role import grant_role
from xuncha.standing.people.actions.issue_word import issue_word
from xuncha.standing.people.actions.note_failed_sign_in import note_failed_sign_in
from xuncha.standing.people.actions.sign_in import sign_in
from xuncha.standing.people.actions.unlock_account import unlock_account
from xuncha.standing.people.models import Account
from xuncha.standing.people.tokens import bound_token, digits_now, secret_of


@pytest.fixture
def browser():
    return Client()


@pytest.fixture
def member(cast):
    """The member's account, with no token bound."""
    Account.objects.filter(id=cast.member.account.id).update(token_since=None)
    return Account.objects.get(id=cast.member.account.id)


def enter(browser, word=WORD, username="member", **more):
    return browser.post("/sign-in", {"username": username, "password": word, **more})


def test_the_right_word_leads_to_the_page_that_was_wanted(member, browser):
    answer = enter(browser, next="/me?x=1")
    assert (answer.status_code, answer["Location"]) == (302, "/me?x=1")
    assert browser.get("/account").status_code == 200
    assert journal_says("people.signed_in", about=member.ref).facts == {"second_factor": False}


@pytest.mark.parametrize(
    "wanted", ["https://elsewhere.example/", "//elsewhere.example", "javascript:alert(1)", ""]
)
def test_the_page_wanted_is_of_this_site_only(member, browser, wanted):
    assert enter(browser, next=wanted)["Location"] == "/"


def test_unknown_name_wrong_word_and_closed_account_read_the_same(member, browser):
    wrong = enter(browser, word="Wrong-word-99")
    unknown = enter(browser, username="nobody")
    assert wrong.status_code == unknown.status_code == 403
    told = "账号、密码或动态码不对"
    assert told in wrong.content.decode()
    assert told in unknown.content.decode()
    assert journal_says("people.sign_in_failed", about=member.ref).facts["locked"] is False


def test_five_failures_lock_the_account_and_not_the_address(cast, member, browser):
    for _i in range(5):
        enter(browser, word="Wrong-word-99")
    assert "锁定" in enter(browser).content.decode()
    Account.objects.filter(id=cast.stranger.account.id).update(token_since=None)
    assert enter(browser, username="stranger").status_code == 302
    assert journal_says("people.sign_in_failed").facts["locked"] is True


def test_the_lock_opens_after_a_quarter_of_an_hour_or_by_the_security_administrator(cast, member):
    clock = MovedClock(cast.clock.now())
    by = queries.actor_for(member, clock)
    for _i in range(5):
        note_failed_sign_in(by=by, account=member.id)
    with pytest.raises(NotAllowed) as refused:
        sign_in(by=by, account=member.id, word=WORD)
    assert refused.value.code == "sign_in.locked"
    later = queries.actor_for(member, MovedClock(clock.now() + timedelta(minutes=16)))
    sign_in(by=later, account=member.id, word=WORD)
    for _i in range(5):
        note_failed_sign_in(by=by, account=member.id)
    for who in (cast.system, cast.office, cast.audit):
        with pytest.raises(NotAllowed):
            unlock_account(by=who.actor, account=member.id)
    unlock_account(by=cast.security.actor, account=member.id)
    sign_in(by=by, account=member.id, word=WORD)
    journal_says("people.account_unlocked", about=member.ref)


def test_a_success_forgets_earlier_failures(cast, member):
    by = queries.actor_for(member, cast.clock)
    for _i in range(4):
        note_failed_sign_in(by=by, account=member.id)
    sign_in(by=by, account=member.id, word=WORD)
    note_failed_sign_in(by=by, account=member.id)
    member.refresh_from_db()
    assert (member.failures, member.locked_until) == (1, None)


def test_the_word_of_the_slip_must_be_changed_before_anything_else(cast, member, browser):
    slip = issue_word(by=cast.system.actor, account=member.id)
    enter(browser, word=slip.word)
    assert browser.get("/account")["Location"] == "/account/password"
    done = browser.post(
        "/account/password",
        {"password_old": slip.word, "password": "Yunshan-road-7", "password_again": "Yunshan-road-7"},
    )
    assert done.status_code == 302
    assert browser.get("/account").status_code == 200


def test_who_administers_binds_a_token_before_anything_else(cast, browser):
    Account.objects.filter(id=cast.security.account.id).update(token_since=None)
    enter(browser, username="secadmin")
    assert browser.get("/accounts")["Location"] == "/account/token"
    page = browser.post("/account/token", {"begin": "1"})
    assert 'src="data:image/png;base64,' in page.content.decode()
    account = Account.objects.get(id=cast.security.account.id)
    from xuncha.standing.people.tokens import pending_token

    code = digits_now(pending_token(account), SystemClock())
    assert (
        browser.post("/account/token", {"token": "000000" if code != "000000" else "111111"}).status_code
        == 422
    )
    assert browser.post("/account/token", {"token": code}).status_code == 302
    assert browser.get("/accounts").status_code == 200


def bound(cast, member):
    by = queries.actor_for(member, cast.clock)
    device = begin_token(by=by, account=member.id)
    return confirm_token(by=by, account=member.id, code=digits_now(device, cast.clock))


def test_with_a_token_bound_its_digits_are_needed_and_taken_once(cast, member):
    bound(cast, member)
    cast.clock.at += timedelta(minutes=2)
    by = queries.actor_for(member, cast.clock)
    with pytest.raises(NotAllowed):
        sign_in(by=by, account=member.id, word=WORD)
    member.refresh_from_db()
    code = digits_now(bound_token(member), cast.clock)
    row = sign_in(by=by, account=member.id, word=WORD, code=code)
    assert row.token_since is not None
    with pytest.raises(NotAllowed):
        sign_in(by=by, account=member.id, word=WORD, code=code)


def test_the_token_is_shown_within_a_sitting_before_signing(cast, member, browser):
    enter(browser)
    row = bound(cast, member)
    assert browser.get("/account").content.decode().count("验证令牌") >= 1
    device = bound_token(row)
    device.last_step = -1
    device.save()
    wrong = browser.post("/account/confirm", {"token": "12345"})
    assert wrong.status_code == 403
    assert Account.objects.get(id=row.id).failures == 1
    code = digits_now(device, SystemClock())
    assert browser.post("/account/confirm", {"token": code, "next": "/me"})["Location"] == "/me"
    assert "已经验证过" in browser.get("/account").content.decode()


def test_a_sitting_that_showed_a_token_since_replaced_shows_none(cast, member):
    browser = cast.lead.client
    assert "已经验证过" in browser.get("/account").content.decode()
    Account.objects.filter(id=cast.lead.account.id).update(token_since=cast.clock.now())
    assert "已经验证过" not in browser.get("/account").content.decode()


def test_a_lost_token_is_taken_off_by_the_security_administrator(cast, member):
    from xuncha.standing.people.actions.withdraw_token import withdraw_token

    bound(cast, member)
    for who in (cast.system, cast.member):
        with pytest.raises(NotAllowed):
            withdraw_token(by=who.actor, account=member.id)
    row = withdraw_token(by=cast.security.actor, account=member.id)
    assert row.token_since is None
    journal_says("people.token_withdrawn", about=row.ref)


def test_signing_out_ends_the_sitting(member, browser):
    enter(browser)
    assert browser.get("/sign-out").status_code == 405
    browser.post("/sign-out")
    journal_says("people.signed_out", about=member.ref)
    answer = browser.get("/account")
    assert answer["Location"].startswith("/sign-in?next=")


def test_a_session_and_its_grants_cost_three_statements(cast, django_assert_num_queries):
    browser = cast.audit.client
    with django_assert_num_queries(3):
        browser.get("/me")


def test_a_person_s_roles_are_read_anew_at_every_page(cast):
    browser = cast.stranger.client
    assert browser.get("/people").status_code == 404
    grant_role(by=cast.security.actor, role="office_staff", person=cast.stranger.person)
    assert browser.get("/people").status_code == 200


def test_the_secret_lies_sealed_and_opens_only_for_its_own_row(cast, member):
    token = begin_token(by=queries.actor_for(member, cast.clock), account=member.id)
    secret = secret_of(token)
    lying = bytes(type(token).objects.values_list("secret", flat=True).get(id=token.id))
    assert len(secret) == 32 and secret.encode() not in lying
    other = type(token)(id=cast.office.account.id, account=cast.office.account, secret=lying)
    with pytest.raises(Unopenable):
        secret_of(other)


def test_a_set_up_begun_again_has_a_fresh_secret(cast, member):
    by = queries.actor_for(member, cast.clock)
    first = secret_of(begin_token(by=by, account=member.id))
    assert secret_of(begin_token(by=by, account=member.id)) != first
    assert member.tokens.count() == 1
