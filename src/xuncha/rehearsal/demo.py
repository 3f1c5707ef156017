"""样本 — build the sample office once: invented rounds at different stages, so that every page has something to show."""

import argparse
import os
import tomllib
from collections.abc import Mapping
from datetime import date, timedelta
from importlib.resources import files
from pathlib import Path
from typing import Any

from .facts.entry import Entry

SIGN_INS = (
    ("head", "巡察办主任 office head"),
    ("staff", "巡察办 office staff"),
    ("leader", "领导小组 leading group"),
    ("secretary", "书记 secretary"),
    ("clerk", "信访员 petition clerk"),
    ("lead", "组长 team lead"),
    ("deputy", "副组长 deputy"),
    ("teamliaison", "巡察组联络员 team liaison"),
    ("member", "组员 member"),
    ("liaison", "被巡察单位联络员 liaison of the body"),
    ("sysadmin", "系统管理员 system administrator"),
    ("secadmin", "安全管理员 security administrator"),
    ("auditor", "安全审计员 audit administrator"),
)


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--small", action="store_true", help="the small sample; the only size of this version"
    )
    parser.add_argument("--today", type=date.fromisoformat, default=None, help=argparse.SUPPRESS)


def run(args: argparse.Namespace) -> int:
    """Build it where it is not yet built; print a sign-in for each role. A home that was left half built is begun anew."""
    root = (
        Path(os.environ.get("XUNCHA_HOME") or Path.home() / ".local" / "share" / "xuncha")
        .expanduser()
        .resolve()
    )
    built = root / "built"
    if not built.exists():
        _clear_half_built(root)
        build(root, args.today or date.today())  # noqa: DTZ011 - which day the sample stands at, not a business date
        built.write_text("small\n", "ascii")
    print_sign_ins()
    return 0


def _clear_half_built(root: Path) -> None:
    """Remove what a build that was broken off left: only a home this verb marked as its own."""
    import shutil

    if (root / "building").exists():
        shutil.rmtree(root)


def build(root: Path, today: date) -> None:
    """Play the sample's entries, each placed in time so that the sample stands at `today`."""
    from .replay import play

    root.mkdir(parents=True, exist_ok=True)
    (root / "building").write_text("", "ascii")
    for entry in entries(today):
        play(entry, 1, root)
    (root / "building").unlink()


def entries(today: date) -> list[Entry]:
    """The sample's rounds in the vocabulary of published ones; days are given as distances from today."""
    raw = tomllib.loads((files(__package__) / "texts" / "sample.toml").read_text("utf-8"))
    return [Entry(e.pop("kind"), e["id"], _placed(e, today)) for e in raw["entry"]]


def _placed(entry: Mapping[str, Any], today: date) -> dict[str, Any]:
    kept = {}
    for key, value in entry.items():
        if key.endswith("_days_from_today"):
            kept[key.removesuffix("_days_from_today")] = today + timedelta(days=value)
        else:
            kept[key] = value
    return kept


def print_sign_ins() -> None:
    from .words import WORD

    print("Sign-ins of the sample (every word is the same: nothing here is secret):")
    for username, role in SIGN_INS:
        print(f"  {username:<12} {WORD}   {role}")
