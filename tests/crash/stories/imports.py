"""Registers from spreadsheets: one action, many nested ones."""

from tests.crash.harness import crash_story
from tests.standing.organisations import test_import_bodies as bodies
from tests.standing.people import test_import_people as persons
from xuncha.standing.organisations.actions.import_bodies import import_bodies
from xuncha.standing.people.actions.import_people import import_people


@crash_story
def registers_from_spreadsheets(cast):
    file = bodies.kept(cast, ",东风村,,村,城关镇,,\n,城关镇,城关,乡镇,清源县委,,2019年3月\n")
    import_bodies(by=cast.office.actor, file=file.id)
    file = persons.kept(cast, ",赵敏,清源县水利局,科员,2021.3.5,财务,清源县城关镇,否,是\n")
    import_people(by=cast.office.actor, file=file.id)
