"""A home of its own for every test process: its key beside it, unlocked, as in a demonstration."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

import pytest
from django.conf import settings

from xuncha.config.home import Home

pytest_plugins = ["tests.people"]

# pytest-django has loaded the settings before this file is read; nothing of the house reads HOME while starting.
_root = Path(tempfile.mkdtemp(prefix="xuncha-test-"))
atexit.register(shutil.rmtree, _root, ignore_errors=True)
os.environ["XUNCHA_HOME"] = str(_root)
for name in ("XUNCHA_HEADS", "XUNCHA_KEY_FILE", "CREDENTIALS_DIRECTORY", "RUNTIME_DIRECTORY"):
    os.environ.pop(name, None)
os.environ["XUNCHA_HEADS_EVERY"] = "0"  # heads only when a test asks for one
settings.HOME = Home(_root)
settings.HOME.make()


def pytest_collection_modifyitems(items):
    """Whoever has a database has both: the office's and the vault's."""
    for item in items:
        marked = item.get_closest_marker("django_db")
        if marked or "db" in getattr(item, "fixturenames", ()):
            more = {**(marked.kwargs if marked else {}), "databases": "__all__"}
            item.add_marker(pytest.mark.django_db(**more), append=False)


@pytest.fixture(autouse=True)
def unlocked():
    """Every test starts with the office key in memory and no data key remembered from another test."""
    from xuncha.foundation.keys import state, store

    state.make_demo_key()
    state.lock()  # whatever key a test before this one typed
    state.held()
    store.forget()
    yield
    store.forget()


@pytest.fixture(autouse=True)
def remembering(request):
    """Factories put back what they made before, where the test allows it."""
    from tests import remembered

    remembered.switch(remembered.allowed(request))
    yield
    remembered.switch(False)
