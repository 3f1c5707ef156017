"""Within one page the same question is asked once; anywhere else every time."""

from xuncha.foundation.terms import once
from xuncha.foundation.terms.once import one_page


def test_a_page_asks_once_and_the_next_page_asks_anew():
    asked = []

    @once
    def question(of, *, on=0):
        asked.append((of, on))
        return len(asked)

    assert [question(1), question(1)] == [1, 2]
    with one_page():
        assert [question(1), question(1), question(1, on=2)] == [3, 3, 4]
    with one_page():
        assert question(1) == 5
