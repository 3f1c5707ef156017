import pytest

from xuncha.engines.seal import sm3

# GB/T 32905-2016, appendix A
VECTORS = {
    b"abc": "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0",
    b"abcd" * 16: "debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732",
}


@pytest.mark.parametrize("data", VECTORS)
def test_a_digest_is_the_published_one(data):
    assert sm3.digest(data).hex() == VECTORS[data]


def test_a_digest_in_pieces_is_the_same():
    running = sm3.Running()
    running.update(b"a")
    running.update(b"bc")
    assert running.finish() == sm3.digest(b"abc")


def test_a_keyed_digest_depends_on_the_key():
    assert sm3.keyed(b"one", b"abc") != sm3.keyed(b"two", b"abc") != sm3.digest(b"abc")


def test_keys_for_two_purposes_are_two():
    assert sm3.derive(b"secret", "seal") != sm3.derive(b"secret", "address")
