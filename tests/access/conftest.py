"""The scene is built once for all tests of this folder, and taken back at the end."""

import gc
import logging
from collections.abc import Iterator
from typing import Any

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import TestCase, override_settings

from xuncha.foundation.keys import state
from xuncha.foundation.ui.web import answers

from .scene import Scene, build


class _Held(TestCase):
    """The transactions a test case keeps around its class, as a pair of functions."""

    databases = {"default", "vault"}

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
            scene = build()
            gc.collect()
            gc.freeze()  # the scene stays; thousands of requests need not look through it
            yield scene
        finally:
            gc.unfreeze()
            _Held.leave(held)


@pytest.fixture(scope="package", autouse=True)
def short_answers() -> Iterator[None]:
    """The walk counts thousands of 404s: a bare one each, and no line in the log. The page has its own test."""
    asked = logging.getLogger("django.request")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(answers, "not_found", _bare)
        patch.setattr(asked, "disabled", True)
        yield


def _bare(request: HttpRequest, exception: object = None) -> HttpResponse:
    return HttpResponse(status=404)
