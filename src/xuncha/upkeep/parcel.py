"""`xuncha parcel`: a receiver's own key, and the opening of what was sealed to it. Needs no office on this machine."""

import argparse
import os
import sys
from pathlib import Path

SOUND, NOT_OPENED = 0, 1
PART = 256 * 1024


def arguments(parser: argparse.ArgumentParser) -> None:
    """What the verb takes, and what its codes mean."""
    verbs = parser.add_subparsers(dest="what", required=True, metavar="WHAT")
    made = verbs.add_parser("key", help="make a key: FILE to be kept, FILE.pub to be handed over")
    made.add_argument("file", type=Path)
    opened = verbs.add_parser("open", help="open a parcel into a folder")
    opened.add_argument("file", type=Path)
    opened.add_argument("--key", type=Path, required=True, help="the private key file")
    opened.add_argument("--into", type=Path, required=True, help="a folder; nothing in it is written over")
    parser.epilog = "ends with 0: done · 1: not made, or not opened (another key, altered, a file in the way)"


def run(args: argparse.Namespace) -> int:
    """Do it, or say in one line why not."""
    from xuncha.engines.seal.envelope import Unopenable

    try:
        said = _make(args.file) if args.what == "key" else _open(args.file, args.key, args.into)
    except FileExistsError as wrong:
        print(f"{wrong.filename} is there already; nothing is written over", file=sys.stderr)
        return NOT_OPENED
    except (OSError, ValueError, Unopenable) as wrong:
        print(f"not done: {wrong}", file=sys.stderr)
        return NOT_OPENED
    print(said)
    return SOUND


def _make(file: Path) -> str:
    from xuncha.engines.seal import parcel, sm2

    private = sm2.new_key()
    public = sm2.public_key(private)
    _write(file, private.hex() + "\n", 0o600)
    _write(file.with_name(file.name + ".pub"), public.hex() + "\n", 0o644)
    return f"{file} to be kept, {file}.pub to be handed over; fingerprint {parcel.fingerprint(public)}"


def _write(file: Path, text: str, mode: int) -> None:
    with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode), "w") as out:
        out.write(text)


def _open(file: Path, key: Path, into: Path) -> str:
    from xuncha.engines.seal import parcel

    private = bytes.fromhex(key.read_text("ascii").strip())
    written = 0
    with file.open("rb") as sealed:
        for name, stream in parcel.members(sealed, private):
            place = into / parcel.inside(name)
            place.parent.mkdir(parents=True, exist_ok=True)
            with place.open("xb") as out:
                while part := stream.read(PART):
                    out.write(part)
            written += 1
    return f"{written} files in {into}"
