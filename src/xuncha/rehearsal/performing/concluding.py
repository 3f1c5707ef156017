"""Judged, reported, decided, told to the body."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from uuid import UUID

from xuncha.conclusions.findings import queries as findings
from xuncha.conclusions.findings.actions.arrange_findings import arrange_findings
from xuncha.conclusions.findings.actions.check_spot_rectification import check_spot_rectification
from xuncha.conclusions.findings.actions.judge_workpaper import judge_workpaper
from xuncha.conclusions.findings.actions.orders.issue_spot_order import issue_spot_order
from xuncha.conclusions.findings.actions.orders.send_spot_order import send_spot_order
from xuncha.conclusions.findings.actions.orders.sign_for_spot_order import sign_for_spot_order
from xuncha.conclusions.findings.rules.judgement import AsSpot, Given, NotEstablished
from xuncha.conclusions.reports import queries as reports
from xuncha.conclusions.reports.actions.deliver_feedback import deliver_feedback
from xuncha.conclusions.reports.actions.draft_report import draft_report
from xuncha.conclusions.reports.actions.prepare_feedback import prepare_feedback
from xuncha.conclusions.reports.actions.relay_feedback import relay_feedback
from xuncha.conclusions.reports.actions.sign_for_feedback import sign_for_feedback
from xuncha.conclusions.reports.actions.submit_report import submit_report
from xuncha.onsite.inspections.actions.pass_gate import pass_gate
from xuncha.rehearsal.clue_script import evenly as evenly_over
from xuncha.rehearsal.days import from_to
from xuncha.rehearsal.headings import paths_of
from xuncha.rehearsal.invention import Matter, spread
from xuncha.rehearsal.office import liaison_of
from xuncha.rehearsal.script import within
from xuncha.standing.organisations import queries as organisations
from xuncha.standing.people import queries as people
from xuncha.standing.regulations import queries as regulations

from .stage import LATE, Stage, TargetOnStage, TeamOnStage, take_one_step, there
from .working_papers import DISCIPLINES

DEMANDS: Sequence[str] = (
    "主要负责人牵头，逐条制定整改方案，一个月内报送。",
    "同类问题一并清理，修订相应制度。",
    "整改情况向党员通报，按规定公开。",
    "对往来款、资产逐笔清理并报告结果。",
)


class Concluding(Stage):
    """From the judged papers to the feedback signed for."""

    def _judge(self) -> Iterator[date]:
        yield self.days.ends
        livelihood, spots = self.script.livelihood, self.script.spots
        desk = self.desk
        findings = sum(t.findings for t in self.script.targets)
        desk.beyond = max(0, len(desk.waiting) - findings)
        beyond = max(0, spots - findings)
        for team, target in self._pairs():
            lead = self.office.actor(team.people["lead"][0])
            for paper, matter, established in target.papers:
                given = desk.outcomes(matter, established, livelihood > 0, DISCIPLINES[matter.discipline])
                livelihood -= established
                if spots and (established or beyond):
                    given = ordered_at_once(given, matter)
                    spots, beyond = spots - 1, beyond - (not established)
                judge_workpaper(by=lead, workpaper=paper, outcomes=given, minutes="组务会逐件研究，意见一致")
        if desk.waiting:
            team, target = next(iter(self._pairs()))
            desk.rest(self.office.actor(team.people["lead"][0]), there(target.inspection))
        self._order_spots()
        self._check_spots()
        self._arrange()

    def _arrange(self) -> None:
        """The findings list under as many headings as published, those of one kind of body apart where they are."""
        if not self.script.levels:
            return
        heads = [(team, findings.of_inspection(there(target.inspection))) for team, target in self._heads()]
        every = [f for _team, rows in heads for f in rows]
        placed: dict[UUID, tuple[str, ...]] = {}
        for kind, levels in self.script.levels.items():
            mine = [f for f in every if kind in ("", f.body.kind) and f.id not in placed]
            placed |= dict(zip((f.id for f in mine), paths_of(len(mine), levels), strict=False))
        for team, rows in heads:
            headings = {f.id: placed[f.id] for f in rows if f.id in placed}
            if headings:
                arrange_findings(
                    by=self.office.actor(team.people["lead"][0]),
                    inspection=rows[0].inspection.package_id or rows[0].inspection_id,
                    headings=headings,
                )

    def _order_spots(self) -> None:
        """The letters stated, over the targets that have something to put right; what is left was said by word of mouth."""
        if not self.script.letters:
            return
        there_are = [
            (team, target, findings.spots_in([there(target.inspection)], self.office.clock.today()))
            for team, target in self._pairs()
        ]
        there_are = [row for row in there_are if row[2]]
        counts = [len(spots) for _team, _target, spots in there_are]
        letters = within(spread(self.script.letters, counts, self.random), counts)
        for (team, target, spots), many in zip(there_are, letters, strict=True):
            rest = iter(spots)
            for size in evenly_over(len(spots), many):
                self._order(team, target, [next(rest).id for _ in range(size)])

    def _order(self, team: TeamOnStage, target: TargetOnStage, spots: list[UUID]) -> None:
        lead = self.office.actor(team.people["lead"][0])
        today = self.office.clock.today()
        made = issue_spot_order(
            by=lead, inspection=there(target.inspection), spots=spots, due_on=today + timedelta(days=7)
        )
        liaison = self._liaison(team)
        send_spot_order(by=liaison, order=made.id, sent_to="办公室")
        sign_for_spot_order(by=liaison, order=made.id, signed_by="办公室主任")

    def _check_spots(self) -> None:
        """Those put right by the day the team leaves, checked by its lead."""
        done = self.script.spots_done
        for team, target in self._pairs():
            lead = self.office.actor(team.people["lead"][0])
            for spot in findings.spots_in([there(target.inspection)], self.office.clock.today())[:done]:
                check_spot_rectification(by=lead, spot=spot.id, note="到现场看过，已经改正，凭据复印留存")
                done -= 1

    def _report(self) -> Iterator[date]:
        yield self.days.reported
        for team, target in self._heads():
            lead = self.office.actor(team.people["lead"][0])
            inspection = there(target.inspection)
            pass_gate(by=lead, inspection=inspection, late_reason=LATE)
            made = draft_report(by=lead, inspection=inspection)
            submit_report(by=lead, report=made.id, late_reason=LATE)
            self.reported[target.id] = made.ref
        for day, steps in ((self.days.consulted, 2), (self.days.leading_group, 1), (self.days.secretary, 9)):
            yield day
            for team, target in self._heads():
                lead = self.office.actor(team.people["lead"][0])
                for _ in range(steps):
                    if not take_one_step(self.office, self.reported[target.id], LATE, lead):
                        break
        for _team, target in self._heads():
            pass_gate(by=self.office.head, inspection=there(target.inspection), late_reason=LATE)

    def _feed_back(self) -> Iterator[date]:
        heads = self._heads()
        days = from_to(len(heads), self.days.fed_back, self.days.fed_back_to, regulations.is_working_day)
        for (_team, target), day in zip(heads, days, strict=True):
            yield day
            self._tell(target)
        if self.script.clues:
            self.desk.send(self.script.clues, [there(t.inspection) for t in self.targets])
            self.desk.report()

    def _tell(self, target: TargetOnStage) -> None:
        """Prepare one target's feedback, tell its town where the entry says so, deliver it, have it signed for."""
        report = reports.report_of(there(target.inspection), self.office.head)
        assert report is not None
        wanted = target.script.demands
        made = prepare_feedback(
            by=self.office.staff,
            report=report.id,
            opinion="根据县委安排，巡察组对贵单位党组织进行了巡察。现将巡察情况反馈如下。",
            demands=DEMANDS[:wanted]
            if wanted <= len(DEMANDS)
            else [f"{DEMANDS[n % len(DEMANDS)]}（第{n + 1}项）" for n in range(wanted)],
            contact="县委巡察办 8216",
        )
        town = target.script.aim.town
        if town is not None and town < self.script.towns_first:
            self._tell_town(target, made.id, town)
        deliver_feedback(
            by=self.office.staff,
            feedback=made.id,
            place="机关三楼会议室",
            present="领导小组成员、分管县领导",
            late_reason=LATE,
        )
        username = "liaison" if people.account_named("liaison") is None else ""
        liaison = self.office.actor(liaison_of(self.office, self._answering(target), username))
        head = organisations.leading_group(self._answering(target), self.office.clock.today())[0].holder
        for recipient in ("head", "leading_group"):
            sign_for_feedback(by=liaison, feedback=made.id, recipient=recipient, signed_by=head)
        told = [there(t.inspection) for t in self._with_members(target)[1:] if not t.script.aim.extended]
        if told:
            relay_feedback(by=liaison, feedback=made.id, members=told, signed_by=head, place="镇三楼会议室")
        if town is not None and town < self.script.towns_first + self.script.towns_too:
            self._tell_town(target, made.id, town)
        if target is self.targets[0]:
            self._tell_besides(made.id)
        pass_gate(by=self.office.head, inspection=there(target.inspection), late_reason=LATE)

    def _tell_town(self, target: TargetOnStage, feedback: UUID, town: int) -> None:
        """The town hears of its villages once: with the first of them."""
        if town in self.towns_told:
            return
        self.towns_told.add(town)
        body = organisations.body(target.body).parent_id
        if body is not None:
            self._tell_other(feedback, body, place="镇三楼会议室")

    def _tell_other(self, feedback: UUID, body: UUID, place: str) -> None:
        """A body that is not the inspected one, told as well and signing for it."""
        deliver_feedback(
            by=self.office.staff,
            feedback=feedback,
            body=body,
            recipients=("leading_group",),
            place=place,
            late_reason=LATE,
        )
        liaison = self.office.actor(liaison_of(self.office, body))
        sign_for_feedback(
            by=liaison, feedback=feedback, recipient="leading_group", body=body, signed_by=liaison.name
        )

    def _tell_besides(self, feedback: UUID) -> None:
        """Bodies that are no target and are given the feedback as well."""
        targets = {t.body for t in self.targets}
        free = [b for b in self.office.bodies.values() if b not in targets]
        departments = [
            b.id for b in organisations.bodies(free).values() if b.kind == self.targets[0].script.body
        ]
        for body in departments[: self.script.told_besides]:
            self._tell_other(feedback, body, place="机关三楼会议室")


def ordered_at_once(given: Sequence[Given], matter: Matter) -> list[Given]:
    """The same outcomes with an order to put it right while the team is there; alone where nothing else came of it."""
    kept = [g for g in given if not isinstance(g, NotEstablished)]
    return [*kept, AsSpot(text=matter.measure)]
