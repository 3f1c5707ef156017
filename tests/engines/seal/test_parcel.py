import io

import pytest

from xuncha.engines.seal import parcel, sm2
from xuncha.engines.seal.envelope import Unopenable

# GM/T 0003.5-2012, C.2: the published example on the recommended curve.
PRIVATE = bytes.fromhex("3945208F7B2144B13F36E38AC6D39F95889393692860B51A42FB81EF4DF7C5B8")
ONCE = bytes.fromhex("59276E27D506861A16680F3AD9C02DCCEF3CC1FA3CDBE4CE6D54B80DEAC1BC21")
SEALED = (
    "0404EBFC718E8D1798620432268E77FEB6415E2EDE0E073C0F4F640ECD2E149A73E858F9D81E5430A57B36DAAB8F950A3C64E6EE6A"
    "63094D99283AFF767E124DF059983C18F809E262923C53AEC295D30383B54E39D609D160AFCB1908D0BD8766"
    "21886CA989CA9C7D58087307CA93092D651EFA"
)


def test_the_published_example():
    sealed = sm2.encrypt(sm2.public_key(PRIVATE), b"encryption standard", ONCE)
    assert sealed.hex().upper() == SEALED
    assert sm2.decrypt(PRIVATE, sealed) == b"encryption standard"


def test_another_key_or_altered_bytes_do_not_open():
    private = sm2.new_key()
    sealed = sm2.encrypt(sm2.public_key(private), b"a key of sixteen")
    with pytest.raises(ValueError):
        sm2.decrypt(sm2.new_key(), sealed)
    for place in (1, 70, len(sealed) - 1):
        altered = bytearray(sealed)
        altered[place] ^= 1
        with pytest.raises(ValueError):
            sm2.decrypt(private, bytes(altered))
    with pytest.raises(ValueError):
        sm2.encrypt(b"\x04" + bytes(64), b"x")


def packed(to, **files):
    out = io.BytesIO()
    rows = [parcel.Member(name, lambda data=data: iter([data])) for name, data in files.items()]
    parcel.write(out, rows, to, io.BytesIO())
    return out


def test_a_folder_comes_out_as_it_went_in():
    private = sm2.new_key()
    files = {"清单.docx": b"PK list", "材料/001.pdf": bytes(600_000)}
    out = packed(sm2.public_key(private), **files)
    assert "清单".encode() not in out.getvalue()
    assert {name: stream.read() for name, stream in parcel.members(out, private)} == files


def test_not_for_another_and_not_once_it_was_altered():
    private = sm2.new_key()
    out = packed(sm2.public_key(private), a=b"some text")
    with pytest.raises(Unopenable):
        list(parcel.members(out, sm2.new_key()))
    other = packed(sm2.public_key(private), a=b"some text")
    raw = bytearray(out.getvalue())
    raw[len(raw) // 2] ^= 1
    for wrong in (io.BytesIO(bytes(raw)), io.BytesIO(b"PK"), io.BytesIO(other.getvalue()[:200])):
        with pytest.raises(Unopenable):
            [stream.read() for _name, stream in parcel.members(wrong, private)]


@pytest.mark.parametrize("name", ["../x", "/etc/x", "a/../../x", ""])
def test_no_name_leads_out_of_the_folder(name):
    with pytest.raises(Unopenable):
        parcel.inside(name)


def test_a_public_key_is_read_as_written_and_compared_by_its_fingerprint():
    public = sm2.public_key(sm2.new_key())
    assert parcel.read_public(f" {public.hex()[:60]}\n{public.hex()[60:]}\n") == public
    assert len(parcel.fingerprint(public).split()) == 8
    for wrong in ("", "zz", "04" + "00" * 64, "05" + public.hex()[2:]):
        with pytest.raises(ValueError):
            parcel.read_public(wrong)
