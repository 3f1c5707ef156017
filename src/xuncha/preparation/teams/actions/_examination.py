"""Keeping what the rules found on pairs, and what it makes of the decisions. A batch of villages has ten thousand pairs:
they are read in three queries, and new ones are written in bulk.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Prefetch

from xuncha.foundation.journal.frame import record
from xuncha.foundation.keys.fields import open_text, write_sealed
from xuncha.foundation.terms import Actor, new_id
from xuncha.foundation.terms.record import born
from xuncha.preparation.teams.models import Examination, Hit, PairDecision, Ruling
from xuncha.preparation.teams.rules.recusal import facts as rules
from xuncha.preparation.teams.rules.recusal.verdict import verdict
from xuncha.preparation.teams.rules.states import Outcome, Waits

from ._move import turn

EXAMINED, BY_RULE, UPHELD = "examined", "by_rule", "upheld"


@dataclass(frozen=True, slots=True)
class Circumstances:
    """Under what a pair is examined: the person's role, whether they declared."""

    role: str
    declared: bool


class Examinations:
    """One run over many pairs. `note` each, then `write`."""

    def __init__(
        self, by: Actor, persons: Sequence[UUID], targets: Sequence[UUID], rule_set: str, day: date
    ) -> None:
        self.by, self.rule_set, self.day = by, rule_set, day
        self.known = _known(persons, targets)
        self.changed: list[PairDecision] = []
        self.fresh: set[UUID] = set()
        self.examinations: list[Examination] = []
        self.hits: list[Hit] = []

    def note(self, person: UUID, target: UUID, hits: Sequence[rules.Hit], under: Circumstances) -> None:
        """Keep the examination of a pair and its outcome where anything is new."""
        pair = self.known.get((person, target)) or self._fresh(person, target)
        last = _newest(pair)
        same = last is not None and last.role == under.role and _written(last) == [_plain(h) for h in hits]
        upheld = _upheld(pair, last) if same and pair.rule_set == self.rule_set else None
        outcome, waits_for = verdict(hits, declared=under.declared, upheld=upheld)
        if same and waits_for == Waits.PROPOSAL and _being_decided(pair, last):
            waits_for = Waits.APPROVAL
        if same and (pair.outcome, pair.waits_for) in (
            (outcome, waits_for),
            (Outcome.PENDING, Waits.APPROVAL),
        ):
            return
        if not same:
            self._keep(pair, hits, under.role, last.number + 1 if last else 1)
        self._settle(pair, outcome, waits_for, _how(outcome, hits, upheld))

    def write(self) -> list[PairDecision]:
        """Write everything; say in the journal what is more than a first look that found nothing."""
        PairDecision.objects.bulk_create([p for p in self.changed if p.id in self.fresh])
        for pair in self.changed:
            if pair.id not in self.fresh:
                pair.save()
        Examination.objects.bulk_create(self.examinations)
        Hit.objects.bulk_create(self.hits)
        hit = {h.examination_id for h in self.hits}
        with_hits = {e.pair_id for e in self.examinations if e.id in hit}
        for pair in self.changed:
            if pair.id not in self.fresh or pair.id in with_hits:
                self._say(pair)
        return self.changed

    def _fresh(self, person: UUID, target: UUID) -> PairDecision:
        pair = PairDecision(
            **born(self.by), id=new_id(), person_id=person, target_id=target, rule_set=self.rule_set
        )
        self.fresh.add(pair.id)
        return pair

    def _settle(self, pair: PairDecision, outcome: Outcome, waits_for: Waits, how: str) -> None:
        turn(pair, outcome, waits_for)
        decided = outcome != Outcome.PENDING
        pair.rule_set, pair.how = self.rule_set, how
        pair.decided_on, pair.decided_by = (self.day, self.by.name) if decided else (None, "")
        pair.reopened_on, pair.reopened_because = None, ""
        self.changed.append(pair)

    def _keep(self, pair: PairDecision, hits: Sequence[rules.Hit], role: str, number: int) -> None:
        examination = Examination(
            **born(self.by),
            id=new_id(),
            pair_id=pair.id,
            number=number,
            on=self.day,
            rule_set=self.rule_set,
            role=role,
            examined_by=self.by.name,
            cause=pair.reopened_because,
        )
        self.examinations.append(examination)
        self.hits += [_hit(self.by, examination, order, hit) for order, hit in enumerate(hits, 1)]

    def _say(self, pair: PairDecision) -> None:
        facts = {
            "outcome": pair.outcome,
            "waits_for": pair.waits_for,
            "how": pair.how,
            "on": self.day.isoformat(),
        }
        record("teams.pair_examined", by=self.by, about=pair.ref, facts=facts, rule_set=self.rule_set)


def _known(persons: Sequence[UUID], targets: Sequence[UUID]) -> dict[tuple[UUID, UUID], PairDecision]:
    examinations = Examination.objects.order_by("-number").prefetch_related(
        Prefetch("hits", Hit.objects.order_by("order"))
    )
    rows = (
        PairDecision.objects.select_for_update(of=("self",))
        .filter(person__in=persons, target__in=targets)
        .prefetch_related(
            Prefetch("examinations", examinations, to_attr="examined"),
            Prefetch(
                "rulings", Ruling.objects.filter(confirmed=True).order_by("-number"), to_attr="confirmed"
            ),
            Prefetch("rulings", Ruling.objects.filter(confirmed__isnull=True), to_attr="undecided"),
        )
    )
    return {(p.person_id, p.target_id): p for p in rows}


def _newest(pair: PairDecision) -> Examination | None:
    examined = getattr(pair, "examined", [])
    return examined[0] if examined else None


def _upheld(pair: PairDecision, last: Examination | None) -> Outcome | None:
    """What was confirmed on the newest examination, None where nobody decided on it."""
    confirmed = getattr(pair, "confirmed", [])
    if not confirmed or last is None or confirmed[0].examination_id != last.id:
        return None
    return Outcome(confirmed[0].outcome)


def _being_decided(pair: PairDecision, last: Examination | None) -> bool:
    """Whether a proposal on the newest examination is still with the approvers."""
    return last is not None and any(r.examination_id == last.id for r in getattr(pair, "undecided", []))


def _how(outcome: Outcome, hits: Sequence[rules.Hit], upheld: Outcome | None) -> str:
    if outcome == Outcome.PENDING:
        return ""
    if any(h.forced for h in hits):
        return BY_RULE
    return UPHELD if upheld else EXAMINED


def _hit(by: Actor, examination: Examination, order: int, hit: rules.Hit) -> Hit:
    row = Hit(
        **born(by),
        id=new_id(),
        examination_id=examination.id,
        order=order,
        rule=hit.rule,
        clause=hit.clause,
        forced=hit.forced,
        source="" if hit.sealed else hit.source,
        fact=None if hit.sealed else hit.fact,
        free_from=None if hit.sealed else hit.free_from,
    )
    if hit.sealed:
        write_sealed(row, "sealed", json.dumps(_plain(hit), ensure_ascii=False, sort_keys=True))
    return row


def _plain(hit: rules.Hit) -> dict[str, object]:
    free_from = hit.free_from.isoformat() if hit.free_from else ""
    return {
        "rule": hit.rule,
        "clause": hit.clause,
        "forced": hit.forced,
        "fact": hit.fact,
        "free_from": free_from,
    }


def _written(examination: Examination) -> list[dict[str, object]]:
    """The hits of an examination as they were, sealed ones opened: only to be compared, inside an examination."""
    return [_of_row(row) for row in examination.hits.all()]


def _of_row(row: Hit) -> dict[str, object]:
    if row.sealed is not None:
        return dict(json.loads(open_text(row, "sealed")))
    free_from = row.free_from.isoformat() if row.free_from else ""
    return {
        "rule": row.rule,
        "clause": row.clause,
        "forced": row.forced,
        "fact": row.fact,
        "free_from": free_from,
    }
