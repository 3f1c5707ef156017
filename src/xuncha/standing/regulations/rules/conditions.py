"""Conditions the shipped gates may ask for. Who supplies them is found in `links.conditions` when the house stands."""

from .reading import Fault, Faults
from .ruleset import RuleSet
from .text import Text

# Declared, and allowed in a rule set, although no room supplies them yet: a person must say so at the gate.
DECLARED = {
    "plan.approved": Text("轮次和对象已批准", "Round and targets approved"),
    "team.authorised": Text("巡察组已授权", "Team authorised"),
    "recusal.cleared": Text("回避已审定", "Recusal decided"),
    "declarations.signed": Text("申报和承诺已签署", "Declarations signed"),
    "training.passed": Text("巡前培训已通过", "Training passed"),
    "entry.held": Text("进驻动员会已召开", "Entry meeting held"),
    "interviews.confirmed": Text("谈话记录已核对", "Interviews confirmed"),
    "materials.returned": Text("资料已退还", "Materials returned"),
    "points.settled": Text("疑点已有结果", "Points settled"),
    "workpapers.signed": Text("底稿已签署", "Working papers signed"),
    "workpapers.judged": Text("底稿已研判", "Working papers judged"),
    "report.decided": Text("报告已审定", "Report decided"),
    "feedback.signed_for": Text("反馈已签收", "Feedback signed for"),
    "rectification.plan_accepted": Text("整改方案已通过", "Plan accepted"),
    "rectification.checked": Text("整改已核查", "Rectification checked"),
    "rectification.disclosed": Text("整改已公开", "Rectification disclosed"),
    "archive.catalogued": Text("案卷已编目", "Volumes catalogued"),
    "notice.sent": Text("巡察通知已送达", "Notice delivered"),
    "facts.answered": Text("事实确认单已答复", "Fact sheets answered"),
    "petitions.settled": Text("信访已有结果", "Petitions settled"),
    "petitions.closed": Text("信访渠道已关闭", "Petition channel closed"),
    "transfer.signed_for": Text("移交已双方签字", "Transfer signed both ways"),
}


def unknown_conditions(rules: RuleSet, supplied: set[str], file: str) -> list[Fault]:
    """Conditions of the gates that no room supplies and nobody declared."""
    faults = Faults(file)
    for one in rules.conditions:
        if one.code not in supplied and one.code not in DECLARED:
            faults.add(
                "unknown_condition",
                f"condition[{one.clause}].code",
                Text(f"没有“{one.code}”这个条件。", f"There is no condition “{one.code}”."),
                Text(
                    f"可以写：{'、'.join(sorted(supplied | set(DECLARED)))}。",
                    f"May be: {', '.join(sorted(supplied | set(DECLARED)))}.",
                ),
            )
    return faults.found
