import pytest
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature

from xuncha.engines.seal import sm2

# GB/T 32918.5-2017, appendix A.2
PRIVATE = bytes.fromhex("3945208f7b2144b13f36e38ac6d39f95889393692860b51a42fb81ef4df7c5b8")
PUBLIC = bytes.fromhex(
    "0409f9df311e5421a150dd7d161e4bc5c672179fad1833fc076bb08ff356f35020"
    "ccea490ce26775a52dc6ea718cc1aa600aed05fbf35e084a6632f6072da9ad13"
)
SIGNATURE = encode_dss_signature(
    0xF5A03B0648D2C4630EEAC513E1BB81A15944DA3827D5B74143AC7EACEEE720B3,
    0xB1B6AA29DF212FD8763182BC0D421CA1BB9038FD1F7F42D4840B69C485BBC1AA,
)


@pytest.fixture(params=["fast", "plain"])
def made_by(request, monkeypatch):
    """Both implementations behind the interface."""
    if request.param == "plain":
        monkeypatch.setattr(sm2, "_tongsuo", lambda: None)
    elif not sm2.is_constant_time():
        pytest.skip("no tongsuopy for this machine")


def test_the_published_signature_holds(made_by):
    assert sm2.public_key(PRIVATE) == PUBLIC
    assert sm2.verify(PUBLIC, b"message digest", SIGNATURE)


def test_each_accepts_what_the_other_signed(made_by):
    private = sm2.new_key()
    public = sm2.public_key(private)
    signature = sm2.sign(private, b"data")
    assert sm2.verify(public, b"data", signature)
    assert sm2.verify_plainly(public, b"data", signature)
    assert not sm2.verify(public, b"other", signature)


def test_keys_whose_point_begins_with_04_verify(made_by):
    """gmssl strips such beginnings off the key itself."""
    private = (11).to_bytes(32, "big")
    assert sm2.public_key(private)[1] == 4
    assert sm2.verify(sm2.public_key(private), b"data", sm2.sign(private, b"data"))


@pytest.mark.parametrize(
    ("public", "signature"),
    [
        (PUBLIC, b""),
        (PUBLIC, b"junk"),
        (PUBLIC, encode_dss_signature(0, 1)),
        (PUBLIC, encode_dss_signature(1, 1 << 256)),
        (b"", SIGNATURE),
        (b"\x04" + b"\x01" * 64, SIGNATURE),
        (PUBLIC[:-1], SIGNATURE),
    ],
)
def test_malformed_keys_and_signatures_do_not_hold(made_by, public, signature):
    assert not sm2.verify(public, b"message digest", signature)
