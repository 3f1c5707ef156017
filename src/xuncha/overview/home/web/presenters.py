"""Which first screen, and the sentence that stands where a newcomer has nothing yet."""

from dataclasses import dataclass, replace

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from xuncha.foundation.terms import OFFICE, Actor, Role
from xuncha.foundation.ui.cards import Row, Shown
from xuncha.foundation.ui.parts import Step, Text
from xuncha.overview.home import cards
from xuncha.overview.home.queries import Screen

NEXT = 5
DECIDE = {Role.OFFICE_HEAD, Role.LEADING_GROUP, Role.SECRETARY}
TERM_READERS = OFFICE | {Role.LEADING_GROUP, Role.SECRETARY}


@dataclass(frozen=True, slots=True)
class First:
    """One first screen, ready to draw."""

    title: str | Promise
    notes: list[str]
    top: list[Shown]
    main: list[Shown]
    side: list[Shown]
    door: list[Shown]
    late: list[Row]
    beyond_late: int
    decide: list[Row]
    next: list[Row]
    knows_late: bool
    knows_decide: bool
    line: str | Promise
    why: str | Promise
    steps: list[Step]

    @property
    def late_count(self) -> int:
        return len(self.late) + self.beyond_late

    @property
    def bare(self) -> bool:
        """Nothing registered, or nothing to say: the sentence teaches instead."""
        panels = [s for s in [*self.top, *self.main, *self.side] if s.card.rows or s.card.html]
        return not (panels or self.late or self.decide or self.next)


# role → title, what stands there while there is nothing, why
SCREENS: dict[Role, tuple[Text, Text, Text]] = {
    Role.OFFICE_HEAD: (
        _("本届巡察"),
        _("还没有届期规划，先定届期和年度计划。"),
        _("届期定了，覆盖、轮次和时间线才有从何算起；逾期和等您决定的事会自己出现在这里。"),
    ),
    Role.OFFICE_STAFF: (
        _("今天要办"),
        _("现在没有等您办的事。"),
        _("计划、组建、审核、整改核验、归档到了您这一步，会列在这里，写明应于哪天、依据哪条。"),
    ),
    Role.LEADING_GROUP: (_("请您决定"), _("现在没有要您决定的事。"), _("提请的事项连同材料会列在这里。")),
    Role.SECRETARY: (_("请您决定"), _("现在没有要您决定的事。"), _("提请的事项连同材料会列在这里。")),
    Role.LEAD: (_("本组巡察"), _("还没有授权给您的巡察任务。"), _("授权决定下达后，任务从准备阶段开始，缺什么、谁来补都列在这里。")),
    Role.DEPUTY: (_("本组巡察"), _("还没有授权给您的巡察任务。"), _("授权决定下达后，任务从准备阶段开始，缺什么、谁来补都列在这里。")),
    Role.LIAISON: (_("今天"), _("今天没有安排给您的事。"), _("每件事会写清做什么、怎么做、为什么、填哪张表。")),
    Role.MEMBER: (_("今天"), _("今天没有安排给您的事。"), _("每件事会写清做什么、怎么做、为什么、填哪张表。")),
    Role.CLERK: (_("信访登记"), _("现在没有等您登记、分办的信访。"), _("来信、来电、来访随到随登；到了期限没有去向的会列在这里。")),
    Role.BODY_LIAISON: (_("请贵单位办理"), _("现在没有要贵单位办理的事。"), _("调阅、反馈签收、整改清单发出后会列在这里，写明期限和怎样办。")),
    Role.SYSTEM_ADMIN: (_("系统管理"), _("账号和系统运行在这里办。"), _("系统管理员看不到巡察内容。")),
    Role.SECURITY_ADMIN: (_("安全管理"), _("角色和授权在这里办。"), _("安全管理员看不到巡察内容，也不能审计自己。")),
    Role.AUDIT_ADMIN: (_("安全审计"), _("留痕和校验在这里看。"), _("安全审计员只看谁在何时做了什么，不看内容，不改任何东西。")),
}  # fmt: skip


def present(screen: Screen, actor: Actor) -> First:
    """The screen of the person's foremost role."""
    held = {g.role for g in actor.grants}
    role = next((r for r in SCREENS if r in held), None)
    term, said = cards.term_line(actor) if actor.holds(TERM_READERS) else ("", [])
    title, line, why = (
        SCREENS[role] if role else (_("首页"), _("您的账号还没有角色。"), _("请安全管理员授予角色。"))
    )
    if role == Role.BODY_LIAISON:
        title, said = cards.own_bodies(actor) or title, [str(title)]
    first = First(
        title=term if term and role == Role.OFFICE_HEAD else title,
        notes=said,
        top=screen.top,
        main=screen.main,
        side=screen.side,
        door=_speaking(screen.door),
        late=screen.late,
        beyond_late=screen.beyond_late,
        decide=screen.decide,
        next=screen.next[:NEXT],
        knows_late=screen.knows_late or role == Role.OFFICE_HEAD,
        knows_decide=screen.knows_decide or role in DECIDE,
        line=line,
        why=why,
        steps=[],
    )
    if first.bare and actor.is_office:
        first = replace(first, steps=cards.first_steps(actor))
    return first


def _speaking(shown: list[Shown]) -> list[Shown]:
    """Panels with something in them; where none has, all of them with their sentences."""
    said = [s for s in shown if s.card.rows or s.card.html]
    return said or shown
