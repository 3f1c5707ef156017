"""Every way to rewrite the journal, with all that a database's owner could make fit again."""

import pytest
from django.conf import settings
from django.db import connection

from xuncha.engines.seal import sm3
from xuncha.engines.seal.merkle import Frontier, leaf_hash
from xuncha.foundation.journal import events, heads, proof
from xuncha.foundation.journal.frame import action, record
from xuncha.foundation.journal.leaf import envelope_digest_in, leaf_bytes
from xuncha.foundation.journal.ledger import DISPOSED, entry_ref
from xuncha.foundation.journal.models import Entry, Payload, Tip
from xuncha.foundation.terms import Actor, Ref, new_id

pytestmark = pytest.mark.django_db
ACTOR = Actor("P-0001", "某人")

if "test.noted" not in events.known_events():
    events.event("test.noted", "记一笔")


@action
def note(*, by: Actor, n: int) -> None:
    record("test.noted", by=by, about=Ref("test.thing", new_id()), facts={"n": n})


@action
def dispose(*, by: Actor, sequence: int) -> None:
    record(DISPOSED, by=by, about=entry_ref(sequence))


@pytest.fixture
def journal(tmp_path, settings):
    """Forty entries, heads after 10, 20, 30; ten are younger."""

    class Elsewhere(type(settings.HOME)):
        heads = tmp_path

    settings.HOME = Elsewhere(settings.HOME.root)
    for n in range(2, 41):
        note(by=ACTOR, n=n)
        if n in (10, 20, 30):
            heads.write_head()
    return Entry.objects


def rebuild_everything() -> None:
    """What a thief with the whole database would do after changing rows: leaves, payload digests, tip."""
    tree = Frontier()
    for row in Entry.objects.order_by("sequence"):
        payload = Payload.objects.get(sequence=row.sequence)
        digest = (
            sm3.digest(bytes(payload.envelope))
            if payload.envelope is not None
            else envelope_digest_in(bytes(row.leaf))
        )
        row.leaf = leaf_bytes(
            row.sequence,
            row.recorded_at,
            row.actor,
            row.event,
            row.about,
            row.rule_set,
            bytes(row.commitment),
            digest,
        )
        row.save()
        tree.append(leaf_hash(row.leaf))
    Tip.objects.update(size=tree.size, frontier=tree.to_bytes())


def remove(sequence: int) -> None:
    """Take an entry out and close the gap."""
    Entry.objects.filter(sequence=sequence).delete()
    Payload.objects.filter(sequence=sequence).delete()
    last = Entry.objects.order_by("-sequence").first().sequence
    for later in range(sequence + 1, last + 1):
        Entry.objects.filter(sequence=later).update(sequence=later - 1)
        Payload.objects.filter(sequence=later).update(sequence=later - 1)


def swap(one: int, other: int) -> None:
    for model in (Entry, Payload):
        model.objects.filter(sequence=one).update(sequence=-1)
        model.objects.filter(sequence=other).update(sequence=one)
        model.objects.filter(sequence=-1).update(sequence=other)


def test_an_untouched_journal_is_sound(journal):
    report = proof.prove(opened=True)
    assert report.proven
    assert (report.entries, report.heads, report.newest_head, report.younger) == (40, 3, 30, 10)


@pytest.mark.parametrize("covered_up", [False, True])
@pytest.mark.parametrize(
    "change",
    [
        {"actor": "P-0002"},
        {"event": "test.other"},
        {"about": f"test.thing:{new_id()}"},
        {"recorded_at": "2020-01-01T00:00:00.000000+08:00"},
        {"rule_set": "other"},
        {"commitment": b"\0" * 32},
    ],
    ids=lambda change: next(iter(change)),
)
def test_an_altered_row_is_named(journal, change, covered_up):
    journal.filter(sequence=17).update(**change)
    if covered_up:
        rebuild_everything()
    report = proof.prove()
    assert report.first.sequence == 17


@pytest.mark.parametrize("covered_up", [False, True])
def test_a_removed_row_is_named(journal, covered_up):
    if covered_up:
        remove(17)
        rebuild_everything()
    else:
        journal.filter(sequence=17).delete()
    assert proof.prove().first.sequence == 17


@pytest.mark.parametrize("covered_up", [False, True])
def test_rows_in_another_order_are_named(journal, covered_up):
    swap(12, 25)
    if covered_up:
        rebuild_everything()
    assert proof.prove().first.sequence == 12


def test_the_last_rows_before_the_head_removed_are_named(journal):
    journal.filter(sequence__gt=28).delete()
    rebuild_everything()
    assert proof.prove().first.sequence == 29


def test_a_row_put_in_between_is_named(journal):
    """A forged entry takes the place of entry 5; all others move on."""
    for later in range(40, 4, -1):
        Entry.objects.filter(sequence=later).update(sequence=later + 1)
        Payload.objects.filter(sequence=later).update(sequence=later + 1)
    forged, payload = Entry.objects.get(sequence=6), Payload.objects.get(sequence=6)
    forged.sequence = payload.sequence = 5
    forged.actor = "P-0003"
    forged.save(force_insert=True)
    payload.save(force_insert=True)
    rebuild_everything()
    assert proof.prove().first.sequence == 5


@pytest.mark.parametrize("covered_up", [False, True])
def test_an_altered_payload_is_named(journal, covered_up):
    payload = Payload.objects.get(sequence=9)
    payload.envelope = bytes(payload.envelope[:-1]) + bytes([payload.envelope[-1] ^ 1])
    payload.save()
    if covered_up:
        rebuild_everything()
    assert proof.prove().first.sequence == 9


def test_a_payload_taken_away_is_named(journal):
    Payload.objects.filter(sequence=9).update(envelope=None, disposed_by=11)
    assert proof.prove().first == proof.Fault(9, "payload_missing")


def test_a_payload_disposed_of_breaks_nothing(journal):
    dispose(by=ACTOR, sequence=9)
    Payload.objects.filter(sequence=9).update(envelope=None, disposed_by=41)
    report = proof.prove(opened=True)
    assert report.sound
    assert report.entries == 41


def test_without_the_leaves_outside_the_run_between_two_heads_is_named(journal):
    heads.leaves_file(heads.office_id()).unlink()
    journal.filter(sequence=17).update(actor="P-0002")
    rebuild_everything()
    report = proof.prove()
    assert (report.first.sequence, report.first.code) == (11, "head_differs")
    assert "from 11 to 20" in report.first.detail


def test_altered_leaves_outside_are_not_taken_for_altered_entries(journal):
    file = heads.leaves_file(heads.office_id())
    content = bytearray(file.read_bytes())
    content[16 * 32] ^= 1
    file.write_bytes(content)
    report = proof.prove()
    assert not report.faults
    assert report.head_faults == ["the file of leaves outside was altered at 17"]


def test_no_head_is_signed_over_an_altered_journal(journal):
    journal.filter(sequence=17).update(actor="P-0002")
    rebuild_everything()
    with pytest.raises(heads.Discontinued):
        heads.write_head()


def test_lost_leaves_are_made_again_and_checked(journal):
    heads.leaves_file(heads.office_id()).unlink()
    heads.write_head()
    report = proof.prove()
    assert report.proven
    assert (report.leaves_outside, report.younger) == (40, 0)


def test_a_head_cut_off_by_a_crash_is_written_over(journal):
    with heads.heads_file(heads.office_id()).open("ab") as file:
        file.write(b'{"at": "2026')
    assert proof.prove().heads == 3
    heads.write_head()
    report = proof.prove()
    assert report.proven
    assert report.heads == 4


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda lines: lines[1:], "does not follow"),
        (lambda lines: [lines[0], lines[2]], "does not follow"),
        (lambda lines: [lines[0], lines[1].replace(b'"size": 20', b'"size": 21'), lines[2]], "signature"),
        (lambda lines: [lines[0], b"nonsense\n", lines[2]], "not readable"),
    ],
    ids=["first gone", "one gone", "altered", "unreadable"],
)
def test_heads_that_do_not_continue_each_other_are_named(journal, change, said):
    file = heads.heads_file(heads.office_id())
    file.write_bytes(b"".join(change(heads.read_lines(heads.office_id()))))
    report = proof.prove()
    assert any(said in fault for fault in report.head_faults)
    assert not report.sound


def test_another_office_under_the_same_heads_is_found(journal):
    """The whole database replaced by a fresh one."""
    Entry.objects.all().delete()
    Payload.objects.all().delete()
    Tip.objects.all().delete()
    note(by=ACTOR, n=1)
    report = proof.prove()
    assert "another office" in report.head_faults[0]


def test_an_emptied_journal_is_found(journal):
    Entry.objects.all().delete()
    Tip.objects.all().delete()
    assert proof.prove().first == proof.Fault(1, "missing", "heads outside, no first entry in the database")


def test_a_damaged_tip_is_found_and_stops_writing(journal):
    Tip.objects.update(frontier=b"\0" * 64)
    assert proof.prove().first.code == "tip_differs"


def test_runs_of_any_length_give_the_same_answer(journal, monkeypatch):
    monkeypatch.setattr(proof, "RUN", 8)
    assert proof.prove().proven
    journal.filter(sequence=19).update(actor="P-0009")
    rebuild_everything()
    assert proof.prove().first.sequence == 19


def test_the_head_is_signed_by_the_key_the_first_entry_names(journal):
    from xuncha.foundation.journal.queries import read_payload

    assert heads.newest(heads.office_id()).signed_by == read_payload(1)["heads_signed_by"]
    assert settings.HOME.heads.is_dir()
    assert connection.vendor in ("sqlite", "postgresql")
