from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from xuncha.conclusions.findings import advices, policies
from xuncha.conclusions.findings.models import Advice, AdviceLetter
from xuncha.conclusions.findings.rules.found import Found
from xuncha.conclusions.findings.wording import problems
from xuncha.foundation.journal.frame import action
from xuncha.foundation.links.edges import connect
from xuncha.foundation.terms import Actor, BadInput, NotAllowed
from xuncha.foundation.terms.record import born
from xuncha.standing.coordination.actions.draft_letter import draft_letter
from xuncha.standing.coordination.carried import Carried
from xuncha.standing.coordination.rules.letters import Kind, receiver_of
from xuncha.standing.regulations.queries import due

from ._letters import ask, say

TITLE = "巡察建议书"  # official text: Chinese whatever language the reader reads
LONGEST = 500  # of what a letter says of a thing it carries; longer advice stands in its text


@action
def draft_advice_letter(
    *,
    by: Actor,
    advice: Sequence[UUID],
    title: str = "",
    text: str = "",
    copies: Sequence[str] = (),
    due_on: date | None = None,
    on: date | None = None,
) -> Any:
    """起草巡察建议书 — Put advice to one department into a letter of coordination and send it for approval.

    By the office. `due_on`: until when an answer is asked for, else the period of the rule set. It goes out by
    coordination's own verb, once the route of the rule set approved it; receipt, reminder and answer are noted there.
    Returns the letter. Raises NotKnown, NotAllowed, BadInput.
    """
    NotAllowed.unless(policies.can_send_advice(by))
    found = advices.locked_all(advice, by)
    _check(found)
    first = found[0]
    day = on or by.clock.today()
    teams = {a.inspection.team_id for a in found}
    long = [a for a in found if len(a.text) > LONGEST]
    letter = draft_letter(
        by=by,
        kind=Kind.MATTER,
        receiver=receiver_of(first.to_kind),
        receiver_name=first.to_name,
        body=first.to_body_id,
        title=title.strip() or TITLE,
        text="\n".join([*(f"{a.number}：{a.text}" for a in long), text.strip()]).strip(),
        carried=[Carried(a.ref, f"见正文 {a.number}" if a in long else a.text) for a in found],
        copies=copies,
        team=teams.pop() if len(teams) == 1 else None,
        due_on=due_on or due(first.inspection.rule_set, advices.PERIOD, day).day,
        rule_set=first.inspection.rule_set,
        on=day,
    )
    AdviceLetter.objects.bulk_create(
        AdviceLetter(**born(by), advice=a, letter=letter, put_in_by=by.name) for a in found
    )
    for one in found:
        connect(by=by, source=one.ref, target=letter.ref, relation="letter")
    say("findings.advice_letter_drafted", letter, found, by, on=str(day), due=str(letter.due_on))
    ask(letter, found, by, day)
    return letter


def _check(found: Sequence[Advice]) -> None:
    """One department, and nothing that is on its way already. Raises BadInput."""
    if not found:
        raise BadInput("advice.letter", problems=problems([Found("advice.none", "advice")]))
    wrong = []
    if len({(a.to_kind, a.to_name) for a in found}) > 1:
        wrong.append(Found("advice.several_receivers", "advice"))
    wrong += [
        Found("advice.in_a_letter", "advice", {"number": a.number})
        for a in found
        if advices.standing_letter(a) is not None
    ]
    if wrong:
        raise BadInput("advice.letter", problems=problems(wrong))
