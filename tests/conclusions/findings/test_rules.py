from datetime import date
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xuncha.conclusions.findings.rules import (
    amount,
    classification,
    clause_in_force,
    elements,
    head_heard,
    outcomes,
    sources,
    undertakers,
)
from xuncha.conclusions.findings.rules.content import canonical

A, B, C, LEAD = (UUID(int=n) for n in range(1, 5))
TEAM = frozenset({A, B, C, LEAD})


def codes(found):
    return [f.code for f in found]


class TestUndertakers:
    def test_two_members_are_enough(self):
        assert undertakers.problems(frozenset({A, B}), TEAM, frozenset({LEAD})) == []

    def test_one_is_too_few(self):
        found = undertakers.problems(frozenset({A}), TEAM, frozenset({LEAD}))
        assert codes(found) == ["workpaper.needs_two_undertakers"]
        assert found[0].values == {"needed": 2, "there": 1}

    def test_who_left_the_team_does_not_count(self):
        found = undertakers.problems(frozenset({A, B}), TEAM - {B}, frozenset({LEAD}))
        assert codes(found) == ["workpaper.needs_two_undertakers", "workpaper.undertaker_left"]

    def test_the_lead_signs_last_and_undertakes_nothing(self):
        found = undertakers.problems(frozenset({A, LEAD}), TEAM, frozenset({LEAD}))
        assert codes(found) == ["workpaper.lead_cannot_undertake"]

    def test_a_rule_set_may_ask_for_three(self):
        assert codes(undertakers.problems(frozenset({A, B}), TEAM, frozenset({LEAD}), 3))


class TestElements:
    def test_written_and_supported(self):
        assert elements.missing(["fact"], {"fact": "先付尾款"}, {"fact"}) == []

    def test_not_written(self):
        assert codes(elements.missing(["fact"], {"fact": "  "}, {"fact"})) == [
            "workpaper.element_not_written"
        ]

    def test_written_without_support(self):
        assert codes(elements.missing(["fact"], {"fact": "先付尾款"}, set())) == [
            "workpaper.element_not_supported"
        ]

    def test_what_is_not_required_is_only_said(self):
        found = elements.unsupported(["fact"], {"fact": "x", "effect": "y"}, set())
        assert [(f.where, f.refuses) for f in found] == [("effect", False)]


class TestSources:
    def test_one_item_is_one_source(self):
        found = sources.flags(
            [sources.Support("证0001", "interview"), sources.Support("证0001", "interview")]
        )
        assert [(f.code, f.refuses) for f in found] == [("workpaper.one_source", False)]

    def test_two_items_of_one_method(self):
        found = sources.flags(
            [sources.Support("证0001", "interview"), sources.Support("证0002", "interview")]
        )
        assert codes(found) == ["workpaper.one_method"]

    def test_two_items_of_two_methods(self):
        assert (
            sources.flags([sources.Support("证0001", "interview"), sources.Support("证0002", "material")])
            == []
        )

    def test_nothing_cited_is_left_to_the_elements(self):
        assert sources.flags([]) == []


class TestClauseInForce:
    CONDUCT = (date(2022, 3, 1), date(2022, 5, 31))

    def test_in_force_all_the_while(self):
        assert clause_in_force.flags(date(2020, 1, 1), None, *self.CONDUCT) == []

    @pytest.mark.parametrize(
        ("since", "until"),
        [(date(2022, 4, 1), None), (date(2019, 1, 1), date(2022, 4, 30)), (date(2023, 1, 1), None)],
    )
    def test_not_in_force_is_said_with_the_edition_that_was(self, since, until):
        found = clause_in_force.flags(since, until, *self.CONDUCT, "《办法》2019年版")
        assert codes(found) == ["workpaper.clause_not_in_force"]
        assert found[0].values["in_force"] == "《办法》2019年版"
        assert not found[0].refuses

    def test_the_last_day_counts(self):
        assert clause_in_force.flags(date(2020, 1, 1), date(2022, 5, 31), *self.CONDUCT) == []

    def test_one_day_of_conduct(self):
        assert clause_in_force.flags(date(2020, 1, 1), date(2022, 2, 28), date(2022, 3, 1), None)

    def test_without_days_nothing_can_be_said(self):
        assert codes(clause_in_force.flags(date(2020, 1, 1), None, None, None)) == [
            "workpaper.conduct_not_dated"
        ]


class TestHeadHeard:
    def test_heard_or_a_reason(self):
        assert head_heard.problems(1, "") == []
        assert head_heard.problems(0, "主要负责人在外学习，返岗后沟通") == []

    def test_neither(self):
        assert codes(head_heard.problems(0, "  ")) == ["workpaper.head_not_heard"]


class TestAmount:
    @pytest.mark.parametrize(
        ("written", "fen"),
        [
            ("864,000.00", 86_400_000),
            ("86.4万元", 86_400_000),
            ("８６４０００", 86_400_000),
            ("0.01", 1),
            ("1.5亿元", 15_000_000_000),
            ("12 元", 1200),
        ],
    )
    def test_as_people_write_it(self, written, fen):
        assert amount.fen_of(written) == fen

    @pytest.mark.parametrize("written", ["", "约50万元", "1.234", "-5", "五万", "1e9", "9" * 20])
    def test_what_is_no_amount_is_refused(self, written):
        with pytest.raises(ValueError, match=r".*"):
            amount.fen_of(written)

    @given(st.integers(min_value=0, max_value=10**15))
    def test_fen_survive_writing_and_reading(self, fen):
        assert amount.fen_of(f"{fen // 100:,}.{fen % 100:02}") == fen

    def test_below_nothing(self):
        assert codes(amount.problems(-1, -1)) == [
            "workpaper.amount_impossible",
            "workpaper.persons_impossible",
        ]


class TestClassification:
    RULES = {"items": {"F2-19"}, "disciplines": {"work"}, "fields": {"project"}}

    def test_what_the_rule_set_knows(self):
        assert (
            classification.problems(
                title="先付尾款",
                item="F2-19",
                discipline="work",
                field="project",
                conduct_from=date(2022, 1, 1),
                conduct_to=date(2022, 1, 2),
                **self.RULES,
            )
            == []
        )

    def test_everything_wrong_is_said_at_once(self):
        found = classification.problems(
            title=" ",
            item="F9-01",
            discipline="x",
            field="y",
            conduct_from=date(2022, 1, 2),
            conduct_to=date(2022, 1, 1),
            **self.RULES,
        )
        assert {f.where for f in found} == {"title", "item", "discipline", "field", "conduct_to"}


class TestOutcomes:
    def test_a_finding_may_come_with_advice_and_spot_rectification(self):
        assert outcomes.problems(["finding", "advice", "advice", "spot"], "同意") == []

    def test_none_at_all(self):
        assert codes(outcomes.problems([], "同意")) == ["judgement.no_outcome"]

    def test_not_established_stands_alone(self):
        assert codes(outcomes.problems(["not_established", "advice"], "同意")) == [
            "judgement.not_established_alone"
        ]

    def test_one_matter_is_one_finding(self):
        assert codes(outcomes.problems(["finding", "finding"], "同意")) == ["judgement.too_many"]

    def test_a_kind_nobody_knows(self):
        assert codes(outcomes.problems(["finding", "praise"], "同意")) == ["judgement.unknown_kind"]

    def test_a_clue_never_stands_alone(self):
        assert codes(outcomes.problems(["clue"], "同意")) == ["judgement.clue_alone"]

    def test_the_meeting_leaves_words(self):
        assert codes(outcomes.problems(["finding"], " ")) == ["judgement.no_minutes"]

    def test_a_finding_is_complete(self):
        found = outcomes.finding_problems(
            title="",
            text="",
            item="",
            items={"F2-19"},
            discipline="work",
            disciplines={"work"},
            field="",
            fields={"project"},
            responsible_post="",
        )
        assert {f.where for f in found} == {"title", "text", "responsible_post", "item", "field"}


class TestContent:
    def test_order_and_composition_of_characters_do_not_matter(self):
        assert canonical({"b": "e\u0301", "a": 1}) == canonical({"a": 1, "b": "\u00e9"})

    @given(st.dictionaries(st.text(min_size=1), st.text()))
    def test_any_change_changes_it(self, content):
        assert canonical(content) == canonical(dict(reversed(content.items())))
        assert canonical({**content, "more": "x"}) != canonical({**content, "more": "y"})

    def test_days_and_ids_are_text(self):
        assert b"2022-03-01" in canonical({"on": date(2022, 3, 1), "who": A})
