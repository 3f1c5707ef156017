"""Regulations with an edition and clauses, made by the real actions."""

from datetime import date

from xuncha.foundation.terms import Actor
from xuncha.standing.regulations.actions.add_clause import add_clause
from xuncha.standing.regulations.actions.add_edition import add_edition
from xuncha.standing.regulations.actions.register_document import register_document
from xuncha.standing.regulations.models import Clause, Document, Edition


def document(by: Actor, title: str = "清源县公务接待标准") -> Document:
    return register_document(by=by, title=title, kind="local")


def edition(by: Actor, title: str = "清源县公务接待标准", since: date | None = date(2020, 1, 1)) -> Edition:
    return add_edition(by=by, document=document(by, title).id, label="2020年", valid_from=since)


def clause(by: Actor, title: str = "清源县公务接待标准", number: str = "第三条") -> Clause:
    """A clause of an edition in force since 2020."""
    return add_clause(by=by, edition=edition(by, title).id, number=number, text="每人每餐不超过八十元。")
