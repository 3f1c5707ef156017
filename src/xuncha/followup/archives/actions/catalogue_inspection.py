from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from xuncha.followup.archives import collecting, policies, queries
from xuncha.followup.archives.models import Entry, Retention, Volume
from xuncha.foundation.journal.frame import action, record
from xuncha.foundation.links.edges import connect
from xuncha.foundation.terms import Actor, BadInput, NotAllowed
from xuncha.foundation.terms.record import born
from xuncha.onsite.inspections import queries as inspections


@action
def catalogue_inspection(
    *,
    by: Actor,
    inspection: UUID,
    place: str = "",
    retention: str = "for_ever",
    on: date | None = None,
) -> Volume:
    """编目 — Write the catalogue of an inspection: every thing in it with number, pages, day and class.

    An earlier edition stays on record. `place`: where the paper volume stands; `retention`: how long it
    is kept. Raises NotKnown, NotAllowed (not the
    office or the team's liaison, before the feedback), BadInput (nothing to catalogue).
    """
    found = inspections.locked(inspection, by)
    NotAllowed.unless(policies.can_catalogue(by, found))
    if retention not in Retention.values:
        raise BadInput("archives.retention", _("选保管期限。"))
    things = collecting.everything(found, by)
    if not things:
        raise BadInput("archives.nothing", _("还没有可以编目的材料。"))
    edition = queries.next_edition(found.pk)
    made = Volume.objects.create(
        **born(by),
        inspection=found,
        number=f"{found.number}-{_edition_word(edition)}",
        edition=edition,
        catalogued_on=on or by.clock.today(),
        catalogued_by=by.name,
        place=place.strip()[:120],
        retention=retention,
    )
    Entry.objects.bulk_create(
        Entry(
            **born(by),
            volume=made,
            order=order,
            group=t.group,
            thing_kind=t.kind,
            thing_id=t.key,
            number=t.number[:80],
            title=t.title[:300],
            pages=t.pages,
            on=t.on,
            data_class=t.data_class,
            files=[str(k) for k in t.files],
        )
        for order, t in enumerate(things, 1)
    )
    connect(by=by, source=found.ref, target=made.ref, relation="volume")
    record(
        "archives.catalogued",
        by=by,
        about=made.ref,
        facts={"inspection": str(found.pk), "edition": edition, "things": len(things)},
        rule_set=found.rule_set,
    )
    return made


def _edition_word(edition: int) -> str:
    return f"卷{edition}"
