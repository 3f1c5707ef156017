"""The fact sheet: what a reply may be, and what its words must not show (capability W6)."""

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from .found import Found


class Said(StrEnum):
    """What the body says to one matter. `REFUSED` is noted by two of the team where it says nothing."""

    AGREE = "agree"
    DISAGREE = "disagree"
    SUPPLEMENT = "supplement"
    REFUSED = "refused"


class Settled(StrEnum):
    """What the team says to an objection."""

    TAKEN = "taken"
    PARTLY = "partly"
    NOT_TAKEN = "not_taken"


BY_BODY = (Said.AGREE, Said.DISAGREE, Said.SUPPLEMENT)
WANTS_ANSWER = frozenset({Said.DISAGREE, Said.SUPPLEMENT})

# How things of ours are numbered: evidence, talks, visits, sittings, calls, requests, points, raw notes, petitions …
NUMBERS = re.compile(
    r"证\d{3,}|[谈访听会电调请]-?\d{2,}|[疑素]\d{2,}|临-\d+-\d+|\b[AB]-\d{3,}|[线通底问]〔\d{4}〕\s*\d+"
)
# Words that point to a channel, a source or a person who spoke. A body may handle petitions itself: then a person says so.
WORDS = (
    *("举报", "控告", "检举", "信访", "来信", "来电", "来访", "反映人", "知情人", "线索"),
    *("群众反映", "据反映", "谈话", "访谈", "走访", "问卷", "个别反映", "干部反映"),
)
SHORTEST_NAME = 2


def betrays(texts: Iterable[str], names: Collection[str], *, looked_through: bool) -> list[Found]:
    """What in these words would show where a fact came from.

    Numbers of the team's own things and names of persons it spoke with are refused. Words of channels only until a
    person says that they were `looked_through`.
    """
    whole = "\n".join(texts)
    found = [Found("facts.our_number", "text", {"what": n}) for n in dict.fromkeys(NUMBERS.findall(whole))]
    told = sorted({n.strip() for n in names if len(n.strip()) >= SHORTEST_NAME})
    found += [Found("facts.heard_person", "text", {"what": n}) for n in told if n in whole]
    words = [w for w in WORDS if w in whole]
    if words and not looked_through:
        found.append(Found("facts.channel_words", "looked_through", {"what": "、".join(words)}))
    return found


def reply_problems(said: str, text: str, files: int, signed_by: str) -> list[Found]:
    """An objection has reasons, a supplement says or shows something, and somebody of the body answers for it."""
    found = []
    if said not in BY_BODY:
        found.append(Found("facts.no_such_reply", "said"))
    if said == Said.DISAGREE and not text.strip():
        found.append(Found("facts.objection_without_reason", "text"))
    if said == Said.SUPPLEMENT and not (text.strip() or files):
        found.append(Found("facts.empty_supplement", "text"))
    if not signed_by.strip():
        found.append(Found("facts.nobody_answers", "signed_by"))
    return found


@dataclass(frozen=True, slots=True)
class Reply:
    """A reply as the rules see it."""

    said: str
    answered: bool


@dataclass(frozen=True, slots=True)
class Standing:
    """A matter of a sheet that went out, with what was said to it."""

    title: str
    replies: Sequence[Reply] = ()

    @property
    def replied(self) -> bool:
        return bool(self.replies)

    @property
    def unanswered(self) -> int:
        """Objections and supplements the team has not answered."""
        return sum(1 for r in self.replies if r.said in WANTS_ANSWER and not r.answered)


def left_to_settle(matters: Iterable[Standing]) -> list[Found]:
    """Every matter has a reply, or two of the team noted that there is none; every objection has its answer."""
    found = []
    for one in matters:
        if not one.replied:
            found.append(Found("facts.not_replied", "matters", {"title": one.title}))
        if one.unanswered:
            found.append(Found("facts.not_answered", "matters", {"title": one.title}))
    return found


def outstanding(due_on: date | None, replied: bool, today: date) -> bool:
    """The body still has time and has said nothing."""
    return not replied and (due_on is None or today <= due_on)
