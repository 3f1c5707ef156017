"""The pages of the room as their readers open them."""

import pytest
from django.urls import reverse

from tests.factories import petitions
from tests.journal_says import journal_is_silent_about, journal_says
from xuncha.onsite.petitions.models import Petition
from xuncha.onsite.petitions.rules.states import State

pytestmark = pytest.mark.django_db(databases=["default", "vault"])

SECRET = (petitions.WHO.name, petitions.WHO.contact, petitions.WHO.address, petitions.WHO.identity)


def text(client, name: str, *args, **query) -> str:
    answer = client.get(reverse(name, args=args), query)
    assert answer.status_code == 200, (name, answer.status_code)
    return answer.content.decode()


def test_a_call_at_night_is_registered_with_the_fields_that_are_known(cast, inspection):
    client = cast.clerk.client
    page = client.post(
        reverse("petitions:new", args=["call"]),
        {
            "received_on": "2024-03-04",
            "received_at": "23:40",
            "inspection": str(inspection.id),
            "persons": "1",
            "content": petitions.CONTENT,
            "name-1": petitions.WHO.name,
            "contact-1": petitions.WHO.contact,
        },
    )
    made = Petition.objects.get()
    assert page.status_code == 302 and page.url == reverse("petitions:petition", args=[made.id])
    assert (made.channel, made.named, made.inspection_id) == ("call", True, inspection.id)


def test_what_is_wrong_stands_at_its_field_and_what_was_typed_is_kept(cast, inspection):
    page = cast.clerk.client.post(
        reverse("petitions:new", args=["letter"]),
        {"received_on": "2024-02-30", "persons": "0", "content": "打字打了很久的内容"},
    )
    shown = page.content.decode()
    assert page.status_code == 422 and "打字打了很久的内容" in shown and "2022-02-28" in shown


@pytest.mark.parametrize("state", list(State))
def test_no_page_shows_who_wrote_and_none_what_it_says(cast, inspection, state):
    found = petitions.at(cast, inspection, state)
    for who in (cast.clerk, cast.lead, cast.member):
        client = who.client
        pages = [client.get(reverse("petitions:petitions")), client.get(reverse("home:home"))]
        pages.append(client.get(reverse("petitions:petition", args=[found.id])))
        pages.append(client.get(reverse("inspections:inspection", args=[inspection.id])))
        for page in pages:
            shown = page.content.decode()
            assert not [w for w in (*SECRET, petitions.CONTENT, petitions.REPORTED) if w in shown]


def test_opening_shows_what_it_says_after_the_entry_and_not_who_wrote(cast, inspection):
    found = petitions.at(cast, inspection, State.ASSIGNED)
    where = reverse("petitions:open", args=[found.id])
    assert petitions.CONTENT not in cast.member.client.get(where).content.decode()
    journal_is_silent_about("petitions.opened", found.ref)
    shown = cast.member.client.post(where).content.decode()
    assert petitions.CONTENT in shown and petitions.REPORTED in shown
    assert not [word for word in SECRET if word in shown]
    journal_says("petitions.opened", about=found.ref, by=cast.member.actor)


def test_the_head_of_the_office_gives_a_reason(cast, inspection):
    found = petitions.at(cast, inspection, State.ASSIGNED)
    where = reverse("petitions:open", args=[found.id])
    assert cast.office.client.post(where, {"reason": ""}).status_code == 422
    shown = cast.office.client.post(where, {"reason": "领导小组要求核对"}).content.decode()
    assert petitions.CONTENT in shown
    assert journal_says("petitions.opened", about=found.ref).facts["reason"] == "领导小组要求核对"


def test_the_office_has_the_register_without_content_or_body_of_the_matter(cast, inspection):
    found = petitions.at(cast, inspection, State.ASSIGNED)
    shown = text(cast.staff.client, "petitions:petitions")
    assert found.number in shown and "F2-07" not in shown
    assert cast.staff.client.get(reverse("petitions:petition", args=[found.id])).status_code == 404


@pytest.mark.parametrize("who", ["stranger", "body_liaison", "second_member", "deputy", "system", "audit"])
def test_for_others_it_is_not_there(cast, inspection, who):
    found = petitions.at(cast, inspection, State.ASSIGNED)
    client = getattr(cast, who).client
    for name in ("petition", "open", "settle", "complete"):
        assert client.get(reverse(f"petitions:{name}", args=[found.id])).status_code in (403, 404)


def test_the_register_narrows_by_channel_state_and_number(cast, inspection):
    letter = petitions.registered(cast, inspection)
    call = petitions.registered(cast, inspection, channel="call")
    shown = text(cast.clerk.client, "petitions:petitions", channel="call")
    assert call.number in shown and letter.number not in shown
    shown = text(cast.clerk.client, "petitions:petitions", state="closed")
    assert letter.number not in shown
    shown = text(cast.clerk.client, "petitions:petitions", q="A-001", inspection="nonsense")
    assert letter.number in shown and call.number not in shown


def test_the_whole_way_by_the_pages(cast, inspection):
    found = petitions.registered(cast, inspection)
    today = "2024-03-04"

    def post(who, name, **data):
        answer = who.client.post(reverse(f"petitions:{name}", args=[found.id]), data)
        assert answer.status_code == 302, (name, answer.status_code, answer.content.decode()[-3000:])

    post(cast.clerk, "decide", on=today)
    post(cast.lead, "assign", to=[str(cast.member.person)], on=today)
    post(
        cast.member,
        "settle",
        kinds=["point", "spot"],
        title="会议费里的餐费",
        told_to="主要负责人",
        on=today,
    )
    post(cast.clerk, "close", way="电话告知", on=today)
    found.refresh_from_db()
    assert found.state == State.CLOSED
    shown = text(cast.member.client, "petitions:petition", found.id)
    assert "会议费里的餐费" in shown


def test_out_of_scope_by_the_pages(cast, inspection):
    found = petitions.registered(cast, inspection)
    today = "2024-03-04"
    client = cast.clerk.client
    for name, data in (
        ("rule_out", {"because": "拆迁补偿的个人诉求", "on": today}),
        ("pass_on", {"to_kind": "petition", "to_name": "县信访局", "on": today}),
        ("answer", {"answer": "closed", "note": "已当面答复", "on": today}),
    ):
        answer = client.post(reverse(f"petitions:{name}", args=[found.id]), data)
        assert answer.status_code == 302, (name, answer.content.decode()[-3000:])
    found.refresh_from_db()
    assert found.state == State.SETTLED
    assert "县信访局" in text(client, "petitions:petition", found.id)


def test_every_form_opens(cast, inspection):
    new = petitions.registered(cast, inspection)
    for channel in ("letter", "call", "caller", "online"):
        assert "谁反映的" in text(cast.clerk.client, "petitions:new", channel)
        assert "谁反映的" in text(cast.member.client, "petitions:new", channel)
    for name in ("complete", "scan", "decide", "rule_out", "link", "set_aside", "open"):
        text(cast.clerk.client, f"petitions:{name}", new.id)
    text(cast.clerk.client, "petitions:sealed")
    text(cast.clerk.client, "petitions:note_sealed")
    text(cast.office.client, "petitions:sealed")
    assert cast.clerk.client.get(reverse("petitions:new", args=["pigeon"])).status_code == 404
