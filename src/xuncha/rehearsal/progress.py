from collections.abc import Iterable, Iterator
from typing import TypeVar

from rich.console import Console
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn

T = TypeVar("T")


def told(things: Iterable[T], about: int, label: str) -> Iterator[T]:
    """Pass things through with a progress bar; without a terminal, in silence."""
    console = Console(stderr=True)
    if not console.is_terminal:
        yield from things
        return
    columns = (TextColumn("{task.description}"), BarColumn(), TaskProgressColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task(label, total=about)
        for n, thing in enumerate(things, 1):
            bar.update(task, completed=min(n, about))
            yield thing
        bar.update(task, completed=about)
