"""The `xuncha` command. Every verb takes `--home DIR`, works without a terminal, ends with 0 or a code and one line."""

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from importlib import import_module

# verb → (module with `arguments(parser)` and `run(args) -> int`, one line of help)
VERBS: dict[str, tuple[str, str]] = {
    "run": ("xuncha.upkeep.serve", "serve the office on this machine"),
    "demo": ("xuncha.rehearsal.demo", "build the sample county"),
    "replay": ("xuncha.rehearsal.replay", "do a published round through the real actions"),
    "bulletin": ("xuncha.overview.statistics.command", "count a round's records and print the figures"),
    "verify": ("xuncha.upkeep.verify", "check the journal against the heads kept outside"),
    "parcel": ("xuncha.upkeep.parcel", "make a receiver's key; open what was sealed to it"),
    "doctor": ("xuncha.upkeep.doctor", "say what this installation lacks"),
    "bench": ("xuncha.upkeep.bench", "measure a promise of speed (from a checkout)"),
}


def main(argv: Sequence[str] | None = None) -> None:
    """Parse, set the home, start Django, run the verb."""
    parser = argparse.ArgumentParser(
        prog="xuncha", description="巡察 — inspection work in one provable chain"
    )
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="VERB")
    wanted = next((a for a in (argv if argv is not None else sys.argv[1:]) if not a.startswith("-")), None)
    runners: dict[str, Callable[[argparse.Namespace], int]] = {}
    for verb, (module, line) in VERBS.items():
        sub = verbs.add_parser(verb, help=line, description=line)
        sub.add_argument("--home", metavar="DIR", help="where the office's data lives")
        if verb == wanted:  # only the verb asked for pays for its imports
            loaded = import_module(module)
            loaded.arguments(sub)
            runners[verb] = loaded.run
    args = parser.parse_args(argv)
    if args.home:
        os.environ["XUNCHA_HOME"] = args.home
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "xuncha.config.settings")
    sys.exit(runners[args.verb](args))
