from django.utils.translation import gettext as _

from xuncha.foundation.terms import Actor, Decision, no, yes

from .templates import Template


def can_read(actor: Actor, template: Template) -> Decision:
    """May this person read such a paper at all; whether of this thing is for its room's `build` to say."""
    return yes() if actor.holds(template.who) else no("paper.not_known", "")


def can_issue(actor: Actor, template: Template) -> Decision:
    if actor.holds(template.issuers):
        return yes()
    labels = "、".join(sorted(str(role.label) for role in template.issuers))
    return no("paper.not_issuer", _("由%(who)s出正式稿。") % {"who": labels})
