"""重演 — do one published round in an office of invented people, then let the bulletin count it, and compare."""

import argparse
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from .facts.compare import differences
from .facts.contradictions import contradictions
from .facts.entry import CONTRADICTORY, COUNTED_OTHERWISE, WRONG_USE, Entry, FactsError, load


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


def _start(root: Path, mark) -> None:  # type: ignore[no-untyped-def]
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


def _perform(entry, parts, scripts, invention) -> None:  # type: ignore[no-untyped-def]
    from xuncha.standing.regulations import queries as regulations

    from .days import days_of, whole_day, year_of
    from .office import open_rehearsal
    from .performance import Performance, Round
    from .progress import told
    from .script import whole_of

    rules = regulations.in_force(_approval_day(entry)).code
    table = regulations.calendar()

    def due(period: str, start: date) -> date:
        return regulations.due(rules, period, start, days=table).day

    days = [
        days_of(part, [aim.inspection for aim in script.aims], due, table.works)
        for part, script in zip(parts, scripts, strict=True)
    ]
    whole = whole_of(entry)
    office = open_rehearsal(min(d.opened for d in days), invention, whole.register)
    played = [Performance(s, d, office) for s, d in zip(scripts, days, strict=True)]
    round_ = Round(whole, played, office)
    stop = whole_day(entry.get("as_of"), year_of(entry))
    for _ in told(driven(round_, stop), round_.count(), entry.id):
        pass


def driven(round_, stop: date | None) -> Iterator[date]:  # type: ignore[no-untyped-def]
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
