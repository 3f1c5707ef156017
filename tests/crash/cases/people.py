from datetime import date

import pytest
from django.utils import timezone

from tests.crash.harness import crash_case
from tests.people import WORD
from xuncha.foundation.keys import master, state
from xuncha.foundation.terms import Actor, Role
from xuncha.standing.people.actions.amend_person import amend_person
from xuncha.standing.people.actions.begin_token import begin_token
from xuncha.standing.people.actions.change_post import change_post
from xuncha.standing.people.actions.close_account import close_account
from xuncha.standing.people.actions.confirm_token import confirm_token
from xuncha.standing.people.actions.declare_home import declare_home
from xuncha.standing.people.actions.declare_kin import declare_kin
from xuncha.standing.people.actions.grant_role import grant_role
from xuncha.standing.people.actions.issue_word import issue_word
from xuncha.standing.people.actions.note_failed_sign_in import note_failed_sign_in
from xuncha.standing.people.actions.open_account import open_account
from xuncha.standing.people.actions.open_kin_for_recusal import open_kin_for_recusal
from xuncha.standing.people.actions.open_office import open_office
from xuncha.standing.people.actions.open_restricted import open_restricted
from xuncha.standing.people.actions.record_career import record_career
from xuncha.standing.people.actions.register_person import register_person
from xuncha.standing.people.actions.set_password import set_password
from xuncha.standing.people.actions.show_token import show_token
from xuncha.standing.people.actions.sign_in import sign_in
from xuncha.standing.people.actions.sign_out import sign_out
from xuncha.standing.people.actions.unlock_account import unlock_account
from xuncha.standing.people.actions.unlock_office import unlock_office
from xuncha.standing.people.actions.withdraw_kin import withdraw_kin
from xuncha.standing.people.actions.withdraw_role import withdraw_role
from xuncha.standing.people.actions.withdraw_token import withdraw_token
from xuncha.standing.people.models import Account
from xuncha.standing.people.tokens import digits_now

ON = date(2024, 3, 4)


def _person(cast):
    return register_person(by=cast.office.actor, name="钱进", unit=cast.other_bureau.id, post="科员").id


def _kin(cast):
    return declare_kin(
        by=cast.member.actor, person=cast.member.person, relation="配偶", name="刘敏", body=cast.bureau.id
    )


def _unbound(cast):
    """An account without a token, as its owner."""
    account = cast.member.account
    Account.objects.filter(id=account.id).update(token_since=None)
    return cast.member.actor, account.id


def _token(cast):
    """An account that has begun to bind a token, and its digits now."""
    by, account = _unbound(cast)
    return by, account, digits_now(begin_token(by=by, account=account), cast.clock)


@crash_case("people.open_office", alone=True)
def office_opened(clock):
    by = Actor("system", "", clock=clock)
    return lambda: open_office(by=by, head_name="沈建华")


@crash_case("people.register_person")
def registered(cast):
    office, unit = cast.office.actor, cast.other_bureau.id
    return lambda: register_person(
        by=office, name="钱进", unit=unit, post="科员", specialities="财务、审计", home_place="清源县石桥镇"
    )


@crash_case("people.amend_person")
def amended(cast):
    office, person = cast.office.actor, _person(cast)
    return lambda: amend_person(by=office, person=person, specialities="财务", lead_eligible=True)


@crash_case("people.change_post")
def post_changed(cast):
    office, person = cast.office.actor, _person(cast)
    return lambda: change_post(by=office, person=person, body=cast.bureau.id, post="股长", on=ON)


@crash_case("people.record_career")
def career_recorded(cast):
    office, person = cast.office.actor, _person(cast)
    since, until = date(2010, 1, 1), date(2015, 1, 1)
    return lambda: record_career(
        by=office, person=person, body=cast.bureau.id, post="科员", since=since, until=until
    )


@crash_case("people.declare_kin")
def kin_declared(cast):
    by, person, body = cast.member.actor, cast.member.person, cast.bureau.id
    return lambda: declare_kin(by=by, person=person, relation="配偶", name="刘敏", body=body)


@crash_case("people.withdraw_kin")
def kin_withdrawn(cast):
    by, person, kin = cast.member.actor, cast.member.person, _kin(cast).id
    return lambda: withdraw_kin(by=by, person=person, kin=kin)


@crash_case("people.declare_home")
def home_declared(cast):
    by, person = cast.member.actor, cast.member.person
    return lambda: declare_home(by=by, person=person, place="清源县石桥镇")


@crash_case("people.open_restricted", opens=True)
def restricted_opened(cast):
    _kin(cast)
    by, person = cast.office.actor, cast.member.person
    return lambda: open_restricted(by=by, person=person, reason="核对申报")


@crash_case("people.open_kin_for_recusal", opens=True)
def kin_opened(cast):
    _kin(cast)
    by, persons = cast.office.actor, [cast.member.person, cast.lead.person]
    return lambda: open_kin_for_recusal(by=by, persons=persons, about=cast.team)


@crash_case("people.open_account")
def account_opened(cast):
    by, person = cast.system.actor, _person(cast)
    return lambda: open_account(by=by, person=person)


@crash_case("people.close_account")
def account_closed(cast):
    by, account = cast.system.actor, cast.member.account.id
    return lambda: close_account(by=by, account=account, reason="调离")


@crash_case("people.issue_word")
def word_issued(cast):
    by, account = cast.system.actor, cast.member.account.id
    return lambda: issue_word(by=by, account=account)


@crash_case("people.set_password")
def password_set(cast):
    by, account = cast.member.actor, cast.member.account.id
    return lambda: set_password(by=by, account=account, old=WORD, word="石桥-Shiqiao-2025-q")


@crash_case("people.grant_role")
def role_granted(cast):
    by, person = cast.security.actor, _person(cast)
    return lambda: grant_role(by=by, role=Role.OFFICE_STAFF, person=person)


@crash_case("people.withdraw_role")
def role_withdrawn(cast):
    by = cast.security.actor
    grant = grant_role(by=by, role=Role.OFFICE_STAFF, person=_person(cast)).id
    return lambda: withdraw_role(by=by, grant=grant)


@crash_case("people.sign_in")
def signed_in(cast):
    by, account = _unbound(cast)
    return lambda: sign_in(by=by, account=account, word=WORD)


@crash_case("people.sign_out")
def signed_out(cast):
    by, account = cast.member.actor, cast.member.account.id
    return lambda: sign_out(by=by, account=account)


@crash_case("people.note_failed_sign_in")
def failed_sign_in(cast):
    by, account = cast.member.actor, cast.member.account.id
    return lambda: note_failed_sign_in(by=by, account=account)


@crash_case("people.unlock_account")
def account_unlocked(cast):
    by, account = cast.security.actor, cast.member.account.id
    Account.objects.filter(id=account).update(locked_until=timezone.now())
    return lambda: unlock_account(by=by, account=account)


@crash_case("people.begin_token")
def token_begun(cast):
    by, account = _unbound(cast)
    return lambda: begin_token(by=by, account=account)


@crash_case("people.confirm_token")
def token_confirmed(cast):
    by, account, digits = _token(cast)
    return lambda: confirm_token(by=by, account=account, code=digits)


@crash_case("people.show_token")
def token_shown(cast):
    by, account, digits = _token(cast)
    confirm_token(by=by, account=account, code=digits)
    device = Account.objects.get(id=account).tokens.get()
    cast.clock.at = cast.clock.at.replace(hour=cast.clock.at.hour + 1)
    digits = digits_now(device, cast.clock)
    return lambda: show_token(by=by, account=account, code=digits)


@crash_case("people.withdraw_token")
def token_withdrawn(cast):
    by, account = cast.security.actor, cast.member.account.id
    return lambda: withdraw_token(by=by, account=account, reason="遗失")


@crash_case("people.unlock_office")
def office_unlocked(cast):
    by, account, held = cast.security.actor, cast.security.account.id, state.held()
    Account.objects.filter(id=account).update(token_since=None)
    key = master.to_text(held.master)

    def act():
        with pytest.MonkeyPatch.context() as outside:
            outside.setattr(state, "is_locked", lambda: True)
            return unlock_office(by=by, account=account, word=WORD, key=key)

    return act
