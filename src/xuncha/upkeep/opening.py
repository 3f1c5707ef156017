from collections.abc import Iterator

from xuncha.foundation.keys import state
from xuncha.foundation.terms import Actor
from xuncha.standing.people import queries as people
from xuncha.standing.people.actions.open_office import open_office


def open_if_new() -> Iterator[str]:
    """Open an empty office: its key where none is found, three administrators, the office head; their words, once.

    An office that has accounts is left as it is.
    """
    if people.any_account():
        return
    if state.is_locked():
        state.make_demo_key()
        yield "No office key was found, so one was made beside the data: nothing is protected by it until it is moved"
        yield f"to a stick: move {state.demo_key_file()} there and start with XUNCHA_KEY_FILE=/path/to/it."
    opened = open_office(by=Actor("system", "系统"), head_name="巡察办主任")
    yield "The office is new. These words are shown once; each is changed at the first sign-in:"
    for who in (opened.system, opened.security, opened.audit, opened.head):
        yield f"  {who.account.username:<10} {who.word}"
