from datetime import date

from tests.crash.harness import crash_case
from xuncha.standing.organisations.actions.abolish_post import abolish_post
from xuncha.standing.organisations.actions.amend_body import amend_body
from xuncha.standing.organisations.actions.close_body import close_body
from xuncha.standing.organisations.actions.create_post import create_post
from xuncha.standing.organisations.actions.fill_post import fill_post
from xuncha.standing.organisations.actions.merge_bodies import merge_bodies
from xuncha.standing.organisations.actions.move_body import move_body
from xuncha.standing.organisations.actions.register_body import register_body
from xuncha.standing.organisations.actions.rename_body import rename_body
from xuncha.standing.organisations.actions.split_body import split_body
from xuncha.standing.organisations.actions.vacate_post import vacate_post

ON = date(2024, 3, 4)


def _body(cast, name):
    return register_body(by=cast.office.actor, name=name, kind="department", parent=cast.county.id).id


@crash_case("organisations.register_body")
def registered(cast):
    office = cast.office.actor
    return lambda: register_body(by=office, name="清源县林业局", kind="department", parent=cast.county.id)


@crash_case("organisations.amend_body")
def amended(cast):
    office, body = cast.office.actor, cast.bureau.id
    return lambda: amend_body(by=office, body=body, short_name="文旅局")


@crash_case("organisations.rename_body")
def renamed(cast):
    office, body = cast.office.actor, cast.bureau.id
    return lambda: rename_body(by=office, body=body, name="清源县文化广电和旅游局", on=ON)


@crash_case("organisations.move_body")
def moved(cast):
    office, body, parent = cast.office.actor, cast.bureau.id, _body(cast, "清源县教育局")
    return lambda: move_body(by=office, body=body, parent=parent, on=ON)


@crash_case("organisations.merge_bodies")
def merged(cast):
    office, two = cast.office.actor, [_body(cast, "清源县林业局"), _body(cast, "清源县园林局")]
    successor = _body(cast, "清源县自然资源局")
    return lambda: merge_bodies(by=office, predecessors=two, successor=successor, on=ON)


@crash_case("organisations.split_body")
def split(cast):
    office, body = cast.office.actor, _body(cast, "清源县农林局")
    heirs = [_body(cast, "清源县农业局"), _body(cast, "清源县林业局")]
    return lambda: split_body(by=office, body=body, successors=heirs, takes_over=heirs[0], on=ON)


@crash_case("organisations.close_body")
def closed(cast):
    office, body = cast.office.actor, _body(cast, "清源县林业局")
    return lambda: close_body(by=office, body=body, on=ON)


@crash_case("organisations.create_post")
def post_created(cast):
    office, body = cast.office.actor, cast.bureau.id
    return lambda: create_post(by=office, body=body, title="局长", on=ON, is_head=True)


@crash_case("organisations.fill_post")
def post_filled(cast):
    office = cast.office.actor
    post = create_post(by=office, body=cast.bureau.id, title="局长", on=ON).id
    return lambda: fill_post(by=office, post=post, holder="高远", on=ON)


@crash_case("organisations.vacate_post")
def post_vacated(cast):
    office = cast.office.actor
    post = create_post(by=office, body=cast.bureau.id, title="局长", on=ON).id
    fill_post(by=office, post=post, holder="高远", on=ON)
    return lambda: vacate_post(by=office, post=post, on=ON)


@crash_case("organisations.abolish_post")
def post_abolished(cast):
    office = cast.office.actor
    post = create_post(by=office, body=cast.bureau.id, title="局长", on=ON).id
    return lambda: abolish_post(by=office, post=post, on=ON)
