"""The sentences behind what the rules of this room find."""

from django.utils.translation import gettext as _

from xuncha.foundation.terms import Problem

from .rules.figures import Unsupported
from .rules.softer import Softer


def figure_without_source(found: Unsupported) -> Problem:
    return Problem(
        "report.figure_without_source",
        _("“%(sentence)s”里的“%(figure)s”没有出处。") % {"sentence": found.sentence, "figure": found.figure},
        "text",
        _("给这一段挂上问题或者来源；能数出来的数请用字段，例如 {{问题数 F2}}。"),
    )


def figure_not_in_source(found: Unsupported) -> Problem:
    return Problem(
        "report.figure_not_in_source",
        _("“%(sentence)s”里的“%(figure)s”在所挂的问题里找不到，请核对。")
        % {"sentence": found.sentence, "figure": found.figure},
        "text",
    )


def unknown_field(field: str) -> Problem:
    return Problem(
        "report.unknown_field",
        _("字段“%(field)s”数不出来。") % {"field": field},
        "text",
        _("用列表里的字段，分类用规则集里的代码。"),
    )


def left_over(number: str, title: str) -> Problem:
    return Problem(
        "report.finding_left_over",
        _("问题 %(number)s“%(title)s”没有写进报告。") % {"number": number, "title": title},
        "paragraphs",
        _("写进对应部分，或者写明为什么不写。"),
    )


def says_less(found: Softer) -> Problem:
    said = {
        "figure": _("认定的问题里有“%(what)s”，这一段没有了。"),
        "word": _("加了缓和的词“%(what)s”。"),
        "sentence": _("认定的“%(what)s”这一段没有说。"),
    }[found.kind]
    return Problem(
        "report.softer", said % {"what": found.what}, "because", _("照认定的写；确要改轻的，写明为什么。")
    )


def no_longer_told(number: str, title: str) -> Problem:
    return Problem(
        "report.no_longer_told",
        _("这一段不再写问题 %(number)s“%(title)s”。") % {"number": number, "title": title},
        "because",
        _("写明为什么；整个报告都不写的，还要写明为什么不写。"),
    )
