"""重演 — do one published round in an office of invented people, then let the bulletin count it, and compare."""

import argparse
import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from .facts.compare import differences
from .facts.contradictions import contradictions
from .facts.entry import CONTRADICTORY, COUNTED_OTHERWISE, WRONG_USE, Entry, FactsError, load

if TYPE_CHECKING:  # they need the settings, which need the home
    from .days import Days
    from .invention import Invention
    from .office import Office
    from .performance import Round
    from .performing.stage import Stage
    from .script import Script, Whole


def arguments(parser: argparse.ArgumentParser) -> None:
    """What the verb takes, and what its codes mean."""
    parser.add_argument("facts", metavar="FACTS", type=Path, help="file of published rounds (TOML)")
    parser.add_argument("id", metavar="ID", help="which entry of it")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--allow-large", action="store_true", help="also sums over several rounds")
    parser.epilog = (
        "ends with 0: counted as published · 2: wrong use · 3: a key or value outside the vocabulary · "
        "4: figures that contradict one another · 5: counted otherwise"
    )


def run(args: argparse.Namespace) -> int:
    """Replay, count in a process of its own, compare. With 2, 3 and 4 nothing is written."""
    try:
        entry = load(args.facts, args.id)
        found = contradictions(entry)
        if found:
            raise FactsError(CONTRADICTORY, [str(c) for c in found])
        root = Path(os.environ.get("XUNCHA_HOME") or Path.home() / ".local" / "share" / "xuncha").expanduser()
        shared = play(entry, args.seed, root)
    except FactsError as refused:
        for line in refused.lines:
            print(line, file=sys.stderr)
        return refused.exit_code
    return _compare(entry, root, shared)


def play(entry: Entry, seed: int, root: Path) -> bool:
    """Write the entry's round into the home; whether that held other rounds before.

    Raises FactsError 2 before anything is written.
    """
    from .homes import mark_as_rehearsal
    from .invention import Invention
    from .parts import parts_of
    from .script import furthest, lines_about, refuse_what_is_not_held, write_script

    invention = Invention(entry.id, seed)
    refuse_what_is_not_held(entry)
    parts = parts_of(entry, invention.random)
    scripts = [write_script(part, invention.random, furthest(entry)) for part in parts]
    _start(root, mark_as_rehearsal)
    shared = _refuse_twice(entry)
    for line in lines_about(entry):
        print(line)
    _perform(entry, parts, scripts, invention)
    return shared


def _start(root: Path, mark: Callable[[Path], None]) -> None:
    import django

    mark(root)
    os.environ["XUNCHA_HOME"] = str(root)
    django.setup()
    from django.conf import settings

    if not settings.REHEARSAL:
        raise FactsError(WRONG_USE, [f"{root}: a working office; a rehearsal is never written into one"])

    from xuncha.foundation.terms.tables import bring_house_up_to_date

    for folder in (settings.HOME.files, settings.HOME.heads):
        folder.mkdir(parents=True, exist_ok=True)
    bring_house_up_to_date()


def _refuse_twice(entry: Entry) -> bool:
    """Whether the home holds other rounds. Raises FactsError 2 where it holds this one."""
    from xuncha.preparation.planning import queries as planning

    codes = planning.codes_of_rounds()
    if entry.id in codes:
        raise FactsError(WRONG_USE, [f"{entry.id}: this home already holds that round"])
    return bool(codes)


def _perform(
    entry: Entry, parts: Sequence[Entry], scripts: "Sequence[Script]", invention: "Invention"
) -> None:
    from .days import whole_day, year_of
    from .earlier import earlier_of
    from .office import open_rehearsal
    from .script import whole_of, write_script

    whole = whole_of(entry)
    days = _days(entry, parts, scripts)
    before = earlier_of(entry, parts, min(d.begins for d in days))
    if before is None:
        office = open_rehearsal(min(d.opened for d in days), invention, whole.register)
        known = None
    else:
        script = write_script(before, invention.random, "rectified")
        then = _days(before, [before], [script])
        office = open_rehearsal(then[0].opened, invention, whole.register)
        known = _play(whole_of(before), [script], then, office)
    _play(whole, scripts, days, office, known, whole_day(entry.get("as_of"), year_of(entry)))


def _days(entry: Entry, parts: Sequence[Entry], scripts: "Sequence[Script]") -> "list[Days]":
    """The days of each part, by the rule set in force when the entry was approved."""
    from xuncha.standing.regulations import queries as regulations

    from .days import days_of

    rules = regulations.in_force(_approval_day(entry)).code
    table = regulations.calendar()

    def due(period: str, start: date) -> date:
        return regulations.due(rules, period, start, days=table).day

    return [
        days_of(part, [aim.inspection for aim in script.aims], due, table.works)
        for part, script in zip(parts, scripts, strict=True)
    ]


def _play(
    whole: "Whole",
    scripts: "Sequence[Script]",
    days: "Sequence[Days]",
    office: "Office",
    known: "Stage | None" = None,
    stop: date | None = None,
) -> "Stage":
    """Do one round in the office; what of it is done already is `known` to the next one."""
    from .performance import Performance, Round
    from .progress import told

    played = [Performance(s, d, office, known) for s, d in zip(scripts, days, strict=True)]
    round_ = Round(whole, played, office)
    for _ in told(driven(round_, stop), round_.count(), whole.code):
        pass
    return played[0]


def driven(round_: "Round", stop: date | None) -> Iterator[date]:
    """Move the clock to each act's day and let it happen; stop before the first one after `stop`."""
    acts = round_.acts()
    day = next(acts, None)
    while day is not None and (stop is None or day <= stop):
        round_.office.clock.move_to(day)
        yield day
        day = next(acts, None)


def _approval_day(entry: Entry) -> date:
    from .days import whole_day, year_of

    begins = whole_day(entry.get("begins"), year_of(entry)) or date(year_of(entry), 3, 1)
    return begins - timedelta(days=30)


def _compare(entry: Entry, root: Path, shared: bool) -> int:
    """The bulletin runs apart and gets nothing but the id and the home."""
    command = [sys.executable, "-m", "xuncha", "bulletin", entry.id, "--home", str(root), "--json"]
    if entry.get("as_of") is not None:
        command += ["--as-of", str(entry.get("as_of"))]
    counted = subprocess.run(command, capture_output=True, text=True, env=os.environ.copy())
    if counted.returncode != 0:
        print(counted.stderr.strip() or "the bulletin failed", file=sys.stderr)
        return COUNTED_OTHERWISE
    found = differences(entry, json.loads(counted.stdout), shared_home=shared)
    for key, published, printed in found:
        print(f"{key}: published {published}, counted {printed}", file=sys.stderr)
    if found:
        return COUNTED_OTHERWISE
    print(f"{entry.id}: every published figure is counted from the records")
    return 0
