"""The papers of an inspection, ready made: a room gives plain values, each function gives the `Letter` or `Record`."""

from .authorisation import TeamLine, authorisation
from .feedback import Problem, feedback_opinion
from .interview import Answer, interview_record
from .rectification import ListRow, rectification_list
from .recusal import Hit, recusal_decision
from .report import Section, inspection_report
from .workpaper import Element, HeadHeard, Signed, working_paper

__all__ = [
    "Answer",
    "Element",
    "HeadHeard",
    "Hit",
    "ListRow",
    "Problem",
    "Section",
    "Signed",
    "TeamLine",
    "authorisation",
    "feedback_opinion",
    "inspection_report",
    "interview_record",
    "rectification_list",
    "recusal_decision",
    "working_paper",
]
