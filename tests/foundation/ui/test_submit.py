"""One form, one act, and everything that may come between."""

import re
import threading

import pytest
from django.db import connection
from django.test import Client

from tests.foundation.ui import trial_urls
from tests.people import WORD, cast, clock
from xuncha.foundation.terms import BadInput, Locked, NotAllowed, NotKnown, Problem, Stale, WrongState
from xuncha.foundation.ui.models import Sent

__all__ = ["cast", "clock"]


@pytest.fixture(autouse=True)
def trial(settings):
    settings.ROOT_URLCONF = "tests.foundation.ui.trial_urls"
    trial_urls.done.clear()
    trial_urls.raises.clear()
    yield
    trial_urls.raises.clear()


def hidden(answer, name: str) -> str:
    found = re.search(rf'name="{name}" value="([^"]*)"', answer.content.decode())
    return found[1] if found else ""


def test_the_form_is_shown_and_then_done(cast):
    client = cast.office.client
    shown = client.get("/trial")
    assert shown.status_code == 200
    assert hidden(shown, "seen") == "3"
    assert len(hidden(shown, "once")) == 32
    answer = client.post(
        "/trial", {"reason": " 缺佐证 ", "on": "2024年3月1日", "once": hidden(shown, "once")}
    )
    assert (answer.status_code, answer.url) == (302, "/trial/done")
    assert trial_urls.done[0]["reason"] == "缺佐证"


def test_the_second_click_goes_where_the_first_went_and_does_nothing(cast):
    client = cast.office.client
    sent = {"reason": "缺佐证", "once": hidden(client.get("/trial"), "once")}
    first, second = client.post("/trial", sent), client.post("/trial", sent)
    assert first.url == second.url == "/trial/done"
    assert len(trial_urls.done) == 1


def test_a_token_of_another_person_means_nothing(cast):
    sent = {"reason": "缺佐证", "once": "a" * 32}
    cast.office.client.post("/trial", sent)
    assert cast.staff.client.post("/trial", sent).status_code == 302
    assert Sent.objects.count() == 1


def test_what_was_refused_may_be_sent_again(cast):
    client = cast.office.client
    sent = {"reason": "缺佐证", "once": hidden(client.get("/trial"), "once")}
    trial_urls.raises.append(WrongState("paper.signed", "已经签署"))
    assert client.post("/trial", sent).status_code == 409
    assert not Sent.objects.exists()
    trial_urls.raises.clear()
    assert client.post("/trial", sent).status_code == 302


@pytest.mark.parametrize(
    ("refusal", "status"),
    [
        (NotAllowed("no", "不由您办"), 403),
        (WrongState("state", "已经签署"), 409),
        (BadInput("bad", problems=[Problem("x", "太短", "reason", "写明缺什么")]), 422),
        (NotKnown("gone"), 404),
        (Locked("locked", "未解锁"), 503),
    ],
)
def test_each_refusal_has_its_status_and_keeps_what_was_typed(cast, refusal, status):
    trial_urls.raises.append(refusal)
    answer = cast.office.client.post("/trial", {"reason": "缺佐证一份"})
    assert answer.status_code == status
    text = answer.content.decode()
    if status in (403, 409, 422):
        assert "缺佐证一份" in text
        assert str(refusal.message) in text
        assert 'role="alert"' in text
    if status == 404:
        assert "没有这份材料，或您不参与这项工作" in text


def test_a_problem_sits_at_its_field(cast):
    trial_urls.raises.append(BadInput("bad", problems=[Problem("x", "太短", "reason", "写明缺什么")]))
    text = cast.office.client.post("/trial", {"reason": "缺"}).content.decode()
    assert re.search(r'aria-describedby="[^"]*id_reason-error', text)
    assert 'href="#id_reason"' in text
    assert "太短。写明缺什么" in text


def test_a_stale_form_shows_what_changed_beside_what_was_typed(cast):
    trial_urls.raises.append(Stale("stale", "别人改过这一件"))
    answer = cast.office.client.post("/trial", {"reason": "我填的", "seen": "3"})
    text = answer.content.decode()
    assert answer.status_code == 409
    assert "别人改的" in text
    assert text.count("我填的") >= 2
    assert hidden(answer, "seen") == "7"


def test_missing_text_is_said_before_anything_is_done(cast):
    answer = cast.office.client.post("/trial", {"reason": " "})
    assert answer.status_code == 422
    assert not trial_urls.done


@pytest.mark.parametrize(("refusal", "status"), [(NotKnown("x"), 404), (NotAllowed("x", "不由您办"), 403), (WrongState("x", "已归档"), 409), (Locked("x"), 503)])  # fmt: skip
def test_a_refusal_that_leaves_a_view_is_a_page(cast, refusal, status):
    trial_urls.raises.append(refusal)
    assert cast.office.client.get("/trial/view").status_code == status


def test_not_there_and_not_known_are_the_same_page(cast):
    client = cast.office.client

    def strip(answer):
        return re.sub(r'name="(csrfmiddlewaretoken|next)" value="[^"]*"', "", answer.content.decode())

    absent = strip(client.get("/nothing"))
    trial_urls.raises.append(NotKnown("x"))
    assert strip(client.get("/trial/view")) == absent


def test_an_ended_session_loses_nothing(cast):
    stranger = Client()
    ended = stranger.post("/trial", {"reason": "写了半天", "once": "b" * 32})
    assert ended.status_code == 401
    assert "登录已到期" in ended.content.decode()
    assert not trial_urls.done
    carried = hidden(ended, "carried").replace("&quot;", '"').replace("&#x27;", "'")
    assert "写了半天" in carried
    assert WORD not in carried
    back = cast.office.client.post("/trial", {"reason": "写了半天", "carried": "1"})
    assert back.status_code == 200
    assert "写了半天" in back.content.decode()
    assert not trial_urls.done
    assert hidden(back, "once")


def test_without_signing_in_a_page_sends_to_the_door_and_back():
    answer = Client().get("/trial?x=1&y=2")
    assert answer.status_code == 302
    assert answer.url == "/sign-in?next=%2Ftrial%3Fx%3D1%26y%3D2"


def test_an_aged_page_can_be_sent_again(cast):
    client = Client(enforce_csrf_checks=True)
    client.cookies = cast.office.client.cookies
    answer = client.post("/trial", {"reason": "写了半天"})
    assert answer.status_code == 403
    assert "写了半天" in answer.content.decode()
    assert not trial_urls.done


def test_pages_of_work_are_not_kept_by_the_browser(cast):
    assert "no-store" in cast.office.client.get("/trial")["Cache-Control"]


@pytest.mark.django_db(transaction=True)
def test_two_clicks_at_once_do_it_once(cast):
    client = cast.office.client
    sent = {"reason": "缺佐证", "once": hidden(client.get("/trial"), "once")}
    answers = []

    def click():
        browser = Client()
        browser.cookies = client.cookies
        answers.append(browser.post("/trial", sent))
        connection.close()

    if connection.vendor == "sqlite" and connection.is_in_memory_db():
        pytest.skip("one connection only: runs on PostgreSQL")
    both = [threading.Thread(target=click) for _ in range(2)]
    for thread in both:
        thread.start()
    for thread in both:
        thread.join()
    assert [a.url for a in answers] == ["/trial/done"] * 2
    assert len(trial_urls.done) == 1
