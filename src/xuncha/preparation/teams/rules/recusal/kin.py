from .facts import Candidate, Hit, KinServed, Rule, Sought, during, via, written
from .years import free_after

SPOUSE = "spouse"
DIRECT_BLOOD = "direct_blood"
COLLATERAL = "collateral_three_generations"
IN_LAW = "close_in_law"

CIRCLES: dict[str, frozenset[str]] = {
    SPOUSE: frozenset({"配偶", "丈夫", "妻子", "夫", "妻", "爱人"}),
    DIRECT_BLOOD: frozenset(
        {"父亲", "母亲", "父", "母", "儿子", "女儿", "子", "女", "子女", "祖父", "祖母", "外祖父", "外祖母"}
        | {"爷爷", "奶奶", "外公", "外婆", "孙子", "孙女", "外孙", "外孙女", "养父", "养母", "养子", "养女"}
    ),
    COLLATERAL: frozenset(
        {
            "兄弟",
            "姐妹",
            "兄弟姐妹",
            "哥哥",
            "弟弟",
            "姐姐",
            "妹妹",
            "兄",
            "弟",
            "姐",
            "妹",
            "堂兄弟",
            "堂姐妹",
            "表兄弟",
        }
        | {
            "表姐妹",
            "伯父",
            "叔父",
            "姑母",
            "舅父",
            "姨母",
            "伯伯",
            "叔叔",
            "姑姑",
            "舅舅",
            "姨妈",
            "侄子",
            "侄女",
            "外甥",
        }
        | {"外甥女"}
    ),
    IN_LAW: frozenset(
        {"岳父", "岳母", "公公", "婆婆", "配偶的父母", "配偶的兄弟姐妹", "儿媳", "女婿", "子女的配偶", "亲家"}
        | {"姐夫", "妹夫", "嫂子", "弟媳", "大舅子", "小舅子", "大姨子", "小姨子", "儿媳的父母", "女婿的父母"}
    ),
}


def circle(relation: str) -> str:
    """The circle of kinship a relation belongs to; empty for a word that is in none, which then counts in all."""
    return next((name for name, words in CIRCLES.items() if relation == name or relation in words), "")


def kin(candidate: Candidate, sought: Sought, rule: Rule) -> list[Hit]:
    """A relative within the rule's circles serves at the body (or below it) on some day of the batch. Sealed."""
    found = []
    for relative in candidate.kin:
        way = via(relative.body, relative.body_name, sought, rule.reach)
        if way and _within(relative, rule) and during(relative.since, relative.until, sought):
            fact = {
                "relation": relative.relation,
                "body": relative.body_name,
                "post": relative.post,
                "via": way,
            }
            fact |= written(relative.since, relative.until)
            free = free_after(relative.until, 0) if relative.until else None
            found.append(Hit(rule.code, rule.clause, rule.forced, relative.source, fact, free, sealed=True))
    return found


def _within(relative: KinServed, rule: Rule) -> bool:
    named = circle(relative.relation)
    return not rule.relations or not named or named in rule.relations
