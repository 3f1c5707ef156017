"""A real browser at the real pages: the system's Chromium, or the one `XUNCHA_CHROMIUM` names.

    def test_…(live, visit, cast):
        page = visit(cast.lead)                 # signed in, at the first screen
        page.goto(f"{live}/gallery")
        scan(page)

A page of `visit` is watched: an error in the console, a breach of the content security policy or a request that leaves
this machine fails the test that caused it.
"""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.people import Member, cast, clock, signed_in

__all__ = ["cast", "clock"]

VIEW = {"width": 1366, "height": 768}
ARTIFACTS = Path(os.environ.get("XUNCHA_ARTIFACTS", "test-artifacts"))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "tests/functional" in str(item.path):
            item.add_marker(pytest.mark.browser)


def chromium() -> str:
    """The browser's program, or "" where none is found."""
    named = os.environ.get("XUNCHA_CHROMIUM", "")
    if named:
        return named
    known = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
    return next((path for path in map(shutil.which, known) if path), "")


@dataclass
class Watched:
    """What a page said or asked for that it should not have."""

    faults: list[str] = field(default_factory=list)
    expected: set[str] = field(default_factory=set)

    def console(self, message) -> None:
        text = message.text
        # the browser itself reports every page answered with 4xx; those are told by the test's own status checks
        if message.type in {"error", "warning"} and "the server responded with a status of 4" not in text:
            self.faults.append(f"console {message.type}: {text}")

    def error(self, error) -> None:
        self.faults.append(f"script error: {error}")


@pytest.fixture(scope="session")
def browser() -> Iterator[object]:
    program = chromium()
    if not program:
        pytest.skip("no Chromium here: browser journeys were NOT run (XUNCHA_CHROMIUM= names one)")
    from playwright.sync_api import sync_playwright

    # Playwright's own loop runs in this thread; the tables are read from it all the same.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as play:
        started = play.chromium.launch(executable_path=program, args=["--no-sandbox"])
        yield started
        started.close()


@pytest.fixture
def live(live_server, settings) -> str:
    """Address of the running server."""
    settings.ALLOWED_HOSTS = ["*"]
    return live_server.url


@pytest.fixture
def on_day(monkeypatch) -> Callable[[date], None]:
    """Let the server believe it is nine in the morning of a day: first screens speak of today."""
    from xuncha.foundation.terms.clock import CHINA, SystemClock

    def move(day: date) -> None:
        now = datetime(day.year, day.month, day.day, 9, 0, tzinfo=CHINA)
        monkeypatch.setattr(SystemClock, "now", lambda clock: now)

    return move


@pytest.fixture
def visit(browser, live) -> Iterator[Callable[..., object]]:
    """Open a browser of its own for one of the cast (None: not signed in); `scripts=False` without JavaScript."""
    watched = Watched()
    with ExitStack() as stack:

        def open_page(
            who: Member | None = None, *, scripts: bool = True, locale: str = "zh-CN", at: str = "/"
        ):
            context = browser.new_context(
                viewport=VIEW,
                locale=locale,
                java_script_enabled=scripts,
                base_url=live,
                accept_downloads=True,
            )
            stack.callback(context.close)
            context.route("**/*", lambda route: _stay_home(route, live, watched))
            if who is not None:
                session = signed_in(who.account.id).cookies["session"].value
                context.add_cookies([{"name": "session", "value": session, "url": live}])
            page = context.new_page()
            page.on("console", watched.console)
            page.on("pageerror", watched.error)
            if at:
                page.goto(at)
            return page

        yield open_page
    assert watched.faults == []


def _stay_home(route, live: str, watched: Watched) -> None:
    asked = urlsplit(route.request.url)
    if asked.scheme in {"data", "blob"} or asked.netloc == urlsplit(live).netloc:
        route.continue_()
    else:
        watched.faults.append(f"request off this machine: {route.request.url}")
        route.abort()


def scan(page) -> None:
    """No serious or critical breach of accessibility on the page as it stands."""
    from axe_playwright_python.sync_playwright import Axe

    found = Axe().run(page).response["violations"]
    grave = [
        f"{v['id']}: {v['help']}: {'; '.join(str(n['target'][0]) for n in v['nodes'][:5])}"
        for v in found
        if v["impact"] in {"serious", "critical"}
    ]
    assert grave == []


def picture(page, name: str) -> Path:
    """Keep a picture of the page for people to look at."""
    ARTIFACTS.mkdir(parents=True, exist_ok=True)
    path = ARTIFACTS / f"{name}.png"
    page.screenshot(path=str(path))
    return path
