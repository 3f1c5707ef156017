"""Clues of a rehearsed round: raw notes on site, one to a judged paper, decided, transferred, reported on."""

from collections.abc import Sequence
from uuid import UUID

from xuncha.conclusions.clues import queries as clues
from xuncha.conclusions.clues.actions.decide_disposal import decide_disposal
from xuncha.conclusions.clues.actions.note_clue import note_clue
from xuncha.conclusions.clues.actions.note_clue_item import note_clue_item
from xuncha.conclusions.clues.actions.record_clue_return import record_clue_return
from xuncha.conclusions.clues.actions.transfer_clues import transfer_clues
from xuncha.conclusions.clues.rules.content import Level, Pointed
from xuncha.conclusions.clues.rules.disposal import Returned
from xuncha.conclusions.findings.rules.judgement import (
    AsAdvice,
    AsClue,
    AsFinding,
    Given,
    NotEstablished,
    SetAside,
)
from xuncha.foundation.terms import Actor
from xuncha.standing.coordination.actions.receipt_letter import receipt_letter

from .clue_script import ClueScript
from .invention import Matter
from .office import Office

OUTLINE = "反映其在经办有关事项中收受服务对象礼金，具体情况待核。"
NAMES = {
    "discipline": "县纪委监委",
    "organisation": "县委组织部",
    "government": "县政府",
    "department": "县财政局",
    "judiciary": "县人民检察院",
    "politics_law": "县委政法委",
    "audit": "县审计局",
    "petition": "县信访局",
    "town": "所在乡镇党委",
    "body": "被巡察单位党组织",
    "higher": "市委巡察办",
}
KIND_OF_BODY = {"organisation": "organisation_dept"}


class ClueDesk:
    """Hands out the scripted clues and advice in order, one clue to a paper, and later sends them."""

    def __init__(self, script: Sequence[ClueScript], advice: Sequence[str], office: Office) -> None:
        self.waiting, self.advice, self.office = list(script), list(advice), office
        self.beyond = 0  # clues that find no paper with a finding
        self.noted: list[tuple[ClueScript, UUID]] = []

    def level(self, script: ClueScript) -> Level:
        return Level.STAFF if script.to in ("body", "town") else Level.SECTION

    def _persons(self, script: ClueScript) -> list[Pointed]:
        return [Pointed(self.office.invention.name(), "经办人", "") for _ in range(script.persons)]

    def outcomes(self, matter: Matter, established: bool, livelihood: bool, discipline: str) -> list[Given]:
        """What a paper comes to, with a clue and an advice while there are any."""
        if not established and not self.beyond:
            return [NotEstablished(reason="补充材料能够说明，事实不成立")]
        given: list[Given] = [
            AsFinding(text=matter.fact + matter.effect, livelihood=livelihood)
            if established
            else SetAside(reason="不属单位面上的问题")
        ]
        if not established:
            self.beyond -= 1
        if self.waiting:
            given.append(self._clue(self.waiting.pop(0), discipline))
        if established and self.advice:
            to = self.advice.pop(0)
            given.append(AsAdvice(text=matter.measure, to_kind=KIND_OF_BODY.get(to, to), to_name=NAMES[to]))
        return given

    def _clue(self, script: ClueScript, discipline: str) -> AsClue:
        return AsClue(
            outline=OUTLINE,
            persons=self._persons(script),
            level=self.level(script),
            discipline=discipline,
            amount_fen=script.amount_fen,
        )

    def rest(self, by: Actor, inspection: UUID) -> None:
        """Clues for which there was no paper at all."""
        while self.waiting:
            script = self.waiting.pop(0)
            note_clue(
                by=by,
                inspection=inspection,
                outline=OUTLINE,
                persons=self._persons(script),
                level=self.level(script),
                discipline="integrity",
                amount_fen=script.amount_fen,
            )

    def note_items(self, by: Actor, inspection: UUID, number: int) -> None:
        for _ in range(number):
            note_clue_item(by=by, inspection=inspection, text="谈话中有人提到经办人收受礼金，没有说明细节。")

    def send(self, script: Sequence[ClueScript], inspections: Sequence[UUID]) -> None:
        """Decided above, one letter to each receiver, signed for."""
        head = self.office.head
        rows = clues.found_in(inspections, self.office.clock.today())
        by_receiver: dict[str, list[UUID]] = {}
        for plan, clue in zip(script, rows, strict=False):
            self.noted.append((plan, clue.id))
            if not plan.to:
                continue
            decide_disposal(
                by=head,
                clue=clue.id,
                receiver=plan.to,
                receiver_name=NAMES[plan.to],
                decided_by="书记专题会议",
            )
            by_receiver.setdefault(plan.to, []).append(clue.id)
        for keys in by_receiver.values():
            sent = transfer_clues(by=head, clues=keys)
            receipt_letter(by=head, letter=sent[0].transfer_id, signed_by="案管室", handed_by=head.name)

    def settle(self, number: int) -> None:
        """Receivers report so many of those that were sent as dealt with."""
        for _plan, clue in [pair for pair in self.noted if pair[0].to][:number]:
            record_clue_return(
                by=self.office.head, clue=clue, given=Returned(checked=True, cases=0, persons=0, closed=True)
            )

    def report(self) -> None:
        """What the receivers report."""
        for plan, clue in self.noted:
            if plan.cases or plan.filed_persons or plan.closed or plan.checked:
                record_clue_return(
                    by=self.office.head,
                    clue=clue,
                    given=Returned(
                        checked=True, cases=plan.cases, persons=plan.filed_persons, closed=plan.closed
                    ),
                )
