"""What both ends of an interview share: its words are fixed by fingerprint and it becomes evidence."""

from datetime import date

from xuncha.engines.seal import sm3
from xuncha.foundation.terms import Actor
from xuncha.onsite.evidence.actions.register_record import register_record
from xuncha.onsite.fieldwork import queries
from xuncha.onsite.fieldwork.models import Interview
from xuncha.onsite.fieldwork.rules.pages import Row


def fingerprint(rows: list[Row]) -> str:
    """SM3 over questions and answers as they stand."""
    return sm3.digest("\n".join(f"{r.order}\n{r.question}\n{r.answer}" for r in rows).encode()).hex()


def fingerprint_of(found: Interview) -> str:
    return fingerprint([row for page in queries.pages(found) for row in page])


def make_evidence(by: Actor, found: Interview, on: date) -> None:
    """The finished record is evidence under its own number; its title names nobody."""
    register_record(
        by=by,
        inspection=found.inspection_id,
        number=found.number,
        title=f"谈话记录（{found.interviewee_post}）",
        source=found.ref,
        pages=found.page_count or len(queries.pages(found)),
        sm3=fingerprint_of(found),
        on=on,
        file=found.scan_id,
    )
