import io

import pytest

from xuncha.foundation.files.models import File
from xuncha.foundation.files.store import keep, place_of, read, sm3_of
from xuncha.foundation.terms import Actor, BadInput

pytestmark = pytest.mark.django_db
ACTOR = Actor("P-0001", "某人")


def kept(data: bytes, name: str = "说明.txt", scope: str = "office") -> File:
    return keep(io.BytesIO(data), name=name, scope=scope, by=ACTOR)


def test_what_was_kept_is_read_again():
    row = kept("你好".encode())
    assert read(row.id).read() == "你好".encode()
    assert (row.media_type, row.size) == ("text/plain", 6)


def test_the_sm3_is_that_of_the_plain_bytes():
    assert sm3_of(kept(b"abc").id) == "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0"


def test_an_empty_file_is_refused():
    with pytest.raises(BadInput) as refused:
        kept(b"")
    assert refused.value.code == "files.empty"


def test_bytes_are_stored_once_per_scope_and_not_as_they_are():
    one, two, other = kept(b"same bytes"), kept(b"same bytes", "b.txt"), kept(b"same bytes", scope="clues")
    assert one.address == two.address != other.address
    assert b"same bytes" not in place_of(one.address).read_bytes()
