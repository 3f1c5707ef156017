"""A paper of an invented room: what it says can be changed, and only its own people may know it."""

from dataclasses import dataclass, replace
from datetime import date

import pytest

from xuncha.engines.wordfile import Letter, Paragraph
from xuncha.foundation.links import kinds, subscriptions
from xuncha.foundation.papers import templates
from xuncha.foundation.terms import OFFICE, Actor, Grant, Ref, Role, new_id


@dataclass
class Matter:
    """A thing with a paper: `letter` is what it says now, `hidden` are the codes of those who may not know it."""

    ref: Ref
    letter: Letter
    hidden: frozenset[str] = frozenset()

    def change(self, **what):
        self.letter = replace(self.letter, **what)


@pytest.fixture
def office():
    return Actor("P-0001", "方圆", grants=frozenset({Grant(Role.OFFICE_STAFF)}))


@pytest.fixture
def member():
    return Actor("P-0002", "秦岚", grants=frozenset({Grant(Role.MEMBER)}))


@pytest.fixture
def stranger():
    return Actor("P-0009", "外人")


@pytest.fixture
def matter(monkeypatch):
    made = Matter(
        Ref("papers.matter", new_id()),
        Letter(
            issuer="中共清源县委巡察工作领导小组办公室",
            title="关于调阅资料的函",
            recipient="县供销合作社党组",
            blocks=[Paragraph("请于9月28日前提供会议记录。" * 30)],
            signer="中共清源县委巡察工作领导小组办公室",
            date=date(2022, 9, 22),
        ),
    )
    monkeypatch.setattr(templates, "_templates", dict(templates._templates))
    monkeypatch.setattr(kinds, "_kinds", dict(kinds._kinds))
    shown = kinds.Described("调阅会议记录", "/somewhere", "调-001")
    kinds.kind(
        "papers.matter",
        "事项",
        lambda actor, ids: (
            {made.ref.id: shown} if made.ref.id in ids and actor.code not in made.hidden else {}
        ),
    )
    templates.paper(
        "papers.request",
        "调阅函",
        subject="papers.matter",
        build=lambda ref, actor: made.letter if ref == made.ref and actor.code not in made.hidden else None,
        who=OFFICE | {Role.MEMBER},
        issuers=OFFICE,
        word=lambda: "清委巡办",
        signed=True,
    )
    return made


@pytest.fixture
def told(monkeypatch):
    """What rooms waiting for ink were told."""
    heard = []
    monkeypatch.setattr(subscriptions, "_handlers", subscriptions._handlers.copy())
    subscriptions._handlers["papers.scan_returned"] = [
        lambda by, ref, facts: heard.append((ref, dict(facts)))
    ]
    return heard
