import pytest

from tests.journal_says import journal_says
from xuncha.engines.seal import parcel, sm2
from xuncha.foundation.terms import BadInput, NotAllowed, NotKnown
from xuncha.standing.coordination import queries
from xuncha.standing.coordination.actions.end_receiver_key import end_receiver_key
from xuncha.standing.coordination.actions.register_receiver_key import register_receiver_key

PUBLIC = sm2.public_key(sm2.new_key())
GIVEN = {
    "receiver": "discipline",
    "receiver_name": "县纪委监委",
    "public": PUBLIC.hex(),
    "compared_with": "案管室王某",
}


def registered(cast, **more):
    return register_receiver_key(by=cast.office.actor, **{**GIVEN, **more})


def test_registered_with_its_fingerprint(cast):
    made = registered(cast, public=f"{PUBLIC.hex()}\n")
    assert made.fingerprint == parcel.fingerprint(PUBLIC)
    said = journal_says("coordination.receiver_key_registered", about=made.ref, by=cast.office)
    assert said.facts["fingerprint"] == made.fingerprint


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"public": "04" + "00" * 64}, "receiver_key.no_key"),
        ({"public": "不是"}, "receiver_key.no_key"),
        ({"compared_with": " "}, "receiver_key.not_compared"),
        ({"receiver_name": ""}, "letter.no_receiver"),
        ({"receiver": "x"}, "letter.unknown_receiver"),
    ],
)
def test_what_is_refused(cast, given, code):
    with pytest.raises(BadInput) as refused:
        registered(cast, **given)
    assert [p.code for p in refused.value.problems] == [code]


def test_one_is_in_force_at_a_time_and_the_earlier_stays_on_record(cast):
    first = registered(cast)
    with pytest.raises(BadInput):
        registered(cast)
    end_receiver_key(by=cast.office.actor, key=first.id, reason="换了案管室主任")
    journal_says("coordination.receiver_key_ended", about=first.ref, by=cast.office)
    second = registered(cast, public=sm2.public_key(sm2.new_key()).hex())
    assert list(queries.receiver_keys(cast.office.actor)) == [second, first]
    with pytest.raises(BadInput):
        end_receiver_key(by=cast.office.actor, key=first.id, reason="再停一次")
    with pytest.raises(BadInput):
        end_receiver_key(by=cast.office.actor, key=second.id, reason=" ")


@pytest.mark.parametrize("who", ["staff", "lead", "security", "body_liaison"])
def test_only_the_head_of_the_office(cast, who):
    made = registered(cast)
    with pytest.raises(NotAllowed):
        register_receiver_key(by=getattr(cast, who).actor, **GIVEN)
    with pytest.raises(NotKnown):
        end_receiver_key(by=getattr(cast, who).actor, key=made.id, reason="x")
    assert getattr(cast, who).client.get("/receiver-keys/").status_code == 404


def test_in_the_browser(cast):
    office = cast.office.client
    assert "xuncha parcel key" in office.get("/receiver-keys/").text
    assert office.post("/receiver-keys/new", GIVEN).status_code == 302
    key = queries.receiver_keys(cast.office.actor).get()
    assert key.fingerprint in office.get("/receiver-keys/").text
    assert office.post(f"/receiver-keys/{key.id}/end", {"reason": "私钥遗失"}).status_code == 302
    assert "已停用" in office.get("/receiver-keys/").text
    assert "接收单位公钥" in office.get("/letters/").text
    assert "接收单位公钥" not in cast.staff.client.get("/letters/").text
