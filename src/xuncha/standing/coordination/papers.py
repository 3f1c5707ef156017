"""商请通报函, 借调函, 移交函 as papers: one letter, its words by kind. Official text: Chinese always."""

from collections.abc import Sequence

from xuncha.engines.wordfile.parts import Attachment, Block, Imprint, Letter, Paragraph
from xuncha.foundation.keys.scopes import CLUES_SCOPE, OFFICE_SCOPE
from xuncha.foundation.papers.issuers import office
from xuncha.foundation.terms import Actor, NotKnown, Ref

from . import queries
from .models import Letter as Row
from .rules.letters import Kind

LIST = "问题线索移交清单"
OPENINGS = {
    Kind.CLUES: "根据巡察工作有关规定，按照干部管理权限，现将巡察中了解到的问题线索{n}件移交你单位，请签收，"
    "按规定办理，并将办理情况书面反馈。",
    Kind.MATTER: "根据巡察工作有关规定，现将巡察中提出的以下建议事项移交你单位，请研究办理，并将办理情况书面反馈。",
}


def letter(ref: Ref, actor: Actor) -> Letter | None:
    """The letter as it goes out; None where the actor may not know it. Of clues it says how many, nothing else."""
    try:
        found = queries.letter(ref.id, actor)
    except NotKnown:
        return None
    return Letter(
        issuer=office(),
        title=found.title,
        number=found.number,
        recipient=found.receiver_name,
        blocks=_blocks(found),
        attachments=[Attachment(LIST)] if found.kind == Kind.CLUES else [],
        signer=office(),
        date=found.sent_on or found.drafted_on,
        keep=(found.receiver_name,),
        imprint=_imprint(found),
    )


def _blocks(found: Row) -> Sequence[Block]:
    carried = list(found.enclosures.all())
    blocks: list[Block] = []
    opening = OPENINGS.get(Kind(found.kind), "")
    if opening:
        blocks.append(Paragraph(opening.format(n=len(carried))))
    if found.kind == Kind.MATTER:
        blocks += [Paragraph(f"{n}. {e.summary}") for n, e in enumerate(carried, 1)]
    blocks += [Paragraph(line) for line in found.text.splitlines() if line.strip()]
    if found.due_on is not None:
        day = f"{found.due_on.year}年{found.due_on.month}月{found.due_on.day}日"
        blocks.append(Paragraph(f"请于{day}前书面回复。"))
    return blocks


def _imprint(found: Row) -> Imprint | None:
    copies = "，".join(c.name for c in found.copies.all())
    return Imprint(copies, office(), found.sent_on) if found.sent_on else None


def scope(ref: Ref) -> str:
    """Letters with clues lie under the clues' key."""
    restricted = Row.objects.filter(id=ref.id, restricted=True).exists()
    return CLUES_SCOPE if restricted else OFFICE_SCOPE
