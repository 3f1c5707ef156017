"""测速 — run one promise of speed from a checkout: ours, the floor or peer, the ratio.

Each promise is a file `benchmarks/bench_NAME.py` with `SIZES` (a dictionary by size) and
`measure(size, seed) -> Iterable[Row]`. It makes its own data in a home of its own, which goes afterwards.
"""

import argparse
import json
import os
import platform
import resource
import sys
import tempfile
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType
from typing import Any

PLACE = Path(__file__).resolve().parents[3] / "benchmarks"


@dataclass(frozen=True, slots=True)
class Row:
    """One measured thing. `against` names the floor or peer, `theirs` its figure in the same unit.

    `goal` is what `ours` (or the ratio, where `of_ratio`) must not exceed; None where the row is information only.
    """

    what: str
    ours: float
    unit: str
    against: str = ""
    theirs: float | None = None
    goal: float | None = None
    of_ratio: bool = False

    @property
    def ratio(self) -> float | None:
        return self.ours / self.theirs if self.theirs else None

    @property
    def met(self) -> bool | None:
        judged = self.ratio if self.of_ratio else self.ours
        return None if self.goal is None or judged is None else judged <= self.goal

    def as_json(self) -> dict[str, Any]:
        kept = asdict(self)
        kept.pop("of_ratio")
        return {**kept, "ratio": self.ratio, "met": self.met}


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("name", help="which promise: " + ", ".join(promises()))
    parser.add_argument("--size", default="small")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--json", action="store_true")


def promises() -> list[str]:
    return sorted(f.stem.removeprefix("bench_") for f in PLACE.glob("bench_*.py"))


def run(args: argparse.Namespace) -> int:
    """Measure and print. 0 whatever the figures are: a benchmark does not judge a machine; 2 for a wrong name or size."""
    if args.name not in promises():
        print(
            f"no such promise: {args.name}; there are: {', '.join(promises()) or 'none, run from a checkout'}",
            file=sys.stderr,
        )
        return 2
    with tempfile.TemporaryDirectory(prefix="xuncha-bench-") as folder:
        # Never the operator's own office: a benchmark writes.
        for outside in ("XUNCHA_DATABASE", "XUNCHA_HEADS", "XUNCHA_KEY_FILE"):
            os.environ.pop(outside, None)
        os.environ["XUNCHA_HOME"] = folder
        promise = _load(args.name)
        if args.size not in promise.SIZES:
            print(f"sizes of {args.name}: {', '.join(promise.SIZES)}", file=sys.stderr)
            return 2
        rows = list(promise.measure(args.size, args.seed))
    _say(args, rows)
    return 0


def _load(name: str) -> ModuleType:
    spec = spec_from_file_location(f"bench_{name}", PLACE / f"bench_{name}.py")
    if spec is None or spec.loader is None:
        raise FileNotFoundError(name)
    module = module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def machine() -> str:
    return f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}"


def peak_mib() -> float:
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    children = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    return round(max(own, children) / 1024, 1)


def _say(args: argparse.Namespace, rows: Iterable[Row]) -> None:
    found = {
        "name": args.name,
        "size": args.size,
        "seed": args.seed,
        "machine": machine(),
        "rows": [row.as_json() for row in rows],
        "peak_mib": peak_mib(),
    }
    if args.json:
        print(json.dumps(found, ensure_ascii=False))
        return
    print(f"{args.name} ({args.size}), {found['machine']}, peak {found['peak_mib']} MiB")
    for row in rows:
        theirs = (
            ""
            if row.theirs is None
            else f"  {row.against} {row.theirs:.4g} {row.unit}  ratio {row.ratio:.2f}"
        )
        met = {None: "", True: "  met", False: "  NOT met"}[row.met]
        goal = "" if row.goal is None else f"  goal {row.goal:g}"
        print(f"  {row.what}: {row.ours:.4g} {row.unit}{theirs}{goal}{met}")
