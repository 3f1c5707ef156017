"""`xuncha verify`: whether the journal is what was written, entry by entry, as far as the heads outside vouch for it."""

import argparse
import json
import sys
import time
from typing import Any

SOUND, ALTERED, NOTHING, NO_HEAD = 0, 1, 2, 3


def arguments(parser: argparse.ArgumentParser) -> None:
    """What the verb takes, and what its codes mean."""
    parser.add_argument("--json", action="store_true", help="one JSON object instead of sentences")
    parser.add_argument("--head", action="store_true", help="first write a signed head of what is there now")
    parser.add_argument(
        "--open",
        action="store_true",
        help="also open every payload and compare it with its commitment, and try every deposit of the vault (slow)",
    )
    parser.epilog = "ends with 0: sound · 1: altered · 2: there is no journal · 3: sound, but no head outside vouches for it"


def run(args: argparse.Namespace) -> int:
    """Check, say what was found, end with the code."""
    import django

    django.setup()
    from django.conf import settings
    from django.db import DatabaseError, connection

    began = time.perf_counter()
    try:
        if connection.vendor == "sqlite" and not settings.HOME.database.is_file():
            raise DatabaseError(f"no database at {settings.HOME.database}")
        said = _check(args)
    except DatabaseError as wrong:
        said = {"ok": False, "code": NOTHING, "problem": f"no journal in this home: {wrong}"}
    said["seconds"] = round(time.perf_counter() - began, 2)
    if args.json:
        print(json.dumps(said, ensure_ascii=False, indent=2))
    else:
        print("\n".join(_sentences(said)))
    return int(said["code"])


def _check(args: argparse.Namespace) -> dict[str, Any]:
    from xuncha.foundation.journal import heads, proof
    from xuncha.foundation.terms import Locked

    problem = ""
    if args.head:
        try:
            heads.write_head()
        except (OSError, Locked, heads.Discontinued) as wrong:
            problem = f"no head written: {wrong}"
            print(problem, file=sys.stderr)
    try:
        report = proof.prove(opened=args.open)
    except Locked as why:  # only opening needs the key
        problem = f"payloads not opened: {why.message}"
        print(problem, file=sys.stderr)
        report = proof.prove()
    first = report.first
    vault = _vault(opened=args.open and not problem)
    torn = bool(vault["missing"] or vault["damaged"])
    return {
        "ok": report.sound and not problem and not torn,
        "code": (ALTERED if torn else 0) or _code(report) or (ALTERED if problem else SOUND),
        "office": report.office,
        "entries": report.entries,
        "heads": report.heads,
        "newest_head": report.newest_head,
        "newest_head_at": report.newest_head_at,
        "signed_by": report.signed_by,
        "younger": report.younger,
        "leaves_outside": report.leaves_outside,
        "first": first and {"sequence": first.sequence, "what": first.code, "detail": first.detail},
        "faults": [{"sequence": f.sequence, "what": f.code, "detail": f.detail} for f in report.faults[:20]],
        "head_faults": report.head_faults,
        "vault": vault,
        "problem": problem,
    }


def _vault(*, opened: bool) -> dict[str, Any]:
    """Whether whom the office's rows name is still in the vault: how many deposits, codes that are not there, and,
    where all is opened, deposits that are not what was put away."""
    from django.db import DatabaseError

    from xuncha.foundation.vault import store

    try:
        missing, deposits = list(store.missing()), store.count()
        damaged = list(store.damaged()) if opened else []
    except DatabaseError:  # no vault, or not one of ours: all that rows name is gone
        missing, deposits, damaged = sorted(store.named()), 0, []
    return {
        "deposits": deposits,
        "missing": len(missing),
        "first_missing": missing[:20],
        "damaged": len(damaged),
    }


def _code(report: Any) -> int:
    if not report.sound:
        return ALTERED
    if not report.entries:
        return NOTHING
    return SOUND if report.heads else NO_HEAD


def _sentences(said: dict[str, Any]) -> list[str]:
    if "entries" not in said:
        return [said["problem"]]
    lines = [
        f"{said['entries']} entries; {said['heads']} heads outside, the newest over {said['newest_head']}"
        f" ({said['newest_head_at'] or 'none'}); {said['younger']} entries are younger."
    ]
    if said["first"]:
        first = said["first"]
        lines.append(f"ALTERED: entry {first['sequence']}: {first['what']}. {first['detail']}".rstrip())
    lines += [f"HEADS: {fault}" for fault in said["head_faults"]]
    vault = said["vault"]
    if vault["missing"]:
        lines.append(f"VAULT: {vault['missing']} deposits that rows name are not there.")
    if vault["damaged"]:
        lines.append(f"VAULT: {vault['damaged']} deposits are not what was put away.")
    if not vault["missing"] and not vault["damaged"]:
        lines.append(f"Vault: {vault['deposits']} deposits; each that a row names is there.")
    lines += [said["problem"]] if said["problem"] else []
    if said["code"] == SOUND:
        lines.append("Sound: every entry is what was written.")
    elif said["code"] == NO_HEAD:
        lines.append("Sound in itself, but no head outside vouches for it.")
    elif said["code"] == NOTHING:
        lines.append("There is no journal here.")
    return [*lines, f"{said['seconds']} s"]
