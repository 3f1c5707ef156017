"""A text of the rule data in both languages. `str()` gives the reader's; the journal stores `.zh`."""

from collections.abc import Callable
from dataclasses import dataclass

_language: Callable[[], str] = lambda: "zh-hans"  # noqa: E731 - replaced once, by `speak`


def speak(language: Callable[[], str]) -> None:
    """Say how to learn the reader's language. The app does this once at its start."""
    global _language
    _language = language


@dataclass(frozen=True, slots=True, order=True)
class Text:
    zh: str
    en: str = ""

    def __str__(self) -> str:
        return self.zh if not self.en or _language().startswith("zh") else self.en

    def __bool__(self) -> bool:
        return bool(self.zh)


NOTHING = Text("")
