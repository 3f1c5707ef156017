"""From the codes of the rules to sentences that say what to do."""

from collections.abc import Callable, Iterable
from typing import Any

from django.utils.translation import gettext_lazy as _

from xuncha.foundation.terms import BadInput, Problem

TEXTS: dict[str, Any] = {
    "target.kind_unknown": _("没有这种巡察方式。"),
    "target.theme_missing": _("专项巡察要写明专题。"),
    "target.inside_unknown": _("没有这种巡察方式，不能在它里面再巡一次。"),
    "target.body_not_yet": _("这个单位在本批进驻时还没有成立。"),
    "target.body_gone": _("这个单位在本批进驻前已经撤销或并入别的单位。"),
    "target.extended_of_wrong": _("延伸巡察的单位要挂在同一批的一个对象下面，被挂的对象自己不能是延伸的。"),
    "target.package_of_wrong": _("同一批里没有这个打捆的牵头对象，或者它自己已经打捆在别的对象下面。"),
    "target.inside_without_host": _("本轮没有这个单位的这种巡察，不能在它里面再巡一次。"),
    "target.twice": _("本轮已经有这个单位。同一单位再巡一次，须是另一专题，或注明在哪种巡察里面。"),
}

WHERE = {
    "target.kind_unknown": "inspection_kind",
    "target.theme_missing": "theme",
    "target.inside_unknown": "inside",
    "target.extended_of_wrong": "extended_of",
    "target.package_of_wrong": "package_of",
    "target.inside_without_host": "inside",
}


def refuse(codes: Iterable[str], *, fix: Callable[[str], str] = lambda code: "") -> None:
    """Raise BadInput with every problem, in words; nothing where there is none."""
    problems = [Problem(code, TEXTS[code], WHERE.get(code, "body"), fix(code)) for code in codes]
    if problems:
        raise BadInput(problems[0].code, problems=problems)
