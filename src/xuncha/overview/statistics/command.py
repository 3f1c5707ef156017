"""公报 — count a round's records and print the figures. Reads the home's database only; knows nothing of any facts."""

import argparse
import json
import sys
from datetime import date


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("id", metavar="ID", help="the round's code")
    parser.add_argument(
        "--as-of", type=date.fromisoformat, default=None, metavar="DAY", help="as it stood that day"
    )
    parser.add_argument("--json", action="store_true", help="one JSON object")


def run(args: argparse.Namespace) -> int:
    """0 printed · 2 no such round, or no office in this home."""
    import django

    django.setup()
    from django.db import DatabaseError

    from xuncha.foundation.terms import NotKnown, SystemClock

    from .queries import bulletin

    upto = args.as_of or SystemClock().today()
    try:
        found = bulletin(args.id, upto, as_of_given=args.as_of is not None)
    except (NotKnown, DatabaseError) as refused:
        print(getattr(refused, "message", None) or f"no office in this home: {refused}", file=sys.stderr)
        return 2
    if args.json:
        print(json.dumps(found, ensure_ascii=False))
    else:
        for part in ("figures", "computed"):
            for key, value in found[part].items():
                print(f"{key}: {value}")
    return 0
