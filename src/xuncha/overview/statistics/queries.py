"""Bulletins: a round's figures counted from its records, with what follows from them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from django.utils.translation import gettext as _

from xuncha.followup.rectification.kinds import STATE_WORDS
from xuncha.foundation.links.kinds import Described, describe
from xuncha.foundation.terms import Actor, NotKnown, Ref
from xuncha.foundation.ui.writing import day
from xuncha.preparation.planning import queries as planning
from xuncha.standing.coordination.words import receiver_word
from xuncha.standing.organisations import queries as organisations

from .counting import Counting
from .figure import Figure, Value, count_together
from .figures import BY_KEY, FIGURES
from .figures_of_places import villages
from .rules.rates import shown, two


def counting(code: str, upto: date, *, as_of_given: bool = False) -> Counting:
    """What is counted over for one round. Raises NotKnown for a code no round has."""
    found = planning.round_by_code(code)
    if found is None:
        raise NotKnown("statistics.no_such_round", _("没有代号为“%(code)s”的轮次。") % {"code": code})
    return Counting(found, upto, as_of_given)


def bulletin(code: str, upto: date, *, as_of_given: bool = False) -> dict[str, Any]:
    """`{"id", "figures", "computed"}`: every figure this version counts, nested as in the vocabulary."""
    over = counting(code, upto, as_of_given=as_of_given)
    values = _values(over)
    figures = nested(values)
    if len(over.batches) > 1:
        figures["batch"] = [nested(_values(part)) for part in batches_apart(over)]
    return {"id": code, "figures": figures, "computed": computed(values, over)}


def _values(over: Counting) -> dict[str, Value]:
    count_together(over, FIGURES)
    return {f.key: f.count(over) for f in FIGURES}


def batches_apart(over: Counting) -> list[Counting]:
    """The same count over each batch of the round by itself, in their order."""
    return [Counting(over.round, over.upto, over.as_of_given, batch.id) for batch in over.batches]


def nested(values: Mapping[str, Value]) -> dict[str, Any]:
    """Dotted keys as tables; what has no value is left out, 0 and empty lists stay."""
    found: dict[str, Any] = {}
    for key, value in values.items():
        if value is None:
            continue
        table, _dot, inner = key.rpartition(".")
        (found.setdefault(table, {}) if table else found)[inner] = value
    return found


def computed(values: Mapping[str, Any], over: Counting) -> dict[str, Any]:
    """What follows from the counts, where the parts are there and the whole is not 0."""
    bodies = len({t.body_id for t in over.targets if t.extended_of_id is None and not t.inside})
    total, done = values["rectification.total"], len(_done(over))
    found = {
        "days": values["stated_days"],
        "staff": values["teams"] * values["team_size"] or None,
        "findings_per_body": two(values["findings"], bodies, 1),
        "findings_all": values["findings"] or None,
        "rectification_open": total - done if total else None,
        "rectification_percent": two(done, total),
    }
    found |= _of_villages(values, over)
    found["petitions_total"] = values["petitions.total"] or None
    if values["appeals.passed"]:
        found["appeals_open"] = values["appeals.passed"] - values["appeals.settled"]
        found["appeals_settled_percent"] = two(values["appeals.settled"], values["appeals.passed"])
    found |= _of_clues(values)
    spots = values["spot_rectifications.count"]
    if spots:
        found["spot_open"] = spots - values["spot_rectifications.done"]
        found["spot_done_percent"] = two(values["spot_rectifications.done"], spots)
    return {key: value for key, value in found.items() if value is not None}


def _of_villages(values: Mapping[str, Any], over: Counting) -> dict[str, Any]:
    """Averages over the target villages, and how much of the plan and the register this round takes."""
    among = len(villages(over))
    parts = {"petitions": "petitions.total", "materials": "materials", "findings": "findings"}
    found: dict[str, Any] = {f"{word}_per_village": two(values[key], among, 1) for word, key in parts.items()}
    kinds = {t.body.kind for t in over.targets}
    planned = sum(values[f"planned.{kind}"] for kind in kinds)
    done = len({t.body_id for t in over.targets})
    found["planned_total"] = planned or None
    found["planned_left"] = planned - done if planned else None
    found["planned_done_percent"] = two(done, planned)
    found["register_percent"] = two(among, values["register.village"])
    return found


def _of_clues(values: Mapping[str, Any]) -> dict[str, Any]:
    """What follows from the counts of clues; whole clues that were filed are not the cases they gave."""
    sent = values["clues.cases"]
    found = {"clues_transferred_percent": two(sent, values["clue_items"])}
    if values["clues.found"]:
        found["clues_waiting"] = values["clues.found"] - sent
    if sent:
        found |= {
            "clues_open": sent - values["clues.closed"],
            "clues_closed_percent": two(values["clues.closed"], sent),
            "cases_unfiled": sent - values["clues.filed_cases"],
            "persons_unfiled": values["clues.persons"] - values["clues.filed_persons"],
        }
    return found


def _done(over: Counting) -> list[Ref]:
    rows = BY_KEY["rectification.rate"].rows
    return list(rows(over)) if rows else []


@dataclass(frozen=True, slots=True)
class Shown:
    """A figure as a page shows it: the value in the reader's words, and whether it opens rows."""

    figure: Figure
    value: Value
    text: str
    opens: bool


def shown_figures(over: Counting, actor: Actor) -> list[Shown]:
    """All figures with something to show to this reader, in their groups' order."""
    own = [figure for figure in FIGURES if figure.is_for(actor)]
    count_together(over, own)
    return [s for figure in own if (s := shown_figure(figure, over)) is not None]


def shown_figure(figure: Figure, over: Counting) -> Shown | None:
    """One figure as a page shows it; None where it has nothing to show. The caller knows whom it is for."""
    value = figure.count(over)
    if value is None or (figure.on_page is not None and not figure.on_page(over)):
        return None
    return Shown(figure, value, _in_words(figure, value, over), figure.rows is not None and value != 0)


def _in_words(figure: Figure, value: Value, over: Counting) -> str:
    if figure.share is not None:
        return shown(*figure.share(over), over.round.rate_decimals)
    if figure.key == "findings_per_village":
        return str(Decimal(str(value)).quantize(Decimal("0.01"), ROUND_HALF_UP))
    if figure.key == "targets" and isinstance(value, list):
        return str(sum(line["count"] for line in value))
    if figure.key == "rectification_by" and isinstance(value, list):
        return _("；").join(
            f"{organisations.kind_label(line['body'])} {line['done']}/{line['total']}" for line in value
        )
    if figure.key == "findings_by" and isinstance(value, list):
        return _("；").join(f"{organisations.kind_label(line['body'])} {line['findings']}" for line in value)
    if figure.key == "finding_levels" and isinstance(value, list):
        return " › ".join(str(level["count"]) for level in value)
    if figure.key == "advice" and isinstance(value, list):
        return _("；").join(f"{receiver_word(line['to'])} {line['count']}" for line in value)
    if figure.key == "clues_by_receiver" and isinstance(value, list):
        return _("；").join(f"{receiver_word(line['to'])} {line['cases']}" for line in value)
    if figure.key == "clues.to" and isinstance(value, list):
        return _("、").join(receiver_word(word) for word in value)
    if figure.key == "feedback_levels" and isinstance(value, list):
        return _("、").join(str(organisations.kind_label(v)) for v in value)
    if figure.key == "rectification.counts_as_done" and isinstance(value, list):
        return words_of_states(value)
    if isinstance(value, list):
        return _("、").join(str(v) for v in value)
    if figure.key == "rectification.base":
        return {"findings": _("按问题"), "measures": _("按措施"), "tasks": _("按任务"), "items": _("按标题")}[
            str(value)
        ]
    if isinstance(value, str) and len(value) == 10 and value[4] == "-":
        return day(date.fromisoformat(value))
    return f"{value:,}" if isinstance(value, int) and figure.unit else str(value)


def rows_of(figure: Figure, over: Counting, actor: Actor) -> list[tuple[Ref, Described | None]]:
    """All the records behind a figure."""
    return [] if figure.rows is None else known_of(figure.rows(over), actor)


def known_of(behind: Sequence[Ref], actor: Actor) -> list[tuple[Ref, Described | None]]:
    """Records behind a figure, each as far as the reader may know it: what may not be opened is still counted."""
    known = describe(actor, behind)
    return [(ref, known.get(ref)) for ref in behind]


def words_of_states(codes: Sequence[str]) -> str:
    """States of rectification in words, for the note beside a rate."""
    return _("、").join(str(STATE_WORDS.get(code, code)) for code in codes)


def no_such_figure() -> str:
    return _("没有这一轮或这个数字，或者您不参与这项工作。")
