import pytest
from hypothesis import given
from hypothesis import strategies as st

from xuncha.foundation.keys import master

KEY = bytes(range(20))


@given(st.binary(min_size=20, max_size=20))
def test_a_key_written_down_reads_back(key):
    assert master.from_text(master.to_text(key)) == key


def test_spaces_case_and_look_alikes_are_forgiven():
    text = master.to_text(KEY)
    assert master.from_text(text.lower().replace("-", " ")) == KEY
    assert master.from_text(text.replace("O", "0").replace("I", "1")) == KEY


@pytest.mark.parametrize("place", [0, 7, 20, 43])
def test_one_wrong_letter_is_noticed(place):
    text = master.to_text(KEY)
    wrong = text[:place] + ("B" if text[place] == "C" else "C") + text[place + 1 :]
    with pytest.raises(master.BadKey):
        master.from_text(wrong)


@pytest.mark.parametrize("text", ["", "AAAA", "不是密钥", "!!!!-????", "A" * 200])
def test_what_is_no_key_is_said_to_be_none(text):
    with pytest.raises(master.BadKey):
        master.from_text(text)


def test_the_fingerprint_tells_keys_apart_and_nothing_else():
    assert master.fingerprint(KEY) != master.fingerprint(KEY[::-1])
    assert KEY.hex() not in master.fingerprint(KEY)
