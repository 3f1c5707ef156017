"""The shipped rule sets load and hold what the rooms ask for; faulty files are refused with file, place, what to do."""

from datetime import date
from pathlib import Path

import pytest

from xuncha.foundation.links.conditions import known_conditions
from xuncha.foundation.terms import NotKnown, Role
from xuncha.standing.regulations import queries
from xuncha.standing.regulations.rules.conditions import unknown_conditions
from xuncha.standing.regulations.rules.loading import ROUTE_ROLES, Loaded, Source, load
from xuncha.standing.regulations.rules.ruleset import STAGES
from xuncha.standing.regulations.rules.shelf import differences, groups, unverified

SAMPLES = Path(__file__).parents[2] / "samples"
PASS = sorted((SAMPLES / "should_pass" / "rulesets").glob("*.toml"))
FAIL = sorted((SAMPLES / "should_fail" / "rulesets").glob("*.toml"))
PACKAGE = Path(queries.__file__).parent


def shipped(folder: str) -> list[Source]:
    return [
        Source(f"{folder}/{f.name}", f.read_text("utf-8")) for f in sorted((PACKAGE / folder).glob("*.toml"))
    ]


def loaded_with(file: Path) -> tuple[Loaded, list]:
    own = Source(str(file), file.read_bytes().decode("utf-8-sig"), local=True)
    made = load([*shipped("rulesets"), own], shipped("taxonomies"), queries.document_names())
    faults = list(made.faults)
    for rules in made.rule_sets.values():
        faults += unknown_conditions(rules, set(known_conditions()), made.files[rules.code])
    return made, faults


def test_the_shipped_files_have_no_fault():
    assert queries.data_faults() == ()
    assert {"2017", "2024"} <= {r.code for r in queries.rule_sets()}


@pytest.mark.parametrize("file", PASS, ids=lambda f: f.stem)
def test_a_sound_file_of_an_office_is_taken(file: Path):
    made, faults = loaded_with(file)
    assert faults == []
    assert made.rule_sets["own"].local


@pytest.mark.parametrize("file", FAIL, ids=lambda f: f.stem)
def test_a_faulty_file_is_refused_with_its_place_and_what_to_do(file: Path):
    code, place = (part.strip() for part in file.read_text("utf-8").splitlines()[0].lstrip("# ").split("|"))
    made, faults = loaded_with(file)
    assert any(f.code == code and f.place.startswith(place.replace("?", "")) for f in faults), [
        str(f) for f in faults
    ]
    assert all(f.file == str(file) for f in faults)
    assert all(f.what.zh and f.what.en and f.fix.zh and f.fix.en for f in faults)
    assert {"2017", "2024"} <= set(made.rule_sets), (
        "a faulty file of the office must not take the shipped ones along"
    )
    if code != "unknown_condition":
        assert "own" not in made.rule_sets


def test_each_day_has_the_rule_set_of_its_time():
    assert queries.in_force(date(2017, 7, 1)).code == "2017"
    assert queries.in_force(date(2024, 2, 7)).code == "2017"
    assert queries.in_force(date(2024, 2, 8)).code == "2024"
    assert queries.in_force(date(2030, 1, 1)).code == "2024"


def test_before_the_first_rule_set_none_is_in_force():
    with pytest.raises(NotKnown) as refused:
        queries.in_force(date(2017, 6, 30))
    assert "2017-06-30" in str(refused.value.message)


def test_a_rule_set_nobody_has_is_not_known():
    with pytest.raises(NotKnown):
        queries.rule_set("1999")


@pytest.mark.parametrize("code", ["2017", "2024"])
class TestShipped:
    def test_has_ten_stages_in_order_and_a_gate_for_each_but_the_first(self, code):
        rules = queries.rule_set(code)
        assert tuple(s.code for s in rules.stages) == STAGES
        assert not rules.stages[0].gate.conditions
        assert all(s.gate.conditions for s in rules.stages[1:])
        assert rules.next_stage("filed") is None
        assert rules.next_stage("prepared").code == "entered"

    def test_every_condition_of_a_gate_is_supplied_by_a_step_of_the_map(self, code):
        rules = queries.rule_set(code)
        supplied = {c for s in rules.steps.values() for c in s.supplies}
        assert {c.code for c in rules.conditions} == supplied

    def test_what_a_step_needs_first_is_supplied_no_later(self, code):
        rules = queries.rule_set(code)
        order = {s: n for n, s in enumerate(STAGES)}
        by = {c: s for s in rules.steps.values() for c in s.supplies}
        for step in rules.steps.values():
            for needed in step.before:
                assert order[by[needed].stage] <= order[step.stage], (step.code, needed)

    def test_no_value_claims_to_be_checked_that_was_not(self, code):
        rules = queries.rule_set(code)
        assert unverified(rules) == sum(len(g) for g in groups(rules).values())

    def test_says_everything_in_english_too(self, code):
        rules = queries.rule_set(code)
        for group, values in groups(rules).items():
            for value in values.values():
                assert value.label.en, (group, value.code)
                assert bool(value.basis.zh) == bool(value.basis.en), (group, value.code)

    def test_has_the_checklist_with_its_documents(self, code):
        taxonomy = queries.rule_set(code).taxonomy
        assert [len(taxonomy.of_focus(f"F{n}")) for n in (1, 2, 3, 4)] == [14, 25, 17, 8]
        assert len(taxonomy.disciplines) == 6
        assert len(taxonomy.fields) == 5
        assert sum(f.kind == "three_focuses" for f in taxonomy.focuses.values()) == 3
        assert all(item.rules for item in taxonomy.items.values())

    def test_knows_the_results_of_the_published_vocabulary(self, code):
        results = queries.rule_set(code).results
        assert {t: len(kinds) for t, kinds in results.items()} == {
            "money": 5,
            "persons": 13,
            "rules": 2,
            "meetings": 8,
        }


def test_routes_name_roles_the_house_has():
    assert set(ROUTE_ROLES) < set(Role.values)


def test_the_report_goes_through_four_hands():
    route = queries.rule_set("2017").routes["report"]
    assert [s.role for s in route] == ["lead", "office_head", "leading_group", "secretary"]


def test_the_two_sets_differ_in_the_length_of_rectification():
    found = {(d.group, d.code): d for d in differences(queries.rule_set("2017"), queries.rule_set("2024"))}
    changed = found["period", "concentrated_rectification"]
    assert "amount" in changed.changed
    assert (changed.before.amount, changed.after.amount) == (3, 6)
    assert ("focus", "F1") in found
    assert ("period", "on_site_routine") not in found


def test_the_office_s_own_set_goes_before_the_shipped_one_and_keeps_the_rest():
    made, _ = loaded_with(SAMPLES / "should_pass" / "rulesets" / "a_county_with_its_own_period.toml")
    from xuncha.standing.regulations.rules.shelf import chosen

    own = chosen(made.rule_sets.values(), date(2025, 6, 1))
    assert own.code == "own"
    assert own.periods["concentrated_rectification"].amount == 3
    assert own.periods["concentrated_rectification"].verified
    assert own.periods["concentrated_rectification"].label.en == "Concentrated rectification"
    assert own.periods["rectification_plan"] == made.rule_sets["2024"].periods["rectification_plan"]
    assert chosen(made.rule_sets.values(), date(2024, 12, 31)).code == "2024"


def test_an_own_file_in_the_home_is_read_and_its_fault_stops_the_start(settings, tmp_path):
    from django.core.checks import Error

    from xuncha.config.home import Home
    from xuncha.standing.regulations.checks import rule_data

    settings.HOME = Home(tmp_path)
    (tmp_path / "rulesets").mkdir()
    own = tmp_path / "rulesets" / "qingyuan.toml"
    own.write_bytes((SAMPLES / "should_pass" / "rulesets" / "a_county_with_its_own_period.toml").read_bytes())
    queries.loaded.cache_clear()
    try:
        assert queries.in_force(date(2025, 6, 1)).code == "own"
        assert rule_data() == []
        own.write_bytes((SAMPLES / "should_fail" / "rulesets" / "period_in_weeks.toml").read_bytes())
        queries.loaded.cache_clear()
        assert queries.in_force(date(2025, 6, 1)).code == "2024"
        [error] = rule_data()
        assert isinstance(error, Error)
        assert str(own) in error.msg and "weeks" in error.msg
        own.write_bytes("name = “全角引号”".encode("gb18030"))
        queries.loaded.cache_clear()
        assert [e.id for e in rule_data()] == ["regulations.toml"]
    finally:
        queries.loaded.cache_clear()


def test_a_condition_nobody_supplies_and_nobody_declared_is_refused_at_the_start():
    _, faults = loaded_with(SAMPLES / "should_fail" / "rulesets" / "unknown_condition_spelt_wrong.toml")
    [fault] = faults
    assert "interviews.confirmed" in fault.fix.zh


def test_an_item_is_found_by_its_code_in_the_version_asked_for():
    assert queries.item("F2-06").label.zh.startswith("公务接待")
    assert (
        queries.rule_set("2017").taxonomy.focuses["F1"].label
        != queries.rule_set("2024").taxonomy.focuses["F1"].label
    )
    with pytest.raises(NotKnown):
        queries.item("F9-99")


def test_items_of_a_version_say_which_of_the_version_before_they_take_over():
    assert queries.items_taken_over("F2-06", "2024") == ("F2-06",)
    assert queries.items_taken_over("F2-06", "2017") == ()
    text = (PACKAGE / "taxonomies" / "2024.toml").read_text("utf-8") + (
        '\n[[item]]\ncode = "F2-26"\nfocus = "F2"\nlabel = "公务接待和公款吃喝"\nmaps_from = ["F2-06", "F2-07"]\n'
    )
    made = load([], [shipped("taxonomies")[0], Source("own.toml", text)], queries.document_names())
    assert made.faults == ()
    assert made.taxonomies["2024"].maps_from["F2-26"] == ("F2-06", "F2-07")
    wrong = load(
        [],
        [shipped("taxonomies")[0], Source("own.toml", text.replace('"F2-07"', '"F2-99"'))],
        queries.document_names(),
    )
    assert [f.code for f in wrong.faults] == ["maps_from"]


def test_the_example_of_the_how_to_is_a_sound_rule_set(tmp_path):
    text = (Path(__file__).parents[3] / "docs" / "how-to" / "write-your-own-rule-set.md").read_text("utf-8")
    example = text.split("```toml\n")[1].split("```")[0]
    file = tmp_path / "qingyuan.toml"
    file.write_text(example, "utf-8")
    made, faults = loaded_with(file)
    assert faults == []
    assert [s.role for s in made.rule_sets["qingyuan-2025-1"].routes["extension"]] == [
        "office_head",
        "secretary",
    ]


def test_a_rule_set_says_who_gets_copies_and_the_next_one_inherits_it():
    assert (
        queries.copies_of("2024", "feedback_opinion") == queries.copies_of("2017", "feedback_opinion") != ()
    )
    assert queries.copies_of("2024", "interview_record") == ()
    assert queries.copies_of("2024", "no_such_paper") == ()
