"""Words of this room for rooms above."""

from .models import LevelLabel

LEVELS = LevelLabel.choices
