"""What the body does about it, what the office finds of it, and what becomes public."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from xuncha.conclusions.findings import queries as findings
from xuncha.followup.rectification import queries as rectification
from xuncha.followup.rectification.actions.add_task import add_task
from xuncha.followup.rectification.actions.check_item import check_item
from xuncha.followup.rectification.actions.check_step import check_step
from xuncha.followup.rectification.actions.disclose import disclose
from xuncha.followup.rectification.actions.hand_in_item import hand_in_item
from xuncha.followup.rectification.actions.propose_measure import propose_measure
from xuncha.followup.rectification.actions.record_committee_hearing import record_committee_hearing
from xuncha.followup.rectification.actions.record_meeting import record_meeting
from xuncha.followup.rectification.actions.record_money import record_money
from xuncha.followup.rectification.actions.record_persons import record_persons
from xuncha.followup.rectification.actions.record_rule import record_rule
from xuncha.followup.rectification.actions.record_visit import record_visit
from xuncha.followup.rectification.actions.report_progress import report_progress
from xuncha.followup.rectification.actions.review_plan import review_plan
from xuncha.followup.rectification.actions.submit_plan import submit_plan
from xuncha.followup.rectification.actions.submit_proof import submit_proof
from xuncha.onsite.inspections.actions.pass_gate import pass_gate
from xuncha.rehearsal.days import evenly, working_days
from xuncha.rehearsal.rectification_script import dealt, whole
from xuncha.standing.organisations import queries as organisations
from xuncha.standing.regulations import queries as regulations

from .stage import LATE, Stage, TargetOnStage, there

CHECKED = {
    "stage_done": "阶段任务完成，后续按计划推进",
    "continuing": "需要长期坚持，继续报送进展",
    "not_done": "到期没有完成，写明原因和新的日期",
}
RULES: Sequence[str] = (
    "请示报告事项清单", "公务接待管理办法", "采购管理办法", "工程变更审批办法", "资产管理办法", "往来款清理办法",
    "请销假管理办法", "会议议事规则", "党费收缴公示办法", "文物巡查制度", "场馆开放抽查办法", "印鉴管理办法",
)  # fmt: skip


class Rectifying(Stage):
    """From the measures to the disclosure."""

    def _rectify(self) -> Iterator[date]:
        yield self.days.planned_rectification
        for _team, target in self._heads():
            self._measures(target)
        yield self.days.reviewed
        for _team, target in self._heads():
            self._accept(target)
        items = [(target, item) for _, target in self._heads() for item in self._items(target)]
        kinds = [rectification.body_of(item).kind for _target, item in items]
        states = (
            self._by_heading([item for _target, item in items])
            if self.script.rectification.base == "items"
            else dealt(self.script.rectification, kinds, self.random)
        )
        work = working_days(
            self.days.reviewed + timedelta(days=1), self.days.checked, regulations.is_working_day
        )
        for (target, item), found, day in zip(items, states, evenly(len(items), work), strict=True):
            yield day
            self._work(target, item, found)
        yield self.days.checked
        for _team, target in self._heads():
            self._results(target)
        self._look_again()
        heard = self.days.committee
        if heard and heard < self.days.published:
            yield heard
            self._heard(heard)
        yield self.days.published
        for _team, target in self._heads():
            self._publish(target)
        if heard and heard >= self.days.published:
            yield heard
            self._heard(heard)

    def _by_heading(self, items: Sequence[Any]) -> list[list[str]]:
        """Everything under one lowest heading comes to the same state: headings are what is counted."""
        pool = list(self.script.rectification.states)
        self.random.shuffle(pool)
        given: dict[tuple[str, ...], str] = {}
        for item in items:
            path = tuple(item.finding.headings)
            if path not in given:
                given[path] = pool.pop() if pool else "continuing"
        return [[given[tuple(item.finding.headings)]] for item in items]

    def _ledgers(self) -> list[UUID]:
        return [rectification.ledgers_of(there(t.inspection))[0].id for _team, t in self._heads()]

    def _look_again(self) -> None:
        """Later checks: so many teams over so many bodies."""
        script, ledgers = self.script.rectification, self._ledgers()
        for n in range(max(script.check_teams, script.check_bodies)):
            record_visit(
                by=self.office.staff,
                ledger=ledgers[n % max(1, script.check_bodies)],
                kind="supervision",
                team=f"第{n % max(1, script.check_teams) + 1}督查组",
                outcome="mostly",
                found="查看台账和佐证，随机问了经办人",
            )

    def _heard(self, on: date) -> None:
        record_committee_hearing(
            by=self.office.staff, ledgers=self._ledgers(), on=on, meeting="县委常委会会议"
        )

    def _items(self, target: TargetOnStage):  # type: ignore[no-untyped-def]
        ledger = rectification.ledgers_of(there(target.inspection))[0]
        return rectification.items_of(ledger)

    def _measures(self, target: TargetOnStage) -> None:
        by, holders = (
            self._door(target),
            organisations.leading_group(self._answering(target), self.office.clock.today()),
        )
        matters = {m.title: m for each in self._with_members(target) for m in each.matters}
        ledger = rectification.ledgers_of(there(target.inspection))[0]
        for n, item in enumerate(self._items(target)):
            matter = matters[findings.finding(item.finding_id, self.office.head).title]
            units = self.script.rectification.units[self.planned]
            measures = units if self.script.rectification.base == "measures" else 1
            for turn in range(measures):
                made = propose_measure(
                    by=by,
                    item=item.id,
                    text=matter.measure if turn == 0 else f"{matter.measure}（第{turn + 1}项）",
                    leader=holders[n % len(holders)].holder,
                    standard=matter.standard,
                    department=matter.department,
                    person=matter.department + "负责人",
                    due_on=ledger.due_on,
                    term="long_term" if self.long_term > 0 else "staged",
                )
                self.long_term -= 1
            for turn in range(units if self.script.rectification.base == "tasks" else 0):
                add_task(
                    by=by, measure=made.id, text=f"{matter.measure}：第{turn + 1}步", due_on=ledger.due_on
                )
            self.planned += 1
        submit_plan(by=by, ledger=ledger.id, late_reason=LATE)

    def _accept(self, target: TargetOnStage) -> None:
        ledger = rectification.ledgers_of(there(target.inspection))[0]
        review_plan(by=self.office.staff, ledger=ledger.id, accept=True)
        pass_gate(by=self.office.head, inspection=there(target.inspection), late_reason=LATE)

    def _work(self, target: TargetOnStage, item, states: Sequence[str]) -> None:  # type: ignore[no-untyped-def]
        by = self._door(target)
        for measure in item.live:
            report_progress(by=by, measure=measure.id, note=f"{measure.department}已按措施办理，记录见佐证")
            submit_proof(
                by=by, measure=measure.id, note=f"{measure.text}：办理记录，纸质件存{measure.department}"
            )
        self._steps(item, states)
        state = whole(states)
        hand_in_item(by=by, item=item.id)
        check_item(
            by=self.office.staff,
            item=item.id,
            outcome=state,
            reason=CHECKED.get(state, ""),
            how="查阅佐证，现场核对",
        )

    def _steps(self, item, states: Sequence[str]) -> None:  # type: ignore[no-untyped-def]
        """Measures or tasks checked one by one, where they are what is counted."""
        base = self.script.rectification.base
        if base in ("findings", "items"):
            return
        steps = [(m.id, None) for m in item.live]
        if base == "tasks":
            steps = [(m.id, t.id) for m in item.live for t in m.tasks.all()]
        for (measure, task), state in zip(steps, states, strict=True):
            check_step(
                by=self.office.staff,
                measure=measure,
                task=task,
                outcome=state,
                reason=CHECKED.get(state, ""),
            )

    def _results(self, target: TargetOnStage) -> None:
        """What came of it is written at the first target: the published sums are of the whole."""
        if target is not self.targets[0]:
            return
        by, items = self._door(target), self._items(target)
        measures = [m for item in items for m in item.live]
        turn = 0
        for kind, fen in self.script.money.items():
            record_money(
                by=by, measure=measures[turn % len(measures)].id, kind=kind, amount_fen=fen, note="缴款凭证"
            )
            turn += 1
        for kind, persons in self.script.persons.items():
            record_persons(by=by, measure=measures[turn % len(measures)].id, kind=kind, persons=persons)
            turn += 1
        for kind, number in self.script.rules.items():
            for n in range(number):
                measure = measures[(turn + n) % len(measures)]
                record_rule(
                    by=by, measure=measure.id, kind=kind, title=f"{measure.department}{RULES[n % len(RULES)]}"
                )
        for kind, number in self.script.meetings.items():
            for n in range(number):
                record_meeting(by=by, measure=measures[(turn + n) % len(measures)].id, kind=kind)

    def _publish(self, target: TargetOnStage) -> None:
        ledger = rectification.ledgers_of(there(target.inspection))[0]
        disclose(by=self._door(target), ledger=ledger.id, where="县政府网站", late_reason=LATE)
