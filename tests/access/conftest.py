"""The scene is built once for all tests of this folder, and taken back at the end."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.test import TestCase, override_settings

from xuncha.foundation.keys import state

from .scene import Scene, build


class _Held(TestCase):
    """The transaction a test case keeps around its class, as a pair of functions."""

    @classmethod
    def enter(cls) -> Any:
        return cls._enter_atomics()

    @classmethod
    def leave(cls, held: Any) -> None:
        cls._rollback_atomics(held)


@pytest.fixture(scope="package")
def scene(django_db_setup: None, django_db_blocker: Any) -> Iterator[Scene]:
    state.make_demo_key()
    state.held()
    hashers = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    with django_db_blocker.unblock(), override_settings(PASSWORD_HASHERS=hashers):
        held = _Held.enter()
        try:
            yield build()
        finally:
            _Held.leave(held)
