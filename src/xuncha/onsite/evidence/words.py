"""What codes are called, for pages and refusals."""

from django.utils.translation import gettext_lazy as _

from .rules.states import Form, ItemState, Thing

FORMS = {
    Form.ORIGINAL: _("原件"),
    Form.COPY: _("复印件"),
    Form.PHOTO: _("照片"),
    Form.RECORD: _("记录"),
}

THINGS = {Thing.ORIGINAL: _("原件"), Thing.COPY: _("复印件")}

ITEM_STATES = {ItemState.CURRENT: _("在用"), ItemState.SUPERSEDED: _("已被替代")}
