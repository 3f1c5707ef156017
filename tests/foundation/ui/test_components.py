"""Components: escaped, never colour alone, figures with their words, a refused verb with its reason."""

from datetime import date

import pytest
from django.template import Context, Template
from django.utils.safestring import mark_safe

from xuncha.foundation.terms import no, yes
from xuncha.foundation.ui import cards, figures, parts, sections


def draw(text: str, **context) -> str:
    return Template("{% load x %}" + text).render(Context(context))


@pytest.mark.parametrize("tag", ['{% state "done" t %}', '{% chip "go" t %}', "{% btn t t %}", "{% count t %}", "{% cite t t t %}", "{% figure t t t %}", "{% panel t %}x{% endpanel %}", '{% msg "info" %}{{ t }}{% endmsg %}', "{% crumb t t %}"])  # fmt: skip
def test_every_text_is_escaped(tag):
    drawn = draw(tag, t='<b onclick="x">"')
    assert "<b onclick" not in drawn
    assert "&lt;b onclick" in drawn


def test_a_refused_verb_stays_in_reach_with_its_reason_in_words():
    drawn = draw('{% act d "申请离场" "/x" %}', d=no("departure.missing", "离场条件缺 5 项"))
    assert 'aria-disabled="true"' in drawn
    assert 'tabindex="0"' in drawn
    assert "离场条件缺 5 项" in drawn
    assert "href" not in drawn


def test_an_allowed_verb_is_a_link_and_an_unknown_one_is_nothing():
    assert 'href="/x"' in draw('{% act d "申请离场" "/x" %}', d=yes())
    assert draw('{% act d "申请离场" "/x" %}', d=None) == ""


def test_a_state_has_a_shape_and_a_word():
    drawn = draw('{% state "late" "逾期" %}')
    assert "<svg" in drawn
    assert "逾期" in drawn


def test_coverage_says_its_numbers_and_where_the_term_has_got_to():
    row = figures.coverage(parts.CoverRow("乡镇", ["done"] * 4 + ["go"] + ["plan"] * 5), 0.5)
    assert row.counts == (4, 1, 5, 0)
    assert (row.balance, row.behind) == ("欠 1", True)
    assert 'aria-label="乡镇 10 个：已巡 4，在巡 1，已排 5，未排 0"' in row.drawing
    assert "style" not in row.drawing


@pytest.mark.parametrize("number", [0, 1, 62, 154, 700])
def test_coverage_of_any_size_stays_in_its_width(number):
    drawn = figures.coverage(parts.CoverRow("村", ["done"] * number), None).drawing
    edges = [float(x) for x in __import__("re").findall(r' x="([\d.]+)"', drawn)]
    assert all(x < figures.WIDTH for x in edges)


def test_a_time_line_names_phases_and_escapes_them():
    d = date
    bar = parts.Bar(
        "<b>",
        "x",
        "",
        [parts.Phase("site", "现场", d(2024, 3, 1), d(2024, 5, 1))],
        [(d(2024, 6, 1), "feedback")],
    )
    drawn = figures.timeline([bar], d(2024, 1, 1), d(2024, 12, 31), d(2024, 4, 1))
    assert "<title>现场：2024年3月1日至2024年5月1日</title>" in drawn
    assert "&lt;b&gt;" in drawn
    assert "反馈：2024年6月1日" in drawn


def test_an_empty_state_never_says_no_data():
    drawn = draw('{% empty "还没有底稿" why="因为" button="写第一份" href="/new" %}')
    assert "还没有底稿" in drawn
    assert 'href="/new"' in drawn


def test_a_tag_refuses_an_argument_it_does_not_take():
    with pytest.raises(Exception, match="does not take"):
        draw('{% dl pairs="" colour="red" %}')


def test_safe_values_stay_markup_in_lists():
    assert "<b>5</b>" in draw("{% dl pairs %}", pairs=[("数", mark_safe("<b>5</b>"))])


def test_registries_refuse_a_code_twice():
    code = next(iter(sections.known_sections()))
    known = sections.known_sections()[code]
    with pytest.raises(ValueError, match="twice"):
        sections.section(code, "x", known.url_name, roles=known.roles, order=1)
    with pytest.raises(ValueError, match="no such place"):
        cards.home_card("x.y", roles=known.roles, build=lambda actor: None, place="attic")
