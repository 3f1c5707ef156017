"""A working paper from its draft to the last of four signatures."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from xuncha.conclusions.findings.actions.draft_workpaper import draft_workpaper
from xuncha.conclusions.findings.actions.record_head_heard import record_head_heard
from xuncha.conclusions.findings.actions.sign_workpaper import sign_workpaper
from xuncha.conclusions.findings.actions.support_element import support_element
from xuncha.foundation.terms import Actor, Ref
from xuncha.onsite.evidence import queries as evidence
from xuncha.rehearsal.invention import Matter

from .stage import Stage, TargetOnStage, TeamOnStage, there

SHOWN_AT_ONCE = 3  # elements that one place of a document supports together
HEARD: Sequence[str] = (
    "情况属实，当时人手少，没有按规定做。",
    "属实，前任时形成的，我们负责改。",
    "数字对得上，原因我们再查一查。",
    "属实。办理的同志对规定不熟悉。",
)
DENIED: Sequence[str] = ("有补充材料，请核对后再定。", "当时有批复，材料在上级单位，已经去取。")
FIELDS = {"人": "persons", "财": "money", "物": "assets", "项目": "projects", "党建": "party_building"}  # fmt: skip
DISCIPLINES = {
    "政治": "political", "组织": "organisational", "廉洁": "integrity", "群众": "mass", "工作": "work", "生活": "life",
}  # fmt: skip


class WorkingPapers(Stage):
    """What is written down of a matter, and by what it is supported."""

    def _paper(self, team: TeamOnStage, target: TargetOnStage, n: int) -> None:
        matter = target.matters[n]
        pair = self._two(team, n)
        by = self.office.actor(pair[0])
        sources = [Ref("evidence.item", target.evidence[n % len(target.evidence)])] if target.evidence else []
        if target.interviews:
            sources.append(Ref("fieldwork.interview", target.interviews[n % len(target.interviews)]))
        established = n >= target.script.unestablished
        made = draft_workpaper(
            by=by,
            inspection=there(target.inspection),
            title=matter.title,
            sources=sources,
            undertakers=pair,
            elements=_elements(matter),
            fields={
                "item": matter.item,
                "discipline": DISCIPLINES[matter.discipline],
                "field": FIELDS[matter.field],
                "naming": matter.title,
                "responsible_post": matter.responsible,
                "amount_fen": matter.fen,
                "conduct_from": date(matter.year, 1, 1),
                "conduct_to": date(matter.year, 12, 31),
            },
        )
        self._support(by, target, made.id, matter, n)
        record_head_heard(
            by=by,
            workpaper=made.id,
            post="党组书记、局长",
            said=self.random.choice(HEARD if established else DENIED),
        )
        for person in pair:
            sign_workpaper(by=self.office.actor(person), workpaper=made.id)
        deputy = (team.people.get("deputy") or team.people["lead"])[0]
        sign_workpaper(by=self.office.actor(deputy), workpaper=made.id)
        sign_workpaper(by=self.office.actor(team.people["lead"][0]), workpaper=made.id)
        target.papers.append((made.id, matter, established))

    def _support(self, by: Actor, target: TargetOnStage, paper: UUID, matter: Matter, n: int) -> None:
        items = list(target.evidence)
        for interview in target.interviews[-2:]:
            record = evidence.item_of_source(Ref("fieldwork.interview", interview))
            if record is not None:
                items.append(record.id)
        written = list(_elements(matter))
        for k, start in enumerate(range(0, len(written), SHOWN_AT_ONCE)):
            element, *also = written[start : start + SHOWN_AT_ONCE]
            support_element(
                by=by,
                workpaper=paper,
                element=element,
                also=also,
                item=items[(n + k) % len(items)],
                page=1,
                passage=f"第{1 + (n + k) % 3}段",
            )


def _elements(matter: Matter) -> dict[str, str]:
    kept = {
        "fact": matter.fact,
        "time": matter.time,
        "place": matter.place,
        "responsible": matter.responsible,
        "effect": matter.effect,
        "rule": matter.rule,
        "requirement": matter.requirement,
    }
    if matter.fen is not None:
        kept["amount"] = f"{matter.fen // 100:,}.00 元"
    return kept
