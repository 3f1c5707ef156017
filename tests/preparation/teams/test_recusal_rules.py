"""Each recusal rule on its edges, and all of them against a brute force over the days."""

from datetime import date, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xuncha.preparation.teams.rules.recusal.examine import RULES, examine
from xuncha.preparation.teams.rules.recusal.facts import (
    Candidate,
    Home,
    KinServed,
    Objected,
    Rule,
    Served,
    Sought,
    Tie,
)
from xuncha.preparation.teams.rules.recusal.kin import CIRCLES, circle
from xuncha.preparation.teams.rules.recusal.verdict import verdict
from xuncha.preparation.teams.rules.recusal.years import free_after, years_after
from xuncha.preparation.teams.rules.states import Outcome, Waits

BODY, OLD, BELOW, ABOVE, ELSEWHERE = (UUID(int=n) for n in range(1, 6))
TARGET = UUID(int=99)
BEGINS, ENDS = date(2024, 4, 1), date(2024, 5, 31)


def sought(**more):
    given = {
        "target": TARGET,
        "body": BODY,
        "kind": "department",
        "begins": BEGINS,
        "ends": ENDS,
        "same": frozenset({BODY, OLD}),
        "below": frozenset({BELOW}),
        "above": frozenset({ABOVE}),
        "names": frozenset({"县水利局", "县水利电力局"}),
    }
    return Sought(**{**given, **more})


def served(since, until, body=BODY, name="县水利局"):
    return Served(body, name, "出纳", since, until, "career")


def rule(code, **more):
    return Rule(code, "回避-00", **more)


THREE = rule("former_post", within_years=3)


def found(candidate, one, target=None):
    return examine(candidate, target or sought(), [one])


class TestFormerPost:
    """任职回避: 离任满三年."""

    @pytest.mark.parametrize(
        ("until", "hits"),
        [
            (date(2021, 3, 31), 0),  # 2024-04-01 is the first day on which it is three full years ago
            (date(2021, 4, 1), 1),  # exactly three years: that day still belongs to the period
            (date(2021, 4, 2), 1),
            (date(2024, 3, 31), 1),
        ],
    )
    def test_exactly_three_years(self, until, hits):
        assert len(found(Candidate("lead", [served(date(2018, 7, 1), until)]), THREE)) == hits

    def test_says_until_when(self):
        (hit,) = found(
            Candidate("lead", [served(date(2018, 7, 1), date(2021, 3, 31))]),
            THREE,
            sought(begins=date(2023, 10, 16)),
        )
        assert hit.free_from == date(2024, 4, 1)
        assert hit.fact == {
            "body": "县水利局",
            "post": "出纳",
            "via": "same",
            "long": False,
            "since": "2018-07-01",
            "until": "2021-03-31",
        }

    def test_a_leap_day_ends_with_february(self):
        assert years_after(date(2020, 2, 29), 3) == date(2023, 2, 28)
        assert free_after(date(2020, 2, 29), 4) == date(2024, 3, 1)

    def test_a_career_still_running_is_the_present_posts_matter(self):
        running = Candidate("lead", [served(date(2018, 7, 1), None)])
        assert found(running, THREE) == []
        assert len(found(running, rule("present_unit"))) == 1

    @pytest.mark.parametrize(("until", "hits"), [(date(2013, 1, 1), 0), (date(2013, 1, 2), 1)])
    def test_more_than_three_years_in_all_counts_for_ever(self, until, hits):
        longer = rule("former_post", longer_than_years=3)
        assert len(found(Candidate("lead", [served(date(2010, 1, 1), until)]), longer)) == hits

    def test_stretches_are_added_and_overlaps_counted_once(self):
        longer = rule("former_post", longer_than_years=3)
        two = [served(date(2005, 1, 1), date(2007, 1, 1)), served(date(2010, 1, 1), date(2011, 6, 1))]
        assert len(found(Candidate("lead", two), longer)) == 1
        overlapping = [served(date(2005, 1, 1), date(2007, 1, 1)), served(date(2005, 6, 1), date(2007, 1, 1))]
        assert found(Candidate("lead", overlapping), longer) == []

    def test_a_merged_body_counts_as_the_target(self):
        assert len(found(Candidate("lead", [served(date(2018, 1, 1), date(2023, 1, 1), OLD)]), THREE)) == 1

    def test_a_career_outside_the_register_is_matched_by_any_name_the_body_had(self):
        unkeyed = served(date(2018, 1, 1), date(2023, 1, 1), None, "县水利电力局")
        (hit,) = found(Candidate("lead", [unkeyed]), THREE)
        assert hit.fact["via"] == "name"
        assert found(Candidate("lead", [served(date(2018, 1, 1), date(2023, 1, 1), None, "")]), THREE) == []

    def test_below_counts_and_above_only_where_the_rule_says(self):
        below = Candidate("lead", [served(date(2018, 1, 1), date(2023, 1, 1), BELOW)])
        above = Candidate("lead", [served(date(2018, 1, 1), date(2023, 1, 1), ABOVE)])
        assert len(found(below, THREE)) == 1
        assert found(above, THREE) == []
        reaching = rule("former_post", within_years=3, reach=frozenset({"above"}))
        assert len(found(above, reaching)) == 1
        assert found(below, reaching) == []

    def test_a_rule_binds_its_roles_only(self):
        one = rule("former_post", within_years=3, roles=frozenset({"lead", "deputy"}))
        past = [served(date(2018, 1, 1), date(2023, 1, 1))]
        assert len(found(Candidate("deputy", past), one)) == 1
        assert found(Candidate("member", past), one) == []


days = st.dates(date(2015, 1, 1), date(2028, 12, 31))
spans = st.tuples(st.none() | days, st.none() | days).filter(
    lambda s: s[0] is None or s[1] is None or s[0] <= s[1]
)


def brute_force(since, until, begins, ends, years):
    """Day by day: does the person serve there on a day of the batch, or on one less than `years` full years before it?"""
    here = list(range(date(2008, 1, 1).toordinal(), ends.toordinal() + 1))
    here = [
        d
        for d in here
        if (since is None or d >= since.toordinal()) and (until is None or d <= until.toordinal())
    ]
    if any(d >= begins.toordinal() for d in here):
        return "present"
    if not here:
        return ""
    last = date.fromordinal(here[-1])
    anniversary = last
    for _ in range(years):
        try:
            anniversary = anniversary.replace(year=anniversary.year + 1)
        except ValueError:
            anniversary = anniversary.replace(year=anniversary.year + 1, day=28)
    if (last.month, last.day) == (2, 29) and anniversary.month == 2:
        anniversary = (date(anniversary.year, 3, 1)) - timedelta(days=1)
    return "former" if begins <= anniversary else ""


@given(spans, st.dates(date(2018, 1, 1), date(2026, 12, 31)), st.integers(0, 60), st.integers(1, 5))
def test_present_and_former_post_agree_with_a_brute_force_over_the_days(span, begins, length, years):
    since, until = span
    ends = begins + timedelta(days=length)
    target = sought(begins=begins, ends=ends)
    rules = [rule("present_unit"), rule("former_post", within_years=years)]
    hits = examine(Candidate("lead", [served(since, until)]), target, rules)
    expected = brute_force(since, until, begins, ends, years)
    assert [h.rule for h in hits] == {"present": ["present_unit"], "former": ["former_post"], "": []}[
        expected
    ]


@given(spans, st.dates(date(2018, 1, 1), date(2026, 12, 31)), st.integers(0, 60), st.integers(1, 5))
def test_nothing_applies_from_the_day_a_hit_names(span, begins, length, years):
    since, until = span
    rules = [rule("present_unit"), rule("former_post", within_years=years)]
    candidate = Candidate("lead", [served(since, until)])
    for hit in examine(candidate, sought(begins=begins, ends=begins + timedelta(days=length)), rules):
        if hit.free_from is not None:
            later = [
                h.rule for h in examine(candidate, sought(begins=hit.free_from, ends=hit.free_from), rules)
            ]
            assert hit.rule not in later
            before = hit.free_from - timedelta(days=1)
            assert hit.rule in [h.rule for h in examine(candidate, sought(begins=before, ends=before), rules)]


class TestPresentUnit:
    """现任职: touches the batch."""

    @pytest.mark.parametrize(
        ("since", "until", "hits"),
        [
            (None, None, 1),
            (date(2024, 5, 31), None, 1),
            (date(2024, 6, 1), None, 0),
            (None, date(2024, 4, 1), 1),
            (None, date(2024, 3, 31), 0),
        ],
    )
    def test_on_some_day_of_the_batch(self, since, until, hits):
        assert len(found(Candidate("member", [served(since, until)]), rule("present_unit"))) == hits

    def test_elsewhere_is_nothing(self):
        assert (
            found(Candidate("member", [served(None, None, ELSEWHERE, "县教育局")]), rule("present_unit"))
            == []
        )


class TestKin:
    """亲属任职: sealed, within the circle."""

    def relative(self, relation, body=BODY):
        return KinServed(relation, body, "县水利局", "副局长", None, None, "kin")

    def test_the_hit_is_sealed(self):
        (hit,) = found(Candidate("member", kin=[self.relative("配偶")]), rule("kin", forced=True))
        assert hit.sealed
        assert hit.forced

    def test_only_relations_of_the_rules_circle(self):
        narrow = rule("kin", relations=frozenset({"spouse", "direct_blood"}))
        assert len(found(Candidate("member", kin=[self.relative("父亲")]), narrow)) == 1
        assert found(Candidate("member", kin=[self.relative("姐夫")]), narrow) == []

    def test_a_word_in_no_circle_counts_so_that_a_person_looks(self):
        narrow = rule("kin", relations=frozenset({"spouse"}))
        assert len(found(Candidate("member", kin=[self.relative("干爹")]), narrow)) == 1

    def test_the_circles_do_not_overlap(self):
        words = [word for circle_words in CIRCLES.values() for word in circle_words]
        assert len(words) == len(set(words))
        assert circle("spouse") == circle("配偶") == "spouse"


class TestHomePlace:
    """地域回避: the township of the target."""

    TOWN, VILLAGE, OTHER_VILLAGE = UUID(int=11), UUID(int=12), UUID(int=13)
    RULE = rule("home_place", body_kinds=frozenset({"town", "village", "community"}))

    def target(self, kind, body):
        return sought(
            kind=kind,
            body=body,
            same=frozenset({body}),
            township=self.TOWN,
            township_names=frozenset({"石门镇"}),
        )

    def test_a_village_of_the_township_and_the_town_itself(self):
        born = Candidate("member", homes=[Home("", frozenset({self.VILLAGE, self.TOWN}), "home")])
        assert found(born, self.RULE, self.target("town", self.TOWN))
        assert found(born, self.RULE, self.target("village", self.OTHER_VILLAGE))

    def test_words_where_the_register_has_no_place(self):
        assert found(
            Candidate("member", homes=[Home("清源县石门镇东沟村", frozenset(), "home")]),
            self.RULE,
            self.target("village", self.VILLAGE),
        )
        assert not found(
            Candidate("member", homes=[Home("清源县柳河镇", frozenset(), "home")]),
            self.RULE,
            self.target("village", self.VILLAGE),
        )

    def test_departments_have_no_home_people(self):
        born = Candidate("member", homes=[Home("清源县石门镇", frozenset(), "home")])
        assert found(born, self.RULE, sought(township_names=frozenset({"石门镇"}))) == []


class TestBusinessPastHandlingObjection:
    def tie(self, since, until, body=BODY):
        return Tie(body, "县水利局", "承建维修工程", since, until, "合同")

    def test_a_running_tie_and_one_just_ended(self):
        assert found(Candidate("member", ties=[self.tie(date(2022, 1, 1), None)]), rule("business"))
        ended = Candidate("member", ties=[self.tie(date(2022, 1, 1), date(2024, 3, 31))])
        assert found(ended, rule("business")) == []
        assert found(ended, rule("business", within_years=1))

    @pytest.mark.parametrize(
        ("until", "years", "hits"),
        [
            (None, 3, 1),
            (date(2021, 3, 31), 3, 0),
            (date(2021, 4, 1), 3, 1),
            (date(2001, 1, 1), 0, 1),
        ],
    )
    def test_a_matter_handled_within_the_years(self, until, years, hits):
        candidate = Candidate("member", handled=[self.tie(date(2000, 1, 1), until)])
        assert len(found(candidate, rule("past_handling", within_years=years))) == hits

    def test_an_objection_is_about_one_target(self):
        asked = Candidate(
            "member", objections=[Objected(TARGET, "水党函〔2024〕3号", "有过节", date(2024, 3, 5))]
        )
        assert len(found(asked, rule("objection"))) == 1
        assert found(asked, rule("objection"), sought(target=UUID(int=100))) == []


class TestVerdict:
    def hits(self, *forced):
        return [
            h
            for f in forced
            for h in found(Candidate("lead", [served(None, None)]), rule("present_unit", forced=f))
        ]

    def test_a_forced_rule_recuses_whoever_decides_what(self):
        assert verdict(self.hits(True), declared=False, upheld=Outcome.MAY_SERVE) == (
            Outcome.MUST_RECUSE,
            Waits.NOTHING,
        )

    def test_nothing_is_cleared_without_a_declaration(self):
        assert verdict([], declared=False, upheld=None) == (Outcome.PENDING, Waits.DECLARATION)
        assert verdict([], declared=True, upheld=None) == (Outcome.MAY_SERVE, Waits.NOTHING)

    def test_a_hit_waits_for_a_person_or_for_what_was_decided_on_the_same_facts(self):
        assert verdict(self.hits(False), declared=True, upheld=None) == (Outcome.PENDING, Waits.PROPOSAL)
        assert verdict(self.hits(False), declared=True, upheld=Outcome.MAY_SERVE) == (
            Outcome.MAY_SERVE,
            Waits.NOTHING,
        )


def test_every_rule_of_every_shipped_rule_set_is_known_here():
    from xuncha.standing.regulations.queries import rule_sets

    assert {code for rules in rule_sets() for code in rules.recusal} <= set(RULES)


def test_a_rule_nobody_knows_is_an_error_and_not_a_pass():
    with pytest.raises(KeyError):
        found(Candidate("lead"), rule("astrology"))
