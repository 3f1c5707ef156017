"""A process that writes until it is killed: `python -m tests.crash.writer`, in the home that XUNCHA_HOME names.

Prints one JSON line with what it found at the start, then a line for every act that was confirmed.
"""

import io
import json
import os

import django


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "xuncha.config.settings")
    django.setup()
    from django.conf import settings

    from xuncha.foundation.keys import state
    from xuncha.foundation.terms.tables import bring_house_up_to_date

    settings.HOME.make()
    if not settings.HOME.database.exists():
        state.make_demo_key()
        bring_house_up_to_date()
    print(json.dumps(found()), flush=True)
    write_for_ever()


def found() -> dict[str, object]:
    """Rows, entries and files as they are, and whether the journal is sound."""
    from django.db import connection

    from xuncha.foundation.files import sweep
    from xuncha.foundation.journal import proof

    report = proof.prove(opened=True)
    with connection.cursor() as cursor:
        counts = {}
        for what, sql in (
            ("bodies", "SELECT COUNT(*) FROM organisations_body"),
            ("files", "SELECT COUNT(*) FROM files_file"),
            ("said", "SELECT COUNT(*) FROM journal_entry WHERE event = 'crash.written'"),
        ):
            cursor.execute(sql)
            counts[what] = cursor.fetchone()[0]
    return {
        **counts,
        "sound": report.sound,
        "faults": [str(f) for f in report.faults] + report.head_faults,
        "heads": report.heads,
        "missing": len(list(sweep.missing())),
        "orphans": len(list(sweep.orphans(age=0))),
    }


def write_for_ever() -> None:
    from xuncha.foundation.files.store import keep
    from xuncha.foundation.journal.events import event
    from xuncha.foundation.journal.frame import action, record
    from xuncha.foundation.terms import Actor, Grant, Role, new_id
    from xuncha.standing.organisations.actions.register_body import register_body

    event("crash.written", "写了一件")
    office = Actor("P-0001", "某人", new_id(), frozenset({Grant(Role.OFFICE_HEAD)}))

    @action
    def write(*, by: Actor) -> None:
        """A file, a body and an entry: all of it or nothing."""
        kept = keep(io.BytesIO(os.urandom(20_000)), name="扫描.bin", scope="office", by=by)
        register_body(by=by, name=f"单位{new_id()}", kind="department")
        record("crash.written", by=by, about=kept.ref)

    while True:
        write(by=office)
        print("confirmed", flush=True)


if __name__ == "__main__":
    main()
