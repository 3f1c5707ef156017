"""The figures this version counts: key, words, how it is counted, and the rows behind it.

Keys are those of the vocabulary of published rounds. A figure whose records no room keeps yet is not here.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any

from django.db.models import Sum
from django.utils.translation import gettext_lazy as _

from xuncha.conclusions.findings import instances, orders
from xuncha.conclusions.findings import queries as findings
from xuncha.conclusions.reports import queries as reports
from xuncha.followup.rectification.kinds import MEETINGS, MONEY, PERSONS, RULES
from xuncha.followup.rectification.queries import body_of, term_of
from xuncha.followup.rectification.rules.checking import counts_as_done
from xuncha.followup.rectification.rules.states import ItemState
from xuncha.foundation.terms import Ref
from xuncha.onsite.fieldwork import problems, surveys
from xuncha.onsite.fieldwork import queries as fieldwork
from xuncha.onsite.inspections import queries as inspections
from xuncha.onsite.petitions import queries as petitions
from xuncha.standing.coordination.rules.letters import receiver_of

from . import figures_of_places as places
from .counting import Counting
from .figure import (
    Figure,
    Value,
    counted,
    first_day,
    last_day,
    listed,
    measured,
    of_query,
    rate,
    refs,
    rows_of,
)
from .figures_of_clues import of_clues
from .rules.rates import exact

COUNTED_STATES = (ItemState.DONE, ItemState.STAGE_DONE, ItemState.CONTINUING, ItemState.NOT_DONE)
# ---------------------------------------------------------------------------------------------- plan, team, entry


def _stated_days(c: Counting) -> int | None:
    return (max(c.left) - min(c.entered)).days + 1 if c.entered and c.left else None


def _petition_closes(c: Counting) -> str | None:
    closing = [b for b in c.batches if b.petition_closes]
    if not closing:
        return None
    last = max(closing, key=lambda b: b.petition_closes)
    day = str(last.petition_closes.isoformat())
    return f"{day}T{last.petition_closes_time.isoformat()}" if last.petition_closes_time else day


def _team_size(c: Counting) -> int:
    """That of most teams, the larger one where two sizes are as frequent."""
    sizes = Counter(Counter(m.team_id for m in c.members).values())
    return max(sizes, key=lambda size: (sizes[size], size), default=0)


# ---------------------------------------------------------------------------------------------- on site, judged


def _interviews(c: Counting) -> Any:
    return fieldwork.counted_interviews(c.ids).filter(held_on__lte=c.upto)


def _materials(c: Counting) -> Any:
    return fieldwork.received_lines(c.ids).filter(slip__on__lte=c.upto)


def _by_channel(*channels: str) -> Callable[[Counting], Any]:
    """Petitions registered by these channels (all of them where none is named); rows that are only counted stay in
    the database: a round has thousands."""

    def rows(c: Counting) -> Any:
        found = petitions.registered_in(c.ids, c.upto)
        return found.filter(channel__in=channels) if channels else found

    return rows


def _passed(c: Counting) -> Any:
    return petitions.passed_in(c.ids, c.upto)


def _answered(c: Counting) -> Any:
    return petitions.answered(_passed(c), c.upto)


def _appeals_passed(c: Counting) -> Any:
    return petitions.appeals_passed_in(c.ids, c.upto)


def _appeals_settled(c: Counting) -> Any:
    return petitions.answered(_appeals_passed(c), c.upto)


def _receivers(kind: str) -> Callable[[Counting], Value]:
    return lambda c: len(petitions.receivers_of_appeals(c.ids, kind, c.upto))


def _points(c: Counting) -> Any:
    return inspections.points_in(c.ids, c.upto)


def _papers(c: Counting) -> list[Any]:
    return findings.signed_papers(c.ids, c.upto)


def _findings(c: Counting) -> list[Any]:
    return c.findings


def _instances(c: Counting) -> list[Any]:
    """Instances of common findings: the finding is counted once, its instances each."""
    if all(f.spread != "common" for f in _findings(c)):
        return []
    return list(instances.judged_in(c.ids, c.upto))


def _livelihood(c: Counting) -> list[Any]:
    return [f for f in _findings(c) if f.livelihood]


def _levels(rows: Iterable[Any]) -> list[dict[str, Any]]:
    return [{"count": n} for n in findings.headings_over(rows)]


def _findings_by(c: Counting) -> list[dict[str, Any]]:
    counted: dict[str, list[Any]] = {}
    for finding in _findings(c):
        counted.setdefault(finding.inspection.body.kind, []).append(finding)
    return [
        {
            "body": kind,
            "bodies": len({f.inspection.body_id for f in rows}),
            "findings": len(rows),
            "levels": _levels(rows),
        }
        for kind, rows in sorted(counted.items())
    ]


def _spots(c: Counting) -> list[Any]:
    return list(c.once("spots", lambda: findings.spots_in(c.ids, c.upto)))


def _spots_done(c: Counting) -> list[Any]:
    return [s for s in _spots(c) if s.done_on and s.done_on <= c.upto]


# ---------------------------------------------------------------------------------------------- reported, fed back


def _decided(c: Counting) -> list[Any]:
    return reports.decided_in(c.ids, c.upto)


def _delivered(c: Counting) -> list[Any]:
    return list(c.once("delivered", lambda: reports.delivered_in(c.ids, c.upto)))


def _feedback_days(c: Counting) -> list[date]:
    return [f.delivered_on for f in _delivered(c)]


def _only_day(c: Counting) -> str | None:
    days = set(_feedback_days(c))
    return first_day(days) if len(days) == 1 else None


def _bodies_fed_back(c: Counting) -> list[Any]:
    return list(c.once("signed", lambda: reports.bodies_signed_in(c.ids, c.upto)))


def _demands(c: Counting) -> list[Any]:
    return reports.demands_in(c.ids, c.upto)


# ---------------------------------------------------------------------------------------------- rectified


def in_state(state: ItemState) -> Callable[[Counting], list[Any]]:
    return lambda c: [unit for unit, now in c.units if now == state]


def _counted_done(c: Counting) -> list[Any]:
    return [unit for unit, now in c.units if counts_as_done(now, c.round.counts_as_done)]


def _all_units(c: Counting) -> list[Any]:
    return [unit for unit, _now in c.units]


def _long_term(c: Counting) -> list[Any]:
    return [unit for unit, _now in c.units if term_of(unit) == "long_term"]


def _share_done(c: Counting) -> tuple[int, int]:
    return len(_counted_done(c)), len(c.units)


def _rectification_by(c: Counting) -> list[dict[str, Any]]:
    """The same figures apart by the kind of body the finding is about."""
    apart: dict[str, list[tuple[Any, ItemState | None]]] = {}
    for unit, now in c.units:
        apart.setdefault(body_of(unit).kind, []).append((unit, now))
    return [_of_kind_of_body(c, kind, rows) for kind, rows in sorted(apart.items())]


def _of_kind_of_body(c: Counting, kind: str, rows: list[tuple[Any, ItemState | None]]) -> dict[str, Any]:
    states = Counter(now for _unit, now in rows)
    done = sum(counts_as_done(now, c.round.counts_as_done) for _unit, now in rows)
    return {
        "body": kind,
        "base": c.round.rectification_base,
        "total": len(rows),
        **{str(s): states[s] for s in COUNTED_STATES},
        "counts_as_done": list(c.round.counts_as_done),
        "rate": exact(done, len(rows)),
        "long_term": sum(term_of(unit) == "long_term" for unit, _now in rows),
    }


def _check_teams(c: Counting) -> int:
    return len({v.team for v in c.visits})


def _checked_bodies(c: Counting) -> int:
    return len({v.ledger.body_id for v in c.visits})


def _heard_on(c: Counting) -> str | None:
    return last_day(h.hearing.on for h in c.hearings)


def of_kind(rows: str, kind: str) -> Callable[[Counting], list[Any]]:
    return lambda c: [r for r in c.results(rows) if r.kind_of == kind]


def _yuan(rows: Callable[[Counting], list[Any]]) -> Callable[[Counting], Value]:
    def summed(c: Counting) -> Value:
        fen = sum(r.amount_fen for r in rows(c))
        return fen // 100 if fen % 100 == 0 else str(fen / 100)

    return summed


def _heads(rows: Callable[[Counting], list[Any]]) -> Callable[[Counting], Value]:
    return lambda c: sum(r.persons for r in rows(c))


PLAN, SITE, JUDGED = _("计划、队伍、进驻"), _("现场"), _("判定")
REPORTED, RECTIFIED, CAME = _("报告与反馈"), _("整改"), _("成果清单")


def _forms(key: str, label: Any, kind: str) -> Figure:
    """Forms handed out, not those returned; the rows are the occasions."""

    def rows(c: Counting) -> list[Any]:
        return list(surveys.handed_out(c.ids, kind, c.upto))

    return Figure(
        key, label, _("份"), SITE, lambda c: sum(s.handed_out for s in rows(c)), lambda c: refs(rows(c))
    )


def _came_of_it() -> list[Figure]:
    found = []
    for kind, label in MONEY.items():
        rows = of_kind("money", kind)
        found.append(Figure(f"money.{kind}", label, _("元"), CAME, _yuan(rows), rows_of(rows)))
    for kind, label in PERSONS.items():
        rows = of_kind("persons", kind)
        found.append(Figure(f"persons.{kind}", label, _("人"), CAME, _heads(rows), rows_of(rows)))
    for kind in ("made", "changed"):
        found.append(listed(f"rules.{kind}", RULES[kind], _("项"), CAME, of_kind("rules", kind)))
    found.append(
        listed("rules.made_or_changed", _("制定和修订制度"), _("项"), CAME, lambda c: c.results("rules"))
    )
    for kind, label in MEETINGS.items():
        found.append(listed(f"meetings.{kind}", label, _("次"), CAME, of_kind("meetings", kind)))
    return found


# ---------------------------------------------------------------------------------------------- handed over


def _advice(c: Counting) -> list[Any]:
    return findings.advice_in(c.ids, c.upto)


def _advised(c: Counting) -> list[dict[str, Any]]:
    to = Counter(receiver_of(a.to_kind).value for a in _advice(c))
    return [{"to": word, "count": n} for word, n in sorted(to.items())]


FIGURES: tuple[Figure, ...] = (
    Figure("year", _("年份"), "", PLAN, lambda c: min(c.entered).year if c.entered else None),
    Figure("begins", _("进驻"), "", PLAN, lambda c: first_day(c.entered)),
    Figure("ends", _("离场"), "", PLAN, lambda c: last_day(c.left)),
    Figure("stated_days", _("在现场的天数（首尾都算）"), _("天"), PLAN, _stated_days),
    Figure("petition_closes", _("受理信访截止"), "", PLAN, _petition_closes),
    listed("batch_count", _("批次"), _("批"), PLAN, lambda c: c.batches),
    listed("teams", _("授权的巡察组"), _("个"), PLAN, lambda c: c.teams),
    Figure("team_size", _("每组人数"), _("人"), PLAN, _team_size, lambda c: refs(c.teams)),
    Figure(
        "staff",
        _("授权人员"),
        _("人"),
        PLAN,
        lambda c: len({m.person_id for m in c.members}),
        lambda c: [Ref("people.person", p) for p in dict.fromkeys(m.person_id for m in c.members)],
    ),
    Figure("targets", _("巡察对象"), _("个"), PLAN, places.targets, lambda c: refs(c.targets)),
    *places.of_plan(PLAN),
    Figure(
        "merged_on",
        _("对象并入其他单位"),
        "",
        PLAN,
        lambda c: first_day(s.on for s in c.mergers),
        lambda c: [Ref("organisations.body", s.successor_id) for s in c.mergers],
    ),
    counted("hearings", _("听取汇报"), _("次"), SITE, lambda c: fieldwork.hearings(c.ids, c.upto)),
    counted("forums", _("座谈会"), _("次"), SITE, lambda c: fieldwork.forums(c.ids, c.upto)),
    counted(
        "phone_checks", _("电话抽查"), _("次"), SITE, lambda c: fieldwork.phone_checks_made(c.ids, c.upto)
    ),
    counted("interviews", _("个别谈话"), _("人次"), SITE, _interviews),
    counted("field_visits", _("走访"), _("次"), SITE, lambda c: fieldwork.held_visits(c.ids, c.upto)),
    counted("households", _("其中入户"), _("次"), SITE, lambda c: fieldwork.households(c.ids, c.upto)),
    measured("materials", _("调阅资料"), _("份"), SITE, _materials, Sum("quantity")),
    _forms("questionnaires", _("问卷（发出）"), "questionnaire"),
    _forms("assessment_forms", _("民主测评表（发出）"), "assessment"),
    counted("points", _("疑点"), _("个"), SITE, _points),
    counted("petitions.letter", _("来信"), _("件"), SITE, _by_channel("letter")),
    counted("petitions.call", _("来电"), _("件"), SITE, _by_channel("call")),
    counted("petitions.caller", _("来访"), _("件"), SITE, _by_channel("caller")),
    counted("petitions.online", _("网络信访"), _("件"), SITE, _by_channel("online")),
    counted("petitions.letter_and_caller", _("来信来访"), _("件"), SITE, _by_channel("letter", "caller")),
    counted("petitions.total", _("受理信访"), _("件"), SITE, _by_channel()),
    counted("petitions_passed.count", _("转送的信访（群众诉求除外）"), _("件"), SITE, _passed),
    counted("petitions_passed.closed", _("转送后办结的"), _("件"), SITE, _answered),
    counted("appeals.passed", _("转办的群众诉求"), _("件"), SITE, _appeals_passed),
    counted("appeals.settled", _("已解决的群众诉求"), _("件"), SITE, _appeals_settled),
    Figure(
        "appeals.to_towns",
        _("诉求转到的乡镇（街道）"),
        _("个"),
        SITE,
        _receivers("town"),
        lambda c: of_query(_appeals_passed(c)),
    ),
    Figure(
        "appeals.to_departments",
        _("诉求转到的部门"),
        _("个"),
        SITE,
        _receivers("department"),
        lambda c: of_query(_appeals_passed(c)),
    ),
    counted(
        "practical_problems_solved",
        _("为群众解决的实事"),
        _("件"),
        SITE,
        lambda c: problems.solved(c.ids, c.upto),
    ),
    listed("spot_rectifications.count", _("立行立改"), _("件"), SITE, _spots),
    counted(
        "spot_rectifications.letters",
        _("立行立改通知书"),
        _("份"),
        SITE,
        lambda c: orders.letters(c.ids, c.upto),
    ),
    listed("spot_rectifications.done", _("立行立改已办结"), _("件"), SITE, _spots_done),
    listed("workpapers", _("签署的底稿"), _("份"), JUDGED, _papers),
    listed("findings", _("问题"), _("个"), JUDGED, _findings),
    places.of_villages(JUDGED, _findings),
    Figure(
        "finding_instances",
        _("共性问题的实例"),
        _("个"),
        JUDGED,
        lambda c: len(_instances(c)) or None,
        lambda c: refs(_instances(c)),
    ),
    listed("findings_livelihood", _("其中民生问题"), _("个"), JUDGED, _livelihood),
    Figure(
        "finding_levels",
        _("问题清单的标题"),
        "",
        JUDGED,
        lambda c: _levels(_findings(c)),
        on_page=lambda c: bool(_findings(c)),
    ),
    Figure("findings_by", _("按单位类别"), "", JUDGED, _findings_by, lambda c: refs(_findings(c))),
    listed("reports", _("审定的报告"), _("份"), REPORTED, _decided),
    Figure(
        "leading_group_heard_on",
        _("领导小组听取汇报"),
        "",
        REPORTED,
        lambda c: last_day(reports.decision_days(c.ids, "leading_group", c.upto)),
    ),
    Figure(
        "secretary_meeting_on",
        _("书记专题会议"),
        "",
        REPORTED,
        lambda c: last_day(reports.decision_days(c.ids, "secretary_meeting", c.upto)),
    ),
    Figure("feedback_on", _("反馈"), "", REPORTED, _only_day, lambda c: refs(_delivered(c))),
    Figure("feedback_from", _("最早反馈"), "", REPORTED, lambda c: first_day(_feedback_days(c))),
    Figure("feedback_to", _("最后反馈"), "", REPORTED, lambda c: last_day(_feedback_days(c))),
    *places.of_feedback(REPORTED),
    listed("bodies_given_feedback", _("签收反馈的单位"), _("个"), REPORTED, _bodies_fed_back),
    Figure(
        "feedback_levels",
        _("签收反馈的单位类别"),
        "",
        REPORTED,
        lambda c: sorted({b.kind for b in _bodies_fed_back(c)}),
    ),
    *of_clues(SITE, REPORTED),
    Figure("advice", _("工作建议"), "", REPORTED, _advised, rows_of(_advice)),
    listed("feedback_demands", _("反馈意见建议"), _("条"), REPORTED, _demands),
    Figure("rectification.base", _("整改率按什么算"), "", RECTIFIED, lambda c: c.round.rectification_base),
    Figure(
        "rectification_by", _("按单位类别"), "", RECTIFIED, _rectification_by, lambda c: refs(_all_units(c))
    ),
    listed("rectification.total", _("应整改"), _("个"), RECTIFIED, _all_units),
    listed("rectification.done", _("已完成"), _("个"), RECTIFIED, in_state(ItemState.DONE)),
    listed("rectification.stage_done", _("基本完成"), _("个"), RECTIFIED, in_state(ItemState.STAGE_DONE)),
    listed("rectification.continuing", _("持续整改"), _("个"), RECTIFIED, in_state(ItemState.CONTINUING)),
    listed("rectification.not_done", _("未完成"), _("个"), RECTIFIED, in_state(ItemState.NOT_DONE)),
    listed("rectification.long_term", _("长期坚持"), _("个"), RECTIFIED, _long_term),
    Figure(
        "rectification.counts_as_done",
        _("算作完成的状态"),
        "",
        RECTIFIED,
        lambda c: list(c.round.counts_as_done),
    ),
    rate("rectification.rate", _("整改完成率"), RECTIFIED, _share_done, lambda c: refs(_counted_done(c))),
    Figure(
        "rectification_checks.teams",
        _("督查回访的组"),
        _("个"),
        RECTIFIED,
        _check_teams,
        lambda c: refs(c.visits),
    ),
    Figure(
        "rectification_checks.bodies",
        _("督查回访的单位"),
        _("个"),
        RECTIFIED,
        _checked_bodies,
        lambda c: refs(c.visits),
    ),
    Figure(
        "committee_heard_rectification_on",
        _("党委听取整改汇报"),
        "",
        RECTIFIED,
        _heard_on,
        lambda c: list(dict.fromkeys(h.hearing.ref for h in c.hearings)),
    ),
    Figure("published_on", _("公开整改情况"), "", RECTIFIED, lambda c: last_day(d.on for d in c.disclosures)),
    *_came_of_it(),
)

BY_KEY: Mapping[str, Figure] = {f.key: f for f in FIGURES}
