from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class Teams(AppConfig):
    name = "xuncha.preparation.teams"
    verbose_name = _("组建授权")

    def ready(self) -> None:
        """Register kinds, events, the conditions of the gates, what re-opens a decision, papers, section, cards."""
        from xuncha.foundation.journal.events import event
        from xuncha.foundation.papers.templates import paper
        from xuncha.foundation.terms import OFFICE, TEAM, Role
        from xuncha.foundation.ui.cards import home_card
        from xuncha.foundation.ui.sections import section

        from . import cards, papers, registrations

        for code, label in registrations.EVENTS.items():
            event(code, label)
        registrations.register()
        deciders = {Role.LEADING_GROUP, Role.SECRETARY}
        paper(
            "teams.authorisation",
            _("授权任职及任务分工的决定"),
            subject="teams.team",
            build=papers.authorisation,
            who=OFFICE | TEAM | deciders,
            issuers=OFFICE,
        )
        paper(
            "teams.recusal_decision",
            _("回避决定"),
            subject="teams.pairdecision",
            build=papers.recusal_decision,
            who=OFFICE | deciders,
            issuers=OFFICE,
        )
        paper(
            "teams.hand_over",
            _("工作移交单"),
            subject="teams.handover",
            build=papers.hand_over,
            who=OFFICE | TEAM | deciders,
            issuers=OFFICE,
        )
        section(
            "teams",
            _("队伍"),
            "teams:teams",
            roles=OFFICE | TEAM | deciders,
            order=30,
            key="d",
            rooms=("teams", "training"),
        )
        section("door_team", _("巡察组"), "teams:door", roles={Role.BODY_LIAISON}, order=20, door=True)
        home_card("teams.reopened", roles=OFFICE, build=cards.reopened, order=15)
        home_card("teams.forming", roles=OFFICE, build=cards.forming, order=25)
        home_card("teams.announced", roles={Role.BODY_LIAISON}, build=cards.announced, order=40, place="door")
        home_card("teams.to_declare", roles=frozenset(), build=cards.to_declare, order=5)
