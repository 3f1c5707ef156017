"""What the search finds in this room; all of it is open to whoever signed in."""

from collections.abc import Iterator

from django.urls import reverse

from xuncha.foundation.search.registry import LIMIT, Entry, rights_of
from xuncha.foundation.terms import Actor
from xuncha.standing.regulations import queries
from xuncha.standing.regulations.web import presenters


def found_documents(words: str, actor: Actor) -> Iterator[Entry]:
    for doc in queries.documents(words)[:LIMIT]:
        yield Entry(
            doc.title,
            reverse("regulations:document", args=[doc.id]),
            note=doc.get_kind_display(),
            rights=rights_of(actor),
        )


def found_items(words: str, actor: Actor) -> Iterator[Entry]:
    rules = queries.in_force(actor.clock.today())
    for item in rules.taxonomy.items.values():
        if _has(words, item.code, item.label.zh, item.label.en):
            href = reverse("regulations:items", args=[rules.code]) + f"#{item.code}"
            yield Entry(str(item.label), href, number=item.code, rights=rights_of(actor))


def found_steps(words: str, actor: Actor) -> Iterator[Entry]:
    rules = queries.in_force(actor.clock.today())
    for step in rules.steps.values():
        if _has(words, step.clause, step.label.zh, step.label.en, step.what.zh, step.what.en):
            yield Entry(
                str(step.label),
                presenters.step_href(rules.code, step.code),
                number=step.clause,
                note=str(step.what),
                rights=rights_of(actor),
            )


def _has(words: str, *texts: str) -> bool:
    held = " ".join(texts).lower()
    return all(word in held for word in words.lower().split())
