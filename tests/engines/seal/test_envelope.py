import pytest
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from hypothesis import given
from hypothesis import strategies as st

from xuncha.engines.seal import envelope

KEY = bytes(range(16))


def test_the_cipher_is_the_published_one():
    """RFC 8998, appendix A.1."""
    cipher = Cipher(
        algorithms.SM4(bytes.fromhex("0123456789abcdeffedcba9876543210")),
        modes.GCM(bytes.fromhex("00001234567800000000abcd")),
    ).encryptor()
    cipher.authenticate_additional_data(bytes.fromhex("feedfacedeadbeeffeedfacedeadbeefabaddad2"))
    plain = "aaaaaaaaaaaaaaaabbbbbbbbbbbbbbbbccccccccccccccccdddddddddddddddd"
    plain += "eeeeeeeeeeeeeeeeffffffffffffffffeeeeeeeeeeeeeeeeaaaaaaaaaaaaaaaa"
    sealed = cipher.update(bytes.fromhex(plain)) + cipher.finalize()
    assert sealed.hex() == (
        "17f399f08c67d5ee19d0dc9969c4bb7d5fd46fd3756489069157b282bb200735"
        "d82710ca5c22f0ccfa7cbf93d496ac15a56834cbcf98c397b4024a2691233b8d"
    )
    assert cipher.tag.hex() == "83de3541e4c2b58177e065a9bf7b62ec"


@given(st.binary(max_size=2000), st.binary(max_size=100), st.integers(1, 65535))
def test_what_is_sealed_opens(data, context, version):
    sealed = envelope.seal(KEY, data, context, version)
    assert envelope.open_envelope(KEY, sealed, context) == data
    assert envelope.key_version(sealed) == version
    assert len(sealed) == len(data) + envelope.OVERHEAD


@given(st.binary(max_size=200), st.data())
def test_no_bit_can_be_changed(data, draw):
    sealed = bytearray(envelope.seal(KEY, data, b"context"))
    place = draw.draw(st.integers(0, len(sealed) * 8 - 1))
    sealed[place // 8] ^= 1 << (place % 8)
    with pytest.raises(envelope.Unopenable):
        envelope.open_envelope(KEY, bytes(sealed), b"context")


def test_another_context_or_key_does_not_open():
    sealed = envelope.seal(KEY, b"data", b"row 1")
    with pytest.raises(envelope.Unopenable):
        envelope.open_envelope(KEY, sealed, b"row 2")
    with pytest.raises(envelope.Unopenable):
        envelope.open_envelope(bytes(16), sealed, b"row 1")


@pytest.mark.parametrize("junk", [b"", b"XE", b"nonsense that is long enough to be an envelope"])
def test_what_is_no_envelope_is_said_to_be_none(junk):
    with pytest.raises(envelope.Unopenable):
        envelope.open_envelope(KEY, junk, b"")
