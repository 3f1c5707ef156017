import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from xuncha.engines.seal import chunks, sm3
from xuncha.engines.seal.envelope import Unopenable

SECRET = b"s" * 32
ADDRESS = sm3.digest(b"address")


def sealed(data: bytes) -> io.BytesIO:
    out = io.BytesIO()
    assert chunks.write(out, [data[:7], data[7:]], SECRET, 3, lambda: ADDRESS) == len(data)
    return out


@settings(max_examples=30)
@given(st.integers(0, 3), st.integers(-2, 2), st.data())
def test_any_part_of_any_size_is_read(pieces, more, draw):
    data = bytes(range(256)) * (chunks.PIECE // 256) * pieces + b"x" * max(0, more)
    data = data[: len(data) + min(0, more)] if data else data
    content = chunks.Content(sealed(data), SECRET, ADDRESS)
    start = draw.draw(st.integers(0, len(data)))
    content.seek(start)
    assert io.BufferedReader(content).read() == data[start:]
    assert content.size == len(data)


def test_an_altered_piece_does_not_open():
    altered = bytearray(sealed(b"a" * 1000).getvalue())
    altered[50] ^= 1
    with pytest.raises(Unopenable):
        io.BufferedReader(chunks.Content(io.BytesIO(bytes(altered)), SECRET, ADDRESS)).read()


def test_a_content_cut_off_does_not_open():
    whole = sealed(b"a" * 1000).getvalue()
    for cut in (0, 10, 40, len(whole) - 1):
        with pytest.raises(Unopenable):
            chunks.Content(io.BytesIO(whole[:cut]), SECRET, ADDRESS)


def test_a_piece_left_out_is_noticed():
    whole = sealed(b"a" * (2 * chunks.PIECE)).getvalue()
    piece = chunks.PIECE + chunks.TAG
    without = whole[:25] + whole[25 + piece :]
    with pytest.raises(Unopenable):
        io.BufferedReader(chunks.Content(io.BytesIO(without), SECRET, ADDRESS)).read()


def test_a_content_in_anothers_place_does_not_open():
    with pytest.raises(Unopenable):
        chunks.Content(sealed(b"data"), SECRET, sm3.digest(b"other"))


def test_the_key_version_is_read_without_the_key():
    assert chunks.key_version(sealed(b"data")) == 3
