"""启动 — serve an office on this machine."""

import argparse
import os
import socket
import sys


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--port", type=int, default=8000)
    parser.add_argument(
        "--address", default="127.0.0.1", help="where to listen; behind a proxy this stays 127.0.0.1"
    )
    parser.add_argument("--workers", type=int, default=1, help="processes; one serves a county office")


def run(args: argparse.Namespace) -> int:
    """Bring the database up to date, say where the office is, serve until stopped."""
    if not _free(args.address, args.port):
        print(f"port {args.port} is taken; choose another with --port (make run: PORT=)", file=sys.stderr)
        return 1
    import django
    from django.conf import settings

    home = settings.HOME
    home.make()
    django.setup()
    from xuncha.standing.regulations.checks import rule_faults

    faults = rule_faults()
    if faults:
        print(*faults, sep="\n", file=sys.stderr)
        return 1
    from xuncha.foundation.terms.tables import bring_house_up_to_date

    steps = bring_house_up_to_date()
    if steps:
        print(f"database brought up to date: {steps} steps")
    from xuncha.upkeep.opening import open_if_new

    for line in open_if_new():
        print(line)
    print(f"http://{args.address}:{args.port}/   {home.root}", flush=True)
    _serve(args)
    from xuncha.foundation.journal.heads import write_quietly

    write_quietly()  # the workers are gone: what they committed last gets its signed head
    return 0


def _free(address: str, port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((address, port))
        except OSError:
            return False
    return True


def _serve(args: argparse.Namespace) -> None:
    from granian.constants import Interfaces
    from granian.server import Server

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "xuncha.config.settings")
    Server(
        "xuncha.config.wsgi:application",
        address=args.address,
        port=args.port,
        interface=Interfaces.WSGI,
        workers=args.workers,
        # Threads wait for the database and for LibreOffice, not for the processor.
        blocking_threads=8,
        backlog=256,
        log_enabled=False,
    ).serve()
