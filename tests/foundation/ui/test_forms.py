from datetime import date

from django.utils.translation import gettext_lazy as _

from xuncha.foundation.ui.forms import DateField, Form, LinesField, MoneyField, TextField


class Sample(Form):
    title = TextField(label=_("事由"))
    on = DateField(label=_("日期"), required=False)
    sum = MoneyField(label=_("金额"), required=False)
    text = LinesField(label=_("情况"), required=False)


def test_what_is_typed_comes_out_as_the_house_keeps_it():
    form = Sample(
        {
            "title": " 尾\u3000款\n",
            "on": "2022年9月20日",
            "sum": "1,234.5",
            "text": "一\r\n二 ",
            "seen": "3",
            "once": "ab",
        }
    )
    assert form.is_valid()
    assert form.cleaned_data == {
        "title": "尾\u3000款",
        "on": date(2022, 9, 20),
        "sum": 123450,
        "text": "一\n二",
    }
    assert (form.seen, form.sent_with) == (3, "ab")


def test_what_is_wrong_is_said_where_and_how_to_mend_it():
    form = Sample({"title": "", "on": "2022-02-30", "sum": "约50万"})
    assert not form.is_valid()
    assert "日历上没有这一天" in form.errors["on"][0]
    assert "216,480.50" in form.errors["sum"][0]
    assert set(form.errors) == {"title", "on", "sum"}


def test_every_showing_has_a_token_of_its_own():
    assert Sample().once != Sample().once
    assert Sample(seen=4).seen == 4
    assert Sample({"seen": "x"}, seen=4).seen is None
