"""Numbers of sheets, refused in words where they cannot be."""

from django.utils.translation import gettext as _

from xuncha.foundation.terms import Problem
from xuncha.onsite.fieldwork.rules.forms import MOST, FormsFault, forms_fault


def number_problems(handed_out: int | None, returned: int | None) -> list[Problem]:
    """At least one handed out, and never more returned than handed out."""
    fault = forms_fault(handed_out, returned)
    if fault is None:
        return []
    words = {
        FormsFault.NONE_HANDED_OUT: _("写明发出多少份，至少一份。"),
        FormsFault.TOO_MANY: _("一次最多登记 %(most)d 份，请核对。") % {"most": MOST},
        FormsFault.RETURNED_NEGATIVE: _("收回份数不能小于零。"),
        FormsFault.RETURNED_MORE: _("收回 %(back)s 份，比发出的 %(out)s 份多，请核对。")
        % {"back": returned, "out": handed_out},
    }
    where = "handed_out" if fault in {FormsFault.NONE_HANDED_OUT, FormsFault.TOO_MANY} else "returned"
    return [Problem(f"survey.{fault.value}", words[fault], where=where)]
