"""Somebody at the screen, in words: follows links by their words, fills fields by their labels, presses buttons.

at = Person(visit(cast.lead), looked)
at.follow("巡察任务", "清源县文化和旅游局").press("登记").sees("已登记")
"""

import re

from playwright.sync_api import TimeoutError as NotThere

from .conftest import picture, scan

PATIENCE = 20_000  # milliseconds: what is not on the page by then is not there
PLACES = "main, .x-head, .x-top, .x-index"


class Person:
    """Somebody at the screen: follows links by their words, fills fields by their labels, presses buttons."""

    def __init__(self, page, looked: set[str], *, scripts: bool = True, journey: str = "thread"):
        self.page = page
        self.looked = looked
        self.scripts = scripts
        self.journey = journey
        page.set_default_timeout(PATIENCE)

    def home(self):
        return self.follow("首页")

    def follow(self, *links: str):
        for words in links:
            self._click(words, self.page.locator(PLACES).get_by_role("link", name=words))
        return self

    def index(self, words: str):
        """Follow a link of the file's index at the left."""
        self._click(words, self.page.locator(".x-index").get_by_role("link", name=words))
        return self

    def row(self, words: str, link: str = ""):
        """Follow a link in the row of a table."""
        row = self.page.get_by_role("row", name=words).first
        self._click(
            f"{words}: {link}", row.get_by_role("link", name=link) if link else row.get_by_role("link")
        )
        return self

    def _click(self, words: str, found):
        try:
            found.first.click()
        except NotThere as missing:
            raise self._lacks(words) from missing

    def _lacks(self, words: str) -> AssertionError:
        return AssertionError(f"no “{words}” on {self.page.url}:\n{self.page.locator('body').inner_text()}")

    def write(self, fields: dict[str, str | bool]):
        for label, value in fields.items():
            labelled = self.page.locator("main").get_by_label(re.compile(rf"^\s*{re.escape(label)}"))
            control = labelled.and_(self.page.locator("input, select, textarea"))
            try:
                _set(control.first, value)
            except NotThere as missing:
                raise self._lacks(label) from missing
        return self

    def press(self, words: str = ""):
        form = self.page.locator("main form, .x-acts form")
        button = (
            form.get_by_role("button", name=words, exact=True) if words else form.locator("[type=submit]")
        )
        self._click(words, button)
        self.page.wait_for_load_state()
        assert self.page.locator(".x-errors").count() == 0, self.page.locator(".x-errors").inner_text()
        return self

    def sees(self, *words: str):
        self.page.wait_for_load_state()
        text = self.page.locator("body").inner_text()
        for each in words:
            assert each in text, f"{each} not on {self.page.url}:\n{text}"
        return self

    def look(self, name: str):
        """Axe and the width of the window, once for each kind of page; without scripts axe cannot run."""
        if self.scripts and name not in self.looked:
            self.looked.add(name)
            scan(self.page)
            assert self.page.evaluate("document.documentElement.scrollWidth") <= 1366, name
            picture(self.page, f"{self.journey}-{name}")
        return self

    def take(self, words: str) -> bytes:
        """Follow a link to a file and take what comes down."""
        with self.page.expect_download() as coming:
            self.follow(words)
        return coming.value.path().read_bytes()


def _set(control, value):
    kind = control.evaluate("field => field.tagName === 'SELECT' ? 'select' : field.type")
    if value is True:
        control.check()
    elif kind == "select":
        options = control.locator("option").all_text_contents()
        label = next((o for o in options if o.strip() == value), None)
        label = label or next((o for o in options if value in o), None)
        assert label is not None, f"{value} not among {options}"
        control.select_option(label=label.strip())
    elif kind == "file":
        control.set_input_files(value)
    else:
        control.fill(value)
